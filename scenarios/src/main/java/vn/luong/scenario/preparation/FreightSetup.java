package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import vn.luong.gis.binhduong.FreightTables;
import vn.luong.gis.roads.StrongComponents;
import vn.luong.scenario.config.FreightSettings;
import vn.luong.scenario.config.ModeSettings;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.freight.FreightSynthesis;
import vn.luong.scenario.run.RunSettings;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.scoring.ActivityParameters;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.units.Units;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.Manoeuvres;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * The goods traffic of a scenario: whether there is any, what it costs, its vehicles. Trucks have a mode of their own that
 * nobody else uses, are valued by their cost, and keep it.
 */
final class FreightSetup {
  private static final double WIDTH_METERS = 2.5;
  private static final double TYPICAL_BASE_SECONDS = 12 * 3600;
  private static final double TYPICAL_STOP_SECONDS = 40 * 60;
  private static final double TYPICAL_OUTSIDE_SECONDS = 3 * 3600;

  private final ScenarioFile scenario;
  private final FreightTables tables;
  private final FreightSettings settings;
  private final boolean runs;
  private IntPredicate isForTrucks = link -> false;
  private int firstPerson;
  private List<Integer> typeOfTruck = List.of();

  private FreightSetup(ScenarioFile scenario, FreightTables tables, boolean runs) {
    this.scenario = scenario;
    this.tables = tables;
    this.runs = runs;
    settings = scenario.freight();
  }

  /** No goods traffic. */
  static FreightSetup none(ScenarioFile scenario) {
    return new FreightSetup(scenario, FreightTables.read(), false);
  }

  /**
   * The goods traffic that a scenario asks for by its key; without it there is none.
   *
   * @param roads where it drives
   * @param problems takes what keeps trucks from driving
   */
  static FreightSetup of(ScenarioFile scenario, Network roads, ProblemLog problems) {
    FreightSettings settings = scenario.freight();
    boolean isWanted = settings.hasTrucks();
    FreightSetup setup = new FreightSetup(scenario, FreightTables.read(), isWanted);
    if (!isWanted) {
      return setup;
    }
    if (scenario.modes().stream().map(ModeSettings::name).anyMatch(FreightSynthesis.MODE::equals)) {
      problems.add(Problem.error(
          "mode-of-freight",
          settings.position(),
          "mode \"" + FreightSynthesis.MODE + "\"",
          "it is among the modes, and is that of the region's trucks",
          "persons and trucks have different modes",
          "Give the mode another name, or remove the key \"freight\"."));
      return setup;
    }
    int mode = roads.modeTable().find(FreightSynthesis.MODE);
    int open = 0;
    for (int link = 0; mode >= 0 && link < roads.linkCount(); link++) {
      open += roads.allows(link, mode) ? 1 : 0;
    }
    if (open == 0) {
      problems.add(Problem.error(
          "no-roads-for-trucks",
          settings.position(),
          "key \"freight\"",
          "no link of the network is open to the mode \"" + FreightSynthesis.MODE + "\"",
          "trucks need roads of their mode",
          "Import the network with \"--modes car,motorbike,bus,truck\", or remove the key."));
      return setup;
    }
    int[] parts = StrongComponents.ofLinks(roads, mode);
    setup.isForTrucks = link ->
        link < parts.length && parts[link] == StrongComponents.LARGEST && roads.allows(link, mode);
    return setup;
  }

  /** Whom results count apart. */
  RunSettings.Goods goods() {
    return runs
        ? new RunSettings.Goods(FreightSynthesis.SUBPOPULATION, FreightSynthesis.MODE)
        : RunSettings.Goods.NONE;
  }

  /** True if there are trucks. */
  boolean runs() {
    return runs;
  }

  /** Adds the trucks after all persons; they drive on the links that the network had at first. */
  void addTo(Population population, StudyArea area) {
    if (!runs) {
      return;
    }
    firstPerson = population.personCount();
    typeOfTruck = FreightSynthesis.draw(
        tables,
        population,
        new FreightSynthesis.Ground(
            area.zones(),
            area.stock(),
            isForTrucks,
            area.zoneOfLink(),
            area.gateways(),
            scenario.year()),
        new FreightSynthesis.Extent(
            settings.share(), scenario.sample(), scenario.run().seed()));
  }

  /** Adds the trucks to the fleet, each under its own name. */
  void addTo(Fleet.Builder fleet, VehicleTypes types, int mode) {
    List<Integer> indices = new ArrayList<>();
    tables.vehicles().forEach(vehicle -> indices.add(runs ? types.add(typeOf(vehicle)) : -1));
    for (int truck = 0; truck < typeOfTruck.size(); truck++) {
      fleet.addOwn(
          firstPerson + truck, mode, FreightSynthesis.MODE, indices.get(typeOfTruck.get(truck)));
    }
  }

  private static VehicleType typeOf(FreightTables.Vehicle vehicle) {
    return new VehicleType(
        vehicle.id(),
        vehicle.lengthMeters(),
        WIDTH_METERS,
        vehicle.speedMetersPerSecond(),
        vehicle.pce(),
        1,
        1,
        0,
        FreightSynthesis.MODE,
        Manoeuvres.NONE,
        VehicleType.Boarding.STANDARD,
        vehicle.name());
  }

  /** What driving is worth: the cost of an hour stands instead of the time lost for activities. */
  ModeParameters value() {
    return new ModeParameters(
        0,
        Units.perSecondFromPerHour(utilsPerHour()),
        0,
        -vndPerKilometer() / Units.METERS_PER_KILOMETER / Money.VND_PER_UNIT,
        0,
        0);
  }

  RoutingParameters.NetworkMode routing(int mode) {
    return new RoutingParameters.NetworkMode(
        mode,
        LinkCost.Weights.ofUtilities(
            scenario.scoring().performing(),
            utilsPerHour(),
            0,
            value().moneyPerMeter(),
            scenario.scoring().utilsPerThousandVnd()),
        0);
  }

  private double utilsPerHour() {
    double vnd = Double.isNaN(settings.costPerHourVnd())
        ? tables.service().vndPerHour()
        : settings.costPerHourVnd();
    double lost = vnd / Money.VND_PER_UNIT * scenario.scoring().utilsPerThousandVnd();
    return Math.min(0, scenario.scoring().performing() - lost);
  }

  private double vndPerKilometer() {
    return Double.isNaN(settings.costPerKilometerVnd())
        ? tables.service().vndPerKilometer()
        : settings.costPerKilometerVnd();
  }

  /** What stays of trucks are worth, by their activities. */
  static Map<String, ActivityParameters> activities() {
    return Map.of(
        FreightSynthesis.BASE, ActivityParameters.ofTypicalDuration(TYPICAL_BASE_SECONDS),
        FreightSynthesis.STOP, ActivityParameters.ofTypicalDuration(TYPICAL_STOP_SECONDS),
        FreightSynthesis.OUTSIDE, ActivityParameters.ofTypicalDuration(TYPICAL_OUTSIDE_SECONDS));
  }
}
