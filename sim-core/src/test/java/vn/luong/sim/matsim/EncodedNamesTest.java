package vn.luong.sim.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.xml.XmlOutput;

class EncodedNamesTest {
  private static final byte[] LINK = XmlOutput.ascii("\" link=\"");

  @Test
  void attributesAreTheSameWhenTheyAreForgottenInBetween() {
    EncodedNames names = new EncodedNames(LINK, EncodedNamesTest::name, 1 << 10);

    assertThat(write(names)).isEqualTo(expected());
  }

  @Test
  void attributesAreTheSameWhenAllAreKept() {
    assertThat(write(new EncodedNames(LINK, EncodedNamesTest::name))).isEqualTo(expected());
  }

  @Test
  void attributesAreTheSameWhenThreadsMakeThemAtTheSameTime() {
    for (int round = 0; round < 20; round++) {
      EncodedNames names =
          new EncodedNames(LINK, EncodedNamesTest::name, round % 2 == 0 ? 1 << 12 : 1 << 26);

      List<String> texts = IntStream.range(0, 8)
          .parallel()
          .mapToObj(writer -> write(names))
          .distinct()
          .toList();

      assertThat(texts).containsExactly(expected());
    }
  }

  /** Escaped, not ASCII, and of all lengths about the longest one that is kept. */
  private static String name(int index) {
    return "<Đường & " + index + ">".repeat(index % 100);
  }

  private static int[] indices() {
    RandomStream random = RandomStream.of(11);
    int[] indices = new int[3000];
    for (int place = 0; place < indices.length; place++) {
      indices[place] = random.nextInt(place % 2 == 0 ? 5 : 400);
    }
    return indices;
  }

  private static String write(EncodedNames names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    XmlOutput output = XmlOutput.to(bytes);
    for (int index : indices()) {
      names.write(index, output);
    }
    output.finish();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String expected() {
    StringBuilder text = new StringBuilder();
    for (int index : indices()) {
      text.append("\" link=\"").append(XmlOutput.escape(name(index)));
    }
    return text.toString();
  }
}
