package vn.luong.gis.osm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/**
 * Streams an OpenStreetMap file: PBF, XML or gzipped XML, told apart by their first bytes. Reading several
 * times, each time other kinds, is how to use a file larger than memory; the second reading of a PBF skips the
 * blocks it does not need.
 *
 * <p>Threads: use by one thread.
 */
public final class OsmReader {
  private static final int PEEK_BYTES = 512;
  private static final String REMEDY =
      "Give a .osm.pbf, .osm or .osm.gz file; \"osmium cat\" converts other formats.";

  private final Path file;
  private final PbfReader pbf;

  /**
   * Opens a file and looks at its first bytes.
   *
   * @throws InvalidInputException if it is not there or is not an OSM file
   */
  public OsmReader(Path file) throws IOException {
    this.file = file;
    byte[] start = firstBytes(file);
    if (looksLikePbf(start)) {
      pbf = new PbfReader(file);
    } else if (isGzip(start) || looksLikeXml(start)) {
      pbf = null;
    } else {
      throw new InvalidInputException(problem(
          file,
          start.length == 0 ? "the file is empty" : "the file is neither OSM PBF nor OSM XML",
          REMEDY));
    }
  }

  /**
   * Reads all elements of the kinds wanted, in the order of the file.
   *
   * @throws InvalidInputException if the file is broken
   */
  public void read(Set<OsmKind> wanted, OsmSink sink) throws IOException {
    if (pbf != null) {
      pbf.read(wanted, sink);
    } else {
      new OsmXmlReader(file, wanted, sink).read();
    }
  }

  private static byte[] firstBytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      String found = Files.exists(file) ? "this is a folder, not a file" : "there is no such file";
      throw new InvalidInputException(problem(file, found, "Check the path."));
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(PEEK_BYTES);
    }
  }

  private static Problem problem(Path file, String found, String remedy) {
    return Problem.error(
        "not-osm", SourcePosition.of(file.toString()), "", found, "an OSM file is needed", remedy);
  }

  /** A PBF starts with the length of a header (4 bytes), which starts with the type OSMHeader. */
  private static boolean looksLikePbf(byte[] start) {
    byte[] type = {0x0a, 9, 'O', 'S', 'M', 'H', 'e', 'a', 'd', 'e', 'r'};
    if (start.length < 4 + type.length) {
      return false;
    }
    for (int position = 0; position < type.length; position++) {
      if (start[4 + position] != type[position]) {
        return false;
      }
    }
    return true;
  }

  private static boolean looksLikeXml(byte[] start) {
    int position = hasByteOrderMark(start) ? 3 : 0;
    while (position < start.length && Character.isWhitespace(start[position])) {
      position++;
    }
    return position < start.length && start[position] == '<';
  }

  private static boolean hasByteOrderMark(byte[] start) {
    return start.length > 2
        && (start[0] & 0xff) == 0xef
        && (start[1] & 0xff) == 0xbb
        && (start[2] & 0xff) == 0xbf;
  }

  static boolean isGzip(byte[] start) {
    return start.length > 1 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b;
  }
}
