package vn.luong.sim.ids;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * External text ids ↔ dense ints {@code 0 … size - 1}, in the order of adding.
 *
 * <p>Layout: all texts as UTF-8 in one byte array with offsets, and an open-addressing hash table of ints:
 * text bytes + 4 + about 6 bytes per id, no object per id (four million person ids fit in about 80 MB).
 *
 * <p>Threads: safe to read from several threads once filled.
 */
public final class IdTable {
  public static final int NO_ID = -1;

  /** Fowler–Noll–Vo hash (FNV-1a, 32 bits). */
  private static final int HASH_START = 0x811C9DC5;

  private static final int HASH_FACTOR = 0x01000193;

  /** Of characters from U+10000 on, in UTF-8. */
  private static final int FIRST_BYTE_BEYOND_PLANE = 0xf0;
  /** Of characters from U+E000 to U+FFFF, in UTF-8. */
  private static final int FIRST_BYTE_AFTER_SURROGATES = 0xee;

  private byte[] bytes = new byte[256];
  private int[] ends = new int[16];
  private int size;
  /** Index + 1 at the slot of its hash, 0 where empty; length a power of two, at most two thirds full. */
  private int[] slots = new int[32];

  /** The id's index; a new one if it was not there. */
  public int add(String id) {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    int slot = slotOf(text);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    append(text);
    slots[slot] = size;
    if (size * 3 > slots.length * 2) {
      rehash();
    }
    return size - 1;
  }

  /** The id's index, or {@link #NO_ID}. */
  public int find(String id) {
    return slots[slotOf(id.getBytes(StandardCharsets.UTF_8))] - 1;
  }

  /**
   * The index of the id that stands between two positions of a longer text, or {@link #NO_ID}.
   * Makes no objects for plain ASCII, so that the routes of many plans are read fast.
   */
  public int find(CharSequence text, int from, int to) {
    int hash = HASH_START;
    for (int position = from; position < to; position++) {
      char character = text.charAt(position);
      if (character >= 0x80) {
        return find(text.subSequence(from, to).toString());
      }
      hash = (hash ^ character) * HASH_FACTOR;
    }
    int mask = slots.length - 1;
    int slot = hash ^ (hash >>> 15);
    while (slots[slot &= mask] != 0 && !equalsAscii(slots[slot] - 1, text, from, to)) {
      slot++;
    }
    return slots[slot] - 1;
  }

  private boolean equalsAscii(int index, CharSequence text, int from, int to) {
    int start = start(index);
    if (ends[index] - start != to - from) {
      return false;
    }
    for (int position = from; position < to; position++) {
      if (bytes[start + position - from] != text.charAt(position)) {
        return false;
      }
    }
    return true;
  }

  public boolean contains(String id) {
    return find(id) != NO_ID;
  }

  /**
   * The id's index.
   *
   * @throws IllegalArgumentException if there is none
   */
  public int index(String id) {
    int index = find(id);
    if (index == NO_ID) {
      throw new IllegalArgumentException("no id \"" + id + "\"");
    }
    return index;
  }

  public String text(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("id " + index + " of " + size);
    }
    int start = start(index);
    return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
  }

  public int size() {
    return size;
  }

  /**
   * Rank of each id when sorted by text as MATSim sorts ids, by {@link String#compareTo}: the result at an index is its
   * rank.
   */
  public int[] rankByText() {
    int[] sorted = IntStream.range(0, size)
        .boxed()
        .sorted(this::compareTexts)
        .mapToInt(i -> i)
        .toArray();
    int[] rank = new int[size];
    for (int position = 0; position < size; position++) {
      rank[sorted[position]] = position;
    }
    return rank;
  }

  /**
   * As {@link String#compareTo}, which is the order of the bytes but for characters beyond the basic plane: in UTF-16 they
   * come before its last ones.
   */
  private int compareTexts(int left, int right) {
    int differs = Arrays.mismatch(bytes, start(left), ends[left], bytes, start(right), ends[right]);
    int leftLength = ends[left] - start(left);
    int rightLength = ends[right] - start(right);
    if (differs < 0 || differs >= Math.min(leftLength, rightLength)) {
      return leftLength - rightLength;
    }
    int leftByte = bytes[start(left) + differs] & 0xff;
    int rightByte = bytes[start(right) + differs] & 0xff;
    boolean isOneBeyond =
        leftByte >= FIRST_BYTE_BEYOND_PLANE != rightByte >= FIRST_BYTE_BEYOND_PLANE;
    boolean isOtherAfter = Math.min(leftByte, rightByte) >= FIRST_BYTE_AFTER_SURROGATES;
    return isOneBeyond && isOtherAfter ? rightByte - leftByte : leftByte - rightByte;
  }

  private int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  private void append(byte[] text) {
    int start = size == 0 ? 0 : ends[size - 1];
    if (start + text.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, start + text.length));
    }
    System.arraycopy(text, 0, bytes, start, text.length);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    ends[size++] = start + text.length;
  }

  /** The slot that holds this text, or the empty one where it belongs. */
  private int slotOf(byte[] text) {
    int mask = slots.length - 1;
    int slot = hash(text, 0, text.length) & mask;
    while (slots[slot] != 0 && !equalsText(slots[slot] - 1, text)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private boolean equalsText(int index, byte[] text) {
    return Arrays.equals(bytes, start(index), ends[index], text, 0, text.length);
  }

  private void rehash() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int index = 0; index < size; index++) {
      int slot = hash(bytes, start(index), ends[index]) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = index + 1;
    }
  }

  private static int hash(byte[] text, int from, int to) {
    int hash = HASH_START;
    for (int position = from; position < to; position++) {
      hash = (hash ^ text[position]) * HASH_FACTOR;
    }
    return hash ^ (hash >>> 15);
  }
}
