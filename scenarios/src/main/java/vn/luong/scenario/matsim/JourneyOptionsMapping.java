package vn.luong.scenario.matsim;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import vn.luong.sim.matsim.config.ConfigGroup;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.trips.AccessWay;
import vn.luong.sim.trips.JourneyOptions;

/** Maps the parts of {@code swissRailRaptor} that are switched on by flags: other access, other departures. */
final class JourneyOptionsMapping {
  private static final String RAPTOR = "swissRailRaptor";

  private final MatsimConfig config;
  private final ModeTable modes;
  private final ToDoubleFunction<String> costPerSecond;

  private JourneyOptionsMapping(
      MatsimConfig config, ModeTable modes, ToDoubleFunction<String> costPerSecond) {
    this.config = config;
    this.modes = modes;
    this.costPerSecond = costPerSecond;
  }

  /**
   * Maps a checked config.
   *
   * @param costPerSecond generalised cost of a second by a mode, at least 0
   */
  static JourneyOptions of(
      MatsimConfig config, ModeTable modes, ToDoubleFunction<String> costPerSecond) {
    return new JourneyOptionsMapping(config, modes, costPerSecond).options();
  }

  private JourneyOptions options() {
    boolean isIntermodal = config.flag(RAPTOR, "useIntermodalAccessEgress");
    boolean drawsOneWay = config
        .text(RAPTOR, "intermodalAccessEgressModeSelection")
        .equals("RandomSelectOneModePerRoutingRequestAndDirection");
    return new JourneyOptions(
        isIntermodal ? ways() : List.of(),
        !isIntermodal,
        isIntermodal && drawsOneWay,
        config.flag(RAPTOR, "useRangeQuery") ? ranges() : Map.of());
  }

  private List<AccessWay> ways() {
    List<AccessWay> ways = new ArrayList<>();
    for (ConfigGroup set : config.parameterSets(RAPTOR, "intermodalAccessEgress")) {
      String mode = set.text("mode");
      ways.add(new AccessWay(
          modes.add(mode),
          new AccessWay.StopSearch(
              set.number("initialSearchRadius"),
              set.number("searchExtensionRadius"),
              set.number("maxRadius"),
              set.number("shareTripSearchRadius"),
              AccessWay.ANY_NUMBER,
              set.text("stopFilterAttribute"),
              set.text("stopFilterValue"),
              set.text("linkIdAttribute")),
          new AccessWay.PersonFilter(
              set.text("personFilterAttribute"), set.text("personFilterValue"), true),
          AccessWay.Cost.ofTime(costPerSecond.applyAsDouble(mode)),
          false));
    }
    return ways;
  }

  private Map<String, JourneyOptions.DepartureRange> ranges() {
    ConfigGroup standardRange = standard("rangeQuerySettings");
    ConfigGroup standardSelector = standard("routeSelector");
    Map<String, ConfigGroup> rangeOf = bySubpopulation("rangeQuerySettings");
    Map<String, ConfigGroup> selectorOf = bySubpopulation("routeSelector");
    List<String> groups = new ArrayList<>(rangeOf.keySet());
    groups.addAll(selectorOf.keySet());
    groups.add(JourneyOptions.OTHERS);
    Map<String, JourneyOptions.DepartureRange> ranges = new HashMap<>();
    for (String group : groups) {
      ConfigGroup range =
          rangeOf.getOrDefault(group, rangeOf.getOrDefault(JourneyOptions.OTHERS, standardRange));
      ConfigGroup selector = selectorOf.getOrDefault(
          group, selectorOf.getOrDefault(JourneyOptions.OTHERS, standardSelector));
      ranges.put(
          group,
          new JourneyOptions.DepartureRange(
              range.number("maxEarlierDeparture_sec"),
              range.number("maxLaterDeparture_sec"),
              selector.number("betaDepartureTime"),
              selector.number("betaTravelTime"),
              selector.number("betaTransferCount")));
    }
    return ranges;
  }

  /** A set of this type in which nothing is given. */
  private ConfigGroup standard(String type) {
    ConfigGroup nothing = new MatsimConfig(config.file()).module(RAPTOR);
    return nothing.addSet(type, nothing.position());
  }

  private Map<String, ConfigGroup> bySubpopulation(String type) {
    Map<String, ConfigGroup> sets = new HashMap<>();
    for (ConfigGroup set : config.parameterSets(RAPTOR, type)) {
      List<String> groups = set.list("subpopulations");
      if (groups.isEmpty()) {
        sets.put(JourneyOptions.OTHERS, set);
      }
      groups.forEach(group -> sets.put(group, set));
    }
    return sets;
  }
}
