package vn.luong.sim.operations;

/**
 * Which vehicles a waiting passenger gets into (MATSim {@code TransitConfigGroup.BoardingAcceptance}). Whether a route stop
 * allows boarding or alighting is not asked, as in MATSim's QSim.
 */
public enum BoardingRule {
  /** Those of the planned line that still come to the stop where the passenger wants to get out. */
  LINE_AND_STOP,
  /** All that still come to the stop where the passenger wants to get out. */
  STOP_ONLY
}
