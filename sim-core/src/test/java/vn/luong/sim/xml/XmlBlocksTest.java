package vn.luong.sim.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlBlocksTest {
  private static String written(int count, int threads, XmlBlocks.Formatter formatter) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XmlOutput output = XmlOutput.to(bytes);
    XmlBlocks.write(output, count, 7, threads, () -> formatter);
    output.finish();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void numbers(XmlOutput output, int first, int end) {
    for (int element = first; element < end; element++) {
      output.raw("<n").attribute("id", "Bến xe " + element).raw("/>\n");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 700, 10_001})
  void bytesDoNotDependOnTheNumberOfThreads(int count) {
    String alone = written(count, 1, XmlBlocksTest::numbers);

    assertThat(alone.lines().count()).isEqualTo(count);
    assertThat(written(count, 2, XmlBlocksTest::numbers)).isEqualTo(alone);
    assertThat(written(count, 8, XmlBlocksTest::numbers)).isEqualTo(alone);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void whatFailsInABlockFailsTheFile(int threads) {
    assertThatThrownBy(() -> written(100, threads, (output, first, end) -> {
          if (end > 50) {
            throw new IllegalStateException("person 50");
          }
        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("person 50");
  }
}
