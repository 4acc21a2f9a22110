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

  /** Types are 1 to 8, with height 11 to 18, with measure 21 to 28. */
  private static final int SHAPE_FAMILIES = 10;

  private static final int POLYLINE = 3;
  private static final int POLYGON = 5;
  private static final int MULTIPOINT = 8;
  /** Type and bounding box of a record. */
  private static final int BOX_END = 36;

  private static final int POINT_BYTES = 16;

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

  /**
   * Whether a record is as long as its numbers of parts and points ask for: these are believed, and room is made for them,
   * before anything is read.
   */
  static boolean areCountsPlausible(FileChannel channel, int offset) throws IOException {
    ByteBuffer record = read(channel, offset, RECORD_HEADER_BYTES + BOX_END + 2 * Integer.BYTES);
    if (record.remaining() < RECORD_HEADER_BYTES + Integer.BYTES) {
      return false;
    }
    long content = (long) record.getInt(Integer.BYTES) * WORD_BYTES;
    int family = Integer.reverseBytes(record.getInt(RECORD_HEADER_BYTES)) % SHAPE_FAMILIES;
    if (family != POLYLINE && family != POLYGON && family != MULTIPOINT) {
      return true;
    }
    int firstCount = RECORD_HEADER_BYTES + BOX_END;
    boolean hasParts = family != MULTIPOINT;
    int bytes = (hasParts ? 2 : 1) * Integer.BYTES;
    if (record.remaining() < firstCount + bytes) {
      return false;
    }
    long parts = hasParts ? Integer.reverseBytes(record.getInt(firstCount)) : 0;
    long points = Integer.reverseBytes(record.getInt(firstCount + bytes - Integer.BYTES));
    return parts >= 0
        && points >= 0
        && BOX_END + bytes + parts * Integer.BYTES + points * POINT_BYTES <= content;
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
