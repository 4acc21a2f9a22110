package vn.luong.gis.rasters;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The first image directory of a TIFF file (TIFF 6.0; BigTIFF with 8-byte offsets): what the file states of its image. Every
 * value that it gives lies in the file, so a small file cannot make anybody allocate what it merely states. The library that decodes
 * the image trusts a file; this is read before.
 */
final class TiffDirectory {
  private static final int CLASSIC = 42;
  private static final int BIG = 43;
  private static final int MOST_ENTRIES = 4096;
  /** Offsets of the blocks of a raster of 10^12 cells. */
  private static final int MOST_VALUES = 1 << 24;
  /** Bytes per value by type; 0 for types that do not exist. */
  private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

  private static final int TYPE_SHORT = 3;
  private static final int TYPE_LONG = 4;
  private static final int TYPE_DOUBLE = 12;
  private static final int TYPE_LONG8 = 16;

  private record Entry(int type, long count, long offset) {}

  private final FileChannel channel;
  private final ByteOrder order;
  private final Map<Integer, Entry> entries = new HashMap<>();

  private TiffDirectory(FileChannel channel, ByteOrder order) {
    this.channel = channel;
    this.order = order;
  }

  /**
   * Reads the directory.
   *
   * @throws MalformedTiff if this is no TIFF file or a damaged one
   */
  static TiffDirectory read(FileChannel channel) throws IOException {
    ByteBuffer start = bytes(channel, 0, 8, ByteOrder.LITTLE_ENDIAN);
    int mark = start.getShort(0);
    if (mark != 0x4949 && mark != 0x4d4d) {
      throw new MalformedTiff("it is no TIFF file");
    }
    ByteOrder order = mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    int version = start.order(order).getShort(2);
    if (version != CLASSIC && version != BIG) {
      throw new MalformedTiff("it is no TIFF file");
    }
    TiffDirectory directory = new TiffDirectory(channel, order);
    if (version == BIG) {
      directory.readEntries(directory.bytes(8, 8).getLong(0), 8, 20);
    } else {
      directory.readEntries(start.getInt(4) & 0xffffffffL, 2, 12);
    }
    return directory;
  }

  private void readEntries(long offset, int countBytes, int entryBytes) throws IOException {
    ByteBuffer counted = bytes(offset, countBytes);
    long count = countBytes == 8 ? counted.getLong(0) : counted.getShort(0) & 0xffff;
    if (count < 1 || count > MOST_ENTRIES) {
      throw new MalformedTiff("its directory has " + count + " entries");
    }
    boolean isBig = countBytes == 8;
    ByteBuffer rows = bytes(offset + countBytes, (int) count * entryBytes);
    for (int row = 0; row < count; row++) {
      int at = row * entryBytes;
      int tag = rows.getShort(at) & 0xffff;
      int type = rows.getShort(at + 2) & 0xffff;
      long values = isBig ? rows.getLong(at + 4) : rows.getInt(at + 4) & 0xffffffffL;
      int size = type < SIZES.length ? SIZES[type] : 0;
      int room = isBig ? 8 : 4;
      int place = at + (isBig ? 12 : 8);
      if (size == 0 || values < 0 || values > Long.MAX_VALUE / 16) {
        throw new MalformedTiff("its tag " + tag + " is damaged");
      }
      long where = values * size <= room
          ? offset + countBytes + place
          : isBig ? rows.getLong(place) : rows.getInt(place) & 0xffffffffL;
      if (where < 0 || where > channel.size() - values * size) {
        throw new MalformedTiff("the values of its tag " + tag + " lie behind its end");
      }
      entries.putIfAbsent(tag, new Entry(type, values, where));
    }
  }

  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /** The whole numbers of a tag, none if it is not there. */
  long[] integers(int tag) throws IOException {
    Entry entry = entries.get(tag);
    if (entry == null) {
      return new long[0];
    }
    ByteBuffer values = values(tag, entry);
    long[] integers = new long[(int) entry.count];
    for (int index = 0; index < integers.length; index++) {
      integers[index] = switch (entry.type) {
        case TYPE_SHORT -> values.getShort(index * 2) & 0xffff;
        case TYPE_LONG -> values.getInt(index * 4) & 0xffffffffL;
        case TYPE_LONG8 -> values.getLong(index * 8);
        case 1 -> values.get(index) & 0xff;
        default -> throw new MalformedTiff("its tag " + tag + " holds no whole numbers");
      };
    }
    return integers;
  }

  /** The only number of a tag. */
  long integer(int tag, long otherwise) throws IOException {
    long[] integers = integers(tag);
    return integers.length == 0 ? otherwise : integers[0];
  }

  /** The real numbers of a tag, none if it is not there. */
  double[] reals(int tag) throws IOException {
    Entry entry = entries.get(tag);
    if (entry == null) {
      return new double[0];
    }
    if (entry.type != TYPE_DOUBLE) {
      throw new MalformedTiff("its tag " + tag + " holds no real numbers");
    }
    double[] reals = new double[(int) Math.min(entry.count, MOST_VALUES)];
    values(tag, entry).asDoubleBuffer().get(reals);
    return reals;
  }

  /** The text of a tag, empty if it is not there. */
  String text(int tag) throws IOException {
    Entry entry = entries.get(tag);
    if (entry == null || SIZES[entry.type] != 1) {
      return "";
    }
    String text = StandardCharsets.UTF_8.decode(values(tag, entry)).toString();
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  private ByteBuffer values(int tag, Entry entry) throws IOException {
    if (entry.count > MOST_VALUES) {
      throw new MalformedTiff("its tag " + tag + " has " + entry.count + " values");
    }
    return bytes(entry.offset, (int) entry.count * SIZES[entry.type]);
  }

  private ByteBuffer bytes(long offset, int length) throws IOException {
    return bytes(channel, offset, length, order);
  }

  private static ByteBuffer bytes(FileChannel channel, long offset, int length, ByteOrder order)
      throws IOException {
    if (offset < 0 || offset > channel.size() - length) {
      throw new MalformedTiff(
          "it ends at byte " + channel.size() + ", in the middle of its header");
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(order);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  /** What is wrong with a file, in words that follow its name. */
  static final class MalformedTiff extends IOException {
    private static final long serialVersionUID = 1;

    MalformedTiff(String found) {
      super(found);
    }
  }
}
