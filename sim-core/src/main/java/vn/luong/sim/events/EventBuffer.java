package vn.luong.sim.events;

import java.util.Arrays;
import vn.luong.sim.arrays.NumberRows;

/**
 * A batch of events as rows of primitive numbers, in the order they happened.
 *
 * <p>Layout: per row 32 bytes side by side: time, kind, and five ints (vehicle, link, detail, other, person); in columns
 * beside them two doubles. A kind fills only what its append method names, the rest holds leftovers and must not be read.
 * Then the numbers of the rows that are no moves. 52 bytes per row. {@code append…} does not check the room: callers ask
 * {@link #hasRoom} or {@link #ensureRoom} first.
 *
 * <p>Threads: one writer; give each thread a buffer of its own.
 */
public final class EventBuffer {
  /** Rows that fit in a first-level cache, so that the mobsim's own working set has the second. */
  public static final int STANDARD_CAPACITY = 1024;

  /** An int column that says nothing, e.g. no link of a stuck event. */
  public static final int NONE = -1;

  private static final int LINK_LEAVE = EventKind.LINK_LEAVE.ordinal();
  private static final int LINK_ENTER = EventKind.LINK_ENTER.ordinal();

  /** Words per row, as a shift. */
  private static final int SHIFT = 2;

  private static final int WORDS = 1 << SHIFT;
  /** Low: time; high: ordinal of the kind. */
  private static final int TIME = 0;
  /** Low: vehicle; high: link. */
  private static final int VEHICLE = 1;
  /** Low: detail; high: other. */
  private static final int DETAIL = 2;
  /** Low: person. */
  private static final int PERSON = 3;

  private int size;
  private int capacity;
  private final NumberRows rows;
  private double[] first;
  private double[] second;
  /** Rows that are no moves, ascending. */
  private int[] otherRows;

  private int otherCount;

  public EventBuffer() {
    this(STANDARD_CAPACITY);
  }

  public EventBuffer(int capacity) {
    this.capacity = capacity;
    rows = new NumberRows(capacity, SHIFT);
    first = new double[capacity];
    second = new double[capacity];
    otherRows = new int[capacity];
  }

  public int size() {
    return size;
  }

  public int capacity() {
    return capacity;
  }

  public void clear() {
    size = 0;
    otherCount = 0;
  }

  /**
   * Rows that were not appended by {@link #appendMove}: of nearly all events of a day only vehicles and links take notice,
   * and who asks about persons need not look at them.
   */
  public int otherCount() {
    return otherCount;
  }

  /** The row of such an event, ascending with its number. */
  public int otherRow(int number) {
    return otherRows[number];
  }

  public boolean hasRoom(int count) {
    return size + count <= capacity;
  }

  /** Makes room for this many more rows. */
  public void ensureRoom(int count) {
    if (!hasRoom(count)) {
      grow(Math.max(capacity * 2, size + count));
    }
  }

  private void grow(int newCapacity) {
    capacity = newCapacity;
    rows.grow(capacity);
    first = Arrays.copyOf(first, capacity);
    second = Arrays.copyOf(second, capacity);
    otherRows = Arrays.copyOf(otherRows, capacity);
  }

  /** Seconds after midnight. */
  public int time(int row) {
    return rows.low((row << SHIFT) + TIME);
  }

  public EventKind kind(int row) {
    return EventKind.of(kindOrdinal(row));
  }

  /** Ordinal of the {@link EventKind}, for switches in hot loops. */
  public int kindOrdinal(int row) {
    return rows.high((row << SHIFT) + TIME);
  }

  public int person(int row) {
    return rows.low((row << SHIFT) + PERSON);
  }

  public int vehicle(int row) {
    return rows.low((row << SHIFT) + VEHICLE);
  }

  public int link(int row) {
    return rows.high((row << SHIFT) + VEHICLE);
  }

  /**
   * Activity type of activity events; mode of departure, arrival, travelled, stuck and traffic events, and of a move's left
   * link; stop of a person
   * waiting and of a vehicle at a stop; departure of a transit driver.
   */
  public int detail(int row) {
    return rows.low((row << SHIFT) + DETAIL);
  }

  public int activityType(int row) {
    return rows.low((row << SHIFT) + DETAIL);
  }

  public int mode(int row) {
    return rows.low((row << SHIFT) + DETAIL);
  }

  /**
   * Facility of activity events, routing mode of departures, destination of a person waiting; {@link #NONE} if there is
   * none.
   */
  public int other(int row) {
    return rows.high((row << SHIFT) + DETAIL);
  }

  public int facility(int row) {
    return rows.high((row << SHIFT) + DETAIL);
  }

  public int routingMode(int row) {
    return rows.high((row << SHIFT) + DETAIL);
  }

  /** Stop facility where a person waits or a transit vehicle stands. */
  public int stop(int row) {
    return rows.low((row << SHIFT) + DETAIL);
  }

  /** Stop facility that a waiting person wants to go to; {@link #NONE} if it is not known. */
  public int destinationStop(int row) {
    return rows.high((row << SHIFT) + DETAIL);
  }

  /** Departure that a transit driver takes over; {@link #NONE} for an empty run to its place. */
  public int departure(int row) {
    return rows.low((row << SHIFT) + DETAIL);
  }

  /** Easting of an activity event, NaN if unknown. */
  public double x(int row) {
    return first[row];
  }

  /** Northing of an activity event, NaN if unknown. */
  public double y(int row) {
    return second[row];
  }

  /**
   * Seconds since the vehicle entered the link that it leaves now; {@link #NONE} if it entered traffic there, served a stop
   * there, or nobody measured (events read from a file). Modulo 131,071 s (36.4 h).
   */
  public int secondsOnLink(int row) {
    return rows.high((row << SHIFT) + DETAIL);
  }

  /**
   * Metres that a vehicle which leaves traffic has driven since it entered traffic, by the links it entered; NaN if nobody
   * measured.
   */
  public double drivenMeters(int row) {
    return second[row];
  }

  /** Money that a person receives; negative if the person pays. */
  public double amount(int row) {
    return first[row];
  }

  /** What money is paid for. */
  public MoneyPurpose purpose(int row) {
    return MoneyPurpose.of(detail(row));
  }

  /** Transit line that a fare is paid to, or {@link #NONE}. */
  public int line(int row) {
    return rows.high((row << SHIFT) + DETAIL);
  }

  /** Metres of a travelled event. */
  public double distanceMeters(int row) {
    return first[row];
  }

  /** Seconds after schedule of a transit vehicle at a stop. */
  public double delaySeconds(int row) {
    return first[row];
  }

  /** Position along the link (0 … 1) of a vehicle entering or leaving traffic. */
  public double relativePosition(int row) {
    return first[row];
  }

  private int next(int atTime, EventKind eventKind) {
    int row = size++;
    rows.setBoth((row << SHIFT) + TIME, atTime, eventKind.ordinal());
    otherRows[otherCount++] = row;
    return row;
  }

  private void setPerson(int row, int person) {
    rows.setLow((row << SHIFT) + PERSON, person);
  }

  private void setVehicle(int row, int vehicle) {
    rows.setLow((row << SHIFT) + VEHICLE, vehicle);
  }

  private void setLink(int row, int link) {
    rows.setHigh((row << SHIFT) + VEHICLE, link);
  }

  private void setDetail(int row, int detail) {
    rows.setLow((row << SHIFT) + DETAIL, detail);
  }

  private void setOther(int row, int other) {
    rows.setHigh((row << SHIFT) + DETAIL, other);
  }

  /** {@code actend} or {@code actstart}: person, link, activity type, facility, place. */
  public void appendActivity(
      EventKind startOrEnd,
      int atTime,
      int aPerson,
      int onLink,
      int activityType,
      int facility,
      double x,
      double y) {
    int row = next(atTime, startOrEnd);
    setPerson(row, aPerson);
    setLink(row, onLink);
    setDetail(row, activityType);
    setOther(row, facility);
    first[row] = x;
    second[row] = y;
  }

  /** {@code departure}: person, link, mode, routing mode. */
  public void appendDeparture(int atTime, int aPerson, int onLink, int mode, int routingMode) {
    int row = next(atTime, EventKind.DEPARTURE);
    setPerson(row, aPerson);
    setLink(row, onLink);
    setDetail(row, mode);
    setOther(row, routingMode);
  }

  /** {@code arrival}, {@code stuckAndAbort} or {@code stuckAndContinue}: person, link, mode. */
  public void appendPersonOnLink(
      EventKind eventKind, int atTime, int aPerson, int onLink, int mode) {
    int row = next(atTime, eventKind);
    setPerson(row, aPerson);
    setLink(row, onLink);
    setDetail(row, mode);
  }

  /** {@code PersonEntersVehicle}, {@code PersonLeavesVehicle} or {@code BoardingDeniedEvent}. */
  public void appendPersonAndVehicle(EventKind eventKind, int atTime, int aPerson, int aVehicle) {
    int row = next(atTime, eventKind);
    setPerson(row, aPerson);
    setVehicle(row, aVehicle);
  }

  /** {@code vehicle enters traffic} or {@code vehicle leaves traffic}: driver, link, vehicle, mode, position. */
  public void appendTraffic(
      EventKind eventKind, int atTime, int driver, int onLink, int aVehicle, int networkMode) {
    int row = next(atTime, eventKind);
    setPerson(row, driver);
    setLink(row, onLink);
    setVehicle(row, aVehicle);
    setDetail(row, networkMode);
    first[row] = 1.0;
    second[row] = Double.NaN;
  }

  /** {@code vehicle leaves traffic} with the metres it has driven. */
  public void appendLeavesTraffic(
      int atTime, int driver, int onLink, int aVehicle, int networkMode, double drivenMeters) {
    appendTraffic(EventKind.VEHICLE_LEAVES_TRAFFIC, atTime, driver, onLink, aVehicle, networkMode);
    second[size - 1] = drivenMeters;
  }

  /**
   * {@code left link} and {@code entered link} of a vehicle that crosses a node.
   *
   * @param networkMode mode of the vehicle
   * @param secondsOnLink see {@link #secondsOnLink}
   */
  public void appendMove(
      int atTime, int aVehicle, int fromLink, int toLink, int networkMode, int secondsOnLink) {
    putMove(rows.words(), size, atTime, aVehicle, fromLink, toLink, networkMode, secondsOnLink);
    size += 2;
  }

  /**
   * The same for loops that are worth writing out: puts a move into the {@link #words} of a buffer with room for it, which
   * is told of it by {@link #setSize} in the end.
   *
   * @param row size of the buffer with the moves put before
   */
  public static void putMove(
      long[] words,
      int row,
      int atTime,
      int aVehicle,
      int fromLink,
      int toLink,
      int networkMode,
      int secondsOnLink) {
    int leave = row << SHIFT;
    int enter = leave + WORDS;
    words[leave + TIME] = NumberRows.word(atTime, LINK_LEAVE);
    words[leave + VEHICLE] = NumberRows.word(aVehicle, fromLink);
    words[leave + DETAIL] = NumberRows.word(networkMode, secondsOnLink);
    words[enter + TIME] = NumberRows.word(atTime, LINK_ENTER);
    words[enter + VEHICLE] = NumberRows.word(aVehicle, toLink);
  }

  /** The rows, for {@link #putMove}; others after {@link #ensureRoom}. */
  public long[] words() {
    return rows.words();
  }

  /** Moves were put up to here. */
  public void setSize(int newSize) {
    size = newSize;
  }

  /** {@code left link} of a vehicle that does not enter another link; parameters as in {@link #appendMove}. */
  public void appendLinkLeave(
      int atTime, int aVehicle, int fromLink, int networkMode, int secondsOnLink) {
    appendVehicleOnLink(EventKind.LINK_LEAVE, atTime, aVehicle, fromLink);
    setDetail(size - 1, networkMode);
    setOther(size - 1, secondsOnLink);
  }

  /** {@code left link}, {@code entered link} or {@code vehicle aborts}: vehicle, link; nothing is known of times. */
  public void appendVehicleOnLink(EventKind eventKind, int atTime, int aVehicle, int onLink) {
    int row = next(atTime, eventKind);
    setVehicle(row, aVehicle);
    setLink(row, onLink);
    setDetail(row, NONE);
    setOther(row, NONE);
  }

  /** {@code travelled}: person, mode, distance. */
  public void appendTravelled(int atTime, int aPerson, int mode, double distanceMeters) {
    int row = next(atTime, EventKind.TRAVELLED);
    setPerson(row, aPerson);
    setDetail(row, mode);
    first[row] = distanceMeters;
  }

  /** {@code waitingForPt}: person, stop, destination. */
  public void appendWaitingForTransit(int atTime, int aPerson, int atStop, int destinationStop) {
    int row = next(atTime, EventKind.WAITING_FOR_TRANSIT);
    setPerson(row, aPerson);
    setDetail(row, atStop);
    setOther(row, destinationStop);
  }

  /** {@code TransitDriverStarts}: driver, vehicle, departure, which names its line and route. */
  public void appendTransitDriverStarts(int atTime, int driver, int aVehicle, int aDeparture) {
    int row = next(atTime, EventKind.TRANSIT_DRIVER_STARTS);
    setPerson(row, driver);
    setVehicle(row, aVehicle);
    setDetail(row, aDeparture);
  }

  /** {@code VehicleArrivesAtFacility} or {@code VehicleDepartsAtFacility}: vehicle, stop, delay. */
  public void appendVehicleAtStop(
      EventKind eventKind, int atTime, int aVehicle, int atStop, double delaySeconds) {
    int row = next(atTime, eventKind);
    setVehicle(row, aVehicle);
    setDetail(row, atStop);
    first[row] = delaySeconds;
  }

  /**
   * {@code personMoney}: person, amount, purpose, and who gets it.
   *
   * @param line transit line that gets it, or {@link #NONE}
   * @param amount money that the person receives; negative if the person pays
   */
  public void appendMoney(int atTime, int aPerson, MoneyPurpose purpose, int line, double amount) {
    int row = next(atTime, EventKind.PERSON_MONEY);
    setPerson(row, aPerson);
    setDetail(row, purpose.ordinal());
    setOther(row, line);
    first[row] = amount;
  }

  /** Copies a row of another buffer, with whatever its kind fills. */
  public void appendCopy(EventBuffer source, int sourceRow) {
    int row = size++;
    otherRows[otherCount++] = row;
    rows.copy(source.rows, sourceRow, row, 1);
    first[row] = source.first[sourceRow];
    second[row] = source.second[sourceRow];
  }

  /** Copies rows of another buffer, with what their kinds fill. */
  public void appendRows(EventBuffer source, int fromRow, int toRow) {
    int count = toRow - fromRow;
    rows.copy(source.rows, fromRow, size, count);
    int shift = size - fromRow;
    for (int number = source.firstOther(fromRow); number < source.otherCount; number++) {
      int sourceRow = source.otherRows[number];
      if (sourceRow >= toRow) {
        break;
      }
      int row = sourceRow + shift;
      first[row] = source.first[sourceRow];
      second[row] = source.second[sourceRow];
      otherRows[otherCount++] = row;
    }
    size += count;
  }

  /** Number of the first other row from a row on. */
  private int firstOther(int row) {
    int found = Arrays.binarySearch(otherRows, 0, otherCount, row);
    return found >= 0 ? found : -found - 1;
  }
}
