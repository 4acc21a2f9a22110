package vn.luong.sim.arrays;

import java.util.Arrays;

/**
 * Rows of the same length that hold ints and doubles side by side, so that what is needed together stands together: a row
 * of 64 bytes touches one or two cache lines, however many numbers of it are used.
 *
 * <p>Layout: a row is a number of 64-bit words; a word holds a double or two ints, a low one and a high one. The place of a
 * word is {@code row << shift | column}; who uses the rows names the columns. That the places of a row differ by constants
 * lets the compiler check the bounds once for several words.
 *
 * <p>Threads: as an array; each word is a variable of its own.
 *
 * <p>Rejected: a column per number (each is a cache line of its own); bytes seen through {@code VarHandle} (a check of
 * bounds for each number); rows that begin where cache lines do (no faster in a comparison of whole runs).
 */
public final class NumberRows {
  private static final long LOW = 0xFFFFFFFFL;
  private static final int MOST_WORDS = Integer.MAX_VALUE - 8;

  private final int shift;
  private long[] words;

  /**
   * Rows of zeros.
   *
   * @param shift log 2 of the words per row
   * @throws IllegalArgumentException if the rows do not fit into an array
   */
  public NumberRows(int rowCount, int shift) {
    this.shift = shift;
    words = new long[sizeOf(rowCount)];
  }

  private int sizeOf(int rowCount) {
    long size = (long) rowCount << shift;
    if (size > MOST_WORDS) {
      throw new IllegalArgumentException(
          rowCount + " rows of " + (1 << shift) + " words do not fit into an array");
    }
    return (int) size;
  }

  /** Makes room for more rows; those that are there keep their numbers. */
  public void grow(int rowCount) {
    words = Arrays.copyOf(words, sizeOf(rowCount));
  }

  /** Copies rows from others of the same length. */
  public void copy(NumberRows source, int fromRow, int toRow, int rowCount) {
    System.arraycopy(source.words, fromRow << shift, words, toRow << shift, rowCount << shift);
  }

  /**
   * The words themselves, for loops that are worth writing out with {@link #low(long)} and its like: the compiler keeps an
   * array in a register, the way to it through objects not. Not a copy; another array after {@link #grow}.
   */
  public long[] words() {
    return words;
  }

  /** A word of two ints. */
  public static long word(int low, int high) {
    return (long) high << Integer.SIZE | low & LOW;
  }

  /** The low int of a word. */
  public static int low(long word) {
    return (int) word;
  }

  /** The high int of a word. */
  public static int high(long word) {
    return (int) (word >>> Integer.SIZE);
  }

  /** A word with another low int. */
  public static long withLow(long word, int low) {
    return word & ~LOW | low & LOW;
  }

  /** A word with another high int. */
  public static long withHigh(long word, int high) {
    return word & LOW | (long) high << Integer.SIZE;
  }

  public long word(int place) {
    return words[place];
  }

  public int low(int place) {
    return low(words[place]);
  }

  public int high(int place) {
    return high(words[place]);
  }

  public void setLow(int place, int value) {
    words[place] = withLow(words[place], value);
  }

  public void setHigh(int place, int value) {
    words[place] = withHigh(words[place], value);
  }

  public void setBoth(int place, int low, int high) {
    words[place] = word(low, high);
  }

  public double number(int place) {
    return Double.longBitsToDouble(words[place]);
  }

  public void setNumber(int place, double value) {
    words[place] = Double.doubleToRawLongBits(value);
  }
}
