package vn.luong.sim.replanning;

/**
 * What a person would save, about, by a new route instead of the one it took last. One per thread;
 * the result must depend on the person and the last day only.
 */
@FunctionalInterface
public interface GainEstimate {
  /** For whom nothing is known: everybody is as likely to look for a new route. */
  GainEstimate UNKNOWN = person -> 0;

  /** Seconds that might be saved, at least 0. */
  double secondsOf(int person);
}
