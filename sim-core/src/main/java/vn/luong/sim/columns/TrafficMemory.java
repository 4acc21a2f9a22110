package vn.luong.sim.columns;

import java.util.Arrays;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;

/**
 * What writer and reader of an event log both remember, so that most of a vehicle's way need not be written: the
 * link each vehicle is on, and the links that vehicles lately took from each link.
 *
 * <p>Layout: 4 bytes per vehicle; {@value #SUCCESSORS} successors per link, 16 bytes.
 */
final class TrafficMemory {
  static final int SUCCESSORS = 4;
  static final int UNKNOWN = -1;

  private static final int LINK_LEAVE = EventKind.LINK_LEAVE.ordinal();

  private final int[] linkOfVehicle;
  private final int[] successors;
  /** Keeps the compiler from leaving {@link #readAhead} out. */
  private int sink;

  TrafficMemory(int vehicleCount, int linkCount) {
    linkOfVehicle = new int[vehicleCount];
    successors = new int[linkCount * SUCCESSORS];
    Arrays.fill(linkOfVehicle, UNKNOWN);
    Arrays.fill(successors, UNKNOWN);
  }

  /** The link the vehicle is on, or {@link #UNKNOWN}. */
  int link(int vehicle) {
    return linkOfVehicle[vehicle];
  }

  void place(int vehicle, int link) {
    linkOfVehicle[vehicle] = link;
  }

  /**
   * Number of the next link among those taken from the link lately, or {@link #UNKNOWN}. Which one it is nobody can
   * predict, so there are no branches.
   */
  int findSuccessor(int link, int next) {
    assert next >= 0 : "no link " + next;
    int start = link * SUCCESSORS;
    int first = isSame(successors[start], next);
    int second = isSame(successors[start + 1], next);
    int third = isSame(successors[start + 2], next);
    int fourth = isSame(successors[start + 3], next);
    int isUnknown = first + second + third + fourth - 1;
    return isUnknown | (second + 2 * third + 3 * fourth);
  }

  /** 1 if both are the same, else 0. */
  private static int isSame(int left, int right) {
    int difference = left ^ right;
    return (difference | -difference) >>> 31 ^ 1;
  }

  /** Brings into the caches what the moves among these rows will ask for, many misses at a time. */
  void readAhead(EventBuffer events, int fromRow, int toRow) {
    int sum = 0;
    for (int row = fromRow; row < toRow; row++) {
      if (events.kindOrdinal(row) == LINK_LEAVE) {
        sum += linkOfVehicle[events.vehicle(row)] + successors[events.link(row) * SUCCESSORS];
      }
    }
    sink = sum;
  }

  /**
   * The same for vehicles that move, some of which may be none of ours in a damaged file: first where each is, then where
   * it may go.
   *
   * @param vehicles is left holding other numbers
   */
  void readAhead(int[] vehicles, int count) {
    for (int number = 0; number < count; number++) {
      int vehicle = vehicles[number];
      boolean isKnown = vehicle >= 0 && vehicle < linkOfVehicle.length;
      vehicles[number] = isKnown ? linkOfVehicle[vehicle] : UNKNOWN;
    }
    int sum = 0;
    for (int number = 0; number < count; number++) {
      if (vehicles[number] != UNKNOWN) {
        sum += successors[vehicles[number] * SUCCESSORS];
      }
    }
    sink = sum;
  }

  int successor(int link, int number) {
    return successors[link * SUCCESSORS + number];
  }

  /** Remembers a way that was not known; the oldest known one from the same link is forgotten. */
  void learn(int link, int next) {
    int start = link * SUCCESSORS;
    System.arraycopy(successors, start, successors, start + 1, SUCCESSORS - 1);
    successors[start] = next;
  }
}
