package vn.luong.scenario.preparation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.luong.gis.binhduong.BinhDuongNetwork;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.BinhDuongZones;
import vn.luong.gis.binhduong.District;
import vn.luong.gis.binhduong.PlanOnNetwork;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.roads.SpeedByTime;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.config.ModeSettings;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.config.ScenarioFileReader;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.counts.AveragedIterations;
import vn.luong.scenario.counts.CountSettings;
import vn.luong.scenario.facilities.FacilityPlacement;
import vn.luong.scenario.people.Addresses;
import vn.luong.scenario.people.FirstMode;
import vn.luong.scenario.people.PopulationSynthesis;
import vn.luong.scenario.people.SynthesisParameters;
import vn.luong.scenario.people.TransitReach;
import vn.luong.scenario.run.PassengerParameters;
import vn.luong.scenario.run.RunSettings;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.zoning.Zoning;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.fares.TollParameters;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.matsim.CountsXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.trips.AccessWay;
import vn.luong.sim.vehicles.Fleet;

/**
 * Makes everything a run needs from a scenario file: the network with its measures, the synthetic population, vehicles
 * and the parameters of the engine. The sample scales persons and road capacity by the same number.
 */
public final class ScenarioCompiler {
  private static final Logger LOG = LoggerFactory.getLogger(ScenarioCompiler.class);

  private final ScenarioFile scenario;
  private final ProblemLog problems;

  private ScenarioCompiler(ScenarioFile scenario, ProblemLog problems) {
    this.scenario = scenario;
    this.problems = problems;
  }

  /**
   * Reads and prepares a scenario.
   *
   * @param nameOrFile a bundled scenario's name, or a YAML file
   * @param overrides what the command line says instead of the file
   * @param problems takes what the user should know although the scenario can run
   * @throws vn.luong.sim.problems.InvalidInputException with every problem found
   */
  public static RunnableScenario compile(
      String nameOrFile, ScenarioOverrides overrides, ProblemLog problems) {
    try {
      ScenarioFile scenario = ScenarioFileReader.read(nameOrFile, overrides, problems);
      return new ScenarioCompiler(scenario, problems).compile();
    } catch (InvalidInputException e) {
      if (e.log() == problems) {
        throw e;
      }
      // A file that cannot be read at all; what was found before it counts as well.
      e.problems().forEach(problems::add);
      throw new InvalidInputException(problems);
    }
  }

  private RunnableScenario compile() {
    checkModes();
    if (!scenario.isWorldCertain()) {
      problems.throwIfErrors();
    }
    LOG.info("preparing \"{}\"", scenario.name());
    BinhDuongTables tables = BinhDuongTables.read();
    ModeTable modes = new ModeTable();
    Network unchanged = network(tables, modes);
    StudyArea ofRoads = area(tables, unchanged, withMeasures(unchanged));
    Network roads = ofRoads.network();
    Addresses homes = homes(roads, ofRoads);
    Zoning.Result zoning = zoning(tables, roads, ofRoads, homes);
    SynthesisParameters people = SynthesisParameters.of(
            scenario.sample(), scenario.run().seed())
        .withHouseholdsWithCar(ofRoads.householdsWithCar());
    int errorsBefore = problems.errorCount();
    WorkerBuses workerBuses = WorkerBuses.of(scenario, roads, ofRoads, people, problems);
    PublicTransport transit = PublicTransport.of(scenario, tables, roads, workerBuses, problems);
    FreightSetup freight = FreightSetup.of(scenario, roads, problems);
    boolean knowsLines = problems.errorCount() == errorsBefore;
    Network network = transit.network();
    CountSettings counts = counts(network);
    StudyArea area = ofRoads.on(network);
    PassengerSetup passengers = new PassengerSetup(
        knowsLines
            ? scenario.transit().passengers()
            : scenario.transit().passengers().withoutFares(),
        problems);
    PassengerParameters minded = passengers.parameters(
        transit.schedule(), network, area.zones(), area.zoneOfLink(), zoning.parking());
    TollParameters tolls = TollSetup.of(scenario, network, problems);
    Closures.checkModes(scenario, problems);
    ClosureNotes.tell(scenario, network, area, problems);
    List<AccessWay> access = knowsLines && !transit.isEmpty()
        ? StationAccess.ways(scenario, transit.schedule(), modes, problems)
        : List.of();
    Facilities facilities = knowsLines ? facilities(area, transit, network) : new Facilities();
    // Everything that can be wrong was looked at; what follows takes its time.
    problems.throwIfErrors();
    Population population = PopulationSynthesis.draw(
        network,
        homes.on(area.zoneOfLink()),
        area.zones(),
        area.stock(),
        area.gateways(),
        transit.isEmpty() ? TransitReach.NONE : new LinesNearby(transit.schedule()),
        workerBuses.reach(transit.schedule()),
        facilities,
        people);
    freight.addTo(population, area);
    int threads = scenario.run().threads() > 0
        ? scenario.run().threads()
        : Runtime.getRuntime().availableProcessors();
    EngineSetup engine = new EngineSetup(scenario, modes, !transit.isEmpty(), freight);
    Fleet fleet = engine.fleet(population.personIds(), transit.vehicles());
    passengers.givePasses(population, scenario.run().seed());
    return new RunnableScenario(
        scenario.name(),
        scenario.description(),
        MetricProjection.DEFAULT_CODE,
        population,
        fleet,
        TransitVehicles.of(transit.schedule(), fleet),
        SpeedByTime.changes(network),
        StationAccess.apply(
            access, engine.parameters(threads).withPassengers(minded.withTolls(tolls))),
        settings(threads)
            .withGoods(freight.goods())
            .with(counts, AveragedIterations.NEVER)
            .withOperatingCosts(
                CostSetup.of(scenario.transit().costs(), transit.schedule(), problems)),
        new WardZones(area.zones(), area.stock(), area.layer(), zoning.changes()),
        ScenarioSources.inputs(scenario),
        ScenarioSources.attributions(scenario));
  }

  /** The roads before the measures. */
  private Network network(BinhDuongTables tables, ModeTable modes) {
    if (scenario.network().isEmpty()) {
      return BinhDuongNetwork.build(tables, scenario.year(), modes);
    }
    int errorsBefore = problems.errorCount();
    Network read = ForeignNetwork.read(scenario.network().get(), modes, problems);
    problems.throwIfMoreErrorsThan(errorsBefore);
    SourcePosition position = scenario.network().get().position();
    Network own = read;
    if (scenario.network().get().hasPlannedRoads()) {
      PlanOnNetwork.Result plan = PlanOnNetwork.apply(read, tables, scenario.year());
      AttachmentNotes.tell(plan.attachments(), position, problems);
      own = plan.network();
    } else {
      RoadAttachment.tellMissing(
          read, tables.planned().roads(), scenario.year(), position, problems);
    }
    RoadAttachment.attach(
        own,
        scenario.measures(),
        () -> BinhDuongNetwork.build(tables, scenario.year(), new ModeTable()),
        problems);
    return own;
  }

  /** The network as it was if a measure is wrong, so that what else is wrong can be found out on a network that is whole. */
  private Network withMeasures(Network before) {
    int errorsBefore = problems.errorCount();
    Network after = RoadMeasures.apply(before, scenario.measures(), problems);
    return problems.errorCount() > errorsBefore ? before : after;
  }

  /** Counts of all vehicles; a simulated one stands for as many as a simulated person for persons. */
  private CountSettings counts(Network network) {
    return scenario
        .run()
        .counts()
        .map(file -> new CountSettings(
            CountsXmlReader.read(file, network, problems),
            1 / scenario.sample(),
            CountSettings.ALL_MODES,
            AveragedIterations.NEVER))
        .orElse(CountSettings.NONE);
  }

  private StudyArea area(BinhDuongTables tables, Network unchanged, Network network) {
    ZoneLayer wards = BinhDuongZones.of(tables, scenario.year());
    BinhDuongLandUse ofWards = new BinhDuongLandUse(tables, wards, scenario.year());
    Optional<OwnZones> own =
        scenario.zones().map(file -> OwnZones.read(file, ofWards, wards, network, problems));
    ZoneLayer layer = own.map(OwnZones::layer).orElse(wards);
    BinhDuongLandUse landUse = own.map(OwnZones::landUse).orElse(ofWards);
    scenario
        .people()
        .raster()
        .ifPresent(raster -> PeopleOfRaster.count(raster, layer, landUse.stock(), problems));
    return scenario
        .network()
        .map(file -> new ForeignNetwork(network, file, problems)
            .area(landUse, layer, link -> isChanged(unchanged, network, link)))
        .orElseGet(() -> StudyArea.whole(landUse, layer, network));
  }

  private static boolean isChanged(Network before, Network after, int link) {
    int known = before.linkIds().find(after.linkId(link));
    return known == IdTable.NO_ID || !before.properties(known).equals(after.properties(link));
  }

  /** Where people live within zones; a raster that cannot be read was told by now. */
  private Addresses homes(Network roads, StudyArea area) {
    Addresses homes = new Addresses(area.zoneOfLink(), area.zones().size());
    if (!problems.hasErrors()) {
      scenario
          .people()
          .raster()
          .ifPresent(raster -> PeopleOfRaster.spread(
              raster, area.layer(), roads, area.zoneOfLink(), homes, problems));
    }
    return homes;
  }

  private Zoning.Result zoning(
      BinhDuongTables tables, Network network, StudyArea area, Addresses homes) {
    return Zoning.apply(
        scenario.zonings(),
        new Zoning.Ground(
            network,
            area.zones(),
            area.stock(),
            area.layer(),
            area.zoneOfLink(),
            homes.homeShareOfLink(),
            tables.districts().stream().collect(Collectors.toMap(District::id, District::name))),
        BinhDuongLandUse.RATES,
        problems);
  }

  private Facilities facilities(StudyArea area, PublicTransport transit, Network network) {
    return FacilityPlacement.apply(
        scenario.facilities(),
        new FacilityPlacement.Ground(
            network,
            area.stock(),
            area.layer(),
            area.zoneOfLink(),
            transit.schedule().stops(),
            network.modeTable().find(FirstMode.MOTORBIKE)),
        problems);
  }

  /** The population begins with these modes, and activities lie on links that motorbikes use. */
  private void checkModes() {
    List<String> names = scenario.modes().stream().map(ModeSettings::name).toList();
    for (String mode : FirstMode.ALL) {
      if (!names.contains(mode)) {
        problems.add(Problem.error(
            "missing-mode",
            SourcePosition.of(scenario.sources().get(0)),
            "mode \"" + mode + "\"",
            "it is not among the modes",
            "the population of " + scenario.region() + " uses " + String.join(", ", FirstMode.ALL),
            "Add it under \"modes\"."));
      }
    }
    List<String> ofTrips = scenario.modes().stream()
        .filter(mode -> mode.moves() != ModeSettings.Moves.ABOARD)
        .map(ModeSettings::name)
        .toList();
    for (String mode : scenario.replanning().changeModeAmong()) {
      if (!ofTrips.contains(mode)) {
        problems.add(Problem.error(
            "unknown-mode",
            SourcePosition.of(scenario.sources().get(0)),
            "key \"replanning.change-mode-among\"",
            names.contains(mode)
                ? "\"" + mode + "\" is a mode of legs aboard, not of trips"
                : "there is no mode \"" + mode + "\"",
            "modes of trips are " + String.join(", ", ofTrips),
            "Correct the name or add the mode."));
      }
    }
    checkWorkerBus();
    if (scenario.modes().stream()
            .filter(mode -> mode.moves() == ModeSettings.Moves.TRANSIT)
            .count()
        > 1) {
      problems.add(Problem.error(
          "two-transit-modes",
          SourcePosition.of(scenario.sources().get(0)),
          "key \"modes\"",
          "more than one mode has \"moves: transit\"",
          "one mode of trips goes through the timetable",
          "Let the others be aboard, teleported or on the network."));
    }
  }

  /** The one mode of reserved lines; those of companies are all there are. */
  private void checkWorkerBus() {
    for (ModeSettings mode : scenario.modes()) {
      boolean isReserved = mode.moves() == ModeSettings.Moves.RESERVED;
      if (isReserved != mode.name().equals(FirstMode.WORKER_BUS)) {
        problems.add(Problem.error(
            "wrong-moves",
            SourcePosition.of(scenario.sources().get(0)),
            "mode \"" + mode.name() + "\"",
            "it has \"moves: " + mode.moves().word() + "\"",
            "worker buses, and only they, are lines that are reserved for some",
            isReserved
                ? "Write another word, such as \"moves: teleported\"."
                : "Write \"worker-bus: {moves: reserved}\", without a speed: they drive in"
                    + " traffic."));
      }
    }
  }

  private RunSettings settings(int threads) {
    ScenarioFile.Run run = scenario.run();
    ScenarioFile.Stop stop = run.stop();
    return new RunSettings(
        scenario.sample(),
        run.seed(),
        0,
        run.iterations(),
        new RunSettings.Stop(stop.gap(), stop.scoreDrift(), stop.modeDrift()),
        threads,
        0,
        0,
        false);
  }
}
