package vn.luong.sim.replanning;

import java.util.List;

/**
 * How persons change their plans (MATSim {@code replanning} and the modules of its strategies).
 *
 * @param strategies what they may choose
 * @param maxPlans plans a person remembers; 0 for all
 * @param innovationEndFraction share of the iterations after which no new plans are made; 1 or
 *     more: never
 * @param logitScale scale of scores in choices between plans (MATSim {@code brainExpBeta}), per
 *     util
 * @param timeShift for {@link StrategyKind#SHIFT_TIMES}
 * @param modeSwitch for {@link StrategyKind#SWITCH_MODE_OF_ONE_TRIP} and of all
 * @param subtours for {@link StrategyKind#SWITCH_MODE_OF_SUBTOUR}
 * @param removal which plan is forgotten first
 * @param annealing how innovation falls, for some subpopulations; the others keep their weights
 */
public record ReplanningParameters(
    List<StrategySetting> strategies,
    int maxPlans,
    double innovationEndFraction,
    double logitScale,
    TimeShiftParameters timeShift,
    ModeSwitchParameters modeSwitch,
    SubtourParameters subtours,
    PlanRemovalRule removal,
    List<InnovationAnnealing> annealing) {

  public ReplanningParameters {
    strategies = List.copyOf(strategies);
    annealing = List.copyOf(annealing);
    if (maxPlans < 0 || !(innovationEndFraction >= 0) || !(logitScale >= 0)) {
      throw new IllegalArgumentException("plans " + maxPlans + ", fraction " + innovationEndFraction
          + " and scale " + logitScale + " must be >= 0");
    }
  }

  /** The worst plan is forgotten first, and innovation is not annealed. */
  public ReplanningParameters(
      List<StrategySetting> strategies,
      int maxPlans,
      double innovationEndFraction,
      double logitScale,
      TimeShiftParameters timeShift,
      ModeSwitchParameters modeSwitch,
      SubtourParameters subtours) {
    this(
        strategies,
        maxPlans,
        innovationEndFraction,
        logitScale,
        timeShift,
        modeSwitch,
        subtours,
        PlanRemovalRule.WORST,
        List.of());
  }

  /**
   * These strategies with MATSim's standard for the rest: five plans, innovation to the end, scale
   * 1.
   */
  public static ReplanningParameters of(StrategySetting... strategies) {
    return new ReplanningParameters(
        List.of(strategies),
        5,
        Double.POSITIVE_INFINITY,
        1,
        TimeShiftParameters.STANDARD,
        ModeSwitchParameters.STANDARD,
        SubtourParameters.STANDARD);
  }

  public ReplanningParameters withStrategies(List<StrategySetting> newStrategies) {
    return with(newStrategies, maxPlans, removal, annealing);
  }

  public ReplanningParameters withMaxPlans(int newMaxPlans) {
    return with(strategies, newMaxPlans, removal, annealing);
  }

  public ReplanningParameters withRemoval(PlanRemovalRule newRemoval) {
    return with(strategies, maxPlans, newRemoval, annealing);
  }

  public ReplanningParameters withAnnealing(List<InnovationAnnealing> newAnnealing) {
    return with(strategies, maxPlans, removal, newAnnealing);
  }

  private ReplanningParameters with(
      List<StrategySetting> newStrategies,
      int newMaxPlans,
      PlanRemovalRule newRemoval,
      List<InnovationAnnealing> newAnnealing) {
    return new ReplanningParameters(
        newStrategies,
        newMaxPlans,
        innovationEndFraction,
        logitScale,
        timeShift,
        modeSwitch,
        subtours,
        newRemoval,
        newAnnealing);
  }
}
