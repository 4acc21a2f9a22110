package vn.luong.gis.osm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.xml.CompressedFile;

/**
 * Streams an OpenStreetMap file: PBF or XML, plain or gzipped, told apart by their first bytes. Reading several
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
  public OsmReader(Path file) {
    this.file = file;
    byte[] start = firstBytes(file);
    if (looksLikePbf(start)) {
      pbf = new PbfReader(file);
    } else if (looksLikeXml(start)) {
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
      OsmXmlReader.read(file, wanted, sink);
    }
  }

  private static byte[] firstBytes(Path file) {
    try (InputStream in = CompressedFile.open(file)) {
      return in.readNBytes(PEEK_BYTES);
    } catch (IOException e) {
      throw new InvalidInputException(problem(
          file, "the compressed data end early or are damaged", "Copy or download it again."));
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
}
