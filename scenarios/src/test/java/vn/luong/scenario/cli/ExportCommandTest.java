package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code luong export --to matsim} as a process of its own. */
class ExportCommandTest {
  private static final int PERSONS = 400;

  @TempDir
  Path folder;

  @Test
  void eventsAreTheSameBytesOnAnyNumberOfProcessors() throws Exception {
    Path config = GridMatsimScenario.write(folder.resolve("town"), PERSONS, 0);
    Path run = folder.resolve("run");
    Answer answer = Answer.luong("run", config.toString(), "--out", run.toString());
    assertThat(answer.exitCode()).as(answer.text()).isZero();

    Path one = exportOn(1, run);
    assertThat(exportOn(2, run)).hasSameBinaryContentAs(one);
    assertThat(exportOn(4, run)).hasSameBinaryContentAs(one);

    String xml = text(one);
    assertThat(xml).startsWith("<?xml").endsWith("</events>\n");
    assertThat(
            xml.lines().filter(line -> line.contains("type=\"entered link\"")).count())
        .isGreaterThan(PERSONS);
  }

  private Path exportOn(int processors, Path run) throws InterruptedException {
    Path place = folder.resolve("on-" + processors);
    ChildProgram program = ChildProgram.startOn(
        processors, place, "export", run.toString(), "--to", "matsim", "--out", "xml");
    assertThat(program.await()).as(program.output()).isZero();
    return place.resolve("xml").resolve("output_events.xml.gz");
  }

  private static String text(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
