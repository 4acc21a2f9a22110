package vn.luong.scenario.matsim;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import vn.luong.sim.matsim.config.ConfigGroup;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.scoring.ActivityParameters;
import vn.luong.sim.scoring.DurationScaling;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.units.Units;

/** Maps the module {@code scoring}. */
final class ScoringMapping {
  /** Modes that MATSim's scoring knows without being told ({@code ScoringConfigGroup}). */
  private static final List<String> STANDARD_MODES =
      List.of("car", "pt", "walk", "bike", "ride", "other");

  private static final List<String> NO_SUBPOPULATION = List.of("default", "null");

  private ScoringMapping() {}

  static ScoringParameters of(MatsimConfig config) {
    ConfigGroup scoring = config.module("scoring");
    Map<String, UtilityParameters> groups = new HashMap<>();
    for (ConfigGroup set : config.parameterSets("scoring", "scoringParameters")) {
      String subpopulation = set.text("subpopulation");
      boolean isForOthers = subpopulation == null || NO_SUBPOPULATION.contains(subpopulation);
      groups.put(isForOthers ? ScoringParameters.OTHERS : subpopulation, utilities(set));
    }
    return new ScoringParameters(
        scoring.number("learningRate"),
        averagingFrom(config),
        scoring.flag("usingOldScoringBelowZeroUtilityDuration"),
        true,
        new HashSet<>(config.list("transit", "transitModes")),
        groups);
  }

  private static int averagingFrom(MatsimConfig config) {
    double fraction = config.number("scoring", "fractionOfIterationsToStartScoreMSA");
    if (Double.isNaN(fraction)) {
      return ScoringParameters.NEVER;
    }
    int first = config.integer("controller", "firstIteration");
    int last = config.integer("controller", "lastIteration");
    return (int) (first + fraction * (last - first));
  }

  private static UtilityParameters utilities(ConfigGroup set) {
    Map<String, ModeParameters> modes = new HashMap<>();
    STANDARD_MODES.forEach(mode -> modes.put(mode, ModeParameters.STANDARD));
    for (ConfigGroup mode : set.sets("modeParams")) {
      modes.put(mode.text("mode"), mode(mode));
    }
    Map<String, ActivityParameters> activities = new HashMap<>();
    for (ConfigGroup activity : set.sets("activityParams")) {
      activities.put(activity.text("activityType"), activity(activity));
    }
    return new UtilityParameters(
        perSecond(set, "performing"),
        perSecond(set, "waiting"),
        perSecond(set, "lateArrival"),
        perSecond(set, "earlyDeparture"),
        perSecond(set, "waitingPt"),
        set.number("utilityOfLineSwitch"),
        set.number("marginalUtilityOfMoney"),
        modes,
        activities);
  }

  private static ModeParameters mode(ConfigGroup set) {
    return new ModeParameters(
        set.number("constant"),
        perSecond(set, "marginalUtilityOfTraveling_util_hr"),
        set.number("marginalUtilityOfDistance_util_m"),
        set.number("monetaryDistanceRate"),
        set.number("dailyUtilityConstant"),
        set.number("dailyMonetaryConstant"));
  }

  private static ActivityParameters activity(ConfigGroup set) {
    if (!set.flag("scoringThisActivityAtAll")) {
      return ActivityParameters.NOT_SCORED;
    }
    return new ActivityParameters(
        set.time("typicalDuration"),
        set.time("minimalDuration"),
        set.time("openingTime"),
        set.time("closingTime"),
        set.time("latestStartTime"),
        set.time("earliestEndTime"),
        set.number("priority"),
        set.text("typicalDurationScoreComputation").equals("uniform")
            ? DurationScaling.UNIFORM
            : DurationScaling.RELATIVE,
        true);
  }

  private static double perSecond(ConfigGroup set, String parameter) {
    return Units.perSecondFromPerHour(set.number(parameter));
  }
}
