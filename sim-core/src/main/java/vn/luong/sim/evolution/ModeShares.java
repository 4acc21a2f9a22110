package vn.luong.sim.evolution;

import java.util.BitSet;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;

/**
 * Shares of the trips in the selected plans by main mode: the mode that the trip was routed for if
 * it has a leg which is not a walk, else walk (MATSim {@code modestats}); without a routing mode
 * that of the first such leg.
 *
 * @param tripCount trips of everybody
 * @param shares by mode, sorted by name; modes without trips are left out
 */
public record ModeShares(long tripCount, SortedMap<String, Double> shares) {
  public ModeShares {
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
  }

  /** The share of a mode, 0 if nobody uses it. */
  public double of(String mode) {
    return shares.getOrDefault(mode, 0.0);
  }

  /** The largest difference of a mode's share from another day's. */
  double largestDifference(ModeShares other) {
    double largest = 0;
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      largest = Math.max(largest, Math.abs(share.getValue() - other.of(share.getKey())));
    }
    for (Map.Entry<String, Double> share : other.shares.entrySet()) {
      largest = Math.max(largest, Math.abs(share.getValue() - of(share.getKey())));
    }
    return largest;
  }

  /** Of the trips of all persons. */
  static ModeShares of(Population population) {
    return of(population, new BitSet());
  }

  /** Of the trips of all persons but some. */
  static ModeShares of(Population population, BitSet leftOut) {
    ModeTable modes = population.modeTable();
    boolean[] isWalk = new boolean[modes.size()];
    for (int mode = 0; mode < isWalk.length; mode++) {
      isWalk[mode] = modes.isOnFoot(mode);
    }
    boolean[] isInteraction = new boolean[population.activityTypes().size()];
    for (int type = 0; type < isInteraction.length; type++) {
      isInteraction[type] = population.isInteraction(type);
    }
    long[] tripsByMode = new long[modes.size()];
    PlanStore plans = population.plans();
    PlanCursor cursor = new PlanCursor(plans);
    for (int person = leftOut.nextClearBit(0);
        person < population.personCount();
        person = leftOut.nextClearBit(person + 1)) {
      if (plans.selectedPlan(person) != PlanStore.NO_PLAN) {
        cursor.seek(plans.selectedPlan(person));
        countTrips(cursor, isWalk, isInteraction, tripsByMode);
      }
    }
    return of(modes, tripsByMode);
  }

  private static void countTrips(
      PlanCursor cursor, boolean[] isWalk, boolean[] isInteraction, long[] tripsByMode) {
    int tripMode = ModeTable.NO_MODE;
    while (cursor.advance()) {
      if (!cursor.isActivity()) {
        boolean isMain = tripMode == ModeTable.NO_MODE || isWalk[tripMode];
        if (isMain && !(tripMode != ModeTable.NO_MODE && isWalk[cursor.mode()])) {
          boolean isOnFoot = isWalk[cursor.mode()] || cursor.routingMode() == ModeTable.NO_MODE;
          tripMode = isOnFoot ? cursor.mode() : cursor.routingMode();
        }
      } else if (tripMode != ModeTable.NO_MODE && !isInteraction[cursor.activityType()]) {
        tripsByMode[tripMode]++;
        tripMode = ModeTable.NO_MODE;
      }
    }
  }

  private static ModeShares of(ModeTable modes, long[] tripsByMode) {
    long tripCount = 0;
    for (long trips : tripsByMode) {
      tripCount += trips;
    }
    SortedMap<String, Double> shares = new TreeMap<>();
    for (int mode = 0; mode < tripsByMode.length; mode++) {
      if (tripsByMode[mode] > 0) {
        shares.put(modes.name(mode), tripsByMode[mode] / (double) tripCount);
      }
    }
    return new ModeShares(tripCount, shares);
  }
}
