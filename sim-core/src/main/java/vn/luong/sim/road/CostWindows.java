package vn.luong.sim.road;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * Costs of a hierarchy for windows of the day: from each quarter hour on for three quarters, from each half hour on for
 * an hour and a half, from each hour on for two and a half (with bins of a quarter hour), and for the whole day. A
 * window whose costs are hardly above those of the next longer one is that one. Costs of a window are made when they
 * are first asked for.
 *
 * <p>Threads: safe to share. What is made does not depend on who asks first.
 */
final class CostWindows {
  /** By level, bins from the start of one window to that of the next. */
  private static final int[] STEPS = {1, 2, 4};
  /** By level, length of windows in bins. Each window lies inside one of the next level. */
  private static final int[] LENGTHS = {3, 6, 10};
  /** Least share by which a window's costs must exceed those of the next longer one to be worth their making. */
  private static final double LEAST_GAIN = 0.03;
  /** Room for rounding between costs and times. */
  private static final double A_LITTLE_SMALLER = 1 - 1e-9;

  private final Hierarchy hierarchy;
  private final RoadTimes times;
  private final LeastCosts.Limits limits;
  private final LeastCosts leastOfDay;
  private final Window day;
  /** By level · bins + first bin. */
  private final AtomicReferenceArray<Window> windows;

  /** A part of the day, and the least costs of those who enter an arc within it. */
  final class Window {
    private final int firstBin;
    private final int endBin;
    private final long totalMillis;
    private volatile HierarchyCosts costs;

    private Window(int firstBin, int endBin, LeastCosts least, HierarchyCosts costs) {
      this.firstBin = firstBin;
      this.endBin = endBin;
      this.totalMillis = least.totalMillis();
      this.costs = costs;
    }

    HierarchyCosts costs() {
      return costs != null ? costs : made();
    }

    private synchronized HierarchyCosts made() {
      if (costs == null) {
        LeastCosts least = LeastCosts.between(times, limits, firstBin, endBin - 1);
        costs = HierarchyCosts.of(hierarchy, ArcUnits.of(least));
      }
      return costs;
    }

    /** What a path that departs at a time may cost for the costs of the window to hold. */
    double limit(double departureTime) {
      TravelTimeTable table = times.table();
      if (endBin == table.binCount()) {
        // After the last bin its times go on.
        return Double.POSITIVE_INFINITY;
      }
      // Every second costs, so who has paid less than this is still inside the window.
      double seconds = (double) endBin * table.binSeconds() - departureTime;
      return limits.weights().perSecond() * seconds * A_LITTLE_SMALLER;
    }
  }

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
    this.day = new Window(0, times.table().binCount(), leastOfDay, day);
    windows = new AtomicReferenceArray<>(LENGTHS.length * times.table().binCount());
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
      return new CostWindows(hierarchy, newTimes, limits, leastOfDay, day.costs());
    }
    HierarchyCosts newDay = HierarchyCosts.of(hierarchy, ArcUnits.of(least));
    return new CostWindows(hierarchy, newTimes, limits, least, newDay);
  }

  /**
   * The window of a level that starts last before a time, or the longer one that serves as well.
   *
   * @param level 0 for the shortest windows
   */
  Window window(int level, double departureTime) {
    return level < LENGTHS.length ? window(level, times.table().bin(departureTime)) : day;
  }

  private Window window(int level, int bin) {
    if (level == LENGTHS.length) {
      return day;
    }
    int firstBin = bin - bin % STEPS[level];
    int place = level * times.table().binCount() + firstBin;
    if (windows.get(place) == null) {
      // If several threads come here, the first one's counts; they are alike.
      windows.compareAndSet(place, null, newWindow(level, firstBin));
    }
    return windows.get(place);
  }

  private Window newWindow(int level, int firstBin) {
    Window longer = window(level + 1, firstBin);
    int endBin = Math.min(firstBin + LENGTHS[level], times.table().binCount());
    double leastTotal = (1 + LEAST_GAIN) * longer.totalMillis;
    for (int bin = firstBin; bin < endBin; bin++) {
      if (times.totalMillis(bin) <= leastTotal) {
        return longer;
      }
    }
    LeastCosts least = LeastCosts.between(times, limits, firstBin, endBin - 1);
    return least.totalMillis() <= leastTotal ? longer : new Window(firstBin, endBin, least, null);
  }

  /** Makes all costs and counts them. */
  int prepareAll() {
    return all().size();
  }

  /** Makes all costs and gives the memory that they take. */
  long allBytes() {
    return all().stream().mapToLong(HierarchyCosts::bytes).sum();
  }

  private Set<HierarchyCosts> all() {
    Set<HierarchyCosts> known = Collections.newSetFromMap(new IdentityHashMap<>());
    known.add(day.costs());
    for (int level = 0; level < LENGTHS.length; level++) {
      for (int bin = 0; bin < times.table().binCount(); bin++) {
        known.add(window(level, bin).costs());
      }
    }
    return known;
  }
}
