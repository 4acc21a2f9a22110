package vn.luong.sim.warmstart;

import java.util.List;

/**
 * What came of a {@link StaticWarmStart}.
 *
 * @param persons persons with road legs, who were routed anew
 * @param gapPersons those of them on whom the gap was measured
 * @param gaps relative gap of the static assignment before the first sweep and after each: the share
 *     of the cost of all road legs that the best paths would save at the times that the volumes of
 *     all plans make. NaN if nobody drives
 */
public record SpreadRoutes(int persons, int gapPersons, List<Double> gaps) {
  public SpreadRoutes {
    gaps = List.copyOf(gaps);
  }

  public int sweeps() {
    return gaps.size() - 1;
  }

  /** The gap on the paths that plans came with. */
  public double firstGap() {
    return gaps.get(0);
  }

  public double lastGap() {
    return gaps.get(gaps.size() - 1);
  }
}
