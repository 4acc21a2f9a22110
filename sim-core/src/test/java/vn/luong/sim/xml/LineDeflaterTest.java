package vn.luong.sim.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.random.RandomStream;

class LineDeflaterTest {
  private static final int MOST_BYTES = 300_000;

  private final LineDeflater deflater = new LineDeflater();

  @TempDir
  private Path folder;

  @Test
  void textsOfAllShortLengthsComeBack() throws DataFormatException {
    byte[] text = lines(400);
    for (int length = 0; length < 400; length++) {
      assertComesBack(Arrays.copyOf(text, length));
    }
  }

  @Test
  void linesComeBackAndTakeAFifth() throws DataFormatException {
    assertThat(assertComesBack(lines(MOST_BYTES))).isLessThan(MOST_BYTES / 5);
  }

  /** Repeats of the longest length, 258, and of what is left behind them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 257, 258, 259, 265, 266, 40_000})
  void textsThatRepeatAtOneDistanceComeBack(int distance) throws DataFormatException {
    byte[] unit = random(distance, 256);
    byte[] text = new byte[MOST_BYTES - distance % 5];
    for (int position = 0; position < text.length; position++) {
      text[position] = unit[position % distance];
    }

    int size = assertComesBack(text);

    // What repeats farther off than deflated data can say stays as it is.
    assertThat(size < text.length / 20).isEqualTo(distance <= 32_768);
  }

  @ParameterizedTest
  @ValueSource(ints = {32_767, 32_768, 32_769})
  void repeatsAtTheEdgeOfTheWindowComeBack(int distance) throws DataFormatException {
    byte[] text = random(distance + 50, 256);
    System.arraycopy(text, 0, text, distance, 50);

    assertComesBack(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 64, 256})
  void randomBytesComeBackAndHardlyGrow(int kinds) throws DataFormatException {
    byte[] text = random(MOST_BYTES, kinds);

    assertThat(assertComesBack(text)).isLessThan(text.length + text.length / 500 + 300);
  }

  @Test
  void randomMixturesOfRepeatsAndBytesComeBack() throws DataFormatException {
    RandomStream random = RandomStream.of(5);
    for (int round = 0; round < 200; round++) {
      byte[] text = random(1 + random.nextInt(20_000), 1 + random.nextInt(256));
      for (int copy = 0; copy < 100; copy++) {
        int from = random.nextInt(text.length);
        int to = random.nextInt(text.length);
        int length = Math.min(random.nextInt(600), text.length - Math.max(from, to));
        System.arraycopy(text, from, text, to, length);
      }
      assertComesBack(text);
    }
  }

  /** Bytes so unevenly often that the shortest code had words of more than the 15 bits that are allowed. */
  @Test
  void bytesThatAreFibonacciNumbersOftenComeBack() throws DataFormatException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    int before = 1;
    int now = 1;
    for (int kind = 0; kind < 24; kind++) {
      for (int count = 0; count < now; count++) {
        text.write(kind);
      }
      int next = before + now;
      before = now;
      now = next;
    }
    byte[] shuffled = text.toByteArray();
    RandomStream random = RandomStream.of(3);
    for (int position = shuffled.length - 1; position > 0; position--) {
      int other = random.nextInt(position + 1);
      byte kept = shuffled[position];
      shuffled[position] = shuffled[other];
      shuffled[other] = kept;
    }

    assertComesBack(shuffled);
  }

  @Test
  void sameTextGivesTheSameBytesWhateverCameBefore() {
    byte[] text = lines(100_000);
    byte[] first = deflate(deflater, text);
    deflate(deflater, random(50_000, 200));

    assertThat(deflate(deflater, text)).isEqualTo(first);
  }

  @Test
  void gzipItselfTakesTheFile() throws IOException, InterruptedException {
    Path file = folder.resolve("lines.gz");
    byte[] text = lines(2_000_000);
    try (ParallelXml xml = ParallelXml.create(file, 2)) {
      for (int start = 0; start < text.length; start += 100_000) {
        int from = start;
        xml.add(output -> output.raw(text, from, Math.min(100_000, text.length - from)));
      }
      xml.finish();
    }
    Process process;
    try {
      process = new ProcessBuilder("gzip", "-dc", file.toString()).start();
    } catch (IOException e) {
      Assumptions.assumeThat(e).as("gzip is not installed").isNull();
      return;
    }
    byte[] back = process.getInputStream().readAllBytes();

    assertThat(process.waitFor()).isZero();
    assertThat(back).isEqualTo(text);
  }

  /** Returns how many bytes the text took. */
  private int assertComesBack(byte[] text) throws DataFormatException {
    byte[] deflated = deflate(deflater, text);
    byte[] back = new byte[text.length + 1];
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(deflated);
      int size = 0;
      int taken;
      do {
        taken = inflater.inflate(back, size, back.length - size);
        size += taken;
      } while (taken > 0);
      assertThat(size).isEqualTo(text.length);
      assertThat(Arrays.copyOf(back, size)).isEqualTo(text);
      assertThat(inflater.getRemaining()).isZero();
      assertThat(inflater.finished()).isFalse();
    } finally {
      inflater.end();
    }
    return deflated.length;
  }

  private static byte[] deflate(LineDeflater deflater, byte[] text) {
    byte[] deflated = new byte[LineDeflater.roomFor(text.length)];
    return Arrays.copyOf(deflated, deflater.deflate(text, text.length, deflated));
  }

  private static byte[] random(int length, int kinds) {
    RandomStream random = RandomStream.of(length);
    byte[] bytes = new byte[length];
    for (int position = 0; position < length; position++) {
      bytes[position] = (byte) random.nextInt(kinds);
    }
    return bytes;
  }

  private static byte[] lines(int length) {
    RandomStream random = RandomStream.of(9);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append("\t<event time=\"25200.0\" type=\"left link\" link=\"")
          .append(random.nextInt(40_000))
          .append("\" vehicle=\"thủ-dầu-một-")
          .append(random.nextInt(100_000))
          .append("_motorbike\"  />\n");
    }
    return Arrays.copyOf(text.toString().getBytes(StandardCharsets.UTF_8), length);
  }
}
