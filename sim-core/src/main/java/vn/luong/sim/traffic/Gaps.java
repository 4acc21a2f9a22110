package vn.luong.sim.traffic;

import java.util.Arrays;

/**
 * Space that becomes free at the end of a link and can be used at its start only after it has travelled upstream as a
 * gap (MATSim: hole) at 15 km/h; and with kinematic waves what may enter per time step. After MATSim {@code
 * QueueWithBuffer}; the speed is that of a jam's tail, see Charypar et al., "An event-driven queue-based traffic flow
 * microsimulation", TRR 2003 (2007).
 *
 * <p>Layout: per link 4 doubles: free gap space, accumulated inflow, inflow per time step, travel time of a gap; and head
 * and tail of a list of gaps in a pool that grows, 20 bytes per gap.
 *
 * <p>Threads: a link's numbers as {@link StorageCapacity}; each lane of links has a pool of its own.
 */
final class Gaps {
  private static final double SPEED_KILOMETERS_PER_HOUR = 15;
  static final double SPEED_METERS_PER_SECOND = SPEED_KILOMETERS_PER_HOUR / 3.6;

  private static final int NONE = -1;
  private static final int ROW = 2;
  private static final int FREE = 0;
  private static final int INFLOW = 1;
  private static final int INFLOW_PER_STEP = 2;
  private static final int TRAVEL_SECONDS = 3;

  private final double[] rows;
  private final int[] head;
  private final int[] tail;
  private final boolean isInflowCapped;

  Gaps(int linkCount, boolean isInflowCapped) {
    rows = new double[linkCount << ROW];
    head = new int[linkCount];
    tail = new int[linkCount];
    Arrays.fill(head, NONE);
    Arrays.fill(tail, NONE);
    this.isInflowCapped = isInflowCapped;
  }

  /** Prepares a link on which nobody is. */
  void set(int link, double freePce, double lengthMeters) {
    int row = link << ROW;
    rows[row + FREE] = freePce;
    // MATSim's accumulator starts with one vehicle, whatever the capacity.
    rows[row + INFLOW] = 1;
    rows[row + TRAVEL_SECONDS] = lengthMeters * 3.6 / SPEED_KILOMETERS_PER_HOUR;
  }

  void setInflowPerStep(int link, double pce) {
    rows[(link << ROW) + INFLOW_PER_STEP] = pce;
  }

  void setFree(int link, double pce) {
    rows[(link << ROW) + FREE] = pce;
  }

  double free(int link) {
    return rows[(link << ROW) + FREE];
  }

  boolean isOpen(int link) {
    int row = link << ROW;
    return rows[row + FREE] > 0 && (!isInflowCapped || rows[row + INFLOW] > 0);
  }

  void take(int link, double pce, double flowConsumption) {
    int row = link << ROW;
    rows[row + FREE] -= pce;
    rows[row + INFLOW] -= flowConsumption;
  }

  boolean hasGaps(int link) {
    return head[link] != NONE;
  }

  /** Sends a gap upstream. */
  void send(int link, double pce, int now, Pool pool) {
    int gap = pool.add(now + rows[(link << ROW) + TRAVEL_SECONDS], pce);
    if (tail[link] == NONE) {
      head[link] = gap;
    } else {
      pool.next[tail[link]] = gap;
    }
    tail[link] = gap;
  }

  /** Frees the space of gaps that have arrived before now, and refills the inflow; once per step of an active link. */
  void step(int link, int now, Pool pool) {
    int row = link << ROW;
    double perStep = rows[row + INFLOW_PER_STEP];
    rows[row + INFLOW] = Math.min(rows[row + INFLOW] + perStep, perStep);
    int gap = head[link];
    while (gap != NONE && pool.arrivalTime[gap] < now) {
      rows[row + FREE] += pool.pce[gap];
      gap = pool.remove(gap);
    }
    head[link] = gap;
    if (gap == NONE) {
      tail[link] = NONE;
    }
  }

  /** Gaps on their way on the links of one lane. */
  static final class Pool {
    private double[] arrivalTime = new double[64];
    private double[] pce = new double[64];
    private int[] next = new int[64];
    private int firstFree = NONE;
    private int used;

    private int add(double atTime, double ofPce) {
      int gap = firstFree;
      if (gap == NONE) {
        gap = used++;
        if (gap == next.length) {
          arrivalTime = Arrays.copyOf(arrivalTime, gap * 2);
          pce = Arrays.copyOf(pce, gap * 2);
          next = Arrays.copyOf(next, gap * 2);
        }
      } else {
        firstFree = next[gap];
      }
      arrivalTime[gap] = atTime;
      pce[gap] = ofPce;
      next[gap] = NONE;
      return gap;
    }

    private int remove(int gap) {
      int following = next[gap];
      next[gap] = firstFree;
      firstFree = gap;
      return following;
    }
  }
}
