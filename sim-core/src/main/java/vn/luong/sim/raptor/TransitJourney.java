package vn.luong.sim.raptor;

import java.util.Arrays;

/**
 * A journey by public transport, as {@link RaptorRouter} found it: the way to the first stop, rides with the transfers
 * between them, the way from the last stop. Times are seconds after midnight.
 *
 * <p>Reused: valid until the router fills it again.
 */
public final class TransitJourney {
  /** No transfer on foot. */
  public static final int NO_TRANSFER = -1;

  private final RaptorTimetable timetable;
  double departureTime;
  double arrivalTime;
  double cost = Double.POSITIVE_INFINITY;
  int access;
  int egress;
  int lastTransfer;
  int rideCount;
  int[] transfer = new int[4];
  int[] startTime = new int[4];
  int[] boardingRow = new int[4];
  int[] boardingTime = new int[4];
  int[] departure = new int[4];
  /** Departure ridden at last; another one if the first went on as that. */
  int[] lastDeparture = new int[4];

  int[] alightingRow = new int[4];
  int[] alightingTime = new int[4];

  public TransitJourney(RaptorTimetable timetable) {
    this.timetable = timetable;
  }

  void clear() {
    rideCount = 0;
    cost = Double.POSITIVE_INFINITY;
  }

  /** Takes rides and transfers from the last label back to the first. */
  void collect(RaptorLabels labels, int lastLabel) {
    boolean endsOnFoot = labels.row[lastLabel] == RaptorLabels.BY_TRANSFER;
    lastTransfer = endsOnFoot ? labels.by[lastLabel] : NO_TRANSFER;
    int lastRide = endsOnFoot ? labels.parent[lastLabel] : lastLabel;
    rideCount = 0;
    for (int ride = lastRide;
        ride != RaptorLabels.NONE;
        ride = labels.parent[labels.parent[ride]]) {
      rideCount++;
    }
    makeRoom(rideCount);
    int label = lastRide;
    for (int ride = rideCount - 1; ride >= 0; ride--) {
      int ready = labels.parent[label];
      alightingRow[ride] = labels.row[label];
      alightingTime[ride] = labels.time[label];
      departure[ride] = labels.boardedDeparture[label];
      lastDeparture[ride] = labels.by[label];
      boardingRow[ride] = labels.boardingRow[label];
      boardingTime[ride] = labels.boardingTime[label];
      startTime[ride] = labels.time[ready];
      transfer[ride] = ride == 0 ? NO_TRANSFER : labels.by[ready];
      access = labels.by[ready];
      label = labels.parent[ready];
    }
  }

  private void makeRoom(int rides) {
    if (rides > transfer.length) {
      int larger = Math.max(rides, transfer.length * 2);
      transfer = Arrays.copyOf(transfer, larger);
      startTime = Arrays.copyOf(startTime, larger);
      boardingRow = Arrays.copyOf(boardingRow, larger);
      boardingTime = Arrays.copyOf(boardingTime, larger);
      departure = Arrays.copyOf(departure, larger);
      lastDeparture = Arrays.copyOf(lastDeparture, larger);
      alightingRow = Arrays.copyOf(alightingRow, larger);
      alightingTime = Arrays.copyOf(alightingTime, larger);
    }
  }

  public boolean isFound() {
    return rideCount > 0;
  }

  /** When the traveller leaves the origin; in a profile as late as still possible. */
  public double departureTime() {
    return departureTime;
  }

  public double arrivalTime() {
    return arrivalTime;
  }

  /** Generalised cost from departure to arrival. */
  public double cost() {
    return cost;
  }

  /** Ordinal of the way to the first stop, in the list the router was given. */
  public int access() {
    return access;
  }

  /** Ordinal of the way from the last stop, in the list the router was given. */
  public int egress() {
    return egress;
  }

  /** The transfer between the last ride and the egress, in {@link FootTransfers}; normally {@link #NO_TRANSFER}. */
  public int lastTransfer() {
    return lastTransfer;
  }

  public int rideCount() {
    return rideCount;
  }

  /** The transfer before a ride, in {@link FootTransfers}; {@link #NO_TRANSFER} before the first. */
  public int transfer(int ride) {
    return transfer[ride];
  }

  /** When the traveller is at the stop and starts waiting. */
  public int startTime(int ride) {
    return startTime[ride];
  }

  /**
   * When the traveller begins to wait for the vehicle he wants: as soon as he is at the stop, but after the departures that
   * he lets pass.
   */
  public int queueingTime(int ride) {
    int row = boardingRow[ride];
    int next = timetable.nextDeparture(row, startTime[ride]);
    if (next == departure[ride]) {
      return startTime[ride];
    }
    int passed = timetable.departureTime(departure[ride] - 1) + timetable.departureOffset(row);
    return Math.max(startTime[ride], Math.min(passed + 1, boardingTime[ride]));
  }

  public int boardingTime(int ride) {
    return boardingTime[ride];
  }

  public int alightingTime(int ride) {
    return alightingTime[ride];
  }

  /** Stop facility where the traveller gets in. */
  public int boardingStop(int ride) {
    return timetable.stop(boardingRow[ride]);
  }

  /** Stop facility where the traveller gets out. */
  public int alightingStop(int ride) {
    return timetable.stop(alightingRow[ride]);
  }

  /** Route of the schedule that the traveller gets into. */
  public int route(int ride) {
    return timetable.scheduleRoute(timetable.route(boardingRow[ride]));
  }

  /** Departure of the schedule that the traveller gets into. */
  public int departure(int ride) {
    return timetable.scheduleDeparture(departure[ride]);
  }

  /**
   * Departures ridden without getting out, one after the other: 1, unless the vehicle goes on as another departure with its
   * passengers on board ({@link vn.luong.sim.transit.Departures#goesOnAs}).
   */
  public int partCount(int ride) {
    int count = 1;
    for (int part = departure[ride]; part != lastDeparture[ride]; count++) {
      part = timetable.throughRides().following(part);
    }
    return count;
  }

  /**
   * A departure of the schedule that is ridden.
   *
   * @param part from 0, the one that the traveller gets into
   */
  public int partDeparture(int ride, int part) {
    return timetable.scheduleDeparture(part(ride, part));
  }

  /** When the traveller gets in, or the vehicle goes on as a part of the ride that is not the first. */
  public int partStartTime(int ride, int part) {
    if (part == 0) {
      return boardingTime[ride];
    }
    int ridden = part(ride, part);
    int row = timetable.firstRow(timetable.throughRides().route(ridden));
    return timetable.departureTime(ridden) + timetable.departureOffset(row);
  }

  private int part(int ride, int part) {
    int ridden = departure[ride];
    for (int before = 0; before < part; before++) {
      ridden = timetable.throughRides().following(ridden);
    }
    return ridden;
  }

  /** Metres along the links of the routes; NaN where these do not tell. */
  public double meters(int ride) {
    double sum = 0;
    int from = boardingRow[ride];
    for (int part = departure[ride]; part != lastDeparture[ride]; ) {
      sum += timetable.meters(timetable.endRow(timetable.route(from)) - 1) - timetable.meters(from);
      part = timetable.throughRides().following(part);
      from = timetable.firstRow(timetable.throughRides().route(part));
    }
    return sum + timetable.meters(alightingRow[ride]) - timetable.meters(from);
  }
}
