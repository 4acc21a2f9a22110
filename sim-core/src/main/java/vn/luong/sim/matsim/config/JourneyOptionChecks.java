package vn.luong.sim.matsim.config;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/** Finds what is wrong with the parametersets of {@code swissRailRaptor} whose flag is set. */
final class JourneyOptionChecks {
  private static final String RAPTOR = "swissRailRaptor";

  private final MatsimConfig config;
  private final ProblemLog problems;

  JourneyOptionChecks(MatsimConfig config, ProblemLog problems) {
    this.config = config;
    this.problems = problems;
  }

  void run() {
    if (isOn("useIntermodalAccessEgress")) {
      List<ConfigGroup> ways = sets("useIntermodalAccessEgress", "intermodalAccessEgress");
      ways.forEach(this::checkWay);
    }
    if (isOn("useModeMappingForPassengers")) {
      sets("useModeMappingForPassengers", "modeMapping").forEach(this::checkMapping);
    }
    if (isOn("useRangeQuery")) {
      config.parameterSets(RAPTOR, "rangeQuerySettings").forEach(set -> {
        requireNotNegative(set, "maxEarlierDeparture_sec");
        requireNotNegative(set, "maxLaterDeparture_sec");
      });
    }
  }

  private boolean isOn(String flag) {
    ConfigParameter parameter = config.module(RAPTOR).find(flag);
    return parameter != null && Boolean.parseBoolean(parameter.value());
  }

  private List<ConfigGroup> sets(String flag, String type) {
    List<ConfigGroup> sets = config.parameterSets(RAPTOR, type);
    if (sets.isEmpty()) {
      ConfigGroup module = config.module(RAPTOR);
      problems.add(Problem.error(
          "missing-set",
          module.find(flag).position(),
          module.subject(module.find(flag)),
          "is true, but there is no parameterset \"" + type + "\"",
          "at least one is needed",
          "Add one, or set the flag to false."));
    }
    return sets;
  }

  private void checkWay(ConfigGroup way) {
    for (String name : List.of("mode", "maxRadius", "initialSearchRadius")) {
      require(way, name);
    }
    for (String name : List.of(
        "maxRadius", "initialSearchRadius", "searchExtensionRadius", "shareTripSearchRadius")) {
      requireNotNegative(way, name);
    }
    for (String filter : List.of("personFilter", "stopFilter")) {
      if (way.has(filter + "Attribute")) {
        require(way, filter + "Value");
      }
    }
    List<String> routed = new ArrayList<>(config.list("routing", "networkModes"));
    config
        .parameterSets("routing", "teleportedModeParameters")
        .forEach(set -> routed.add(set.text("mode")));
    routed.removeAll(config.list("transit", "transitModes"));
    if (way.has("mode") && !routed.contains(way.text("mode"))) {
      report(
          way,
          "mode",
          "trips of this mode are neither routed on the network nor teleported",
          "must be one of " + String.join(", ", routed));
    }
  }

  private void checkMapping(ConfigGroup mapping) {
    require(mapping, "routeMode");
    require(mapping, "passengerMode");
    List<String> modes = config.list("transit", "transitModes");
    if (mapping.has("passengerMode") && !modes.contains(mapping.text("passengerMode"))) {
      report(
          mapping,
          "passengerMode",
          "legs of this mode would not be by public transport",
          "must be one of transit.transitModes: " + String.join(", ", modes));
    }
  }

  private void require(ConfigGroup set, String name) {
    if (!set.has(name)) {
      problems.add(Problem.error(
          "missing-parameter",
          set.position(),
          "parameterset \"" + set.path() + "\"",
          name + " is missing",
          "it is required",
          "Add the parameter."));
    }
  }

  private void requireNotNegative(ConfigGroup set, String name) {
    boolean isSound = set.has(name)
        && MatsimModules.standard()
            .find(set.path(), name)
            .accepts(set.find(name).value());
    if (isSound && !(set.number(name) >= 0)) {
      report(set, name, "is " + set.text(name), "must be ≥ 0");
    }
  }

  private void report(ConfigGroup set, String name, String found, String expected) {
    problems.add(Problem.error(
        "bad-value",
        set.find(name).position(),
        set.subject(set.find(name)),
        found,
        expected,
        "Correct the value."));
  }
}
