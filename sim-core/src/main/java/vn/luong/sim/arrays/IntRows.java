package vn.luong.sim.arrays;

import java.util.Arrays;

/**
 * Immutable rows of ints, one-to-many: offsets plus values.
 *
 * <p>Layout: {@code values[offsets[row] … offsets[row + 1])}; 4 bytes per value and per row.
 */
public final class IntRows {
  private final int[] offsets;
  private final int[] values;

  private IntRows(int[] offsets, int[] values) {
    this.offsets = offsets;
    this.values = values;
  }

  /**
   * Groups the indices {@code 0 … rowOf.length - 1} by the row they name; inside a row they keep their order.
   *
   * @param rowOf row of each index, in {@code 0 … rowCount - 1}
   */
  public static IntRows groupBy(int[] rowOf, int rowCount) {
    int[] offsets = new int[rowCount + 1];
    for (int row : rowOf) {
      offsets[row + 1]++;
    }
    for (int row = 0; row < rowCount; row++) {
      offsets[row + 1] += offsets[row];
    }
    int[] next = Arrays.copyOf(offsets, rowCount);
    int[] values = new int[rowOf.length];
    for (int index = 0; index < rowOf.length; index++) {
      values[next[rowOf[index]]++] = index;
    }
    return new IntRows(offsets, values);
  }

  /**
   * Rows that lie one after the other already.
   *
   * @param offsets position of each row's first value, and after the last row the number of values; copied
   * @param values all values, row by row; copied
   */
  public static IntRows of(int[] offsets, int[] values) {
    if (offsets.length == 0 || offsets[0] != 0 || offsets[offsets.length - 1] != values.length) {
      throw new IllegalArgumentException(
          Arrays.toString(offsets) + " are no offsets of " + values.length + " values");
    }
    return new IntRows(offsets.clone(), values.clone());
  }

  public int rowCount() {
    return offsets.length - 1;
  }

  public int size(int row) {
    return offsets[row + 1] - offsets[row];
  }

  /** Position of the row's first value among all values; for loops from {@code start} to {@code end}. */
  public int start(int row) {
    return offsets[row];
  }

  /** Position after the row's last value. */
  public int end(int row) {
    return offsets[row + 1];
  }

  /** The value at a position between {@link #start} and {@link #end}. */
  public int value(int position) {
    return values[position];
  }

  public int value(int row, int ordinal) {
    assert ordinal >= 0 && ordinal < size(row) : "row " + row + " has no value " + ordinal;
    return values[offsets[row] + ordinal];
  }
}
