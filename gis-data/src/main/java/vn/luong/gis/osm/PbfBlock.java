package vn.luong.gis.osm;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import crosby.binary.Fileformat.Blob;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/** One block of a PBF file as it is stored, with its place for messages. */
final class PbfBlock {
  static final int MAX_BYTES = 32 << 20;

  private final Path file;
  private final long start;
  private final byte[] stored;

  /**
   * A block.
   *
   * @param start byte of the file at which it starts
   * @param stored the blob; not copied
   */
  PbfBlock(Path file, long start, byte[] stored) {
    this.file = file;
    this.start = start;
    this.stored = stored;
  }

  /** The block's content, uncompressed. */
  byte[] content() {
    try {
      Blob blob = Blob.parseFrom(stored);
      return switch (blob.getDataCase()) {
        case RAW -> blob.getRaw().toByteArray();
        case ZLIB_DATA -> inflate(blob.getZlibData(), blob.getRawSize());
        default -> throw broken("is compressed with " + blob.getDataCase() + ", not with zlib");
      };
    } catch (InvalidProtocolBufferException e) {
      throw broken("has data that cannot be read");
    }
  }

  /** The user's problem that the block cannot be used. */
  InvalidInputException broken(String found) {
    return new InvalidInputException(Problem.error(
        "broken-pbf",
        SourcePosition.of(file.toString()),
        "block at byte " + start,
        found,
        "OSM PBF with zlib compression is needed",
        "Fetch the file again, or write it anew with \"osmium cat\"."));
  }

  private byte[] inflate(ByteString compressed, int size) {
    if (size < 0 || size > MAX_BYTES) {
      throw broken("states " + Integer.toUnsignedString(size) + " bytes uncompressed");
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed.asReadOnlyByteBuffer());
      byte[] content = new byte[size];
      int filled = 0;
      while (filled < size) {
        int count = inflater.inflate(content, filled, size - filled);
        if (count == 0) {
          throw broken("uncompresses to " + filled + " bytes instead of " + size);
        }
        filled += count;
      }
      return content;
    } catch (DataFormatException e) {
      throw broken("has damaged zlib data");
    } finally {
      inflater.end();
    }
  }
}
