package vn.luong.sim.matsim.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.luong.sim.problems.SourcePosition;

/**
 * Turns older forms of a config into today's, and adds the parametersets that MATSim has by itself.
 * Older forms are flat parameters where today sets stand: {@code traveling}, {@code
 * activityType_0}, {@code teleportedModeSpeed_walk}, {@code Module_1} (MATSim {@code
 * ScoringConfigGroup}, {@code RoutingConfigGroup}, {@code ReplanningConfigGroup}).
 */
final class OldForms {
  private static final SourcePosition STANDARD = SourcePosition.of("MATSim's standard config");
  private static final String SCORING_SET = "scoringParameters";
  private static final String MODE_SET = "modeParams";
  private static final String ACTIVITY_SET = "activityParams";
  private static final String TELEPORT_SET = "teleportedModeParameters";
  private static final String STRATEGY_SET = "strategysettings";

  /** Modes that are scored if the config has no scoring parameters of its own. */
  private static final List<String> SCORED_MODES =
      List.of("car", "pt", "walk", "bike", "ride", "other");

  /**
   * Mode at the end of the flat names of one mode each, e.g. {@code constantCar}; {@code traveling}
   * is car.
   */
  private static final Map<String, String> MODE_BY_ENDING =
      Map.of("", "car", "Car", "car", "Pt", "pt", "Walk", "walk", "Bike", "bike", "Other", "other");

  /** What a flat name begins with, and the parameter of a mode that it is today. */
  private static final Map<String, String> MODE_PARAMETERS = Map.of(
      "traveling", "marginalUtilityOfTraveling_util_hr",
      "marginalUtlOfDistance", "marginalUtilityOfDistance_util_m",
      "monetaryDistanceRate", "monetaryDistanceRate",
      "constant", "constant");

  /** What a flat, numbered name begins with, and the parameter of an activity that it is today. */
  private static final Map<String, String> ACTIVITY_PARAMETERS = Map.of(
      "activityType_", "activityType",
      "activityPriority_", "priority",
      "activityTypicalDuration_", "typicalDuration",
      "activityMinimalDuration_", "minimalDuration",
      "activityOpeningTime_", "openingTime",
      "activityLatestStartTime_", "latestStartTime",
      "activityEarliestEndTime_", "earliestEndTime",
      "activityClosingTime_", "closingTime",
      "scoringThisActivityAtAll_", "scoringThisActivityAtAll");

  private static final Map<String, String> STRATEGY_PARAMETERS = Map.of(
      "Module_", "strategyName",
      "ModuleProbability_", "weight",
      "ModuleDisableAfterIteration_", "disableAfterIteration",
      "ModuleExePath_", "executionPath",
      "ModuleSubpopulation_", "subpopulation");

  private static final Map<String, String> TELEPORT_PARAMETERS = Map.of(
      "teleportedModeSpeed_", "teleportedModeSpeed",
      "teleportedModeFreespeedFactor_", "teleportedModeFreespeedFactor");

  /** Flat names of the oldest configs: what they are today. */
  private static final Map<String, String> OLDEST_TELEPORT_NAMES = Map.of(
      "walkSpeed", "teleportedModeSpeed_walk",
      "bikeSpeed", "teleportedModeSpeed_bike",
      "ptSpeed", "teleportedModeSpeed_pt",
      "ptSpeedFactor", "teleportedModeFreespeedFactor_pt",
      "undefinedModeSpeed", "teleportedModeSpeed_undefined");

  /** What {@code useDefaultVehicles} says of the source of vehicles. */
  private static final Map<String, String> VEHICLE_SOURCES =
      Map.of("true", "defaultVehicle", "false", "fromVehiclesData");

  /** What {@code insertingAccessEgressWalk} says of the ways to and from links. */
  private static final Map<String, String> ACCESS_TYPES =
      Map.of("true", "accessEgressModeToLink", "false", "none");

  private OldForms() {}

  static void update(MatsimConfig config) {
    updateScoring(config.addModule("scoring", STANDARD));
    updateRouting(config.addModule("routing", STANDARD));
    updateFlag(config.find("qsim"), "useDefaultVehicles", "vehiclesSource", VEHICLE_SOURCES);
    updateFlag(
        config.find("routing"), "insertingAccessEgressWalk", "accessEgressType", ACCESS_TYPES);
    ConfigGroup replanning = config.find("replanning");
    if (replanning != null) {
      moveNumbered(replanning, replanning, STRATEGY_SET, STRATEGY_PARAMETERS, null);
    }
  }

  /** Replaces a flag by the parameter that has taken its place, unless this is given too. */
  private static void updateFlag(
      ConfigGroup group, String flag, String today, Map<String, String> todayByFlag) {
    ConfigParameter given = group == null ? null : group.find(flag);
    String value = given == null ? null : todayByFlag.get(given.value().toLowerCase(Locale.ROOT));
    if (value == null) {
      return;
    }
    group.remove(flag);
    if (!group.has(today)) {
      group.put(today, value, given.position());
    }
  }

  private static void updateScoring(ConfigGroup scoring) {
    ConfigGroup common = commonScoring(scoring);
    for (ConfigParameter parameter : List.copyOf(scoring.parameters())) {
      String name = parameter.name();
      if (MatsimModules.standard().find(common.path(), name) != null) {
        common.put(scoring.remove(name));
      } else {
        moveModeParameter(scoring, common, parameter);
      }
    }
    moveNumbered(scoring, common, ACTIVITY_SET, ACTIVITY_PARAMETERS, null);
    for (ConfigGroup set : List.copyOf(scoring.sets())) {
      if (set.name().equals(MODE_SET)) {
        moveSet(scoring, set, common, "mode");
      } else if (set.name().equals(ACTIVITY_SET)) {
        moveSet(scoring, set, common, "activityType");
      }
    }
  }

  /** The scoring parameters of everybody who has none of their own. */
  private static ConfigGroup commonScoring(ConfigGroup scoring) {
    for (ConfigGroup set : scoring.sets(SCORING_SET)) {
      if (!set.has("subpopulation") || set.text("subpopulation").equals("default")) {
        return set;
      }
    }
    ConfigGroup common = scoring.addSet(SCORING_SET, STANDARD);
    for (String mode : SCORED_MODES) {
      common.addSet(MODE_SET, STANDARD).put("mode", mode, STANDARD);
    }
    return common;
  }

  private static void moveModeParameter(
      ConfigGroup scoring, ConfigGroup common, ConfigParameter parameter) {
    String name = parameter.name();
    MODE_PARAMETERS.forEach((beginning, today) -> {
      if (!name.startsWith(beginning)) {
        return;
      }
      String ending = name.substring(beginning.length());
      String mode = ending.startsWith("_") ? ending.substring(1) : MODE_BY_ENDING.get(ending);
      if (mode != null) {
        scoring.remove(name);
        setOf(common, MODE_SET, "mode", mode, parameter.position()).put(parameter.withName(today));
      }
    });
  }

  private static void updateRouting(ConfigGroup routing) {
    for (ConfigParameter parameter : List.copyOf(routing.parameters())) {
      String newer = OLDEST_TELEPORT_NAMES.get(parameter.name());
      if (newer != null) {
        routing.put(routing.remove(parameter.name()).withName(newer));
      }
    }
    moveNumbered(routing, routing, TELEPORT_SET, TELEPORT_PARAMETERS, "mode");
    if (routing.sets(TELEPORT_SET).isEmpty()
        && !"true".equals(valueOrNull(routing, "clearDefaultTeleportedModeParams"))) {
      addTeleported(routing, "bike", "teleportedModeSpeed", 15.0 / 3.6);
      addTeleported(routing, "walk", "teleportedModeSpeed", 3.0 / 3.6);
      addTeleported(routing, "non_network_walk", "teleportedModeSpeed", 3.0 / 3.6);
      addTeleported(routing, "ride", "teleportedModeFreespeedFactor", 1.0);
      addTeleported(routing, "pt", "teleportedModeFreespeedFactor", 2.0);
    }
    ConfigParameter detour = routing.find("beelineDistanceFactor");
    if (detour != null) {
      for (ConfigGroup set : routing.sets(TELEPORT_SET)) {
        if (!set.has(detour.name())) {
          set.put(detour);
        }
      }
    }
  }

  private static void addTeleported(
      ConfigGroup routing, String mode, String parameter, double value) {
    ConfigGroup set = routing.addSet(TELEPORT_SET, STANDARD);
    set.put("mode", mode, STANDARD);
    set.put(parameter, Double.toString(value), STANDARD);
  }

  private static String valueOrNull(ConfigGroup group, String parameter) {
    ConfigParameter given = group.find(parameter);
    return given == null ? null : given.value();
  }

  /**
   * Moves flat parameters whose names end in a number or key into sets, one set per number.
   *
   * @param keyParameter parameter of the set that takes the ending of the name, or null if it
   *     is a mere number
   */
  private static void moveNumbered(
      ConfigGroup from,
      ConfigGroup to,
      String setType,
      Map<String, String> todayByBeginning,
      String keyParameter) {
    List<String> endings = new ArrayList<>();
    List<ConfigGroup> sets = new ArrayList<>();
    for (ConfigParameter parameter : List.copyOf(from.parameters())) {
      int split = parameter.name().indexOf('_') + 1;
      String today = todayByBeginning.get(parameter.name().substring(0, split));
      if (today == null) {
        continue;
      }
      String ending = parameter.name().substring(split);
      int index = endings.indexOf(ending);
      if (index < 0) {
        index = endings.size();
        endings.add(ending);
        ConfigGroup set = keyParameter == null
            ? to.addSet(setType, parameter.position())
            : setOf(to, setType, keyParameter, ending, parameter.position());
        sets.add(set);
      }
      from.remove(parameter.name());
      sets.get(index).put(parameter.withName(today));
    }
  }

  /** The set that has this key; a new one if there is none. */
  private static ConfigGroup setOf(
      ConfigGroup group, String type, String keyName, String key, SourcePosition position) {
    for (ConfigGroup set : group.sets(type)) {
      if (key.equals(valueOrNull(set, keyName))) {
        return set;
      }
    }
    ConfigGroup set = group.addSet(type, position);
    set.put(keyName, key, position);
    return set;
  }

  /** Moves a set into another group, in place of one with the same key. */
  private static void moveSet(ConfigGroup from, ConfigGroup set, ConfigGroup to, String keyName) {
    from.removeSet(set);
    String key = valueOrNull(set, keyName);
    for (ConfigGroup other : to.sets(set.name())) {
      if (key != null && key.equals(valueOrNull(other, keyName))) {
        to.removeSet(other);
      }
    }
    ConfigGroup moved = to.addSet(set.name(), set.position());
    set.parameters().forEach(moved::put);
  }
}
