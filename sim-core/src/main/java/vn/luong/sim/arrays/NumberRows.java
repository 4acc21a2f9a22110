package vn.luong.sim.arrays;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rows of the same length that hold ints and doubles side by side, so that what is needed together stands together: a row
 * of 64 bytes touches one or two cache lines, however many numbers of it are used.
 *
 * <p>A place is {@code row << shift | offset}, in bytes; who uses the rows names the offsets. Ints stand at multiples of
 * 4, doubles at multiples of 8.
 *
 * <p>Threads: as an array; each number is a variable of its own.
 *
 * <p>Rejected: a column per number (each is a cache line of its own), memory outside the heap (aligned to cache lines, but
 * no faster in a comparison of whole runs, and it is freed by chance).
 */
public final class NumberRows {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.nativeOrder());
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private final int shift;
  private byte[] bytes;

  /**
   * Rows of zeros.
   *
   * @param shift log 2 of the bytes per row, at least 3
   * @throws IllegalArgumentException if the rows do not fit into an array
   */
  public NumberRows(int rowCount, int shift) {
    this.shift = shift;
    bytes = new byte[sizeOf(rowCount)];
  }

  private int sizeOf(int rowCount) {
    long size = (long) rowCount << shift;
    if (size > MOST_BYTES) {
      throw new IllegalArgumentException(
          rowCount + " rows of " + (1 << shift) + " bytes do not fit into an array");
    }
    return (int) size;
  }

  /** Makes room for more rows; those that are there keep their numbers. */
  public void grow(int rowCount) {
    bytes = Arrays.copyOf(bytes, sizeOf(rowCount));
  }

  public int rowCount() {
    return bytes.length >> shift;
  }

  public int getInt(int place) {
    return (int) INT.get(bytes, place);
  }

  public void setInt(int place, int value) {
    INT.set(bytes, place, value);
  }

  public double getDouble(int place) {
    return (double) DOUBLE.get(bytes, place);
  }

  public void setDouble(int place, double value) {
    DOUBLE.set(bytes, place, value);
  }
}
