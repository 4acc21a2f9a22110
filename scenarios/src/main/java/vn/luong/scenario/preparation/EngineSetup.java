package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luong.scenario.config.ModeSettings;
import vn.luong.scenario.config.ModeSettings.Moves;
import vn.luong.scenario.config.ReplanningSettings;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.config.ScoringSettings;
import vn.luong.scenario.config.TrafficSettings;
import vn.luong.scenario.freight.FreightSynthesis;
import vn.luong.scenario.people.FirstMode;
import vn.luong.scenario.people.PopulationSynthesis;
import vn.luong.scenario.run.EngineParameters;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.matsim.VehicleDefinitions;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.operations.OperationsParameters;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.replanning.InnovationAnnealing;
import vn.luong.sim.replanning.ModeSwitchParameters;
import vn.luong.sim.replanning.PlanRemovalRule;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.replanning.StrategySetting;
import vn.luong.sim.replanning.SubtourParameters;
import vn.luong.sim.replanning.TimeShiftParameters;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.scoring.ActivityParameters;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeRecorder;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TransitRoutingParameters;
import vn.luong.sim.trips.TripRouting;
import vn.luong.sim.units.Units;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.Manoeuvres;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** Parameters of the engine, in its units, from the settings of a scenario file. */
final class EngineSetup {
  private static final double EARLY_DEPARTURE = 0;
  private static final double MOTORBIKE_WIDTH_METERS = 1;

  /** Events of persons who are on the way at midnight still count: the day has six hours more. */
  private static final double END_TIME = 30 * 3600;

  /** Mode of the walks to and from stops: whoever rides does not get the constant of those who walk all the way. */
  private static final String TRANSIT_WALK = "transit_walk";

  /** People change between stops at most so far apart, as the crow flies; in towns they lie at crossings. */
  private static final double TRANSFER_METERS = 300;

  /** Where there is only one stop within reach, those that are so much farther are used as well (MATSim). */
  private static final double EXTENSION_METERS = 200;

  private final ScenarioFile scenario;
  private final ModeTable modes;
  private final boolean hasTransit;
  private final FreightSetup freight;

  /**
   * Parameters of a scenario.
   *
   * @param hasTransit true if anything runs; trips go by it if a mode says so
   * @param freight trucks, which are on the road beside the scenario's modes
   */
  EngineSetup(ScenarioFile scenario, ModeTable modes, boolean hasTransit, FreightSetup freight) {
    this.freight = freight;
    this.scenario = scenario;
    this.modes = modes;
    this.hasTransit =
        hasTransit && scenario.modes().stream().anyMatch(mode -> mode.moves() == Moves.TRANSIT);
    scenario.modes().forEach(mode -> modes.add(mode.name()));
  }

  EngineParameters parameters(int threads) {
    return new EngineParameters(
        mobsim(threads),
        OperationsParameters.of(hasTransit ? bits(Moves.TRANSIT, Moves.ABOARD, Moves.RESERVED) : 0),
        TravelTimeParameters.STANDARD,
        true,
        TravelTimeRecorder.ALL_MODES,
        routing(),
        hasTransit ? transitRouting() : null,
        scoring(),
        replanning());
  }

  /** The vehicles of public transport, and one per person and network mode. */
  Fleet fleet(IdTable personIds, VehicleDefinitions transit) {
    VehicleTypes types = transit.types();
    List<ModeSettings> network =
        scenario.modes().stream().filter(ModeSettings::isOnNetwork).toList();
    Map<String, Integer> typeOfMode = new HashMap<>();
    for (ModeSettings mode : network) {
      typeOfMode.put(mode.name(), types.add(vehicleType(mode)));
    }
    Fleet.Builder fleet = Fleet.builder(types, personIds);
    transit.addTo(fleet);
    for (ModeSettings mode : network) {
      fleet.addMode(modes.find(mode.name()), mode.name(), typeOfMode.get(mode.name()));
    }
    freight.addTo(fleet, types, modes.find(FreightSynthesis.MODE));
    return fleet.build();
  }

  private static VehicleType vehicleType(ModeSettings mode) {
    return new VehicleType(
        mode.name(),
        mode.vehicleLengthMeters(),
        MOTORBIKE_WIDTH_METERS,
        mode.speedMetersPerSecond(),
        mode.pce(),
        1,
        1,
        0,
        mode.name(),
        manoeuvres(mode.passes()),
        VehicleType.Boarding.STANDARD,
        "");
  }

  private static Manoeuvres manoeuvres(ModeSettings.Passes passes) {
    return switch (passes) {
      case NOBODY -> Manoeuvres.NONE;
      case MOVING -> new Manoeuvres(true, false);
      case EVERYBODY -> Manoeuvres.TWO_WHEELER;
    };
  }

  private MobsimParameters mobsim(int threads) {
    TrafficSettings settings = scenario.traffic();
    TrafficParameters traffic = TrafficParameters.nativeDefaults()
        .withTrafficDynamics(settings.dynamics(), settings.inflowCapacity())
        .withNodeTransition(settings.nodeTransition())
        .ofSample(scenario.sample());
    long trucks = freight.runs() ? ModeTable.bit(modes.find(FreightSynthesis.MODE)) : 0;
    return MobsimParameters.of(traffic, bits(Moves.NETWORK) | trucks)
        .withTimes(0, END_TIME)
        .withThreads(threads);
  }

  private long bits(Moves... kinds) {
    long bits = 0;
    for (ModeSettings mode : scenario.modes()) {
      if (List.of(kinds).contains(mode.moves())) {
        bits |= ModeTable.bit(modes.find(mode.name()));
      }
    }
    return bits;
  }

  /** What travellers mind is what they score, but for the constants of modes aboard. */
  private TransitRoutingParameters transitRouting() {
    ScoringSettings scoring = scenario.scoring();
    ModeSettings trips = mode(Moves.TRANSIT);
    ModeSettings walk = mode(FirstMode.WALK);
    Map<String, TransitRoutingParameters.Aboard> aboard = new HashMap<>();
    for (ModeSettings mode : scenario.modes()) {
      if (mode.moves() == Moves.ABOARD || mode.moves() == Moves.RESERVED) {
        aboard.put(
            mode.name(),
            new TransitRoutingParameters.Aboard(
                modes.find(mode.name()), costPerSecond(mode.utilsPerHour())));
      }
    }
    return new TransitRoutingParameters(
            bits(Moves.TRANSIT),
            modes.find(trips.name()),
            aboard,
            modes.add(TRANSIT_WALK),
            new WalkParameters(
                walk.speedMetersPerSecond(),
                walk.detourFactor(),
                scenario.transit().reachMeters(),
                EXTENSION_METERS,
                TRANSFER_METERS,
                0,
                WalkParameters.STANDARD_MARGIN_SECONDS,
                1),
            costPerSecond(trips.utilsPerHour()),
            costPerSecond(scoring.waiting()),
            costPerSecond(walk.utilsPerHour()),
            Math.max(0, -scoring.transfer()))
        .withReservedModes(bits(Moves.RESERVED));
  }

  /** Utils that a second costs, with the time lost for activities. */
  private double costPerSecond(double utilsPerHour) {
    return Math.max(0, Units.perSecondFromPerHour(scenario.scoring().performing() - utilsPerHour));
  }

  private ModeSettings mode(Moves moves) {
    return scenario.modes().stream()
        .filter(mode -> mode.moves() == moves)
        .findFirst()
        .orElseThrow();
  }

  private ModeSettings mode(String name) {
    return scenario.modes().stream()
        .filter(mode -> mode.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private RoutingParameters routing() {
    List<RoutingParameters.NetworkMode> network = new ArrayList<>();
    List<RoutingParameters.TeleportedMode> teleported = new ArrayList<>();
    for (ModeSettings mode : scenario.modes()) {
      int index = modes.find(mode.name());
      if (mode.isOnNetwork()) {
        ModeParameters value = valueOf(mode);
        network.add(new RoutingParameters.NetworkMode(
            index,
            LinkCost.Weights.ofUtilities(
                scenario.scoring().performing(),
                mode.utilsPerHour(),
                0,
                value.moneyPerMeter(),
                scenario.scoring().utilsPerThousandVnd()),
            mode.hire().map(ModeSettings.Hire::waitSeconds).orElse(0.0)));
      } else if (mode.moves() == Moves.TELEPORTED) {
        teleported.add(RoutingParameters.TeleportedMode.ofSpeed(
            index, mode.speedMetersPerSecond(), mode.detourFactor()));
      }
    }
    if (freight.runs()) {
      network.add(freight.routing(modes.find(FreightSynthesis.MODE)));
    }
    return new RoutingParameters(
        network,
        teleported,
        RoutingParameters.AccessEgress.NONE,
        modes.find(FirstMode.WALK),
        modes.find(FirstMode.MOTORBIKE),
        EndTimeRule.END_TIME_THEN_DURATION,
        0);
  }

  private ScoringParameters scoring() {
    ScoringSettings settings = scenario.scoring();
    Map<String, ModeParameters> ofModes = new HashMap<>();
    scenario.modes().forEach(mode -> ofModes.put(mode.name(), valueOf(mode)));
    // A minute until the motorbike comes costs what it takes from activities.
    ofModes.put(TripRouting.WAIT, ModeParameters.ofTraveling(0));
    ofModes.put(TRANSIT_WALK, valueOf(mode(FirstMode.WALK)).withConstant(0));
    Map<String, ActivityParameters> ofActivities = new HashMap<>();
    settings
        .typicalSeconds()
        .forEach((type, seconds) ->
            ofActivities.put(type, ActivityParameters.ofTypicalDuration(seconds)));
    if (freight.runs()) {
      ofModes.put(FreightSynthesis.MODE, freight.value());
      ofActivities.putAll(FreightSetup.activities());
    }
    UtilityParameters everybody = new UtilityParameters(
        Units.perSecondFromPerHour(settings.performing()),
        0,
        Units.perSecondFromPerHour(settings.late()),
        EARLY_DEPARTURE,
        Units.perSecondFromPerHour(settings.waiting()),
        settings.transfer(),
        settings.utilsPerThousandVnd(),
        ofModes,
        ofActivities);
    return new ScoringParameters(
            1,
            ScoringParameters.NEVER,
            false,
            false,
            Set.copyOf(modes.namesOf(bits(Moves.TRANSIT, Moves.ABOARD, Moves.RESERVED))),
            Map.of(ScoringParameters.OTHERS, everybody))
        .withFacilityHours();
  }

  /** Money is in 1,000 VND, so that its utility has a handy size. */
  private ModeParameters valueOf(ModeSettings mode) {
    double fare = mode.hire().map(ModeSettings.Hire::fareVnd).orElse(0.0) / Money.VND_PER_UNIT;
    return new ModeParameters(
        mode.constant() - fare * scenario.scoring().utilsPerThousandVnd(),
        Units.perSecondFromPerHour(mode.utilsPerHour()),
        0,
        -mode.costPerKilometer() / Units.METERS_PER_KILOMETER / Money.VND_PER_UNIT,
        0,
        0);
  }

  private ReplanningParameters replanning() {
    ReplanningSettings settings = scenario.replanning();
    List<StrategySetting> strategies = new ArrayList<>();
    List<InnovationAnnealing> annealing = new ArrayList<>();
    for (String group : List.of(
        PopulationSynthesis.RESIDENT,
        PopulationSynthesis.GATEWAY,
        FreightSynthesis.SUBPOPULATION)) {
      settings.annealing().ifPresent(curve -> annealing.add(annealing(group, curve)));
      // Whoever comes from outside has come with a vehicle and keeps it, and so do trucks.
      double changeMode = group.equals(PopulationSynthesis.RESIDENT) ? settings.changeMode() : 0;
      double rest = 1 - settings.innovation() + settings.changeMode() - changeMode;
      add(strategies, StrategyKind.REROUTE, group, settings.reroute());
      add(strategies, StrategyKind.REROUTE_BY_GAIN, group, settings.rerouteByGain());
      add(strategies, StrategyKind.SHIFT_TIMES, group, settings.shiftDeparture());
      add(strategies, StrategyKind.SWITCH_MODE_OF_SUBTOUR, group, changeMode);
      add(strategies, StrategyKind.CHANGE_EXP_BETA, group, rest);
    }
    return new ReplanningParameters(
        strategies,
        settings.memory(),
        settings.innovateUntil(),
        1,
        new TimeShiftParameters(settings.shiftRangeSeconds(), 1, false, END_TIME, true),
        ModeSwitchParameters.STANDARD,
        subtours(settings),
        PlanRemovalRule.WORST,
        annealing);
  }

  private static InnovationAnnealing annealing(
      String group, ReplanningSettings.Annealing settings) {
    return new InnovationAnnealing(
        group,
        InnovationAnnealing.Curve.findByMatsimName(settings.curve()),
        Double.NaN,
        settings.to(),
        settings.shape(),
        settings.halfLife());
  }

  private static void add(
      List<StrategySetting> strategies, StrategyKind kind, String group, double weight) {
    if (weight > 0) {
      strategies.add(new StrategySetting(kind, group, weight, StrategySetting.NO_LAST));
    }
  }

  private SubtourParameters subtours(ReplanningSettings settings) {
    List<String> chosen = settings.changeModeAmong().stream()
        .filter(mode -> hasTransit
            || mode(mode).moves() != Moves.TRANSIT && mode(mode).moves() != Moves.RESERVED)
        .toList();
    List<String> chained = new ArrayList<>();
    for (String mode : chosen) {
      boolean isOnNetwork = scenario.modes().stream()
          .anyMatch(known ->
              known.name().equals(mode) && known.isOnNetwork() && known.hire().isEmpty());
      if (isOnNetwork || mode.equals(FirstMode.BICYCLE)) {
        chained.add(mode);
      }
    }
    return new SubtourParameters(chosen, chained, true, 0, SubtourParameters.Behavior.LISTED_MODES);
  }
}
