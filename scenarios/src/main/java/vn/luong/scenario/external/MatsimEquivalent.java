package vn.luong.scenario.external;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import vn.luong.scenario.run.EngineParameters;
import vn.luong.scenario.run.PassengerParameters;
import vn.luong.scenario.run.RunSettings;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.fares.FareParameters;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.RoadClosures;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.replanning.StrategySetting;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.traffic.LinkDynamics;
import vn.luong.sim.traffic.Quirks;
import vn.luong.sim.traffic.Seepage;
import vn.luong.sim.traffic.TrafficDynamics;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.trips.JourneyOptions;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TransitRoutingParameters;
import vn.luong.sim.units.Units;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.Manoeuvres;

/**
 * The nearest to a scenario's engine that a MATSim config can say. What is lost on the way is a warning each, so that a
 * difference of results can be explained.
 */
final class MatsimEquivalent {
  private static final String AVAILABLE_SUFFIX = "Avail";
  private static final String CAR = "car";
  private static final String WALK = "walk";

  private final RunnableScenario scenario;
  private final ModeTable modes;
  private final ProblemLog problems;

  private MatsimEquivalent(RunnableScenario scenario, ProblemLog problems) {
    this.scenario = scenario;
    this.modes = scenario.population().modeTable();
    this.problems = problems;
  }

  /**
   * The parameters MATSim will run with.
   *
   * @param problems takes a warning for everything that MATSim does otherwise
   */
  static EngineParameters of(RunnableScenario scenario, ProblemLog problems) {
    return new MatsimEquivalent(scenario, problems).engine();
  }

  private EngineParameters engine() {
    EngineParameters engine = scenario.engine();
    if (!scenario.settings().stop().equals(RunSettings.Stop.NEVER)) {
      warn(
          "stop gap",
          "the run may end early here",
          "MATSim goes through all iterations",
          "Set \"stop: {gap: 0%}\" to compare equal numbers of iterations.");
    }
    warnOfAvailability();
    warnOfClosedHours();
    PassengerParameters passengers = engine.passengers();
    if (passengers.crowding() != null || passengers.parking() != null) {
      warn(
          "crowding and parking",
          "they count here",
          "MATSim does not know them without extensions",
          "Leave them out to compare the engines.");
    }
    if (passengers.tolls() != null) {
      warn(
          "tolls",
          "drivers pay for " + passengers.tolls().tolls().size()
              + " tolled roads and avoid them if it is worth it",
          "MATSim does not know tolls without its contribution roadpricing; they are not written",
          "Expect more drives on these roads, and no toll in scores. Leave tolls out to compare the engines.");
    }
    return new EngineParameters(
        mobsim(engine.mobsim()),
        engine.operations(),
        engine.travelTimes(),
        engine.separateModeTravelTimes(),
        engine.measuredModes(),
        routing(engine.routing(), engine.scoring()),
        transitRouting(engine.transitRouting()),
        scoring(engine.scoring(), passengers.fares()),
        replanning(engine.replanning()));
  }

  private ScoringParameters scoring(ScoringParameters scoring, FareParameters fares) {
    UtilityParameters rates = scoring.groups().get(ScoringParameters.OTHERS);
    long ridingRates = scoring.transitModes().stream()
        .map(mode -> rates.modes().getOrDefault(mode, ModeParameters.STANDARD))
        .map(ModeParameters::travelingPerSecond)
        .distinct()
        .count();
    if (ridingRates > 1 && !scoring.waitsAsForPt()) {
      warn(
          "waiting for transit",
          "it is worth the same whatever comes",
          "MATSim takes for granted that travelling is worth as much by any vehicle as by pt",
          "Expect other scores of those who wait long.");
    }
    return scoring.asInMatsim(fares == null ? scoring.groups() : withFares(scoring, fares));
  }

  /** What a ride costs at least becomes part of the constants of modes on board, which count once a trip. */
  private Map<String, UtilityParameters> withFares(
      ScoringParameters scoring, FareParameters fares) {
    warn(
        "fares",
        "they are paid for each ride, by line and distance",
        "MATSim does not know them without extensions; each trip by public transport loses the"
            + " base of its mode's fare, where lines differ that of the standard fare, "
            + fares.standard().base(),
        "Expect other shares of lines whose fares differ from that.");
    Map<String, UtilityParameters> groups = new HashMap<>();
    scoring.groups().forEach((name, group) -> {
      Map<String, ModeParameters> ofModes = new HashMap<>(group.modes());
      for (String mode : scoring.transitModes()) {
        ofModes.computeIfPresent(
            mode,
            (key, known) -> known.withConstant(
                known.constant() - baseOf(mode, fares) * group.utilityOfMoney()));
      }
      groups.put(name, group.withModes(ofModes));
    });
    return groups;
  }

  /** The base that all lines of a mode have, such as nothing in buses of companies; else that of the mode or the standard. */
  private double baseOf(String mode, FareParameters fares) {
    TransitSchedule schedule = scenario.transit().schedule();
    TransitRoutes routes = schedule.routes();
    double[] bases = IntStream.range(0, routes.count())
        .filter(route -> routes.transportMode(route).equals(mode))
        .mapToDouble(route -> fares.tariff(schedule, route).base())
        .distinct()
        .toArray();
    return bases.length == 1
        ? bases[0]
        : fares.ofTransportMode().getOrDefault(mode, fares.standard()).base();
  }

  private MobsimParameters mobsim(MobsimParameters mobsim) {
    return new MobsimParameters(
        traffic(mobsim.traffic()),
        mobsim.startTime(),
        mobsim.endTime(),
        mobsim.stepSeconds(),
        mobsim.threads(),
        mobsim.mainModes(),
        mobsim.endTimeRule(),
        mobsim.startsAtStartTime(),
        mobsim.runsToEndTime(),
        mobsim.measuresDistance());
  }

  private TrafficParameters traffic(TrafficParameters traffic) {
    TrafficParameters standard = TrafficParameters.matsimDefaults();
    if (traffic.nodeTransition() != standard.nodeTransition()) {
      warn(
          "node transition",
          "it is " + traffic.nodeTransition().matsimName(),
          "in MATSim only code can choose it, no config file; it runs with "
              + standard.nodeTransition().matsimName(),
          "Expect other waiting times at busy junctions.");
    }
    if (traffic.trafficDynamics() == TrafficDynamics.KINEMATIC_WAVES
        && traffic.inflowCapacity() != standard.inflowCapacity()) {
      warn(
          "inflow capacity",
          "it is " + traffic.inflowCapacity().matsimName(),
          "in MATSim only code can choose it, no config file; it runs with "
              + standard.inflowCapacity().matsimName(),
          "Expect other queues where the fundamental diagram allows less than the capacity.");
    }
    if (!traffic.quirks().equals(Quirks.MATSIM)) {
      warn(
          "queue model",
          "it follows the sound rules",
          "MATSim's has oddities, e.g. trips within one link give back room they never took",
          "Expect small differences on full links.");
    }
    return dynamics(traffic)
        .withNodeTransition(standard.nodeTransition())
        .withTrafficDynamics(traffic.trafficDynamics(), standard.inflowCapacity())
        .withQuirks(Quirks.MATSIM);
  }

  /** One rule for all vehicles, after what the types do of whom there are most manoeuvres. */
  private TrafficParameters dynamics(TrafficParameters traffic) {
    if (traffic.linkDynamics() != LinkDynamics.BY_VEHICLE_TYPE) {
      return traffic;
    }
    long filtering = 0;
    boolean isPassing = false;
    List<String> differently = new ArrayList<>();
    for (String name : modes.namesOf(scenario.engine().mobsim().mainModes())) {
      int mode = modes.find(name);
      Manoeuvres manoeuvres = manoeuvres(mode);
      filtering |= manoeuvres.filtering() ? ModeTable.bit(mode) : 0;
      isPassing |= manoeuvres.passing();
    }
    LinkDynamics nearest = filtering != 0
        ? LinkDynamics.SEEPAGE
        : isPassing ? LinkDynamics.PASSING : LinkDynamics.FIFO;
    if (nearest != LinkDynamics.FIFO) {
      for (String name : modes.namesOf(scenario.engine().mobsim().mainModes())) {
        if (!manoeuvres(modes.find(name)).passing()) {
          differently.add(name);
        }
      }
    }
    if (!differently.isEmpty()) {
      warn(
          "link dynamics",
          "each vehicle type passes and filters, or does not",
          "MATSim has one rule for all; " + matsimName(nearest) + " is the nearest: there "
              + String.join(", ", differently) + " can pass slower vehicles, too",
          "Expect shorter travel times of these modes behind slow vehicles.");
    }
    return nearest == LinkDynamics.SEEPAGE
        ? traffic.withSeepage(new Seepage(filtering, false, true))
        : traffic.withLinkDynamics(nearest);
  }

  static String matsimName(LinkDynamics dynamics) {
    return switch (dynamics) {
      case FIFO -> "FIFO";
      case PASSING -> "PassingQ";
      case SEEPAGE -> "SeepageQ";
      case BY_VEHICLE_TYPE ->
        throw new IllegalArgumentException("MATSim has no rule by vehicle type");
    };
  }

  /** Of the vehicles of a mode; everybody's are of the same type. */
  private Manoeuvres manoeuvres(int mode) {
    Fleet fleet = scenario.fleet();
    if (scenario.population().personCount() == 0) {
      return Manoeuvres.NONE;
    }
    int vehicle = fleet.vehicleOf(0, mode);
    return vehicle == Fleet.NO_VEHICLE ? Manoeuvres.NONE : fleet.type(vehicle).manoeuvres();
  }

  /** MATSim's router minds what the standard persons score. */
  private RoutingParameters routing(RoutingParameters routing, ScoringParameters scoring) {
    UtilityParameters rates = scoring.groups().get(ScoringParameters.OTHERS);
    List<RoutingParameters.NetworkMode> networkModes = new ArrayList<>();
    for (RoutingParameters.NetworkMode networkMode : routing.networkModes()) {
      String name = modes.name(networkMode.mode());
      LinkCost.Weights weights = weights(rates, name);
      if (!isNearly(weights, networkMode.weights())) {
        warn(
            "routing of " + name,
            "its costs are " + networkMode.weights(),
            "MATSim's router takes those of the scores, " + weights,
            "Expect other routes.");
      }
      networkModes.add(new RoutingParameters.NetworkMode(networkMode.mode(), weights));
    }
    return new RoutingParameters(
        networkModes,
        routing.teleportedModes(),
        routing.accessEgress(),
        routing.accessMode(),
        linkingMode(routing),
        routing.endTimeRule(),
        routing.distanceRandomness());
  }

  private static LinkCost.Weights weights(UtilityParameters rates, String mode) {
    ModeParameters parameters = rates.modes().getOrDefault(mode, ModeParameters.STANDARD);
    return LinkCost.Weights.ofUtilities(
        Units.perHour(rates.performingPerSecond()),
        Units.perHour(parameters.travelingPerSecond()),
        parameters.distancePerMeter(),
        parameters.moneyPerMeter(),
        rates.utilityOfMoney());
  }

  private static boolean isNearly(LinkCost.Weights one, LinkCost.Weights other) {
    return Math.abs(one.perSecond() - other.perSecond()) < 1e-9
        && Math.abs(one.perMeter() - other.perMeter()) < 1e-9
        && Math.abs(one.perMoney() - other.perMoney()) < 1e-9;
  }

  /** MATSim's {@code ReRoute} asks nobody what there is to gain. */
  private ReplanningParameters replanning(ReplanningParameters replanning) {
    List<StrategySetting> strategies = new ArrayList<>();
    Set<String> differently = new TreeSet<>();
    for (StrategySetting setting : replanning.strategies()) {
      if (setting.kind() == StrategyKind.REROUTE_BY_GAIN) {
        differently.add(
            setting.subpopulation() == null
                ? "persons without subpopulation"
                : setting.subpopulation());
        addTo(strategies, setting.withKind(StrategyKind.REROUTE));
      } else {
        addTo(strategies, setting);
      }
    }
    if (differently.isEmpty()) {
      return replanning;
    }
    warn(
        "reroute-by-gain",
        "who seems to gain most by new routes looks for them first, of "
            + String.join(", ", differently),
        "MATSim only knows ReRoute: its share in every iteration, anyone with the same probability",
        "Expect a slower approach to equilibrium in MATSim.");
    return replanning.withStrategies(strategies);
  }

  /** Two settings of the same become one, since MATSim tells strategies by their names. */
  private static void addTo(List<StrategySetting> strategies, StrategySetting setting) {
    for (int position = 0; position < strategies.size(); position++) {
      StrategySetting other = strategies.get(position);
      if (setting.equals(other.withWeight(setting.weight()))) {
        strategies.set(position, other.withWeight(other.weight() + setting.weight()));
        return;
      }
    }
    strategies.add(setting);
  }

  /** MATSim lays activities that state no link on links for cars. */
  private int linkingMode(RoutingParameters routing) {
    int car = modes.find(CAR);
    return car == ModeTable.NO_MODE ? routing.linkingMode() : car;
  }

  /** MATSim asks for the availability of cars only. */
  private void warnOfAvailability() {
    if (!scenario.engine().replanning().subtours().considersAvailability()) {
      return;
    }
    AttributeTable attributes = scenario.population().personAttributes();
    for (String mode : scenario.engine().replanning().subtours().modes()) {
      String attribute = mode + AVAILABLE_SUFFIX;
      boolean isStated =
          scenario.population().personCount() > 0 && attributes.findText(0, attribute) != null;
      if (!mode.equals(CAR) && isStated) {
        warn(
            "choice of " + mode,
            "persons have an attribute " + attribute,
            "MATSim only asks whether a car is available",
            "Expect more trips by " + mode + " as the iterations go on.");
      }
    }
  }

  private void warnOfClosedHours() {
    RoadClosures closures = RoadClosures.of(scenario.network());
    for (int mode = 0; mode < modes.size(); mode++) {
      if (closures.isShutOut(mode)) {
        warn(
            "closed hours of " + modes.name(mode),
            "some roads are closed to the mode in some hours",
            "MATSim's routers may enter a link at any time",
            "Expect drives over closed roads.");
      }
    }
  }

  /** MATSim's walks to and from stops are walks like any other. */
  private TransitRoutingParameters transitRouting(TransitRoutingParameters transit) {
    if (transit != null && !transit.options().equals(JourneyOptions.NONE)) {
      warn(
          "ways to stops",
          "people reach stops by other modes than on foot, or leave earlier or later",
          "MATSim knows nothing of vehicles that are fetched where they were left; its people walk",
          "Expect fewer trips by public transport as the iterations go on.");
    }
    if (transit == null) {
      return null;
    }
    TransitRoutingParameters open = transit.withReservedLinesOpen();
    if (!open.equals(transit)) {
      warn(
          "reserved lines",
          "some lines are for some persons only, such as buses of companies",
          "MATSim's lines are open to everybody",
          "Expect others in these vehicles as the iterations go on.");
    }
    if (modes.name(open.walkingMode()).equals(WALK)) {
      return open;
    }
    warn(
        "walks to stops",
        "they have the mode " + modes.name(transit.walkingMode()),
        "MATSim calls and scores them as " + WALK,
        "Expect more or fewer trips by public transport, as the constant of " + WALK + " says.");
    return open.withWalkingMode(modes.add(WALK));
  }

  private void warn(String subject, String found, String inMatsim, String consequence) {
    problems.add(Problem.warning(
        "not-in-matsim",
        SourcePosition.of(scenario.name()),
        subject,
        found,
        inMatsim,
        consequence));
  }
}
