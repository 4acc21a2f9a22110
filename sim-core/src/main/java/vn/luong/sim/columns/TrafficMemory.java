package vn.luong.sim.columns;

import java.util.Arrays;

/**
 * What writer and reader of an event log both remember, so that most of a vehicle's way need not be written: the
 * link each vehicle is on, and the links that vehicles lately took from each link.
 *
 * <p>Layout: 4 bytes per vehicle; {@value #SUCCESSORS} successors per link, 16 bytes. Both grow as indices come.
 */
final class TrafficMemory {
  static final int SUCCESSORS = 4;
  static final int UNKNOWN = -1;

  private int[] linkOfVehicle = filled(1024);
  private int[] successors = filled(1024 * SUCCESSORS);

  /** The link the vehicle is on, or {@link #UNKNOWN}. */
  int link(int vehicle) {
    return vehicle < linkOfVehicle.length ? linkOfVehicle[vehicle] : UNKNOWN;
  }

  void place(int vehicle, int link) {
    if (vehicle >= linkOfVehicle.length) {
      linkOfVehicle = grown(linkOfVehicle, vehicle + 1);
    }
    linkOfVehicle[vehicle] = link;
  }

  /** Number of the next link among those taken from the link lately, or {@link #UNKNOWN}. */
  int findSuccessor(int link, int next) {
    int start = link * SUCCESSORS;
    if (start + SUCCESSORS > successors.length) {
      return UNKNOWN;
    }
    for (int number = 0; number < SUCCESSORS; number++) {
      if (successors[start + number] == next) {
        return number;
      }
    }
    return UNKNOWN;
  }

  int successor(int link, int number) {
    return successors[link * SUCCESSORS + number];
  }

  /** Remembers a way that was not known; the oldest known one from the same link is forgotten. */
  void learn(int link, int next) {
    int start = link * SUCCESSORS;
    if (start + SUCCESSORS > successors.length) {
      successors = grown(successors, start + SUCCESSORS);
    }
    System.arraycopy(successors, start, successors, start + 1, SUCCESSORS - 1);
    successors[start] = next;
  }

  private static int[] filled(int length) {
    int[] values = new int[length];
    Arrays.fill(values, UNKNOWN);
    return values;
  }

  private static int[] grown(int[] values, int atLeast) {
    int[] longer = Arrays.copyOf(values, Math.max(atLeast, values.length * 2));
    Arrays.fill(longer, values.length, longer.length, UNKNOWN);
    return longer;
  }
}
