package vn.luong.scenario.matsim;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.sim.matsim.config.ConfigGroup;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.trips.TransitRoutingParameters;

/**
 * Maps the modules {@code transitRouter} and {@code swissRailRaptor}, and what {@code scoring} says of the time on the
 * way, as MATSim's {@code RaptorUtils} and {@code TransitRouterConfig} do.
 */
final class TransitRoutingMapping {
  private static final String PT = "pt";
  private static final String WALK = "walk";
  /** Teleported modes that say how fast people walk to stops; the first one given counts. */
  private static final List<String> WALKS = List.of("transit_walk", "non_network_walk", WALK);
  /** MATSim's walk, for configs that leave it out. */
  private static final double WALK_METERS_PER_SECOND = 3.0 / 3.6;

  private static final double WALK_BEELINE_FACTOR = 1.3;

  private TransitRoutingMapping() {}

  static TransitRoutingParameters of(
      MatsimConfig config, ModeTable modes, ScoringParameters scoring) {
    UtilityParameters rates = scoring.groups().get(ScoringParameters.OTHERS);
    double performing = rates.performingPerSecond();
    double riding = rate(rates, PT);
    double waiting = Double.isNaN(rates.waitingForTransitPerSecond())
        ? riding
        : rates.waitingForTransitPerSecond();
    long routingModes = 0;
    for (String mode : config.list("transit", "transitModes")) {
      routingModes |= ModeTable.bit(modes.add(mode));
    }
    return new TransitRoutingParameters(
        routingModes,
        modes.add(PT),
        aboard(config, modes, rates),
        modes.add(WALK),
        walk(config),
        cost(performing - riding),
        cost(performing - waiting),
        cost(performing - rate(rates, WALK)),
        cost(perTransfer(config, rates)));
  }

  /** Modes of legs on board, if passengers' modes are mapped; others are pt. */
  private static Map<String, TransitRoutingParameters.Aboard> aboard(
      MatsimConfig config, ModeTable modes, UtilityParameters rates) {
    Map<String, TransitRoutingParameters.Aboard> aboard = new TreeMap<>();
    if (config.flag("swissRailRaptor", "useModeMappingForPassengers")) {
      for (ConfigGroup set : config.parameterSets("swissRailRaptor", "modeMapping")) {
        String mode = set.text("passengerMode");
        double cost = cost(rates.performingPerSecond() - rate(rates, mode));
        aboard.put(
            set.text("routeMode"), new TransitRoutingParameters.Aboard(modes.add(mode), cost));
      }
    }
    return aboard;
  }

  private static double rate(UtilityParameters rates, String mode) {
    return rates.modes().getOrDefault(mode, ModeParameters.STANDARD).travelingPerSecond();
  }

  /** What is better than performing an activity costs nothing: routers cannot search for ways that take long. */
  private static double cost(double cost) {
    return Math.max(0, cost);
  }

  private static double perTransfer(MatsimConfig config, UtilityParameters rates) {
    ConfigGroup raptor = config.module("swissRailRaptor");
    double least = raptor.number("transferPenaltyMinCost");
    double most = raptor.number("transferPenaltyMaxCost");
    return Math.max(Math.min(least, most), Math.min(Math.max(least, most), -rates.lineSwitch()));
  }

  private static WalkParameters walk(MatsimConfig config) {
    double speed = WALK_METERS_PER_SECOND;
    double factor = WALK_BEELINE_FACTOR;
    int rank = WALKS.size();
    for (ConfigGroup set : config.parameterSets("routing", "teleportedModeParameters")) {
      int rankOfSet = WALKS.indexOf(set.text("mode"));
      if (rankOfSet >= 0 && rankOfSet < rank && set.number("teleportedModeSpeed") > 0) {
        rank = rankOfSet;
        speed = set.number("teleportedModeSpeed");
        factor = set.number("beelineDistanceFactor");
      }
    }
    ConfigGroup router = config.module("transitRouter");
    return new WalkParameters(
        speed,
        factor,
        router.number("searchRadius"),
        router.number("extensionRadius"),
        router.number("maxBeelineWalkConnectionDistance"),
        router.number("additionalTransferTime"),
        config.number("swissRailRaptor", "transferWalkMargin"),
        router.number("directWalkFactor"));
  }
}
