package vn.luong.sim.replanning;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one round of replanning did.
 *
 * @param personsByStrategy persons that chose each strategy
 * @param newPlanCount plans made
 * @param removedPlanCount plans forgotten
 * @param unroutedPlanCount new plans dropped because a trip of theirs had no way
 */
public record ReplanningSummary(
    Map<StrategyKind, Integer> personsByStrategy,
    int newPlanCount,
    int removedPlanCount,
    int unroutedPlanCount) {
  /** Nobody replanned. */
  public static final ReplanningSummary NONE = new ReplanningSummary(Map.of(), 0, 0, 0);

  public ReplanningSummary {
    personsByStrategy = Collections.unmodifiableMap(new TreeMap<>(personsByStrategy));
  }
}
