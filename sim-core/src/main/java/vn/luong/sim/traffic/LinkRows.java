package vn.luong.sim.traffic;

import java.util.Arrays;

/**
 * What the hot loop knows of a link, side by side: {@link LinkQueues}, {@link FlowCapacity}, {@link StorageCapacity} are
 * views of these rows.
 *
 * <p>A move of one vehicle over a node costs what its cache misses cost, for between two moves on one link thousands of
 * others have been served: the yardstick's six million moves need one visit of a link and one of a node each, and about
 * eleven cache lines. So what is needed together stands together, and {@link TrafficLane} reads ahead, so that the
 * misses of many nodes overlap: that alone brought the CPU time of the yardstick from 6.9 to 3.6 s on a crowded machine.
 *
 * <p>Layout: per link 16 ints (one cache line where the array begins on one, which large arrays of G1 do) and 4 doubles;
 * 96 bytes. Each column has one owner per phase, see the views.
 *
 * <p>Rejected: a column per property (see above).
 */
final class LinkRows {
  /** Log 2 of the ints per link. */
  static final int INTS = 4;
  /** Log 2 of the doubles per link. */
  static final int DOUBLES = 2;

  static final int QUEUE_HEAD = 0;
  static final int QUEUE_TAIL = 1;
  static final int BUFFER_HEAD = 2;
  static final int BUFFER_TAIL = 3;
  static final int BUFFER_MOVED_TIME = 4;
  static final int IS_HELD = 5;
  static final int FLOW_TIME = 6;
  static final int IS_AWAITED = 7;
  static final int ORIGINAL_LINK = 10;
  static final int TO_NODE = 11;
  static final int IN_SLOT = 12;
  static final int FREE_SECONDS = 13;
  static final int WAITING_HEAD = 14;
  static final int WAITING_TAIL = 15;

  static final int FLOW_ACCUMULATED = 0;
  static final int FLOW_PER_STEP = 1;
  static final int STORAGE_USED = 2;
  static final int STORAGE_CAPACITY = 3;

  /** Ints before the first row: with the array's header of 16 bytes they fill a cache line. */
  static final int PADDING = 12;

  /** A link whose free speed is zero: longer than any run, short enough to add to a clock. */
  private static final int LONGEST_SECONDS = 1 << 29;

  final int[] ints;
  final double[] doubles;

  private final double[] freeSpeed;
  private final double[] lengthMeters;
  private final double stepSeconds;

  LinkRows(TrafficNetwork network, int stepSeconds) {
    int linkCount = network.linkCount();
    this.stepSeconds = stepSeconds;
    freeSpeed = new double[linkCount];
    lengthMeters = new double[linkCount];
    ints = new int[PADDING + (linkCount << INTS)];
    doubles = new double[linkCount << DOUBLES];
    for (int link = 0; link < linkCount; link++) {
      int row = row(link);
      Arrays.fill(ints, row + QUEUE_HEAD, row + BUFFER_TAIL + 1, Drivers.NONE);
      Arrays.fill(ints, row + WAITING_HEAD, row + WAITING_TAIL + 1, Drivers.NONE);
      ints[row + ORIGINAL_LINK] = network.originalLink(link);
      ints[row + TO_NODE] = network.toNode(link);
      ints[row + IN_SLOT] = network.inSlot(link);
      lengthMeters[link] = network.lengthMeters(link);
      setFreeSpeed(link, network.network().freeSpeedMetersPerSecond(network.originalLink(link)));
    }
  }

  /** Position of the link's first int. */
  static int row(int link) {
    return PADDING + (link << INTS);
  }

  /** The link's index in the network as the input has it. */
  int originalLink(int link) {
    return ints[row(link) + ORIGINAL_LINK];
  }

  int toNode(int link) {
    return ints[row(link) + TO_NODE];
  }

  /** Where the link stands among the in-links of its to-node. */
  int inSlot(int link) {
    return ints[row(link) + IN_SLOT];
  }

  double freeSpeed(int link) {
    return freeSpeed[link];
  }

  void setFreeSpeed(int link, double metersPerSecond) {
    freeSpeed[link] = metersPerSecond;
    ints[row(link) + FREE_SECONDS] = wholeSteps(lengthMeters[link] / metersPerSecond);
  }

  /**
   * How long a vehicle takes that cannot go faster than this, when nothing is in its way: whole time steps, rounded down
   * (MATSim {@code QueueWithBuffer.addFromUpstream}).
   */
  int travelSeconds(int link, double maximumSpeed) {
    // Most vehicle types have no limit; then two columns need not be looked at.
    return maximumSpeed == Double.POSITIVE_INFINITY || maximumSpeed >= freeSpeed[link]
        ? ints[row(link) + FREE_SECONDS]
        : wholeSteps(lengthMeters[link] / maximumSpeed);
  }

  private int wholeSteps(double seconds) {
    return (int) Math.min(stepSeconds * Math.floor(seconds / stepSeconds), LONGEST_SECONDS);
  }
}
