package vn.luong.sim.traffic;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The turns of those who drive now: which of the out-links of the node is taken. A route is copied from the plan when its
 * driver departs and given up when he arrives, so that the routes in use stand close together.
 *
 * <p>Layout: two bits per turn, four where some node has more than four out-links, eight where one has more than sixteen;
 * blocks of 8, 16, 32 … bytes in one array; free blocks of a size form a list through their first bytes. A place is a number
 * of turns from the start of the array; words of 32 bits are read, of sixteen, eight or four turns, the first in the lowest
 * bits.
 *
 * <p>Threads: one adds and removes, all read; notice is given before the array is replaced by a longer one.
 */
final class RoutePool {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int NONE = -1;
  /** Log 2 of the shortest block. */
  private static final int SHORTEST = 3;

  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  private static final int MOST_BITS = Byte.SIZE;

  private final int turnBits;
  /** Log 2 of the turns in a byte. */
  private final int placeShift;

  private byte[] turns = new byte[1 << 16];
  private int usedBytes;
  /** First free block by log 2 of its size. */
  private final int[] firstFree = new int[Integer.SIZE];

  private Runnable beforeGrowth = () -> {};

  /**
   * Without routes.
   *
   * @param mostTurns most out-links of any node
   */
  RoutePool(int mostTurns) {
    int bits = 2;
    while (bits < MOST_BITS && mostTurns > 1 << bits) {
      bits *= 2;
    }
    turnBits = bits;
    placeShift = Integer.numberOfTrailingZeros(Byte.SIZE / bits);
    Arrays.fill(firstFree, NONE);
  }

  void setBeforeGrowth(Runnable action) {
    beforeGrowth = action;
  }

  /** Bits of a turn in a word. */
  int turnBits() {
    return turnBits;
  }

  private int sizeClass(int turnCount) {
    int bytes = turnCount + (1 << placeShift) - 1 >> placeShift;
    return Math.max(SHORTEST, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(bytes, 1) - 1));
  }

  /** Keeps a route; returns the place where it stands, the first of a word. */
  int add(byte[] path, int firstTurn, int turnCount) {
    int sizeClass = sizeClass(turnCount);
    int block = firstFree[sizeClass];
    if (block == NONE) {
      block = newBlock(1 << sizeClass);
    } else {
      firstFree[sizeClass] = (int) WORD.get(turns, block);
    }
    if (turnBits == Byte.SIZE) {
      System.arraycopy(path, firstTurn, turns, block, turnCount);
    } else {
      pack(path, firstTurn, turnCount, block);
    }
    return block << placeShift;
  }

  private void pack(byte[] path, int firstTurn, int turnCount, int block) {
    int end = firstTurn + turnCount;
    int target = block;
    for (int turn = firstTurn; turn < end; target++) {
      int packed = 0;
      for (int bit = 0; bit < Byte.SIZE && turn < end; bit += turnBits) {
        packed |= path[turn++] << bit;
      }
      turns[target] = (byte) packed;
    }
  }

  private int newBlock(int size) {
    int block = usedBytes;
    if (block > (MOST_BYTES >> placeShift) - size - Integer.BYTES) {
      throw new IllegalStateException(
          "the routes of those who drive at once exceed " + (2048 >> placeShift) + " MiB");
    }
    usedBytes += size;
    // Who takes his last turn reads the word behind it, which says nothing.
    if (usedBytes + Integer.BYTES > turns.length) {
      beforeGrowth.run();
      long doubled = Math.max(2L * turns.length, usedBytes + Integer.BYTES);
      turns = Arrays.copyOf(turns, (int) Math.min(doubled, MOST_BYTES));
    }
    return block;
  }

  /** Gives a route up. */
  void remove(int place, int turnCount) {
    int sizeClass = sizeClass(turnCount);
    int block = place >> placeShift;
    WORD.set(turns, block, firstFree[sizeClass]);
    firstFree[sizeClass] = block;
  }

  /** The turns of a word, by a place in it that is its first. */
  int word(int place) {
    return (int) WORD.get(turns, place >> placeShift);
  }
}
