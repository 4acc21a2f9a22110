package vn.luong.sim.events;

import java.util.Arrays;

/**
 * A batch of events as primitive columns, in the order they happened.
 *
 * <p>Layout: per row time, kind and five int columns (person, vehicle, link, detail, other), and two double columns;
 * a kind fills only the columns its append method names, the rest hold leftovers and must not be read; beside them the
 * numbers of the rows that are no moves. 49 bytes per row. {@code append…} does not check the room: callers ask {@link #hasRoom} or {@link #ensureRoom} first.
 *
 * <p>Threads: one writer; give each thread a buffer of its own.
 */
public final class EventBuffer {
  /** Rows that fit in a second-level cache together with the mobsim's own working set. */
  public static final int STANDARD_CAPACITY = 4096;

  /** An int column that says nothing, e.g. no link of a stuck event. */
  public static final int NONE = -1;

  private static final byte LINK_LEAVE = (byte) EventKind.LINK_LEAVE.ordinal();
  private static final byte LINK_ENTER = (byte) EventKind.LINK_ENTER.ordinal();

  private int size;
  private int[] time;
  private byte[] kind;
  private int[] person;
  private int[] vehicle;
  private int[] link;
  private int[] detail;
  private int[] other;
  private double[] first;
  private double[] second;
  /** Rows that are no moves, ascending. */
  private int[] otherRows;

  private int otherCount;

  public EventBuffer() {
    this(STANDARD_CAPACITY);
  }

  public EventBuffer(int capacity) {
    time = new int[capacity];
    kind = new byte[capacity];
    person = new int[capacity];
    vehicle = new int[capacity];
    link = new int[capacity];
    detail = new int[capacity];
    other = new int[capacity];
    first = new double[capacity];
    second = new double[capacity];
    otherRows = new int[capacity];
  }

  public int size() {
    return size;
  }

  public int capacity() {
    return kind.length;
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

  public boolean hasRoom(int rows) {
    return size + rows <= kind.length;
  }

  /** Grows the columns so that this many more rows fit. */
  public void ensureRoom(int rows) {
    if (hasRoom(rows)) {
      return;
    }
    int capacity = Math.max(kind.length * 2, size + rows);
    time = Arrays.copyOf(time, capacity);
    kind = Arrays.copyOf(kind, capacity);
    person = Arrays.copyOf(person, capacity);
    vehicle = Arrays.copyOf(vehicle, capacity);
    link = Arrays.copyOf(link, capacity);
    detail = Arrays.copyOf(detail, capacity);
    other = Arrays.copyOf(other, capacity);
    first = Arrays.copyOf(first, capacity);
    second = Arrays.copyOf(second, capacity);
    otherRows = Arrays.copyOf(otherRows, capacity);
  }

  /** Seconds after midnight. */
  public int time(int row) {
    return time[row];
  }

  public EventKind kind(int row) {
    return EventKind.of(kind[row]);
  }

  /** Ordinal of the {@link EventKind}, for switches in hot loops. */
  public int kindOrdinal(int row) {
    return kind[row];
  }

  public int person(int row) {
    return person[row];
  }

  public int vehicle(int row) {
    return vehicle[row];
  }

  public int link(int row) {
    return link[row];
  }

  /**
   * Activity type of activity events; mode of departure, arrival, travelled, stuck and traffic events, and of a move's left
   * link; stop of a person
   * waiting and of a vehicle at a stop; departure of a transit driver.
   */
  public int detail(int row) {
    return detail[row];
  }

  public int activityType(int row) {
    return detail[row];
  }

  public int mode(int row) {
    return detail[row];
  }

  /**
   * Facility of activity events, routing mode of departures, destination of a person waiting; {@link #NONE} if there is
   * none.
   */
  public int other(int row) {
    return other[row];
  }

  public int facility(int row) {
    return other[row];
  }

  public int routingMode(int row) {
    return other[row];
  }

  /** Stop facility where a person waits or a transit vehicle stands. */
  public int stop(int row) {
    return detail[row];
  }

  /** Stop facility that a waiting person wants to go to; {@link #NONE} if it is not known. */
  public int destinationStop(int row) {
    return other[row];
  }

  /** Departure that a transit driver takes over; {@link #NONE} for an empty run to its place. */
  public int departure(int row) {
    return detail[row];
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
   * there, or nobody measured (events read from a file).
   */
  public int secondsOnLink(int row) {
    return other[row];
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
    return MoneyPurpose.of(detail[row]);
  }

  /** Transit line that a fare is paid to, or {@link #NONE}. */
  public int line(int row) {
    return other[row];
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
    time[row] = atTime;
    kind[row] = (byte) eventKind.ordinal();
    otherRows[otherCount++] = row;
    return row;
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
    person[row] = aPerson;
    link[row] = onLink;
    detail[row] = activityType;
    other[row] = facility;
    first[row] = x;
    second[row] = y;
  }

  /** {@code departure}: person, link, mode, routing mode. */
  public void appendDeparture(int atTime, int aPerson, int onLink, int mode, int routingMode) {
    int row = next(atTime, EventKind.DEPARTURE);
    person[row] = aPerson;
    link[row] = onLink;
    detail[row] = mode;
    other[row] = routingMode;
  }

  /** {@code arrival}, {@code stuckAndAbort} or {@code stuckAndContinue}: person, link, mode. */
  public void appendPersonOnLink(
      EventKind eventKind, int atTime, int aPerson, int onLink, int mode) {
    int row = next(atTime, eventKind);
    person[row] = aPerson;
    link[row] = onLink;
    detail[row] = mode;
  }

  /** {@code PersonEntersVehicle}, {@code PersonLeavesVehicle} or {@code BoardingDeniedEvent}. */
  public void appendPersonAndVehicle(EventKind eventKind, int atTime, int aPerson, int aVehicle) {
    int row = next(atTime, eventKind);
    person[row] = aPerson;
    vehicle[row] = aVehicle;
  }

  /** {@code vehicle enters traffic} or {@code vehicle leaves traffic}: driver, link, vehicle, mode, position. */
  public void appendTraffic(
      EventKind eventKind, int atTime, int driver, int onLink, int aVehicle, int networkMode) {
    int row = next(atTime, eventKind);
    person[row] = driver;
    link[row] = onLink;
    vehicle[row] = aVehicle;
    detail[row] = networkMode;
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
    int row = size;
    size = row + 2;
    time[row] = atTime;
    time[row + 1] = atTime;
    kind[row] = LINK_LEAVE;
    kind[row + 1] = LINK_ENTER;
    vehicle[row] = aVehicle;
    vehicle[row + 1] = aVehicle;
    link[row] = fromLink;
    link[row + 1] = toLink;
    detail[row] = networkMode;
    other[row] = secondsOnLink;
  }

  /** {@code left link} of a vehicle that does not enter another link; parameters as in {@link #appendMove}. */
  public void appendLinkLeave(
      int atTime, int aVehicle, int fromLink, int networkMode, int secondsOnLink) {
    appendVehicleOnLink(EventKind.LINK_LEAVE, atTime, aVehicle, fromLink);
    detail[size - 1] = networkMode;
    other[size - 1] = secondsOnLink;
  }

  /** {@code left link}, {@code entered link} or {@code vehicle aborts}: vehicle, link; nothing is known of times. */
  public void appendVehicleOnLink(EventKind eventKind, int atTime, int aVehicle, int onLink) {
    int row = next(atTime, eventKind);
    vehicle[row] = aVehicle;
    link[row] = onLink;
    detail[row] = NONE;
    other[row] = NONE;
  }

  /** {@code travelled}: person, mode, distance. */
  public void appendTravelled(int atTime, int aPerson, int mode, double distanceMeters) {
    int row = next(atTime, EventKind.TRAVELLED);
    person[row] = aPerson;
    detail[row] = mode;
    first[row] = distanceMeters;
  }

  /** {@code waitingForPt}: person, stop, destination. */
  public void appendWaitingForTransit(int atTime, int aPerson, int atStop, int destinationStop) {
    int row = next(atTime, EventKind.WAITING_FOR_TRANSIT);
    person[row] = aPerson;
    detail[row] = atStop;
    other[row] = destinationStop;
  }

  /** {@code TransitDriverStarts}: driver, vehicle, departure, which names its line and route. */
  public void appendTransitDriverStarts(int atTime, int driver, int aVehicle, int aDeparture) {
    int row = next(atTime, EventKind.TRANSIT_DRIVER_STARTS);
    person[row] = driver;
    vehicle[row] = aVehicle;
    detail[row] = aDeparture;
  }

  /** {@code VehicleArrivesAtFacility} or {@code VehicleDepartsAtFacility}: vehicle, stop, delay. */
  public void appendVehicleAtStop(
      EventKind eventKind, int atTime, int aVehicle, int atStop, double delaySeconds) {
    int row = next(atTime, eventKind);
    vehicle[row] = aVehicle;
    detail[row] = atStop;
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
    person[row] = aPerson;
    detail[row] = purpose.ordinal();
    other[row] = line;
    first[row] = amount;
  }

  /** Copies a row of another buffer, with whatever its kind fills. */
  public void appendCopy(EventBuffer source, int sourceRow) {
    int row = size++;
    otherRows[otherCount++] = row;
    time[row] = source.time[sourceRow];
    kind[row] = source.kind[sourceRow];
    person[row] = source.person[sourceRow];
    vehicle[row] = source.vehicle[sourceRow];
    link[row] = source.link[sourceRow];
    detail[row] = source.detail[sourceRow];
    other[row] = source.other[sourceRow];
    first[row] = source.first[sourceRow];
    second[row] = source.second[sourceRow];
  }

  /** Copies rows of another buffer, with what their kinds fill. */
  public void appendRows(EventBuffer source, int fromRow, int toRow) {
    int rows = toRow - fromRow;
    System.arraycopy(source.time, fromRow, time, size, rows);
    System.arraycopy(source.kind, fromRow, kind, size, rows);
    System.arraycopy(source.vehicle, fromRow, vehicle, size, rows);
    System.arraycopy(source.link, fromRow, link, size, rows);
    System.arraycopy(source.detail, fromRow, detail, size, rows);
    System.arraycopy(source.other, fromRow, other, size, rows);
    int shift = size - fromRow;
    for (int number = source.firstOther(fromRow); number < source.otherCount; number++) {
      int sourceRow = source.otherRows[number];
      if (sourceRow >= toRow) {
        break;
      }
      int row = sourceRow + shift;
      person[row] = source.person[sourceRow];
      first[row] = source.first[sourceRow];
      second[row] = source.second[sourceRow];
      otherRows[otherCount++] = row;
    }
    size += rows;
  }

  /** Number of the first other row from a row on. */
  private int firstOther(int row) {
    int found = Arrays.binarySearch(otherRows, 0, otherCount, row);
    return found >= 0 ? found : -found - 1;
  }
}
