package vn.luong.sim.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelXmlTest {
  private static final int PIECES = 300;

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void piecesOfAnySizeStandInTheirOrder(int threads) throws IOException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ParallelXml xml = ParallelXml.to(plain, threads);
    addPieces(xml);
    xml.finish();
    Path file = folder.resolve("pieces.xml.gz");
    try (ParallelXml zipped = ParallelXml.create(file, threads)) {
      addPieces(zipped);
      zipped.finish();
    }

    byte[] expected = expected();
    assertThat(plain.toByteArray()).isEqualTo(expected);
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(in.readAllBytes()).isEqualTo(expected);
    }
  }

  @Test
  void aFileOfNoPiecesIsAnEmptyGzipFile() throws IOException {
    Path file = folder.resolve("empty.xml.gz");
    ParallelXml.create(file, 2).finish();

    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(in.readAllBytes()).isEmpty();
    }
  }

  @Test
  void aPieceThatFailsIsThrownAndNothingIsLeft() throws IOException {
    ParallelXml xml = ParallelXml.create(folder.resolve("failed.xml.gz"), 2);

    assertThatThrownBy(() -> {
          try (xml) {
            addPieces(xml);
            xml.add(output -> {
              throw new IllegalArgumentException("no such link");
            });
            addPieces(xml);
          }
        })
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("no such link");
    assertThat(xml.isShutdown()).isTrue();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void fullDiskIsThrownAndEndsTheThreads() {
    OutputStream fullDisk = new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException("no space left on device");
      }
    };
    ParallelXml xml = ParallelXml.to(fullDisk, 2);

    assertThatThrownBy(() -> {
          try (xml) {
            addPieces(xml);
          }
        })
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("no space left on device");
    assertThat(xml.isShutdown()).isTrue();
  }

  /** Pieces of 0 bytes to some 300 kB, in small parts and in one of more than any buffer. */
  private static void addPieces(ParallelXml xml) {
    for (int number = 0; number < PIECES; number++) {
      int piece = number;
      xml.add(output -> write(piece, output));
    }
  }

  private static void write(int piece, XmlOutput output) {
    if (piece % 7 == 3) {
      output.raw(XmlOutput.ascii("<long/>".repeat(piece * 100)));
    }
    for (int line = 0; line < piece * piece / 30; line++) {
      output.raw("<line name=\"").text("Đường & " + line).raw("\" at=\"").number(line / 8.0);
      output.raw("\" of=\"").integer(piece).raw("\"/>\n");
    }
  }

  private static byte[] expected() {
    StringBuilder text = new StringBuilder();
    for (int piece = 0; piece < PIECES; piece++) {
      if (piece % 7 == 3) {
        text.append("<long/>".repeat(piece * 100));
      }
      for (int line = 0; line < piece * piece / 30; line++) {
        text.append("<line name=\"Đường &amp; ").append(line);
        text.append("\" at=\"").append(line / 8.0);
        text.append("\" of=\"").append(piece).append("\"/>\n");
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
