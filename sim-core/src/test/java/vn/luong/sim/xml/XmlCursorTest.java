package vn.luong.sim.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

class XmlCursorTest {
  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void childrenAreVisitedAndWhatIsLeftUnreadIsPassedOver() throws IOException {
    Path file = write(
        "<a><b><deep><deeper/></deep></b><c>text</c><b/></a>".getBytes(StandardCharsets.UTF_8));
    List<String> visited = new ArrayList<>();

    boolean isRead = XmlCursor.read(file, problems, xml -> {
      int depth = xml.depth();
      while (xml.nextChild(depth)) {
        visited.add(xml.name());
      }
    });

    assertThat(isRead).isTrue();
    assertThat(visited).containsExactly("b", "c", "b");
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void gzipIsSeenFromContentNotFromName() throws IOException {
    Path file = write(gzip("<a>xin chào</a>"));

    assertThat(textOf(file)).isEqualTo("xin chào");
  }

  @Test
  void truncatedGzipIsToldAsSuch() throws IOException {
    byte[] whole = gzip("<a>" + "many words ".repeat(10_000) + "</a>");
    Path file = write(Arrays.copyOf(whole, whole.length / 2));

    textOf(file);

    assertThat(kinds()).containsExactly("truncated-file");
  }

  @Test
  void malformedXmlIsToldWithItsLine() throws IOException {
    Path file = write("<a>\n  <b>\n  </c>\n</a>".getBytes(StandardCharsets.UTF_8));

    XmlCursor.read(file, problems, xml -> {});

    assertThat(kinds()).containsExactly("malformed-xml");
    assertThat(problems.problems().get(0).position().line()).isEqualTo(3);
  }

  @Test
  void missingFileIsTold() {
    boolean isRead = XmlCursor.read(folder.resolve("nowhere.xml"), problems, xml -> {});

    assertThat(isRead).isFalse();
    assertThat(kinds()).containsExactly("missing-file");
  }

  @ParameterizedTest
  @CsvSource({"28B52FFD, Zstandard", "04224D18, LZ4", "425A6839, bzip2", "504B0304, zip"})
  void otherCompressionIsToldByName(String magic, String name) throws IOException {
    byte[] bytes = new byte[100];
    for (int index = 0; index < 4; index++) {
      bytes[index] = (byte) Integer.parseInt(magic.substring(2 * index, 2 * index + 2), 16);
    }

    XmlCursor.read(write(bytes), problems, xml -> {});

    assertThat(kinds()).containsExactly("unsupported-compression");
    assertThat(problems.problems().get(0).message()).contains(name, "gzip");
  }

  @Test
  void externalEntityIsNeverRead() throws IOException {
    Path secret = folder.resolve("secret.txt");
    Files.writeString(secret, "top secret");
    Path file = write(("<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a>&x;</a>")
        .getBytes(StandardCharsets.UTF_8));

    assertThat(textOf(file)).doesNotContain("secret");
    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void externalEntityInAnAttributeIsNeverRead() throws IOException {
    Path secret = folder.resolve("secret.txt");
    Files.writeString(secret, "top secret");
    Path file = write(("<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a b=\"&x;\"/>")
        .getBytes(StandardCharsets.UTF_8));

    XmlCursor.read(file, problems, xml -> assertThat(xml.attribute("b")).doesNotContain("secret"));

    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void entitiesInEntitiesDoNotBlowUp() throws IOException {
    StringBuilder text = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"lol\">");
    for (int level = 1; level < 20; level++) {
      String reference = "&l" + (level - 1) + ";";
      text.append("<!ENTITY l").append(level).append(" \"").append(reference.repeat(10));
      text.append("\">");
    }
    Path file = write(text.append("]><a>&l19;</a>").toString().getBytes(StandardCharsets.UTF_8));

    assertThat(textOf(file)).hasSizeLessThan(100);
    assertThat(problems.hasErrors()).isTrue();
  }

  @Test
  void schemaThatCannotBeReachedIsNotAskedFor() throws IOException {
    Path file = write("<!DOCTYPE a SYSTEM \"http://192.0.2.1/never.dtd\"><a>text</a>"
        .getBytes(StandardCharsets.UTF_8));

    assertThat(textOf(file)).isEqualTo("text");
    assertThat(problems.problems()).isEmpty();
  }

  private String textOf(Path file) {
    StringBuilder text = new StringBuilder();
    XmlCursor.read(file, problems, xml -> text.append(xml.text()));
    return text.toString();
  }

  private List<String> kinds() {
    return problems.problems().stream().map(Problem::kind).toList();
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("file.xml"), content);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
