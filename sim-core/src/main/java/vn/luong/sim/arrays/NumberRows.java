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

  public int low(int place) {
    return (int) words[place];
  }

  public int high(int place) {
    return (int) (words[place] >>> Integer.SIZE);
  }

  public void setLow(int place, int value) {
    words[place] = words[place] & ~LOW | value & LOW;
  }

  public void setHigh(int place, int value) {
    words[place] = words[place] & LOW | (long) value << Integer.SIZE;
  }

  public void setBoth(int place, int low, int high) {
    words[place] = (long) high << Integer.SIZE | low & LOW;
  }

  public double number(int place) {
    return Double.longBitsToDouble(words[place]);
  }

  public void setNumber(int place, double value) {
    words[place] = Double.doubleToRawLongBits(value);
  }
}
