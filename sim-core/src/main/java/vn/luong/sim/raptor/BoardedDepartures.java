package vn.luong.sim.raptor;

import java.util.Arrays;

/**
 * The departures of one route that a traveller may be on board of while the route is looked at: an earlier one is kept
 * beside a later one only if that one costs less. As all departures take the same time between stops, who is better stays
 * so along the route. Where departures differ in what riding costs ({@link DepartureCosts}), an earlier one makes a later
 * one useless only if it is better even with all that its passengers may still have to bear. A departure that goes on as another one
 * ({@link ThroughRides}) is useless only beside one that goes on in the same way.
 *
 * <p>Layout: columns, a few entries.
 */
final class BoardedDepartures {
  int count;
  int[] departure = new int[16];
  /** When it leaves the first stop of the route. */
  int[] startTime = new int[16];
  /** Where its extra costs are, {@link DepartureCosts#NO_CELL} if there are none. */
  int[] cells = new int[16];
  /** Departure got into; another one if that went on as the present one. */
  int[] boarded = new int[16];
  /** How the departure goes on; 0 if it does not. */
  int[] pattern = new int[16];
  /** Reduced cost on arrival at an arrival offset of 0. */
  double[] reducedAtStart = new double[16];

  /** At most the extra cost of riding on, where departures differ. */
  double[] ahead = new double[16];

  /** Zone in which the passenger got in, {@link ZonePrices#NO_ZONE} if that does not count. */
  int[] zone = new int[16];

  int[] label = new int[16];
  int[] boardingRow = new int[16];
  int[] boardingTime = new int[16];

  /** Null if no ride costs something by zones. */
  private final ZonePrices zonePrices;

  BoardedDepartures(ZonePrices zonePrices) {
    this.zonePrices = zonePrices;
  }

  void clear() {
    count = 0;
  }

  /**
   * Whether boarding a departure is any good beside those on board; gets off those it makes useless. Who boards must then be
   * added.
   *
   * @param newPattern how it goes on, see {@link ThroughRides#pattern}
   */
  boolean makeRoom(
      int newDeparture, double newReduced, double newAhead, int newPattern, int newZone) {
    for (int entry = 0; entry < count; entry++) {
      boolean isSame = departure[entry] == newDeparture;
      double most =
          reducedAtStart[entry] + (isSame ? 0 : ahead[entry]) + excess(zone[entry], newZone);
      if (departure[entry] <= newDeparture
          && most <= newReduced + RaptorLabels.COST_TOLERANCE
          && isSubstitute(newPattern, pattern[entry])) {
        return false;
      }
    }
    int kept = 0;
    for (int entry = 0; entry < count; entry++) {
      double newMost = newReduced
          + (departure[entry] == newDeparture ? 0 : newAhead)
          + excess(newZone, zone[entry]);
      if (departure[entry] < newDeparture
          || reducedAtStart[entry] < newMost
          || !isSubstitute(pattern[entry], newPattern)) {
        move(entry, kept++);
      }
    }
    count = kept;
    return true;
  }

  private double excess(int ofZone, int thanZone) {
    return zonePrices == null ? 0 : zonePrices.excess(ofZone, thanZone);
  }

  private static boolean isSubstitute(int ofPattern, int newPattern) {
    return ofPattern == ThroughRides.ENDS || ofPattern == newPattern;
  }

  /** Is on board of a departure, whoever else is; returns the new entry. */
  int add(
      int onDeparture,
      int departureTime,
      int itsCells,
      int boardedDeparture,
      double reduced,
      int fromLabel,
      int row,
      int time) {
    if (count == departure.length) {
      grow();
    }
    departure[count] = onDeparture;
    startTime[count] = departureTime;
    cells[count] = itsCells;
    boarded[count] = boardedDeparture;
    reducedAtStart[count] = reduced;
    ahead[count] = 0;
    pattern[count] = ThroughRides.ENDS;
    zone[count] = ZonePrices.NO_ZONE;
    label[count] = fromLabel;
    boardingRow[count] = row;
    boardingTime[count] = time;
    return count++;
  }

  /** Is on board like one of others. */
  void add(BoardedDepartures others, int entry) {
    int added = add(
        others.departure[entry],
        others.startTime[entry],
        others.cells[entry],
        others.boarded[entry],
        others.reducedAtStart[entry],
        others.label[entry],
        others.boardingRow[entry],
        others.boardingTime[entry]);
    zone[added] = others.zone[entry];
  }

  void move(int from, int to) {
    if (from != to) {
      departure[to] = departure[from];
      startTime[to] = startTime[from];
      cells[to] = cells[from];
      boarded[to] = boarded[from];
      pattern[to] = pattern[from];
      reducedAtStart[to] = reducedAtStart[from];
      ahead[to] = ahead[from];
      zone[to] = zone[from];
      label[to] = label[from];
      boardingRow[to] = boardingRow[from];
      boardingTime[to] = boardingTime[from];
    }
  }

  /** Everybody rides on to the next stop. */
  void rideOn(DepartureCosts costs, int rowOfRoute) {
    for (int entry = 0; entry < count; entry++) {
      if (cells[entry] != DepartureCosts.NO_CELL) {
        reducedAtStart[entry] += costs.sectionTo(cells[entry], rowOfRoute);
        ahead[entry] = costs.ahead(cells[entry], rowOfRoute);
      }
    }
  }

  private void grow() {
    int larger = departure.length * 2;
    departure = Arrays.copyOf(departure, larger);
    startTime = Arrays.copyOf(startTime, larger);
    cells = Arrays.copyOf(cells, larger);
    boarded = Arrays.copyOf(boarded, larger);
    pattern = Arrays.copyOf(pattern, larger);
    reducedAtStart = Arrays.copyOf(reducedAtStart, larger);
    ahead = Arrays.copyOf(ahead, larger);
    zone = Arrays.copyOf(zone, larger);
    label = Arrays.copyOf(label, larger);
    boardingRow = Arrays.copyOf(boardingRow, larger);
    boardingTime = Arrays.copyOf(boardingTime, larger);
  }
}
