package vn.luong.sim.replanning;

/**
 * Which plan is forgotten when a person has more than it remembers (MATSim {@code
 * planSelectorForRemoval}).
 */
public enum PlanRemovalRule {
  /** The worst, but not the last of its type while another type has two. */
  WORST("WorstPlanSelector"),
  /** Any plan with the same probability. */
  RANDOM("SelectRandom"),
  /**
   * Probability proportional to exp(-scale · score). With plans made anew at random, the plans
   * remembered are then distributed as a logit with that scale (MATSim {@code
   * GenericStrategyManagerImpl}).
   */
  EXP_BETA("SelectExpBetaForRemoval"),
  /**
   * The selected plan, or at times another, the sooner the worse that is: {@code ChangeExpBeta}
   * with the opposite scale, as MATSim has it.
   */
  CHANGE_EXP_BETA("ChangeExpBetaForRemoval");

  private final String matsimName;

  PlanRemovalRule(String matsimName) {
    this.matsimName = matsimName;
  }

  /** The {@code planSelectorForRemoval} in MATSim's configs. */
  public String matsimName() {
    return matsimName;
  }

  /** The rule MATSim calls so, or null. */
  public static PlanRemovalRule findByMatsimName(String name) {
    for (PlanRemovalRule rule : values()) {
      if (rule.matsimName.equals(name)) {
        return rule;
      }
    }
    return null;
  }
}
