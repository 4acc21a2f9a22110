package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;

/** The bundled scenario with first routes from a static assignment, through the whole command. */
class WarmStartRunTest {
  @TempDir
  Path folder;

  private final StringWriter errors = new StringWriter();

  private int execute(String... arguments) {
    return Main.execute(new PrintWriter(new StringWriter()), new PrintWriter(errors), arguments);
  }

  private double firstGap(String method) throws IOException {
    Path out = folder.resolve(method);
    int code = execute(
        "run",
        "--sample",
        "0.2%",
        "--iterations",
        "0",
        "--warm-start",
        method,
        "--out",
        out.toString());
    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    return JsonFile.readTree(out.resolve(RunFolder.MANIFEST))
        .findValue("relativeGap")
        .asDouble();
  }

  @Test
  void firstDayIsNearerToEquilibrium() throws IOException {
    double cold = firstGap("none");
    double warm = firstGap("static");

    // One person stands for five hundred here, which no assignment can foresee; at 1% it is a
    // fifth.
    assertThat(warm).isPositive().isLessThan(0.75 * cold);
  }

  @Test
  void unknownMethodIsBadUsage() {
    assertThat(execute("run", "--warm-start", "hot")).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("\"hot\" is neither none nor static");
  }
}
