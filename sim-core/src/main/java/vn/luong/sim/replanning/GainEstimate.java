package vn.luong.sim.replanning;

/**
 * What a person would save, about, by a new route instead of the one it took last. One per thread;
 * the result must depend on the person and the last day only.
 */
@FunctionalInterface
public interface GainEstimate {
  /** Nothing is known of anybody. */
  GainEstimate UNKNOWN = person -> 0;

  /** Share of the person's travel time that might be saved, in [0, 1]. */
  double of(int person);
}
