package vn.luong.sim.road;

import java.util.concurrent.atomic.AtomicReferenceArray;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * Costs of a hierarchy for windows of the day: from each half hour on for an hour, from each hour on for two and a
 * half, and for the whole day. A window whose costs are hardly above those of the whole day shares them. Costs of a
 * window are made when they are first asked for.
 *
 * <p>Threads: safe to share. What is made does not depend on who asks first.
 */
final class CostWindows {
  /** By level, bins from the start of one window to that of the next. */
  private static final int[] STEPS = {2, 4};
  /** By level, length of windows in bins. */
  private static final int[] LENGTHS = {4, 10};
  /** Least share by which a window's costs must exceed those of the day to be worth their making. */
  private static final double LEAST_GAIN = 0.05;
  /** Room for rounding between costs and times. */
  private static final double A_LITTLE_SMALLER = 1 - 1e-9;

  private final Hierarchy hierarchy;
  private final RoadTimes times;
  private final LeastCosts.Limits limits;
  private final LeastCosts leastOfDay;
  private final HierarchyCosts day;
  /** By level · bins + first bin. */
  private final AtomicReferenceArray<HierarchyCosts> windows;

  private final Object[] locks;

  private CostWindows(
      Hierarchy hierarchy,
      RoadTimes times,
      LeastCosts.Limits limits,
      LeastCosts leastOfDay,
      HierarchyCosts day) {
    this.hierarchy = hierarchy;
    this.times = times;
    this.limits = limits;
    this.leastOfDay = leastOfDay;
    this.day = day;
    int windowCount = LENGTHS.length * times.table().binCount();
    windows = new AtomicReferenceArray<>(windowCount);
    locks = new Object[windowCount];
    for (int window = 0; window < windowCount; window++) {
      locks[window] = new Object();
    }
  }

  static CostWindows of(Hierarchy hierarchy, RoadTimes times, LeastCosts.Limits limits) {
    LeastCosts least = LeastCosts.of(times, limits);
    HierarchyCosts day = HierarchyCosts.of(hierarchy, ArcUnits.of(least));
    return new CostWindows(hierarchy, times, limits, least, day);
  }

  /** Windows of other travel times; the costs of the day stay unless one is shorter than they assume. */
  CostWindows with(RoadTimes newTimes) {
    LeastCosts least = LeastCosts.of(newTimes, limits);
    if (least.areNotBelow(leastOfDay)) {
      return new CostWindows(hierarchy, newTimes, limits, leastOfDay, day);
    }
    HierarchyCosts newDay = HierarchyCosts.of(hierarchy, ArcUnits.of(least));
    return new CostWindows(hierarchy, newTimes, limits, least, newDay);
  }

  /**
   * What a path that departs at a time may cost for the costs of a level to hold; infinite for the last level.
   *
   * @param level 0 for the shortest windows
   */
  double limit(int level, double departureTime) {
    TravelTimeTable table = times.table();
    if (level >= LENGTHS.length) {
      return Double.POSITIVE_INFINITY;
    }
    int end = firstBin(level, departureTime) + LENGTHS[level];
    if (end >= table.binCount() || costs(level, departureTime) == day) {
      return Double.POSITIVE_INFINITY;
    }
    // Every second costs, so who has paid less than this is still inside the window.
    double seconds = (double) end * table.binSeconds() - departureTime;
    return limits.weights().perSecond() * seconds * A_LITTLE_SMALLER;
  }

  private int firstBin(int level, double time) {
    int bin = times.table().bin(time);
    return bin - bin % STEPS[level];
  }

  /** Costs of the window of a level that starts last before a time. */
  HierarchyCosts costs(int level, double departureTime) {
    if (level >= LENGTHS.length) {
      return day;
    }
    int firstBin = firstBin(level, departureTime);
    int window = level * times.table().binCount() + firstBin;
    HierarchyCosts costs = windows.get(window);
    return costs != null ? costs : made(window, firstBin, LENGTHS[level]);
  }

  private HierarchyCosts made(int window, int firstBin, int length) {
    synchronized (locks[window]) {
      HierarchyCosts costs = windows.get(window);
      if (costs == null) {
        int lastBin = Math.min(firstBin + length, times.table().binCount()) - 1;
        LeastCosts least = LeastCosts.between(times, limits, firstBin, lastBin);
        boolean isWorthIt = least.totalSeconds() > (1 + LEAST_GAIN) * leastOfDay.totalSeconds();
        costs = isWorthIt ? HierarchyCosts.of(hierarchy, ArcUnits.of(least)) : day;
        windows.set(window, costs);
      }
      return costs;
    }
  }

  /** Makes all costs and counts them. */
  int prepareAll() {
    int count = 1;
    for (int level = 0; level < LENGTHS.length; level++) {
      for (int bin = 0; bin < times.table().binCount(); bin += STEPS[level]) {
        count += costs(level, (double) bin * times.table().binSeconds()) == day ? 0 : 1;
      }
    }
    return count;
  }
}
