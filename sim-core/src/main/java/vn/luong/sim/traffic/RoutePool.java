package vn.luong.sim.traffic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The turns of those who drive now, one byte each: which of the out-links of the node is taken. A route is copied from the
 * plan when its driver departs and given up when he arrives, so that the routes in use stand close together.
 *
 * <p>Layout: blocks of 16, 32, 64 … bytes in one array; free blocks of a size form a list through their first bytes.
 *
 * <p>Threads: one adds and removes, all read; notice is given before the array is replaced by a longer one.
 */
final class RoutePool {
  private static final VarHandle FOUR_TURNS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int NONE = -1;
  /** Log 2 of the shortest block. */
  private static final int SHORTEST = 4;

  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private byte[] turns = new byte[1 << 16];
  private int usedBytes;
  /** First free block by log 2 of its size. */
  private final int[] firstFree = new int[Integer.SIZE];

  private Runnable beforeGrowth = () -> {};

  RoutePool() {
    Arrays.fill(firstFree, NONE);
  }

  void setBeforeGrowth(Runnable action) {
    beforeGrowth = action;
  }

  private static int sizeClass(int turnCount) {
    return Math.max(
        SHORTEST, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(turnCount, 1) - 1));
  }

  /** Keeps a route; returns where it stands, a multiple of 4. */
  int add(byte[] path, int firstTurn, int turnCount) {
    int sizeClass = sizeClass(turnCount);
    int block = firstFree[sizeClass];
    if (block == NONE) {
      block = newBlock(1 << sizeClass);
    } else {
      firstFree[sizeClass] = four(block);
    }
    System.arraycopy(path, firstTurn, turns, block, turnCount);
    return block;
  }

  private int newBlock(int size) {
    int block = usedBytes;
    if (block > MOST_BYTES - size) {
      throw new IllegalStateException("the routes of those who drive at once exceed 2 GiB");
    }
    usedBytes += size;
    if (usedBytes > turns.length) {
      beforeGrowth.run();
      long doubled = Math.max(2L * turns.length, usedBytes);
      turns = Arrays.copyOf(turns, (int) Math.min(doubled, MOST_BYTES));
    }
    return block;
  }

  /** Gives a route up. */
  void remove(int block, int turnCount) {
    int sizeClass = sizeClass(turnCount);
    FOUR_TURNS.set(turns, block, firstFree[sizeClass]);
    firstFree[sizeClass] = block;
  }

  /** Four turns, the first in the lowest bits. */
  int four(int place) {
    return (int) FOUR_TURNS.get(turns, place);
  }
}
