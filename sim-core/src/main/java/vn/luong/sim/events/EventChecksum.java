package vn.luong.sim.events;

/**
 * A 64-bit sum of everything that happened and of its order: two runs with the same sum had the same events. Only
 * the columns a kind fills count. Not cryptographic: the multiply-and-rotate step of FxHash, finished with
 * SplitMix64's mixer.
 *
 * <p>Threads: one.
 */
public final class EventChecksum implements EventSink {
  private static final long FACTOR = 0x517CC1B727220A95L;

  private long state;
  private long eventCount;

  @Override
  public void accept(EventBuffer events) {
    long sum = state;
    int size = events.size();
    for (int row = 0; row < size; row++) {
      sum = addRow(sum, events, row);
    }
    state = sum;
    eventCount += size;
  }

  /** The sum of all events so far. */
  public long value() {
    long mixed = state ^ eventCount;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /** The sum as 16 hexadecimal digits. */
  public String text() {
    return String.format("%016x", value());
  }

  public long eventCount() {
    return eventCount;
  }

  private static long addRow(long sum, EventBuffer events, int row) {
    long next = add(sum, pair(events.time(row), events.kindOrdinal(row)));
    return switch (events.kind(row)) {
      case LINK_LEAVE, LINK_ENTER, VEHICLE_ABORTS ->
        add(next, pair(events.vehicle(row), events.link(row)));
      case PERSON_ENTERS_VEHICLE, PERSON_LEAVES_VEHICLE, BOARDING_DENIED ->
        add(next, pair(events.person(row), events.vehicle(row)));
      case VEHICLE_ENTERS_TRAFFIC, VEHICLE_LEAVES_TRAFFIC ->
        add(
            add(
                add(next, pair(events.person(row), events.vehicle(row))),
                pair(events.link(row), events.mode(row))),
            Double.doubleToLongBits(events.relativePosition(row)));
      case ACTIVITY_END, ACTIVITY_START -> addActivity(next, events, row);
      case DEPARTURE ->
        add(
            add(next, pair(events.person(row), events.link(row))),
            pair(events.mode(row), events.routingMode(row)));
      case ARRIVAL, STUCK_AND_ABORT, STUCK_AND_CONTINUE ->
        add(add(next, pair(events.person(row), events.link(row))), events.mode(row));
      case TRAVELLED ->
        add(
            add(next, pair(events.person(row), events.mode(row))),
            Double.doubleToLongBits(events.distanceMeters(row)));
      case WAITING_FOR_TRANSIT ->
        add(add(next, pair(events.person(row), events.stop(row))), events.destinationStop(row));
      case TRANSIT_DRIVER_STARTS ->
        add(add(next, pair(events.person(row), events.vehicle(row))), events.departure(row));
      case PERSON_MONEY ->
        add(
            add(
                add(next, events.person(row)),
                pair(events.purpose(row).ordinal(), events.line(row))),
            Double.doubleToLongBits(events.amount(row)));
      case VEHICLE_ARRIVES_AT_STOP, VEHICLE_DEPARTS_AT_STOP ->
        add(
            add(next, pair(events.vehicle(row), events.stop(row))),
            Double.doubleToLongBits(events.delaySeconds(row)));
    };
  }

  private static long addActivity(long sum, EventBuffer events, int row) {
    long next = add(sum, pair(events.person(row), events.link(row)));
    next = add(next, pair(events.activityType(row), events.facility(row)));
    next = add(next, Double.doubleToLongBits(events.x(row)));
    return add(next, Double.doubleToLongBits(events.y(row)));
  }

  private static long add(long sum, long value) {
    return (Long.rotateLeft(sum, 5) ^ value) * FACTOR;
  }

  private static long pair(int high, int low) {
    return ((long) high << 32) | (low & 0xFFFFFFFFL);
  }
}
