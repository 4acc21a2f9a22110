package vn.luong.sim.traffic;

import vn.luong.sim.arrays.IntBag;
import vn.luong.sim.arrays.NumberRows;

/**
 * Reads the memory that the next links of a phase will need, without any effect on results: what one vehicle needs has to
 * be loaded bit by bit, but the loads of many vehicles are under way at once. Loops of few instructions each, so that the
 * processor sees many of their turns together.
 *
 * <p>Threads: one lane's.
 */
final class ReadAhead {
  /** Links read ahead together: more than loads can be under way, fewer than the first-level cache holds. */
  static final int LENGTH = 48;

  private final LinkRows links;
  private final Drivers drivers;
  private final TrafficNetwork network;
  /** True if most moves need what stands beside the rows of links. */
  private final boolean isTouchingSides;

  private final int[] driver = new int[LENGTH];
  private final int[] outLink = new int[LENGTH];
  /** What is to be read next: places in routes, drivers. */
  private final int[] next = new int[LENGTH];

  private int start;
  /** Sum of what was read: keeps the reads from being left out. */
  private int touched;

  ReadAhead(Traffic traffic) {
    links = traffic.links;
    drivers = traffic.drivers;
    network = traffic.network;
    isTouchingSides = drivers.hasSpeedLimits()
        || traffic.parameters.linkDynamics() == LinkDynamics.BY_VEHICLE_TYPE;
  }

  /** Into how many links each a list of them is best divided: batches of about the same length, for each takes its time. */
  static int batchLength(int count) {
    int batches = (count + LENGTH - 1) / LENGTH;
    return batches <= 1 ? count : (count + batches - 1) / batches;
  }

  /**
   * Reads what is needed to move the first drivers of buffers over the nodes.
   *
   * @param offering links, each with somebody in the buffer
   * @param to position after the last link, at most {@link #LENGTH} of them; see {@link #driver} and {@link #outLink}
   */
  void crossings(int[] offering, int from, int to) {
    start = from;
    int size = to - from;
    long[] rows = links.rows.words();
    long[] driverRows = drivers.words();
    for (int place = 0; place < size; place++) {
      driver[place] = NumberRows.low(rows[LinkRows.buffer(offering[from + place])]);
    }
    int routeCount = 0;
    for (int place = 0; place < size; place++) {
      int row = driver[place] << Drivers.SHIFT;
      long turns = driverRows[row + Drivers.TURN];
      outLink[place] =
          LinkRows.firstOut(rows[LinkRows.row(offering[from + place]) + LinkRows.FLOW_TIME])
              + drivers.turn(turns, driverRows[row + Drivers.UPCOMING]);
      // Most drivers need nothing of their route now (fifteen of sixteen where turns take two
      // bits): the place is written over by the next one.
      int inRoute = drivers.nextPlaceInRoute(turns);
      next[routeCount] = inRoute;
      routeCount += -inRoute >>> Integer.SIZE - 1;
    }
    for (int place = 0; place < size; place++) {
      outLink[place] = network.outLink(outLink[place]);
    }
    long sum = 0;
    for (int place = 0; place < routeCount; place++) {
      sum += drivers.turnsOfWord(next[place]);
    }
    for (int place = 0; place < size; place++) {
      int row = LinkRows.row(outLink[place]);
      // Who enters is chained to the last one there.
      next[place] = NumberRows.high(rows[row + LinkRows.QUEUE]);
      sum += rows[row + LinkRows.STORAGE_CAPACITY];
    }
    for (int place = 0; isTouchingSides && place < size; place++) {
      sum += links.touchSide(outLink[place]);
    }
    for (int place = 0; place < size; place++) {
      sum += touch(driverRows, next[place]);
    }
    touched = (int) sum;
  }

  /** First driver of the buffer of a link at a position of those read ahead. */
  int driver(int position) {
    return driver[position - start];
  }

  /** The link that the first driver goes to. */
  int outLink(int position) {
    return outLink[position - start];
  }

  /** Exchanges what is known of two positions. */
  void exchange(int position, int other) {
    int first = position - start;
    int second = other - start;
    int firstDriver = driver[first];
    driver[first] = driver[second];
    driver[second] = firstDriver;
    int firstOut = outLink[first];
    outLink[first] = outLink[second];
    outLink[second] = firstOut;
  }

  /** Reads what is needed to move the first drivers of links to the buffers. */
  void departures(int[] due, int from, int to) {
    long[] rows = links.rows.words();
    long[] driverRows = drivers.words();
    int size = to - from;
    long sum = 0;
    for (int place = 0; place < size; place++) {
      int row = LinkRows.row(due[from + place]);
      next[place] = NumberRows.low(rows[row + LinkRows.QUEUE]);
      sum += rows[row + LinkRows.FLOW_PER_STEP];
    }
    for (int place = 0; isTouchingSides && place < size; place++) {
      sum += links.touchSide(due[from + place]);
    }
    for (int place = 0; place < size; place++) {
      int first = next[place];
      int row = Math.max(first, 0) << Drivers.SHIFT;
      // The one behind him; nobody of nobody.
      next[place] = NumberRows.low(driverRows[row + Drivers.NEXT]) | first >> Integer.SIZE - 1;
      sum += driverRows[row + Drivers.UPCOMING];
    }
    for (int place = 0; place < size; place++) {
      sum += touch(driverRows, next[place]);
    }
    touched = (int) sum;
  }

  /** Reads the first and the last word of a driver's row, or those of any row for nobody. */
  private static long touch(long[] driverRows, int driver) {
    int row = Math.max(driver, 0) << Drivers.SHIFT;
    return driverRows[row] + driverRows[row + Drivers.UPCOMING];
  }

  /**
   * Reads the links on which somebody comes to a parking place.
   *
   * @param parked driver and link, two values each
   */
  void parkingPlaces(IntBag parked) {
    int sum = 0;
    for (int place = 1; place < parked.size(); place += 2) {
      sum += links.touch(parked.value(place)) + links.touchSide(parked.value(place));
    }
    touched = sum;
  }
}
