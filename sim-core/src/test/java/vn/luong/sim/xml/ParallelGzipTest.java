package vn.luong.sim.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.random.RandomStream;

class ParallelGzipTest {
  private static final int BLOCK = 4 * (63 << 10);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 20 * BLOCK, 20 * BLOCK + 7})
  void bytesOfAnyNumberComeBack(int length) throws IOException {
    byte[] text = "Đại lộ Bình Dương ".repeat(length / 10 + 1).getBytes(StandardCharsets.UTF_8);
    byte[] plain = Arrays.copyOf(text, length);

    assertThat(unzip(zip(plain, 1000))).isEqualTo(plain);
  }

  @Test
  void bytesThatCannotBeCompressedComeBack() throws IOException {
    RandomStream random = RandomStream.of(7);
    byte[] plain = new byte[3 * BLOCK + 5];
    for (int position = 0; position < plain.length; position++) {
      plain[position] = (byte) random.nextInt(256);
    }

    assertThat(unzip(zip(plain, plain.length))).isEqualTo(plain);
  }

  @Test
  void fileDoesNotDependOnTheSizesOfWrites() throws IOException {
    byte[] plain = "<event/>\n".repeat(200_000).getBytes(StandardCharsets.UTF_8);

    assertThat(zip(plain, 13)).isEqualTo(zip(plain, 1 << 16));
  }

  @Test
  void fullDiskIsThrownAndEndsTheThreads() throws IOException {
    OutputStream fullDisk = new OutputStream() {
      private int size;

      @Override
      public void write(int value) throws IOException {
        if (++size > 100) {
          throw new IOException("no space left on device");
        }
      }
    };
    ParallelGzip gzip = new ParallelGzip(fullDisk);

    assertThatThrownBy(() -> {
          try (gzip) {
            gzip.write(new byte[100 * BLOCK]);
          }
        })
        .isInstanceOf(IOException.class)
        .hasMessage("no space left on device");
    assertThat(gzip.isTerminated()).isTrue();
  }

  private static byte[] zip(byte[] plain, int bytesPerWrite) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (ParallelGzip gzip = new ParallelGzip(zipped)) {
      for (int start = 0; start < plain.length; start += bytesPerWrite) {
        gzip.write(plain, start, Math.min(bytesPerWrite, plain.length - start));
      }
    }
    return zipped.toByteArray();
  }

  private static byte[] unzip(byte[] zipped) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return in.readAllBytes();
    }
  }
}
