package vn.luong.sim.replanning;

/** What a person can do to get its next plan, with the names MATSim's configs use. */
public enum StrategyKind {
  BEST_SCORE("BestScore", false),
  KEEP_LAST_SELECTED("KeepLastSelected", false),
  SELECT_RANDOM("SelectRandom", false),
  SELECT_EXP_BETA("SelectExpBeta", false),
  CHANGE_EXP_BETA("ChangeExpBeta", false),
  REROUTE("ReRoute", true),
  /**
   * New routes for the plan executed last, the likelier the more the person seems to gain by it;
   * not in MATSim. See {@link RerouteChances}.
   */
  REROUTE_BY_GAIN("ReRouteByGain", true),
  SHIFT_TIMES("TimeAllocationMutator", true),
  SHIFT_TIMES_AND_REROUTE("TimeAllocationMutator_ReRoute", true),
  SWITCH_MODE_OF_ONE_TRIP("ChangeSingleTripMode", true),
  SWITCH_MODE_OF_ALL_TRIPS("ChangeTripMode", true),
  SWITCH_MODE_OF_SUBTOUR("SubtourModeChoice", true);

  private final String matsimName;
  private final boolean isInnovative;

  StrategyKind(String matsimName, boolean isInnovative) {
    this.matsimName = matsimName;
    this.isInnovative = isInnovative;
  }

  /** The {@code strategyName} in MATSim's configs. */
  public String matsimName() {
    return matsimName;
  }

  /** True if it makes a new plan, false if it only selects one of those there are. */
  public boolean isInnovative() {
    return isInnovative;
  }

  /** The strategy MATSim calls so, or null. */
  public static StrategyKind findByMatsimName(String name) {
    for (StrategyKind kind : values()) {
      if (kind.matsimName.equals(name)) {
        return kind;
      }
    }
    return null;
  }
}
