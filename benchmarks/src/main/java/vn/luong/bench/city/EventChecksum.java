package vn.luong.bench.city;

import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;

/** Mixes what events say and their order into one number. */
public final class EventChecksum implements EventSink {
  private static final long PRIME = 0x100000001B3L;
  private static final int LINK_LEAVE = EventKind.LINK_LEAVE.ordinal();

  private long checksum = 0xCBF29CE484222325L;
  private long moveCount;

  @Override
  public void accept(EventBuffer events) {
    long mixed = checksum;
    long moves = moveCount;
    for (int row = 0; row < events.size(); row++) {
      mixed = (mixed ^ events.time(row)) * PRIME;
      mixed = (mixed ^ events.kindOrdinal(row)) * PRIME;
      mixed = (mixed ^ subject(events, row)) * PRIME;
      if (events.kindOrdinal(row) == LINK_LEAVE) {
        moves++;
      }
    }
    checksum = mixed;
    moveCount = moves;
  }

  private static long subject(EventBuffer events, int row) {
    EventKind kind = events.kind(row);
    boolean isOfVehicle = kind == EventKind.LINK_LEAVE
        || kind == EventKind.LINK_ENTER
        || kind == EventKind.VEHICLE_ABORTS;
    if (isOfVehicle) {
      return (long) events.vehicle(row) << Integer.SIZE | events.link(row);
    }
    return events.person(row);
  }

  /** The number made of all events so far. */
  public long value() {
    return checksum;
  }

  /** How often a vehicle went from a link to the next so far. */
  public long moveCount() {
    return moveCount;
  }
}
