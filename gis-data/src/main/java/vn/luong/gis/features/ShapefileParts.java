package vn.luong.gis.features;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/** The files that a Shapefile is, and where the records of its geometries begin. */
final class ShapefileParts {
  private static final int HEADER_BYTES = 100;
  private static final int RECORD_HEADER_BYTES = 8;
  private static final int WORD_BYTES = 2;
  private static final int LENGTH_POSITION = 24;
  private static final int MULTIPATCH = 31;
  private static final int TYPE_POSITION = 32;

  private ShapefileParts() {}

  /** The file beside another one that has this ending, in capitals or not. */
  static Optional<Path> beside(Path file, String ending) {
    String stem = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    String wanted = (stem + ending).toLowerCase(Locale.ROOT);
    try (Stream<Path> siblings = Files.list(file.toAbsolutePath().getParent())) {
      return siblings
          .filter(sibling ->
              sibling.getFileName().toString().toLowerCase(Locale.ROOT).equals(wanted))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Where the records begin, found by walking them, so that a missing or wrong index (.shx) does not matter.
   *
   * @throws InvalidInputException if the file is cut off
   */
  static int[] recordOffsets(Path file, FileChannel channel) throws IOException {
    ByteBuffer header = read(channel, 0, HEADER_BYTES);
    if (header.remaining() < HEADER_BYTES) {
      throw cutOff(file, "its header ends after " + header.remaining() + " bytes");
    }
    long length = (long) header.getInt(LENGTH_POSITION) * WORD_BYTES;
    if (length > channel.size()) {
      throw cutOff(file, "it has " + channel.size() + " bytes, its header promises " + length);
    }
    if (Integer.reverseBytes(header.getInt(TYPE_POSITION)) == MULTIPATCH) {
      throw problem(
          file,
          "unsupported-geometry",
          "its geometries are multipatches",
          "expected points, lines or polygons",
          "Convert them to polygons in QGIS.");
    }
    List<Integer> offsets = new ArrayList<>();
    long position = HEADER_BYTES;
    while (position + RECORD_HEADER_BYTES <= length) {
      ByteBuffer record = read(channel, position, RECORD_HEADER_BYTES);
      long content = (long) record.getInt(Integer.BYTES) * WORD_BYTES;
      if (content < Integer.BYTES || position + RECORD_HEADER_BYTES + content > length) {
        throw cutOff(file, "record " + (offsets.size() + 1) + " reaches beyond its end");
      }
      offsets.add(Math.toIntExact(position));
      position += RECORD_HEADER_BYTES + content;
    }
    return offsets.stream().mapToInt(Integer::intValue).toArray();
  }

  private static ByteBuffer read(FileChannel channel, long position, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
      // Reads on until the buffer is full or the file ends.
    }
    return buffer.flip();
  }

  static InvalidInputException cutOff(Path file, String found) {
    return problem(
        file,
        "damaged-file",
        found,
        "expected a whole Shapefile",
        "Copy or export it again: .shp, .shx, .dbf, .prj and .cpg belong together.");
  }

  private static InvalidInputException problem(
      Path file, String kind, String found, String expected, String remedy) {
    return new InvalidInputException(
        Problem.error(kind, SourcePosition.of(file.toString()), "", found, expected, remedy));
  }
}
