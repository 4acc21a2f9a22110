package vn.luong.gis.gtfs;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import vn.luong.sim.arrays.IntRows;

/**
 * The halts of all trips, as columns of a few bytes each: a large feed has millions.
 *
 * <p>Layout: rows in the order of the file; {@link #ofTrips} has the rows of each trip in the order of their sequence.
 */
final class StopTimes {
  /** No time, which is then interpolated. */
  static final int NO_TIME = FeedRow.NO_NUMBER;

  private final IntArrayList trip = new IntArrayList();
  private final IntArrayList stop = new IntArrayList();
  private final IntArrayList sequence = new IntArrayList();
  private final IntArrayList arrival = new IntArrayList();
  private final IntArrayList departure = new IntArrayList();
  private final IntArrayList flags = new IntArrayList();
  private final IntArrayList line = new IntArrayList();
  private final DoubleArrayList distance = new DoubleArrayList();
  private IntRows ofTrips;

  void add(int ofTrip, int atStop, int sequenceNumber, int arrivalTime, int departureTime) {
    trip.add(ofTrip);
    stop.add(atStop);
    sequence.add(sequenceNumber);
    arrival.add(arrivalTime);
    departure.add(departureTime);
  }

  /** Completes the row added last. */
  void addDetails(boolean allowsBoarding, boolean allowsAlighting, double shapeDistance, int row) {
    flags.add((allowsBoarding ? 1 : 0) | (allowsAlighting ? 2 : 0));
    distance.add(shapeDistance);
    line.add(row);
  }

  int count() {
    return trip.size();
  }

  /** Sorts the rows into trips; then they can be read. */
  void finish(int tripCount) {
    int[] order = new int[count()];
    for (int row = 0; row < order.length; row++) {
      order[row] = row;
    }
    // Files nearly always come in this order already, and rows of one sequence number stay as they
    // are.
    boolean isSorted = true;
    for (int row = 1; isSorted && row < order.length; row++) {
      isSorted = compare(row - 1, row) <= 0;
    }
    if (!isSorted) {
      IntArrays.stableSort(order, this::compare);
    }
    int[] offsets = new int[tripCount + 1];
    for (int row = 0; row < order.length; row++) {
      offsets[trip.getInt(row) + 1]++;
    }
    for (int index = 0; index < tripCount; index++) {
      offsets[index + 1] += offsets[index];
    }
    ofTrips = IntRows.of(offsets, order);
  }

  private int compare(int left, int right) {
    int byTrip = Integer.compare(trip.getInt(left), trip.getInt(right));
    return byTrip != 0 ? byTrip : Integer.compare(sequence.getInt(left), sequence.getInt(right));
  }

  /** The rows of each trip, in the order of their sequence. */
  IntRows ofTrips() {
    return ofTrips;
  }

  int stop(int row) {
    return stop.getInt(row);
  }

  int sequence(int row) {
    return sequence.getInt(row);
  }

  /** Seconds after the start of the service day, or {@link #NO_TIME}. */
  int arrival(int row) {
    return arrival.getInt(row);
  }

  int departure(int row) {
    return departure.getInt(row);
  }

  void setTimes(int row, int arrivalTime, int departureTime) {
    arrival.set(row, arrivalTime);
    departure.set(row, departureTime);
  }

  boolean allowsBoarding(int row) {
    return (flags.getInt(row) & 1) != 0;
  }

  boolean allowsAlighting(int row) {
    return (flags.getInt(row) & 2) != 0;
  }

  /** {@code shape_dist_traveled}, NaN if none. */
  double distance(int row) {
    return distance.getDouble(row);
  }

  /** Line of the file. */
  int line(int row) {
    return line.getInt(row);
  }
}
