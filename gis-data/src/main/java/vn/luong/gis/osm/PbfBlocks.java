package vn.luong.gis.osm;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import crosby.binary.Fileformat.Blob;
import crosby.binary.Fileformat.BlobHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.xml.CompressedFile;

/**
 * The frames of a PBF file: a length, a header, a compressed blob, again and again. Sizes stated in the file
 * are believed only up to the limits of the format, so that a small broken file cannot ask for gigabytes.
 */
final class PbfBlocks implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 64 << 10;
  private static final int MAX_BLOB_BYTES = 32 << 20;

  private final Path file;
  private final InputStream in;
  /** Byte at which the current block starts. */
  private long blockStart;

  private long position;
  private BlobHeader header;

  PbfBlocks(Path file) {
    this.file = file;
    in = CompressedFile.open(file);
  }

  /** Goes to the next block; false at the end of the file. Its content must be read or skipped. */
  boolean advance() throws IOException {
    blockStart = position;
    byte[] lengthBytes = in.readNBytes(Integer.BYTES);
    if (lengthBytes.length == 0) {
      return false;
    }
    if (lengthBytes.length < Integer.BYTES) {
      throw broken("is cut off after " + lengthBytes.length + " bytes");
    }
    int length = ByteBuffer.wrap(lengthBytes).getInt();
    if (length <= 0 || length > MAX_HEADER_BYTES) {
      throw broken("states a header of " + Integer.toUnsignedString(length) + " bytes");
    }
    try {
      header = BlobHeader.parseFrom(take(length));
    } catch (InvalidProtocolBufferException e) {
      throw broken("has a header that cannot be read");
    }
    if (header.getDatasize() < 0 || header.getDatasize() > MAX_BLOB_BYTES) {
      throw broken("states " + Integer.toUnsignedString(header.getDatasize()) + " bytes of data");
    }
    position += Integer.BYTES + length;
    return true;
  }

  /** OSMHeader or OSMData; other types are to be skipped. */
  String type() {
    return header.getType();
  }

  void skip() throws IOException {
    position += header.getDatasize();
    long left = header.getDatasize();
    while (left > 0) {
      long count = in.skip(left);
      if (count == 0) {
        take((int) left);
        return;
      }
      left -= count;
    }
  }

  /** The block's content, uncompressed. */
  byte[] content() throws IOException {
    byte[] stored = take(header.getDatasize());
    position += stored.length;
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

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** The user's problem that the current block cannot be used. */
  InvalidInputException broken(String found) {
    return new InvalidInputException(Problem.error(
        "broken-pbf",
        SourcePosition.of(file.toString()),
        "block at byte " + blockStart,
        found,
        "OSM PBF with zlib compression is needed",
        "Fetch the file again, or write it anew with \"osmium cat\"."));
  }

  private byte[] inflate(ByteString compressed, int size) {
    if (size < 0 || size > MAX_BLOB_BYTES) {
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

  private byte[] take(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw broken("is cut off: the file ends " + (count - bytes.length) + " bytes too early");
    }
    return bytes;
  }
}
