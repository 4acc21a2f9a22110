package vn.luong.sim.replanning;

import vn.luong.sim.population.Population;

/**
 * A strategy ready to run: pick a plan, and perhaps change and reroute a copy of it. As in MATSim,
 * strategies that make new plans start from a random one.
 *
 * @param kind which one it is
 * @param selector picks the plan
 * @param change changes the copy; null to leave it
 * @param reroutes true if the copy's trips are routed anew
 */
record Strategy(StrategyKind kind, PlanSelector selector, PlanChange change, boolean reroutes) {

  static Strategy of(StrategyKind kind, Population population, ReplanningParameters parameters) {
    return switch (kind) {
      case BEST_SCORE -> selecting(kind, PlanSelector.BEST_SCORE);
      case KEEP_LAST_SELECTED -> selecting(kind, PlanSelector.KEEP_LAST_SELECTED);
      case SELECT_RANDOM -> selecting(kind, PlanSelector.RANDOM);
      case SELECT_EXP_BETA -> selecting(kind, PlanSelector.expBeta(parameters.logitScale()));
      case CHANGE_EXP_BETA -> selecting(kind, PlanSelector.changeExpBeta(parameters.logitScale()));
      case REROUTE -> changing(kind, null, true);
      case REROUTE_BY_GAIN -> new Strategy(kind, PlanSelector.KEEP_LAST_SELECTED, null, true);
      case SHIFT_TIMES -> changing(kind, new ShiftTimes(population, parameters.timeShift()), false);
      case SHIFT_TIMES_AND_REROUTE ->
        changing(kind, new ShiftTimes(population, parameters.timeShift()), true);
      case SWITCH_MODE_OF_ONE_TRIP ->
        changing(kind, SwitchModes.ofOneTrip(population, parameters.modeSwitch()), true);
      case SWITCH_MODE_OF_ALL_TRIPS ->
        changing(kind, SwitchModes.ofAllTrips(population, parameters.modeSwitch()), true);
      case SWITCH_MODE_OF_SUBTOUR ->
        changing(kind, new SwitchSubtourModes(population, parameters.subtours()), true);
    };
  }

  private static Strategy selecting(StrategyKind kind, PlanSelector selector) {
    return new Strategy(kind, selector, null, false);
  }

  private static Strategy changing(StrategyKind kind, PlanChange change, boolean reroutes) {
    return new Strategy(kind, PlanSelector.RANDOM, change, reroutes);
  }
}
