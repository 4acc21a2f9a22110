package vn.luong.sim.traffic;

import vn.luong.sim.arrays.NumberRows;

/**
 * What the hot loop knows of a link, side by side: {@link LinkQueues}, {@link FlowCapacity}, {@link StorageCapacity} are
 * views of these rows.
 *
 * <p>A move of one vehicle over a node costs what its cache misses cost, for between two moves on one link thousands of
 * others have been served. A move needs the row of the link that is left, once when its first vehicle is due and once a
 * step later, the row of the link that is entered, and the driver's. So a link is one row, and {@link TrafficLane} reads
 * ahead, so that the misses of many links overlap.
 *
 * <p>Layout: 64 bytes per link. The first half is where vehicles enter: in the node phase it belongs to the link's
 * from-node; the second half is where they leave and belongs to the to-node. In the link phase both belong to the link.
 */
final class LinkRows {
  /** Words per row, as a shift. */
  static final int SHIFT = 3;

  /** A list of {@link DriverLists}. */
  static final int QUEUE = 0;
  /** Low: free travel time in seconds; high: the link's index in the network as the input has it. */
  static final int FREE_SECONDS = 1;

  static final int STORAGE_USED = 2;
  static final int STORAGE_CAPACITY = 3;
  /** A list of {@link DriverLists}. */
  static final int BUFFER = 4;
  /** Low: up to when flow is accumulated; high: where the out-links of the to-node begin, and flags. */
  static final int FLOW_TIME = 5;

  static final int FLOW_ACCUMULATED = 6;
  static final int FLOW_PER_STEP = 7;

  /** The queue can go on only after somebody has left the buffer. */
  static final int IS_HELD = 1;
  /** Somebody waits for flow capacity. */
  static final int IS_AWAITED = 2;
  /** Somebody waits at a parking place. */
  static final int HAS_WAITING = 4;

  /** The first vehicle of the buffer is blocked and not looked at. */
  static final int IS_BLOCKED = 8;

  /** There is a stop on the link; never changes. */
  static final int HAS_STOP = 16;

  /** Flags of a link whose buffer somebody waits for. */
  static final int IS_WATCHED = IS_HELD | IS_AWAITED | IS_BLOCKED;

  private static final int FLAG_BITS = 5;

  /** A link whose free speed is zero: 17 years, half of the longest run; two of them can be added to a clock. */
  private static final int LONGEST_SECONDS = 1 << 29;

  /** Words per link beside its row, as a shift. */
  static final int SIDE_SHIFT = 2;

  /** Lists of {@link DriverLists}. */
  private static final int WAITING = 0;

  static final int FILTERING = 1;
  private static final int FREE_SPEED = 2;
  private static final int LENGTH = 3;

  final NumberRows rows;
  /** What only some links or some vehicles need. */
  final NumberRows side;

  private final double stepSeconds;

  LinkRows(TrafficNetwork network, int stepSeconds) {
    int linkCount = network.linkCount();
    this.stepSeconds = stepSeconds;
    rows = new NumberRows(linkCount, SHIFT);
    side = new NumberRows(linkCount, SIDE_SHIFT);
    for (int link = 0; link < linkCount; link++) {
      rows.setHigh(row(link) + FREE_SECONDS, network.originalLink(link));
      rows.setHigh(row(link) + FLOW_TIME, network.firstOut(network.toNode(link)) << FLAG_BITS);
      side.setNumber(side(link) + LENGTH, network.lengthMeters(link));
      setFreeSpeed(link, network.network().freeSpeedMetersPerSecond(network.originalLink(link)));
    }
  }

  /** Place of the first word of a link in {@link #rows}. */
  static int row(int link) {
    return link << SHIFT;
  }

  private static int side(int link) {
    return link << SIDE_SHIFT;
  }

  /** The list of those who wait at a parking place of the link, in {@link #side}. */
  static int waiting(int link) {
    return side(link) + WAITING;
  }

  /** The list of those who filter through, in {@link #side}. */
  static int filtering(int link) {
    return side(link) + FILTERING;
  }

  /** The list of those who drive on the link. */
  static int queue(int link) {
    return row(link) + QUEUE;
  }

  /** The list of those who may cross the node. */
  static int buffer(int link) {
    return row(link) + BUFFER;
  }

  /** The link's index in the network as the input has it. */
  int originalLink(int link) {
    return rows.high(row(link) + FREE_SECONDS);
  }

  /** Place of the first out-link of the link's to-node, for {@link TrafficNetwork#outLink}; tells nodes apart. */
  int firstOut(int link) {
    return rows.high(row(link) + FLOW_TIME) >> FLAG_BITS;
  }

  /** The same, from the link's word {@link #FLOW_TIME}. */
  static int firstOut(long flowWord) {
    return NumberRows.high(flowWord) >> FLAG_BITS;
  }

  /** All flags of a link, 0 if there is none. */
  int flags(int link) {
    return rows.high(row(link) + FLOW_TIME) & (1 << FLAG_BITS) - 1;
  }

  boolean is(int flag, int link) {
    return (rows.high(row(link) + FLOW_TIME) & flag) != 0;
  }

  void set(int flag, int link) {
    int place = row(link) + FLOW_TIME;
    rows.setHigh(place, rows.high(place) | flag);
  }

  void clear(int flag, int link) {
    int place = row(link) + FLOW_TIME;
    rows.setHigh(place, rows.high(place) & ~flag);
  }

  /** Up to when flow is accumulated. */
  int flowTime(int link) {
    return rows.low(row(link) + FLOW_TIME);
  }

  void setFlowTime(int link, int time) {
    rows.setLow(row(link) + FLOW_TIME, time);
  }

  double flowAccumulated(int link) {
    return rows.number(row(link) + FLOW_ACCUMULATED);
  }

  void setFlowAccumulated(int link, double pce) {
    rows.setNumber(row(link) + FLOW_ACCUMULATED, pce);
  }

  double flowPerStep(int link) {
    return rows.number(row(link) + FLOW_PER_STEP);
  }

  void setFlowPerStep(int link, double pce) {
    rows.setNumber(row(link) + FLOW_PER_STEP, pce);
  }

  double storageUsed(int link) {
    return rows.number(row(link) + STORAGE_USED);
  }

  void setStorageUsed(int link, double pce) {
    rows.setNumber(row(link) + STORAGE_USED, pce);
  }

  double storageCapacity(int link) {
    return rows.number(row(link) + STORAGE_CAPACITY);
  }

  void setStorageCapacity(int link, double pce) {
    rows.setNumber(row(link) + STORAGE_CAPACITY, pce);
  }

  double freeSpeed(int link) {
    return side.number(side(link) + FREE_SPEED);
  }

  void setFreeSpeed(int link, double metersPerSecond) {
    side.setNumber(side(link) + FREE_SPEED, metersPerSecond);
    rows.setLow(row(link) + FREE_SECONDS, wholeSteps(length(link) / metersPerSecond));
  }

  /**
   * How long a vehicle takes that cannot go faster than this, when nothing is in its way: whole time steps, rounded down
   * (MATSim {@code QueueWithBuffer.addFromUpstream}).
   */
  int travelSeconds(int link, double maximumSpeed) {
    // Where no vehicle type has a limit the words beside the row need not be looked at.
    return maximumSpeed == Double.POSITIVE_INFINITY || maximumSpeed >= freeSpeed(link)
        ? rows.low(row(link) + FREE_SECONDS)
        : wholeSteps(length(link) / maximumSpeed);
  }

  private double length(int link) {
    return side.number(side(link) + LENGTH);
  }

  private int wholeSteps(double seconds) {
    return (int) Math.min(stepSeconds * Math.floor(seconds / stepSeconds), LONGEST_SECONDS);
  }

  /**
   * Reads the first and the last word of a row ahead, for it may lie in two cache lines; a number that only says that it
   * was read.
   */
  int touch(int link) {
    return rows.low(row(link) + FLOW_PER_STEP) + rows.low(row(link));
  }

  /** Reads ahead what stands beside the row; a number that only says that it was read. */
  int touchSide(int link) {
    return side.low(side(link)) + side.low(side(link) + LENGTH);
  }
}
