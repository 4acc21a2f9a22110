package vn.luong.sim.raptor;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * Where a query leads to, the best journey so far and what a better one must not exceed.
 *
 * <p>What is spent counts from the query's {@link #baseTime}; costs are reduced as in {@link RaptorLabels}.
 */
final class JourneyGoal {
  private static final int NONE = RaptorLabels.NONE;
  private static final double COST_TOLERANCE = RaptorLabels.COST_TOLERANCE;

  final RemainingCost remaining;
  private final double waiting;
  private final int[] egressOfStop;
  private final IntArrayList egressStops = new IntArrayList();

  AccessStops egress;
  int baseTime;
  /** What a journey must cost less than. */
  double bestCost;
  /** The label from which the best journey leaves the last stop. */
  int bestLabel;

  JourneyGoal(RaptorTimetable timetable, RaptorCosts costs, LeastCostsToZones leastCosts) {
    remaining = new RemainingCost(timetable, leastCosts);
    waiting = costs.waitingPerSecond();
    egressOfStop = new int[timetable.stopCount()];
    Arrays.fill(egressOfStop, NONE);
  }

  /** Turns to a destination; nothing is found yet. */
  void aimAt(AccessStops newEgress, int newBaseTime) {
    egress = newEgress;
    baseTime = newBaseTime;
    bestLabel = NONE;
    for (int ordinal = 0; ordinal < egress.count(); ordinal++) {
      int stop = egress.stop(ordinal);
      int known = egressOfStop[stop];
      if (known == NONE) {
        egressStops.add(stop);
      }
      if (known == NONE || egress.cost(ordinal) < egress.cost(known)) {
        egressOfStop[stop] = ordinal;
      }
    }
    remaining.aimAt(egress);
  }

  /** Forgets the destination. */
  void clear() {
    for (int ordinal = 0; ordinal < egressStops.size(); ordinal++) {
      egressOfStop[egressStops.getInt(ordinal)] = NONE;
    }
    egressStops.clear();
  }

  /** The way from a stop to the destination, or {@link RaptorLabels#NONE}. */
  int egressOf(int stop) {
    return egressOfStop[stop];
  }

  /** What is spent by a time. */
  double spent(int time, double reduced) {
    return reduced + waiting * (time - baseTime);
  }

  /** Whether what is spent and at least still to be spent is no less than the best journey costs. */
  boolean isHopeless(double spent, double least) {
    return spent + least >= bestCost - COST_TOLERANCE;
  }

  /** Whether leaving for the destination from a stop makes the best journey so far, whose cost is noted then. */
  boolean improves(int stop, int time, double reduced) {
    int way = egressOfStop[stop];
    if (way != NONE) {
      double cost = spent(time, reduced) + egress.cost(way);
      if (cost < bestCost - COST_TOLERANCE) {
        bestCost = cost;
        return true;
      }
    }
    return false;
  }
}
