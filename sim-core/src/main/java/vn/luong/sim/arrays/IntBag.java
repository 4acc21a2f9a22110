package vn.luong.sim.arrays;

import java.util.Arrays;

/**
 * Growing list of ints that is filled, read and cleared again and again without objects.
 *
 * <p>Threads: one at a time; handing over from one thread to the next is the caller's business.
 */
public final class IntBag {
  private int[] values = new int[64];
  private int size;

  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  public int size() {
    return size;
  }

  public int value(int position) {
    return values[position];
  }

  public void clear() {
    size = 0;
  }
}
