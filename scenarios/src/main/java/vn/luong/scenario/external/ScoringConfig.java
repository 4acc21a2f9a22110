package vn.luong.scenario.external;

import java.util.Map;
import vn.luong.scenario.external.ScenarioConfig.Group;
import vn.luong.scenario.run.RunSettings;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.scoring.ActivityParameters;
import vn.luong.sim.scoring.DurationScaling;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.units.Units;

/** The module {@code scoring} of a config that is made of a scenario. */
record ScoringConfig(MatsimConfig config) {
  private static final String OTHERS = "default";

  /** Digits that people write; a rate per hour that was typed comes out as it was. */
  private static final double DIGITS = 1e9;

  void add(ScoringParameters scoring, ReplanningParameters replanning, RunSettings settings) {
    Group group = Group.of(config, "scoring")
        .put("learningRate", scoring.learningRate())
        .put("brainExpBeta", replanning.logitScale());
    if (scoring.usesOldShortStays()) {
      group.put("usingOldScoringBelowZeroUtilityDuration", true);
    }
    int span = settings.lastIteration() - settings.firstIteration();
    if (scoring.averagingFromIteration() != ScoringParameters.NEVER && span > 0) {
      double after = scoring.averagingFromIteration() - settings.firstIteration();
      group.put("fractionOfIterationsToStartScoreMSA", after / span);
    }
    ScenarioConfig.sorted(scoring.groups()).forEach((name, utilities) -> {
      Group set = group
          .addSet("scoringParameters")
          .put("subpopulation", name.equals(ScoringParameters.OTHERS) ? OTHERS : name);
      addRates(set, utilities);
      ScenarioConfig.sorted(utilities.modes())
          .forEach((mode, values) -> addMode(set, mode, values));
      ScenarioConfig.sorted(utilities.activities())
          .entrySet()
          .forEach(entry -> addActivity(set, entry));
    });
  }

  private static void addRates(Group set, UtilityParameters utilities) {
    set.put("performing", perHour(utilities.performingPerSecond()))
        .put("waiting", perHour(utilities.waitingPerSecond()))
        .put("lateArrival", perHour(utilities.lateArrivalPerSecond()))
        .put("earlyDeparture", perHour(utilities.earlyDeparturePerSecond()))
        .put("utilityOfLineSwitch", utilities.lineSwitch())
        .put("marginalUtilityOfMoney", utilities.utilityOfMoney());
    if (!Double.isNaN(utilities.waitingForTransitPerSecond())) {
      set.put("waitingPt", perHour(utilities.waitingForTransitPerSecond()));
    }
  }

  private static void addMode(Group set, String mode, ModeParameters values) {
    set.addSet("modeParams")
        .put("mode", mode)
        .put("constant", values.constant())
        .put("marginalUtilityOfTraveling_util_hr", perHour(values.travelingPerSecond()))
        .put("marginalUtilityOfDistance_util_m", values.distancePerMeter())
        .put("monetaryDistanceRate", values.moneyPerMeter())
        .put("dailyUtilityConstant", values.dailyConstant())
        .put("dailyMonetaryConstant", values.dailyMoney());
  }

  private static void addActivity(Group set, Map.Entry<String, ActivityParameters> entry) {
    ActivityParameters activity = entry.getValue();
    Group group = set.addSet("activityParams").put("activityType", entry.getKey());
    if (!activity.isScored()) {
      group.put("scoringThisActivityAtAll", false);
      return;
    }
    group
        .put("priority", activity.priority())
        .put(
            "typicalDurationScoreComputation",
            activity.scaling() == DurationScaling.UNIFORM ? "uniform" : "relative")
        .putTime("typicalDuration", activity.typicalDurationSeconds())
        .putTime("minimalDuration", activity.minimalDurationSeconds())
        .putTime("openingTime", activity.openingTime())
        .putTime("closingTime", activity.closingTime())
        .putTime("latestStartTime", activity.latestStartTime())
        .putTime("earliestEndTime", activity.earliestEndTime());
  }

  /** The shortest rate per hour that gives back this rate per second. */
  private static double perHour(double perSecond) {
    double perHour = Units.perHour(perSecond);
    double typed = Math.rint(perHour * DIGITS) / DIGITS;
    for (double candidate :
        new double[] {typed, perHour, Math.nextUp(perHour), Math.nextDown(perHour)}) {
      if (Units.perSecondFromPerHour(candidate) == perSecond) {
        return candidate;
      }
    }
    return perHour;
  }
}
