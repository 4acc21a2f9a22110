package vn.luong.sim.road;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Costs of a hierarchy for windows of the day: short ones from each bin of the travel times on, longer ones from fewer,
 * and the whole day. A window whose costs are hardly above those of the next longer one shares them. The windows that
 * start within one hour are made together, when the first of them is asked for.
 *
 * <p>Threads: safe to share. What is made does not depend on who asks first.
 */
final class CostWindows {
  /** By level, bins from the start of one window to that of the next. */
  private static final int[] STEPS = {1, 1, 1, 2, 4};
  /** By level, length of windows in bins. Each window lies inside one of the next level. */
  private static final int[] LENGTHS = {2, 3, 4, 6, 10};
  /** Bins in which windows start that are made together. */
  private static final int HOUR = STEPS[STEPS.length - 1];
  /** Least share by which a window's costs must exceed those of the next longer one to be worth their making. */
  private static final double LEAST_GAIN = 0.03;
  /** Costs of so many windows are made in one go; more take more memory meanwhile. */
  private static final int MOST_AT_ONCE = 8;
  /** Room for rounding between costs and times. */
  private static final double A_LITTLE_SMALLER = 1 - 1e-9;

  private final Hierarchy hierarchy;
  private final RoadTimes times;
  private final LeastCosts.Limits limits;
  private final LeastCosts leastOfDay;
  private final Window day;
  /** By hour the windows that start in it, by level · {@link #HOUR} + bin of the hour; null where none does. */
  private final AtomicReferenceArray<Window[]> hours;

  private final Object[] locks;

  /**
   * Costs that hold for a part of the day.
   *
   * @param endTime seconds after midnight until which they hold; infinite if they hold for good
   */
  record Window(double endTime, HierarchyCosts costs) {}

  /** A window whose costs are not made yet. */
  private record Draft(double endTime, LeastCosts least, double totalSeconds) {}

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
    this.day = new Window(Double.POSITIVE_INFINITY, day);
    int hourCount = (times.table().binCount() + HOUR - 1) / HOUR;
    hours = new AtomicReferenceArray<>(hourCount);
    locks = new Object[hourCount];
    Arrays.setAll(locks, hour -> new Object());
  }

  static CostWindows of(Hierarchy hierarchy, RoadTimes times, LeastCosts.Limits limits) {
    LeastCosts least = LeastCosts.of(times, limits);
    return new CostWindows(hierarchy, times, limits, least, costs(hierarchy, least));
  }

  /** Windows of other travel times; the costs of the day stay unless one is shorter than they assume. */
  CostWindows with(RoadTimes newTimes) {
    LeastCosts least = LeastCosts.of(newTimes, limits);
    if (least.areNotBelow(leastOfDay)) {
      return new CostWindows(hierarchy, newTimes, limits, leastOfDay, day.costs);
    }
    return new CostWindows(hierarchy, newTimes, limits, least, costs(hierarchy, least));
  }

  private static HierarchyCosts costs(Hierarchy hierarchy, LeastCosts least) {
    return Customisation.of(hierarchy, ArcUnits.of(least))[0];
  }

  /** The window of a level that starts last before a time. */
  Window window(int level, double departureTime) {
    if (level == LENGTHS.length) {
      return day;
    }
    int bin = times.table().bin(departureTime);
    int hour = bin / HOUR;
    Window[] windows = hours.get(hour);
    if (windows == null) {
      windows = made(hour);
    }
    return windows[place(level, bin)];
  }

  /** What a path that departs at a time may cost for the costs of a window to hold. */
  double limit(Window window, double departureTime) {
    if (window.endTime == Double.POSITIVE_INFINITY) {
      return window.endTime;
    }
    // Every second costs, so who has paid less than this is still inside the window.
    return limits.weights().perSecond() * (window.endTime - departureTime) * A_LITTLE_SMALLER;
  }

  private static int place(int level, int bin) {
    return level * HOUR + bin % HOUR - bin % STEPS[level];
  }

  private Window[] made(int hour) {
    synchronized (locks[hour]) {
      Window[] windows = hours.get(hour);
      if (windows == null) {
        windows = make(drafts(hour));
        hours.set(hour, windows);
      }
      return windows;
    }
  }

  private Draft[] drafts(int hour) {
    Draft ofDay = new Draft(day.endTime, leastOfDay, leastOfDay.totalSeconds());
    Draft[] drafts = new Draft[LENGTHS.length * HOUR];
    int endOfHour = Math.min((hour + 1) * HOUR, times.table().binCount());
    for (int level = LENGTHS.length - 1; level >= 0; level--) {
      for (int bin = hour * HOUR; bin < endOfHour; bin += STEPS[level]) {
        Draft longer = level + 1 < LENGTHS.length ? drafts[place(level + 1, bin)] : ofDay;
        Draft own = draft(bin, Math.min(bin + LENGTHS[level], times.table().binCount()));
        boolean isWorthIt = own.totalSeconds > (1 + LEAST_GAIN) * longer.totalSeconds;
        drafts[place(level, bin)] = isWorthIt ? own : longer;
      }
    }
    return drafts;
  }

  private Draft draft(int firstBin, int endBin) {
    LeastCosts least = LeastCosts.between(times, limits, firstBin, endBin - 1);
    // After the last bin its times go on.
    double endTime = endBin == times.table().binCount()
        ? Double.POSITIVE_INFINITY
        : (double) endBin * times.table().binSeconds();
    return new Draft(endTime, least, least.totalSeconds());
  }

  private Window[] make(Draft[] drafts) {
    Map<LeastCosts, HierarchyCosts> costs = new IdentityHashMap<>();
    costs.put(leastOfDay, day.costs);
    List<LeastCosts> wanted = new ArrayList<>();
    for (Draft draft : drafts) {
      if (draft != null && costs.putIfAbsent(draft.least, day.costs) == null) {
        wanted.add(draft.least);
      }
    }
    for (int from = 0; from < wanted.size(); from += MOST_AT_ONCE) {
      List<LeastCosts> part = wanted.subList(from, Math.min(from + MOST_AT_ONCE, wanted.size()));
      HierarchyCosts[] made =
          Customisation.of(hierarchy, part.stream().map(ArcUnits::of).toArray(ArcUnits[]::new));
      for (int position = 0; position < made.length; position++) {
        costs.put(part.get(position), made[position]);
      }
    }
    Window[] windows = new Window[drafts.length];
    Arrays.setAll(
        windows,
        place -> drafts[place] == null
            ? null
            : new Window(drafts[place].endTime, costs.get(drafts[place].least)));
    return windows;
  }

  /** Makes all costs and counts them. */
  int prepareAll() {
    Map<HierarchyCosts, Boolean> known = new IdentityHashMap<>();
    known.put(day.costs, true);
    for (int bin = 0; bin < times.table().binCount(); bin++) {
      for (int level = 0; level < LENGTHS.length; level++) {
        known.put(window(level, (double) bin * times.table().binSeconds()).costs, true);
      }
    }
    return known.size();
  }
}
