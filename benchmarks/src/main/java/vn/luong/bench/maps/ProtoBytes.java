package vn.luong.bench.maps;

import java.util.Arrays;

/** Bytes in the wire format of protocol buffers, as far as a PBF file needs it. */
final class ProtoBytes {
  private static final int LENGTH_DELIMITED = 2;

  private byte[] bytes = new byte[1 << 12];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  void varint(long value) {
    reserve(10);
    long left = value;
    while ((left & ~0x7fL) != 0) {
      bytes[size++] = (byte) (left & 0x7f | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  /** A signed number, small ones in few bytes (zigzag). */
  void signed(long value) {
    varint(value << 1 ^ value >> 63);
  }

  void field(int number, long value) {
    varint((long) number << 3);
    varint(value);
  }

  void field(int number, ProtoBytes content) {
    field(number, content.bytes, content.size);
  }

  void field(int number, byte[] content, int length) {
    varint((long) number << 3 | LENGTH_DELIMITED);
    varint(length);
    reserve(length);
    System.arraycopy(content, 0, bytes, size, length);
    size += length;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
