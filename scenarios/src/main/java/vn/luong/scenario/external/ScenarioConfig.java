package vn.luong.scenario.external;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.scenario.run.EngineParameters;
import vn.luong.scenario.run.RunSettings;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.matsim.config.ConfigGroup;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.operations.BoardingRule;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.traffic.LinkDynamics;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TransitRoutingParameters;
import vn.luong.sim.units.SimTime;

/**
 * Writes out as a MATSim config what the engine does with a scenario: the reverse of reading one. Every parameter that
 * steers results is stated, also where it equals today's standard of MATSim, because standards change.
 */
final class ScenarioConfig {
  private static final SourcePosition MADE_HERE = SourcePosition.of("the scenario");
  private static final String UNKNOWN_CRS = "Atlantis";

  private final RunnableScenario scenario;
  private final EngineParameters engine;
  private final ModeTable modes;
  private final MatsimConfig config;

  private ScenarioConfig(RunnableScenario scenario, EngineParameters engine, Path file) {
    this.scenario = scenario;
    this.engine = engine;
    this.modes = scenario.population().modeTable();
    this.config = new MatsimConfig(file);
  }

  /**
   * Makes the config.
   *
   * @param engine what MATSim can do of the scenario's engine, see {@link MatsimEquivalent}
   * @param file where it shall be written; the files it names lie beside it
   * @param files names of those files by what they are
   * @param output folder MATSim shall write to
   */
  static MatsimConfig of(
      RunnableScenario scenario,
      EngineParameters engine,
      Path file,
      Map<MatsimInput.Kind, String> files,
      Path output) {
    ScenarioConfig made = new ScenarioConfig(scenario, engine, file);
    made.addFiles(files);
    made.addController(output);
    made.addMobsim();
    made.addTransit(files);
    made.addRouting();
    new ScoringConfig(made.config).add(engine.scoring(), engine.replanning(), scenario.settings());
    new ReplanningConfig(made.config).add(engine.replanning());
    return made.config;
  }

  private void addFiles(Map<MatsimInput.Kind, String> files) {
    group("global")
        .put("randomSeed", scenario.settings().seed())
        .put("numberOfThreads", scenario.settings().threads())
        .put("coordinateSystem", scenario.crs().isEmpty() ? UNKNOWN_CRS : scenario.crs());
    Group network = group("network").put("inputNetworkFile", files.get(MatsimInput.Kind.NETWORK));
    if (files.containsKey(MatsimInput.Kind.CHANGES)) {
      network.put("timeVariantNetwork", true);
      network.put("inputChangeEventsFile", files.get(MatsimInput.Kind.CHANGES));
    }
    group("plans")
        .put("inputPlansFile", files.get(MatsimInput.Kind.PLANS))
        .put("activityDurationInterpretation", endTimeRule(engine.mobsim().endTimeRule()));
    group("vehicles").put("vehiclesFile", files.get(MatsimInput.Kind.VEHICLES));
    if (files.containsKey(MatsimInput.Kind.FACILITIES)) {
      group("facilities")
          .put("inputFacilitiesFile", files.get(MatsimInput.Kind.FACILITIES))
          .put("facilitiesSource", "fromFile");
    }
  }

  private static String endTimeRule(EndTimeRule rule) {
    return switch (rule) {
      case EARLIER_OF_BOTH -> "minOfDurationAndEndTime";
      case END_TIME_ONLY -> "endTimeOnly";
      case END_TIME_THEN_DURATION -> "tryEndTimeThenDuration";
    };
  }

  /** Events and plans of the last iteration, and nothing that only costs time. */
  private void addController(Path output) {
    RunSettings settings = scenario.settings();
    int interval = Math.max(1, settings.lastIteration());
    group("controller")
        .put("outputDirectory", output.toString())
        .put("overwriteFiles", "overwriteExistingFiles")
        .put("firstIteration", settings.firstIteration())
        .put("lastIteration", settings.lastIteration())
        .put("mobsim", "qsim")
        .put("eventsFileFormat", "xml")
        .put("createGraphs", false)
        .put("writeEventsInterval", interval)
        .put("writePlansInterval", interval);
  }

  private void addMobsim() {
    MobsimParameters mobsim = engine.mobsim();
    TrafficParameters traffic = mobsim.traffic();
    Group qsim = group("qsim")
        .put("startTime", SimTime.format(mobsim.startTime()))
        .put("endTime", SimTime.format(mobsim.endTime()))
        .put("timeStepSize", SimTime.format(mobsim.stepSeconds()))
        .put("numberOfThreads", mobsim.threads())
        .put("mainMode", names(mobsim.mainModes()))
        .put("vehiclesSource", "modeVehicleTypesFromVehiclesData")
        .put("flowCapacityFactor", traffic.flowCapacityFactor())
        .put("storageCapacityFactor", traffic.storageCapacityFactor())
        .put("linkDynamics", MatsimEquivalent.matsimName(traffic.linkDynamics()))
        .put("stuckTime", traffic.stuckRule().seconds())
        .put("removeStuckVehicles", traffic.stuckRule().removing())
        .put("notifyAboutStuckVehicles", traffic.stuckRule().notifying())
        .put("insertingWaitingVehiclesBeforeDrivingVehicles", traffic.waitingBeforeDriving());
    qsim.put(
        "simStarttimeInterpretation",
        mobsim.startsAtStartTime() ? "onlyUseStarttime" : "maxOfStarttimeAndEarliestActivityEnd");
    qsim.put(
        "simEndtimeInterpretation",
        mobsim.runsToEndTime() ? "onlyUseEndtime" : "minOfEndtimeAndMobsimFinished");
    qsim.put(
        "trafficDynamics",
        switch (traffic.trafficDynamics()) {
          case QUEUE -> "queue";
          case WITH_HOLES -> "withHoles";
          case KINEMATIC_WAVES -> "kinematicWaves";
        });
    qsim.put(
        "vehicleBehavior",
        switch (traffic.vehicleBehavior()) {
          case TELEPORT -> "teleport";
          case WAIT -> "wait";
          case EXCEPTION -> "exception";
        });
    if (traffic.linkDynamics() == LinkDynamics.SEEPAGE) {
      qsim.put("seepMode", names(traffic.seepage().modes()))
          .put("isSeepModeStorageFree", traffic.seepage().storageFree())
          .put("isRestrictingSeepage", traffic.seepage().restricted());
    }
  }

  private void addTransit(Map<MatsimInput.Kind, String> files) {
    if (!files.containsKey(MatsimInput.Kind.SCHEDULE)) {
      return;
    }
    group("transit")
        .put("useTransit", true)
        .put("transitScheduleFile", files.get(MatsimInput.Kind.SCHEDULE))
        .put("vehiclesFile", files.get(MatsimInput.Kind.TRANSIT_VEHICLES))
        .put("transitModes", names(engine.operations().transitModes()))
        .put(
            "boardingAcceptance",
            engine.operations().boardingRule() == BoardingRule.STOP_ONLY
                ? "checkStopOnly"
                : "checkLineAndStop");
    group("vspExperimental")
        .put("isGeneratingBoardingDeniedEvent", engine.operations().reportsDeniedBoarding());
    if (engine.transitRouting() != null) {
      addTransitRouting(engine.transitRouting());
    }
  }

  private void addTransitRouting(TransitRoutingParameters transit) {
    WalkParameters walk = transit.walk();
    group("transitRouter")
        .put("searchRadius", walk.searchRadiusMeters())
        .put("extensionRadius", walk.extensionRadiusMeters())
        .put("maxBeelineWalkConnectionDistance", walk.connectionMeters())
        .put("additionalTransferTime", walk.transferSeconds())
        .put("directWalkFactor", walk.directWalkFactor());
    Group raptor = group("swissRailRaptor")
        .put("transferWalkMargin", walk.transferMarginSeconds())
        .put("useModeMappingForPassengers", !transit.aboard().isEmpty());
    sorted(transit.aboard())
        .forEach((routeMode, aboard) -> raptor
            .addSet("modeMapping")
            .put("routeMode", routeMode)
            .put("passengerMode", modes.name(aboard.mode())));
  }

  private void addRouting() {
    RoutingParameters routing = engine.routing();
    List<String> networkModes = new ArrayList<>();
    routing.networkModes().forEach(mode -> networkModes.add(modes.name(mode.mode())));
    Group group = group("routing")
        .put("networkModes", String.join(",", networkModes))
        .put("clearDefaultTeleportedModeParams", true)
        .put("routingRandomness", routing.distanceRandomness())
        .put(
            "accessEgressType",
            switch (routing.accessEgress()) {
              case NONE -> "none";
              case WALK_TO_LINK -> "accessEgressModeToLink";
            });
    for (RoutingParameters.TeleportedMode mode : routing.teleportedModes()) {
      Group set = group
          .addSet("teleportedModeParameters")
          .put("mode", modes.name(mode.mode()))
          .put("beelineDistanceFactor", mode.beelineDistanceFactor());
      if (mode.isBySpeed()) {
        set.put("teleportedModeSpeed", mode.speedMetersPerSecond());
      } else {
        set.put("teleportedModeFreespeedFactor", mode.freeSpeedFactor());
      }
    }
    group("travelTimeCalculator")
        .put("travelTimeBinSize", engine.travelTimes().binSeconds())
        .put("maxTime", engine.travelTimes().endTime())
        .put("separateModes", engine.separateModeTravelTimes())
        .put("analyzedModes", String.join(",", networkModes));
  }

  private String names(long bits) {
    return String.join(",", modes.namesOf(bits));
  }

  private Group group(String module) {
    return Group.of(config, module);
  }

  /** A module or set, to be filled in one expression. */
  record Group(ConfigGroup target) {
    static Group of(MatsimConfig config, String module) {
      return new Group(config.addModule(module, MADE_HERE));
    }

    Group put(String parameter, String value) {
      target.put(parameter, value, MADE_HERE);
      return this;
    }

    Group put(String parameter, double value) {
      return put(parameter, Double.toString(value));
    }

    Group put(String parameter, long value) {
      return put(parameter, Long.toString(value));
    }

    Group put(String parameter, boolean value) {
      return put(parameter, Boolean.toString(value));
    }

    /** Adds nothing if the time is undefined. */
    Group putTime(String parameter, double time) {
      return SimTime.isDefined(time) ? put(parameter, SimTime.format(time)) : this;
    }

    Group addSet(String type) {
      return new Group(target.addSet(type, MADE_HERE));
    }
  }

  /** The same map in the order of its keys, so that equal scenarios give equal files. */
  static <V> Map<String, V> sorted(Map<String, V> map) {
    return new TreeMap<>(map);
  }
}
