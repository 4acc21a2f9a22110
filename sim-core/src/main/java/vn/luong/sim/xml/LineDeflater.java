package vn.luong.sim.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Compresses text whose lines are much alike to deflated data (RFC 1951) for any reader, several times as fast as zlib:
 * it looks at one earlier place only, and not for short repeats, which words of Huffman's code say as shortly.
 * The bytes depend on the text alone, not on the machine or its zlib.
 *
 * <p>Threads: one.
 */
final class LineDeflater {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int WINDOW = 1 << 15;
  private static final int HASH_BITS = 13;
  /** Left shift that leaves the bytes a repeat has at least, five. */
  private static final int HASHED = 24;

  private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;
  private static final int LONGEST = 258;
  private static final int SHORTEST = 3;
  private static final int END_OF_BLOCK = 256;
  private static final int LITERALS_AND_LENGTHS = 286;
  private static final int DISTANCES = 30;
  private static final int MOST_BITS = 15;
  /** Of a length in a token. */
  private static final int LENGTH_SHIFT = 16;

  private static final int BLOCK_TYPE_DYNAMIC = 2;
  /** Low bits of a packed word that say how many bits it has. */
  private static final int PACKED_COUNT_BITS = 5;

  private static final int PACKED_COUNT = (1 << PACKED_COUNT_BITS) - 1;
  /** Lengths of words and their repeats. */
  private static final int CODE_LENGTHS = 19;

  private static final int LENGTH_BITS = 4;
  /** Symbol of each length less three, less {@link #END_OF_BLOCK}. */
  private static final byte[] LENGTH_SYMBOLS = new byte[LONGEST - SHORTEST + 1];

  static {
    for (int length = 0; length < LONGEST - SHORTEST; length++) {
      int extra = lengthExtraBits(length);
      LENGTH_SYMBOLS[length] = (byte) (1 + 4 * extra + (length >>> extra));
    }
    LENGTH_SYMBOLS[LONGEST - SHORTEST] = LITERALS_AND_LENGTHS - 1 - END_OF_BLOCK;
  }

  private final int[] places = new int[1 << HASH_BITS];
  /** A byte, or above it a length and below a distance less one. */
  private int[] tokens = {};

  private int tokenCount;
  private final int[] counts = new int[LITERALS_AND_LENGTHS];
  private final int[] distanceCounts = new int[DISTANCES];
  private final PrefixCode code = new PrefixCode(LITERALS_AND_LENGTHS, MOST_BITS);
  private final PrefixCode distanceCode = new PrefixCode(DISTANCES, MOST_BITS);
  private byte[] target;
  private int size;
  private long bits;
  private int bitCount;

  /** Room that a text of so many bytes takes at most. */
  static int roomFor(int length) {
    return 2 * length + 512;
  }

  /**
   * Compresses a text to blocks none of which is the last one, ended at a byte's border.
   *
   * @param length less than 2^30
   * @param deflated takes them from its start; has {@link #roomFor} them
   * @return how many bytes they are
   */
  int deflate(byte[] plain, int length, byte[] deflated) {
    if (tokens.length < length) {
      tokens = new int[length];
    }
    target = deflated;
    size = 0;
    bits = 0;
    bitCount = 0;
    findRepeats(plain, length);
    code.build(counts);
    distanceCode.build(distanceCounts);
    putCodes();
    putTokens();
    putBorder();
    return size;
  }

  private void findRepeats(byte[] plain, int length) {
    Arrays.fill(places, -WINDOW - 1);
    Arrays.fill(counts, 0);
    Arrays.fill(distanceCounts, 0);
    counts[END_OF_BLOCK] = 1;
    int count = 0;
    int position = 0;
    int end = length - Long.BYTES;
    while (position <= end) {
      long bytes = (long) LONGS.get(plain, position) << HASHED;
      int slot = (int) (bytes * HASH_FACTOR >>> (Long.SIZE - HASH_BITS));
      int before = places[slot];
      places[slot] = position;
      int distance = position - before;
      if (distance <= WINDOW && (long) LONGS.get(plain, before) << HASHED == bytes) {
        int most = Math.min(LONGEST, length - position);
        int same = sameBytes(plain, before, position, most);
        tokens[count++] = same << LENGTH_SHIFT | (distance - 1);
        counts[END_OF_BLOCK + LENGTH_SYMBOLS[same - SHORTEST]]++;
        distanceCounts[distanceSymbol(distance - 1)]++;
        position += same;
      } else {
        int literal = plain[position++] & 0xFF;
        tokens[count++] = literal;
        counts[literal]++;
      }
    }
    while (position < length) {
      int literal = plain[position++] & 0xFF;
      tokens[count++] = literal;
      counts[literal]++;
    }
    tokenCount = count;
  }

  private static int sameBytes(byte[] plain, int before, int position, int most) {
    int same = 0;
    while (same <= most - Long.BYTES) {
      long difference =
          (long) LONGS.get(plain, before + same) ^ (long) LONGS.get(plain, position + same);
      if (difference != 0) {
        return same + Long.numberOfTrailingZeros(difference) / Byte.SIZE;
      }
      same += Long.BYTES;
    }
    while (same < most && plain[before + same] == plain[position + same]) {
      same++;
    }
    return same;
  }

  private static int lengthExtraBits(int lengthLessThree) {
    return Math.max(0, 29 - Integer.numberOfLeadingZeros(lengthLessThree | 1));
  }

  private static int distanceExtraBits(int distanceLessOne) {
    return Math.max(0, 30 - Integer.numberOfLeadingZeros(distanceLessOne | 1));
  }

  private static int distanceSymbol(int distanceLessOne) {
    int extra = distanceExtraBits(distanceLessOne);
    return 2 * extra + (distanceLessOne >>> extra);
  }

  private void putCodes() {
    int symbols = code.usedSymbols();
    int distanceSymbols = distanceCode.usedSymbols();
    put(BLOCK_TYPE_DYNAMIC << 1, 3);
    put(symbols - END_OF_BLOCK - 1, 5);
    put(distanceSymbols - 1, 5);
    put(CODE_LENGTHS - 4, 4);
    // A code for the lengths 0 … 15 of words in which all have four bits, and none for repeats,
    // which come first.
    put(0, 9);
    for (int number = 3; number < CODE_LENGTHS; number++) {
      put(LENGTH_BITS, 3);
    }
    for (int symbol = 0; symbol < symbols; symbol++) {
      putLength(code.length(symbol));
    }
    for (int symbol = 0; symbol < distanceSymbols; symbol++) {
      putLength(distanceCode.length(symbol));
    }
  }

  private void putLength(int length) {
    put(Integer.reverse(length) >>> (Integer.SIZE - LENGTH_BITS), LENGTH_BITS);
  }

  /** Appends bits, at most 32, unsigned. */
  private void put(int value, int count) {
    bits |= (value & 0xFFFFFFFFL) << bitCount;
    bitCount += count;
    LONGS.set(target, size, bits);
    size += bitCount >>> 3;
    bits >>>= bitCount & ~7;
    bitCount &= 7;
  }

  /** The same as {@link #put} for each token, with all in local variables: half of the time is spent here. */
  private void putTokens() {
    int[] words = new int[END_OF_BLOCK];
    int[] lengths = new int[LENGTH_SYMBOLS.length];
    packWords(words, lengths);
    byte[] to = target;
    int at = size;
    long waiting = bits;
    int waitingCount = bitCount;
    for (int number = 0; number < tokenCount; number++) {
      int token = tokens[number];
      int same = token >>> LENGTH_SHIFT;
      if (same == 0) {
        int word = words[token];
        waiting |= (long) (word >>> PACKED_COUNT_BITS) << waitingCount;
        waitingCount += word & PACKED_COUNT;
      } else {
        int word = lengths[same - SHORTEST];
        waiting |= (long) (word >>> PACKED_COUNT_BITS) << waitingCount;
        waitingCount += word & PACKED_COUNT;
        int distance = token & (WINDOW - 1);
        int symbol = distanceSymbol(distance);
        int extra = distanceExtraBits(distance);
        waiting |= (long) distanceCode.word(symbol) << waitingCount;
        waitingCount += distanceCode.length(symbol);
        waiting |= (long) (distance & ((1 << extra) - 1)) << waitingCount;
        waitingCount += extra;
      }
      LONGS.set(to, at, waiting);
      at += waitingCount >>> 3;
      waiting >>>= waitingCount & ~7;
      waitingCount &= 7;
    }
    size = at;
    bits = waiting;
    bitCount = waitingCount;
    put(code.word(END_OF_BLOCK), code.length(END_OF_BLOCK));
  }

  /** Words of bytes, and of lengths with their extra bits, above how many bits they have. */
  private void packWords(int[] words, int[] lengths) {
    for (int literal = 0; literal < words.length; literal++) {
      words[literal] = code.word(literal) << PACKED_COUNT_BITS | code.length(literal);
    }
    for (int length = 0; length < lengths.length; length++) {
      int symbol = END_OF_BLOCK + LENGTH_SYMBOLS[length];
      int extra = length == LONGEST - SHORTEST ? 0 : lengthExtraBits(length);
      int count = code.length(symbol);
      int word = code.word(symbol) | (length & ((1 << extra) - 1)) << count;
      lengths[length] = word << PACKED_COUNT_BITS | count + extra;
    }
  }

  /** A stored block of nothing, which ends at a byte's border. */
  private void putBorder() {
    put(0, 3);
    put(0, -bitCount & 7);
    put(0xFFFF0000, Integer.SIZE);
  }
}
