package vn.luong.sim.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlOutputTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        1,
        -1,
        9,
        10,
        99,
        100,
        12345,
        9_999_999,
        1e7,
        -1e7,
        0.1,
        1.5,
        1e-5,
        1e300,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE
      })
  void numbersAreWrittenAsJavaDoes(double value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XmlOutput output = XmlOutput.to(bytes);

    output.number(value).finish();

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(Double.toString(value));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 10, 99, 100, 999_999_999, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
  void integersAreWrittenAsJavaDoes(int value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XmlOutput output = XmlOutput.to(bytes);

    output.integer(value).finish();

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(Integer.toString(value));
  }

  @Test
  void whatHasAMeaningInXmlIsEscaped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XmlOutput output = XmlOutput.to(bytes);

    output
        .attribute("a", "<Thuận \"An\" & Dĩ An>\n𝄞")
        .raw("|")
        .content("\"<&>\"")
        .finish();

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo(" a=\"&lt;Thuận &quot;An&quot; &amp; Dĩ An&gt;&#10;𝄞\"|\"&lt;&amp;&gt;\"");
  }

  @Test
  void longTextsPassTheBuffer() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XmlOutput output = XmlOutput.to(bytes);
    String text = "Bình Dương ".repeat(30_000);

    output.text(text).raw(XmlOutput.ascii("x".repeat(100_000))).finish();

    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(text + "x".repeat(100_000));
  }

  @Test
  void fileAppearsOnlyWhenFinished() throws IOException {
    Path file = folder.resolve("new/folder/out.xml");
    XmlOutput output = XmlOutput.create(file);
    output.raw("<a/>");

    assertThat(file).doesNotExist();

    output.finish();
    output.close();

    assertThat(file).hasContent("<a/>");
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertThat(files).hasSize(1);
    }
  }
}
