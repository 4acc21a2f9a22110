package vn.luong.scenario.matsim;

import java.util.ArrayList;
import java.util.List;
import vn.luong.scenario.run.EngineParameters;
import vn.luong.sim.matsim.config.ConfigGroup;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.operations.BoardingRule;
import vn.luong.sim.operations.OperationsParameters;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.replanning.InnovationAnnealing;
import vn.luong.sim.replanning.ModeSwitchParameters;
import vn.luong.sim.replanning.PlanRemovalRule;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.replanning.StrategySetting;
import vn.luong.sim.replanning.SubtourParameters;
import vn.luong.sim.replanning.TimeShiftParameters;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.traffic.InflowCapacity;
import vn.luong.sim.traffic.LinkDynamics;
import vn.luong.sim.traffic.NodeTransition;
import vn.luong.sim.traffic.Seepage;
import vn.luong.sim.traffic.StuckRule;
import vn.luong.sim.traffic.TrafficDynamics;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.traffic.VehicleBehavior;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeRecorder;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.units.Units;

/** Maps a checked MATSim config to the engine's parameters. */
final class EngineMapping {
  private static final String NO_SUBPOPULATION = "null";
  private static final String WALK = "walk";
  private static final String CAR = "car";

  private final MatsimConfig config;
  private final ModeTable modes;
  private final ScoringParameters scoring;

  private EngineMapping(MatsimConfig config, ModeTable modes) {
    this.config = config;
    this.modes = modes;
    this.scoring = ScoringMapping.of(config);
  }

  static EngineParameters of(MatsimConfig config, ModeTable modes, int threads) {
    EngineMapping mapping = new EngineMapping(config, modes);
    return new EngineParameters(
        mapping.mobsim(threads),
        mapping.operations(),
        new TravelTimeParameters(
            (int) config.number("travelTimeCalculator", "travelTimeBinSize"),
            (int) config.time("travelTimeCalculator", "maxTime")),
        config.flag("travelTimeCalculator", "separateModes"),
        mapping.measuredModes(),
        mapping.routing(),
        MatsimScenarioReader.hasTransit(config)
            ? TransitRoutingMapping.of(config, modes, mapping.scoring)
            : null,
        mapping.scoring,
        mapping.replanning());
  }

  /** Whose travel times count if modes are not separate. */
  private long measuredModes() {
    ConfigGroup travelTimes = config.module("travelTimeCalculator");
    return travelTimes.flag("filterModes")
        ? bits(travelTimes.list("analyzedModes"))
        : TravelTimeRecorder.ALL_MODES;
  }

  private MobsimParameters mobsim(int threads) {
    ConfigGroup qsim = config.module("qsim");
    // MATSim takes an end at midnight as no end.
    double endTime = qsim.time("endTime") > 0 ? qsim.time("endTime") : SimTime.UNDEFINED;
    return new MobsimParameters(
        traffic(qsim),
        qsim.time("startTime"),
        endTime,
        (int) qsim.time("timeStepSize"),
        threads,
        bits(qsim.list("mainMode")),
        endTimeRule(),
        qsim.text("simStarttimeInterpretation").equals("onlyUseStarttime"),
        qsim.text("simEndtimeInterpretation").equals("onlyUseEndtime"),
        false);
  }

  private OperationsParameters operations() {
    boolean isAnyLine = config.text("transit", "boardingAcceptance").equals("checkStopOnly");
    return new OperationsParameters(
        bits(config.list("transit", "transitModes")),
        isAnyLine ? BoardingRule.STOP_ONLY : BoardingRule.LINE_AND_STOP,
        config.flag("vspExperimental", "isGeneratingBoardingDeniedEvent"));
  }

  private EndTimeRule endTimeRule() {
    return switch (config.text("plans", "activityDurationInterpretation")) {
      case "minOfDurationAndEndTime" -> EndTimeRule.EARLIER_OF_BOTH;
      case "endTimeOnly" -> EndTimeRule.END_TIME_ONLY;
      default -> EndTimeRule.END_TIME_THEN_DURATION;
    };
  }

  private TrafficParameters traffic(ConfigGroup qsim) {
    return TrafficParameters.matsimDefaults()
        .withFactors(qsim.number("flowCapacityFactor"), qsim.number("storageCapacityFactor"))
        .withTrafficDynamics(
            switch (qsim.text("trafficDynamics")) {
              case "withHoles" -> TrafficDynamics.WITH_HOLES;
              case "kinematicWaves" -> TrafficDynamics.KINEMATIC_WAVES;
              default -> TrafficDynamics.QUEUE;
            },
            InflowCapacity.ofMatsimName(qsim.text("inflowCapacitySetting")))
        .withNodeTransition(NodeTransition.ofMatsimName(qsim.text("nodeTransitionLogic")))
        .withSeepage(new Seepage(
            bits(qsim.list("seepMode")),
            qsim.flag("isSeepModeStorageFree"),
            qsim.flag("isRestrictingSeepage")))
        .withLinkDynamics(
            switch (qsim.text("linkDynamics")) {
              case "PassingQ" -> LinkDynamics.PASSING;
              case "SeepageQ" -> LinkDynamics.SEEPAGE;
              default -> LinkDynamics.FIFO;
            })
        .withStuckRule(new StuckRule(
            qsim.number("stuckTime"),
            qsim.flag("removeStuckVehicles"),
            qsim.flag("notifyAboutStuckVehicles")))
        .withWaitingBeforeDriving(qsim.flag("insertingWaitingVehiclesBeforeDrivingVehicles"))
        .withVehicleBehavior(
            switch (qsim.text("vehicleBehavior")) {
              case "wait" -> VehicleBehavior.WAIT;
              case "exception" -> VehicleBehavior.EXCEPTION;
              default -> VehicleBehavior.TELEPORT;
            });
  }

  private RoutingParameters routing() {
    ConfigGroup routing = config.module("routing");
    List<RoutingParameters.NetworkMode> networkModes = new ArrayList<>();
    for (String name : routing.list("networkModes")) {
      networkModes.add(new RoutingParameters.NetworkMode(modes.add(name), weights(name)));
    }
    List<RoutingParameters.TeleportedMode> teleported = new ArrayList<>();
    for (ConfigGroup set : config.parameterSets("routing", "teleportedModeParameters")) {
      teleported.add(new RoutingParameters.TeleportedMode(
          modes.add(set.text("mode")),
          set.number("beelineDistanceFactor"),
          set.number("teleportedModeSpeed"),
          set.number("teleportedModeFreespeedFactor")));
    }
    boolean walksToLink = routing.text("accessEgressType").equals("accessEgressModeToLink");
    int linkingMode = modes.find(CAR) != ModeTable.NO_MODE || networkModes.isEmpty()
        ? modes.add(CAR)
        : networkModes.get(0).mode();
    return new RoutingParameters(
        networkModes,
        teleported,
        walksToLink
            ? RoutingParameters.AccessEgress.WALK_TO_LINK
            : RoutingParameters.AccessEgress.NONE,
        modes.add(WALK),
        linkingMode,
        endTimeRule(),
        routing.number("routingRandomness"));
  }

  /** What the router minds is what the standard persons score. */
  private LinkCost.Weights weights(String mode) {
    UtilityParameters rates = scoring.groups().get(ScoringParameters.OTHERS);
    ModeParameters parameters = rates.modes().getOrDefault(mode, ModeParameters.STANDARD);
    return LinkCost.Weights.ofUtilities(
        Units.perHour(rates.performingPerSecond()),
        Units.perHour(parameters.travelingPerSecond()),
        parameters.distancePerMeter(),
        parameters.moneyPerMeter(),
        rates.utilityOfMoney());
  }

  private ReplanningParameters replanning() {
    ConfigGroup replanning = config.module("replanning");
    List<StrategySetting> strategies = new ArrayList<>();
    for (ConfigGroup set : config.parameterSets("replanning", "strategysettings")) {
      String subpopulation = set.text("subpopulation");
      strategies.add(new StrategySetting(
          StrategyKind.findByMatsimName(set.text("strategyName")),
          NO_SUBPOPULATION.equals(subpopulation) ? null : subpopulation,
          set.number("weight"),
          set.integer("disableAfterIteration")));
    }
    ConfigGroup times = config.module("timeAllocationMutator");
    ConfigGroup change = config.module("changeMode");
    ConfigGroup subtours = config.module("subtourModeChoice");
    return new ReplanningParameters(
        strategies,
        replanning.integer("maxAgentPlanMemorySize"),
        replanning.number("fractionOfIterationsToDisableInnovation"),
        config.number("scoring", "brainExpBeta"),
        new TimeShiftParameters(
            times.time("mutationRange"),
            times.time("mutationRangeStep"),
            times.flag("mutationAffectsDuration"),
            times.time("latestActivityEndTime"),
            times.flag("mutateAroundInitialEndTimeOnly")),
        new ModeSwitchParameters(
            change.list("modes"),
            !change.flag("ignoreCarAvailability"),
            change.text("modeSwitchBehavior").equals("fromSpecifiedModesToSpecifiedModes")),
        new SubtourParameters(
            subtours.list("modes"),
            subtours.list("chainBasedModes"),
            subtours.flag("considerCarAvailability"),
            subtours.number("probaForRandomSingleTripMode"),
            subtours.text("behavior").equals("betweenAllAndFewerConstraints")
                ? SubtourParameters.Behavior.FEWER_CONSTRAINTS
                : SubtourParameters.Behavior.LISTED_MODES),
        removal(replanning.text("planSelectorForRemoval")),
        annealing());
  }

  private static PlanRemovalRule removal(String name) {
    PlanRemovalRule rule = PlanRemovalRule.findByMatsimName(name);
    // Of the names that the config accepts only older ones of the standard rule have no rule.
    return rule == null ? PlanRemovalRule.WORST : rule;
  }

  private List<InnovationAnnealing> annealing() {
    List<InnovationAnnealing> annealing = new ArrayList<>();
    if (!config.flag("replanningAnnealer", "activateAnnealingModule")) {
      return annealing;
    }
    for (ConfigGroup set : config.parameterSets("replanningAnnealer", "AnnealingVariable")) {
      InnovationAnnealing.Curve curve =
          InnovationAnnealing.Curve.findByMatsimName(set.text("annealType"));
      if (curve != null && set.text("annealParameter").equals("globalInnovationRate")) {
        String subpopulation = set.text("subpopulation");
        annealing.add(new InnovationAnnealing(
            NO_SUBPOPULATION.equals(subpopulation) ? null : subpopulation,
            curve,
            set.number("startValue"),
            set.number("endValue"),
            set.number("shapeFactor"),
            set.number("halfLife")));
      }
    }
    return annealing;
  }

  private long bits(List<String> names) {
    long bits = 0;
    for (String name : names) {
      bits |= ModeTable.bit(modes.add(name));
    }
    return bits;
  }
}
