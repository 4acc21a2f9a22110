package vn.luong.sim.columns;

/**
 * Where a person last did an activity of a type, as writer and reader of an event log both remember it: most people
 * come back to the same home and the same work, so their coordinates are written once.
 *
 * <p>Layout: 16 bytes per slot; a slot is chosen by a hash of person and type and holds only what was seen last, so two
 * that share a slot cost bytes, not truth. At most 64 MiB.
 */
final class PlaceMemory {
  private static final int MOST_SLOTS = 1 << 22;
  private static final int SLOTS_PER_PERSON = 3;

  private final long[] bits;
  private final int mask;

  PlaceMemory(int personCount) {
    long wanted = Math.min(MOST_SLOTS, (long) personCount * SLOTS_PER_PERSON);
    int slots = (int) Math.max(1024, Long.highestOneBit(wanted * 2 - 1));
    bits = new long[2 * slots];
    mask = slots - 1;
  }

  int slot(int person, int activityType) {
    int hash = person * 0x9E3779B1 + activityType * 0x85EBCA6B;
    return (hash ^ (hash >>> 15)) & mask;
  }

  boolean holds(int slot, double x, double y) {
    return bits[2 * slot] == Double.doubleToRawLongBits(x)
        && bits[2 * slot + 1] == Double.doubleToRawLongBits(y);
  }

  void put(int slot, double x, double y) {
    bits[2 * slot] = Double.doubleToRawLongBits(x);
    bits[2 * slot + 1] = Double.doubleToRawLongBits(y);
  }

  double x(int slot) {
    return Double.longBitsToDouble(bits[2 * slot]);
  }

  double y(int slot) {
    return Double.longBitsToDouble(bits[2 * slot + 1]);
  }
}
