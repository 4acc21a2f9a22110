package vn.luong.sim.evolution;

/** The parts of an iteration, in their order. */
public enum Stage {
  /** Plans are chosen and made, with routes. Not in the first iteration. */
  REPLANNING,
  /** The day is simulated; scoring and travel times listen. */
  EXECUTION,
  /** The night is added and plans get their scores. */
  SCORING,
  /** Travel times, relative gap and statistics of the iteration. */
  ANALYSIS
}
