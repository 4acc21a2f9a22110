package vn.luong.gis.osm;

import com.google.protobuf.InvalidProtocolBufferException;
import crosby.binary.Fileformat.BlobHeader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import vn.luong.sim.xml.CompressedFile;

/**
 * The frames of a PBF file: a length, a header, a compressed blob, again and again. Sizes stated in the file
 * are believed only up to the limits of the format, so that a small broken file cannot ask for gigabytes.
 */
final class PbfBlocks implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 64 << 10;

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
    PbfBlock block = new PbfBlock(file, blockStart, lengthBytes);
    if (lengthBytes.length < Integer.BYTES) {
      throw block.broken("is cut off after " + lengthBytes.length + " bytes");
    }
    int length = ByteBuffer.wrap(lengthBytes).getInt();
    if (length <= 0 || length > MAX_HEADER_BYTES) {
      throw block.broken("states a header of " + Integer.toUnsignedString(length) + " bytes");
    }
    try {
      header = BlobHeader.parseFrom(take(length));
    } catch (InvalidProtocolBufferException e) {
      throw block.broken("has a header that cannot be read");
    }
    if (header.getDatasize() < 0 || header.getDatasize() > PbfBlock.MAX_BYTES) {
      throw block.broken(
          "states " + Integer.toUnsignedString(header.getDatasize()) + " bytes of data");
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

  /** The block as it is stored, to be uncompressed by whatever thread. */
  PbfBlock block() throws IOException {
    byte[] stored = take(header.getDatasize());
    position += stored.length;
    return new PbfBlock(file, blockStart, stored);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private byte[] take(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new PbfBlock(file, blockStart, bytes)
          .broken("is cut off: the file ends " + (count - bytes.length) + " bytes too early");
    }
    return bytes;
  }
}
