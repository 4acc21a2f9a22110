package vn.luong.sim.columns;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes of one column of a block: appended by the writer, or taken in order by the reader. */
final class ByteColumn {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Most bytes one number takes. */
  private static final int NUMBER_BYTES = 10;
  /** The bit of each byte that says that another one follows. */
  private static final long MORE = 0x8080808080808080L;
  /** Numbers below this take at most eight bytes. */
  private static final long SHORT_LIMIT = 1L << 56;

  private static final double THOUSANDTHS = 1000.0;
  /** Beyond this a coordinate in thousandths has no exact double. */
  private static final long EXACT_LIMIT = 1_000_000_000_000L;

  private static final int ALL_BITS = 1;
  private static final int UNSTATED = 3;
  private static final int REMEMBERED = 5;

  private byte[] bytes = new byte[1 << 16];
  private int size;
  private int position;

  void clear() {
    size = 0;
    position = 0;
  }

  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Makes room for bytes that a file fills in. */
  byte[] receive(int length) {
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    size = length;
    position = 0;
    return bytes;
  }

  void putByte(int value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) value;
  }

  void putNumber(int value) {
    putUnsigned(((value << 1) ^ (value >> 31)) & 0xFFFFFFFFL);
  }

  /** Numbers of at most 56 bits as one store; which length they have is hard to predict, so there is no loop. */
  private void putUnsigned(long value) {
    if (size + NUMBER_BYTES > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    if (value >= 0 && value < SHORT_LIMIT) {
      int length = (70 - Long.numberOfLeadingZeros(value | 1)) / 7;
      long more = MORE & ((1L << (Byte.SIZE * (length - 1))) - 1);
      LONGS.set(bytes, size, spread(value) | more);
      size += length;
    } else {
      putLongNumber(value);
    }
  }

  /** The lowest 56 bits, seven to each byte. */
  private static long spread(long value) {
    long halves = (value & 0xFFFFFFFL) | (value & 0xFFFFFFF0000000L) << 4;
    long quarters = (halves & 0x00003FFF00003FFFL) | (halves & 0x0FFFC0000FFFC000L) << 2;
    return (quarters & 0x007F007F007F007FL) | (quarters & 0x3F803F803F803F80L) << 1;
  }

  private void putLongNumber(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Writes the lowest bytes of a number, lowest first. Each number of a column has the same width, 1 … 4. */
  void putFixed(int value, int width) {
    if (size + Integer.BYTES > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    INTS.set(bytes, size, value);
    size += width;
  }

  int takeFixed(int width) {
    if (position + width > size) {
      throw new MalformedBlockException();
    }
    int value = 0;
    for (int shift = 0; shift < Byte.SIZE * width; shift += Byte.SIZE) {
      value |= (bytes[position++] & 0xFF) << shift;
    }
    return value;
  }

  /**
   * Looks at the numbers to come, which are taken later.
   *
   * @return how many there are, at most as many as fit in
   */
  int peekFixed(int width, int[] values) {
    int count = Math.min(values.length, Math.max(0, (size - position - Integer.BYTES) / width));
    int mask = -1 >>> (Integer.SIZE - Byte.SIZE * width);
    for (int number = 0; number < count; number++) {
      values[number] = (int) INTS.get(bytes, position + number * width) & mask;
    }
    return count;
  }

  /** Thousandths where exact, with the lowest bit 0; a mark for "not stated"; else a mark and all 64 bits. */
  void putPlace(double value) {
    long thousandths = Math.round(value * THOUSANDTHS);
    if (Double.isNaN(value)) {
      putByte(UNSTATED);
    } else if (Math.abs(thousandths) < EXACT_LIMIT && isSame(thousandths / THOUSANDTHS, value)) {
      putUnsigned(((thousandths << 1) ^ (thousandths >> 63)) << 1);
    } else {
      putByte(ALL_BITS);
      long bits = Double.doubleToRawLongBits(value);
      for (int shift = 56; shift >= 0; shift -= 8) {
        putByte((int) (bits >>> shift));
      }
    }
  }

  private static boolean isSame(double left, double right) {
    return Double.doubleToRawLongBits(left) == Double.doubleToRawLongBits(right);
  }

  /** Marks that the place is the one both sides remember. */
  void putRemembered() {
    putByte(REMEMBERED);
  }

  /** True, and moved on, if the next place is the one both sides remember. */
  boolean takeRemembered() {
    if (position < size && bytes[position] == REMEMBERED) {
      position++;
      return true;
    }
    return false;
  }

  int takeByte() {
    if (position == size) {
      throw new MalformedBlockException();
    }
    return bytes[position++] & 0xFF;
  }

  int takeNumber() {
    long value = takeUnsigned();
    return (int) (value >>> 1) ^ -(int) (value & 1);
  }

  private long takeUnsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = takeByte();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new MalformedBlockException();
  }

  double takePlace() {
    long coded = takeUnsigned();
    if ((coded & 1) == 0) {
      long zigzag = coded >>> 1;
      return ((zigzag >>> 1) ^ -(zigzag & 1)) / THOUSANDTHS;
    }
    if (coded == UNSTATED) {
      return Double.NaN;
    }
    long bits = 0;
    for (int count = 0; count < 8; count++) {
      bits = bits << 8 | takeByte();
    }
    return Double.longBitsToDouble(bits);
  }
}
