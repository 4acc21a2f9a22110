package vn.luong.scenario.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import vn.luong.scenario.access.AccessStudy;
import vn.luong.scenario.access.Driving;
import vn.luong.scenario.checkpoint.CheckpointRule;
import vn.luong.scenario.counts.AveragedIterations;
import vn.luong.scenario.counts.CountComparison;
import vn.luong.scenario.counts.CountIndicators;
import vn.luong.scenario.counts.CountRecorder;
import vn.luong.scenario.counts.LinkStatsRecorder;
import vn.luong.scenario.indicators.DayRecorder;
import vn.luong.scenario.indicators.IndicatorTable;
import vn.luong.scenario.ridership.TransitDay;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.evolution.Evolution;
import vn.luong.sim.evolution.EvolutionParameters;
import vn.luong.sim.evolution.EvolutionState;
import vn.luong.sim.evolution.Execution;
import vn.luong.sim.evolution.IterationReport;
import vn.luong.sim.evolution.StopCriterion;
import vn.luong.sim.matsim.FacilitiesXmlWriter;
import vn.luong.sim.matsim.NetworkXmlWriter;
import vn.luong.sim.matsim.PopulationXmlWriter;
import vn.luong.sim.matsim.TransitScheduleXmlWriter;
import vn.luong.sim.matsim.VehicleDefinitions;
import vn.luong.sim.matsim.VehiclesXmlWriter;
import vn.luong.sim.parking.ParkingLots;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.replanning.Replanner;
import vn.luong.sim.scoring.PlanScorer;
import vn.luong.sim.scoring.ScoreKeeping;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.traveltimes.TravelTimeRecorder;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TripRouting;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleTypes;

/** Takes a scenario through its iterations and writes what comes of it into a run folder. */
public final class ScenarioRunner {
  /** Iterations in a row in which gap and drift must be small before a run ends early. */
  private static final int SMALL_IN_A_ROW = 2;

  private static final String CAR = "car";

  private final RunnableScenario scenario;
  private final RunFolder folder;
  private final RunStages stages;
  private final Execution execution;
  private final TravelTimeRecorder travelTimes;
  private final CountRecorder counts;

  private ScenarioRunner(RunnableScenario scenario, RunFolder folder, RunStages stages) {
    this.scenario = scenario;
    this.folder = folder;
    this.stages = stages;
    this.execution = scenario.execution(scenario.mobsim());
    this.travelTimes = travelTimeRecorder();
    this.counts = new CountRecorder(
        scenario.settings().counts(),
        scenario.network(),
        scenario.fleet().vehicleCount(),
        scenario.settings().firstIteration(),
        folder);
  }

  /** Runs a scenario without checkpoints; parameters as below. */
  public static RunResult run(
      RunnableScenario scenario,
      TripRouting routing,
      RunFolder folder,
      ProblemLog problems,
      RunStages stages) {
    CheckpointRule never = CheckpointRule.everyIterations(CheckpointRule.NEVER);
    return run(scenario, routing, RestorePoint.find(folder, stages), problems, stages, never, "");
  }

  /**
   * Runs a scenario.
   *
   * @param routing routing at free speed, from {@link Preparation}
   * @param from where it begins, and its folder
   * @param problems warnings so far; takes more
   * @param checkpoints when checkpoints are written
   * @param version version of the program
   * @throws InvalidInputException if a plan turns out not to be executable, or the scenario is not the one that the run
   *     in the folder began with
   */
  public static RunResult run(
      RunnableScenario scenario,
      TripRouting routing,
      RestorePoint from,
      ProblemLog problems,
      RunStages stages,
      CheckpointRule checkpoints,
      String version) {
    problems.throwIfErrors();
    return new ScenarioRunner(scenario, from.folder(), stages)
        .run(routing, from, checkpoints, version);
  }

  private RunResult run(
      TripRouting free, RestorePoint from, CheckpointRule checkpoints, String version) {
    ParkingLots parking = StationParking.of(scenario, free);
    TripRouting routing = parking == null || free.transit() == null
        ? free
        : free.withTransit(free.transit().withParkingPrice(parking::expectedCost));
    RunSettings settings = scenario.settings();
    EngineParameters engine = scenario.engine();
    Replanner replanner = new Replanner(
        scenario.population(),
        engine.replanning(),
        settings.threads(),
        settings.firstIteration(),
        settings.lastIteration());
    PlanScorer scorer = new PlanScorer(scenario.population(), engine.scoring());
    ScoreKeeping scoreKeeping = new ScoreKeeping(engine.scoring());
    vn.luong.sim.ridership.Ridership loads = scenario.ridership();
    LinkStatsRecorder linkStats = linkStats();
    Checkpointing checkpointing = new Checkpointing(
        from,
        stages,
        checkpoints,
        RunFingerprint.of(scenario, version),
        new EvolutionState(scenario.population(), scoreKeeping, travelTimes, loads, parking),
        List.of(counts.state(), linkStats.state()));
    try (IterationFiles files = new IterationFiles(scenario, folder, stages)) {
      Evolution evolution = new Evolution(
          scenario.population(),
          new Evolution.Travelling(execution, travelTimes, routing, loads, parking),
          new Evolution.Choosing(scorer, scoreKeeping, replanner),
          evolutionParameters(),
          System::nanoTime,
          List.of(files, counts, linkStats, checkpointing));
      List<IterationReport> done = checkpointing.restore();
      files.take(done);
      stages.start("simulating", settings.iterationCount());
      stages.skip(done.size());
      evolution.resume(done);
      if (!files.isRecorded()) {
        stages.start("recording the last day", 0);
        recordAgain(files, parking);
      }
      if (scenario.zones().zoneCount() > 0) {
        stages.start("counting jobs within reach", 0);
      }
      AccessStudy access = access();
      stages.start("writing results", 0);
      files.copyLastMatsimEvents();
      CompletableFuture<Void> matsimFiles = CompletableFuture.runAsync(this::writeMatsimFiles);
      TransitDay transitDay = files.transitDay();
      CompletableFuture<Void> transitTables =
          CompletableFuture.runAsync(() -> transitDay.write(folder));
      IndicatorTable indicators = writeLastDay(files.lastDay(), transitDay, access, parking);
      CompletableFuture.allOf(matsimFiles, transitTables).join();
      return new RunResult(
          files.reports(),
          indicators,
          files.lastDay().linkDay(),
          transitDay,
          files.eventChecksum());
    }
  }

  /** The lots do not keep the day when a run goes on, so that they have to see it again as well. */
  private void recordAgain(IterationFiles files, ParkingLots parking) {
    if (parking == null) {
      files.recordAgain(execution, EventSink.NONE);
      return;
    }
    parking.reset();
    files.recordAgain(execution, parking);
    parking.learn();
  }

  private IndicatorTable writeLastDay(
      DayRecorder day, TransitDay transitDay, AccessStudy access, ParkingLots parking) {
    day.write(folder, scenario.zones(), access.columns());
    access.writePlaces(folder);
    CountComparison comparison = counts.writeLastDay(day.linkTraffic());
    IndicatorTable indicators = day.indicators()
        .with(transitDay.indicators())
        .with(day.payments()
            .indicators(
                1 / scenario.settings().sample(),
                scenario.settings().operatingCosts().currency()))
        .with(access.indicators())
        .with(CountIndicators.of(comparison));
    if (parking != null) {
      ParkingTable table = new ParkingTable(
          parking, scenario.transit().schedule(), scenario.settings().sample());
      table.write(folder);
      indicators = indicators.with(table.indicators());
    }
    indicators.write(folder);
    return indicators;
  }

  /** What is within reach on the travel times of the last day. */
  private AccessStudy access() {
    VehicleTypes types = scenario.fleet().types();
    List<Driving> drivings = new ArrayList<>();
    for (RoutingParameters.NetworkMode networkMode : scenario.engine().routing().networkModes()) {
      String mode = scenario.population().modeTable().name(networkMode.mode());
      if (mode.equals(scenario.settings().goods().mode())) {
        continue;
      }
      int type = types.find(mode);
      drivings.add(new Driving(
          mode,
          travelTimes.table(networkMode.mode()),
          type == VehicleTypes.NO_TYPE
              ? Double.POSITIVE_INFINITY
              : types.type(type).maximumSpeedMetersPerSecond()));
    }
    return AccessStudy.of(
        scenario.population(),
        1 / scenario.settings().sample(),
        scenario.zones(),
        drivings,
        scenario.transit().schedule(),
        scenario.engine().transitRouting() != null,
        scenario.engine().walk().orElse(WalkOptions.USUAL));
  }

  /** MATSim's link statistics; of several network modes they have the times of cars, else of the first. */
  private LinkStatsRecorder linkStats() {
    int car = scenario.network().modeTable().find(CAR);
    List<RoutingParameters.NetworkMode> modes = scenario.engine().routing().networkModes();
    boolean isMeasured = !scenario.engine().separateModeTravelTimes()
        || modes.stream().anyMatch(mode -> mode.mode() == car);
    int mode = isMeasured || modes.isEmpty() ? Math.max(0, car) : modes.get(0).mode();
    return new LinkStatsRecorder(
        modes.isEmpty() ? AveragedIterations.NEVER : scenario.settings().linkStats(),
        scenario.settings().firstIteration(),
        scenario.network(),
        () -> travelTimes.table(mode),
        folder);
  }

  private EvolutionParameters evolutionParameters() {
    RunSettings settings = scenario.settings();
    return new EvolutionParameters(
        settings.seed(),
        settings.firstIteration(),
        new StopCriterion(
            settings.lastIteration(),
            settings.stop().gap(),
            settings.stop().scoreDrift(),
            settings.stop().modeDrift(),
            SMALL_IN_A_ROW),
        EvolutionParameters.STANDARD_GAP_SAMPLE_SIZE,
        settings.goods().subpopulation(),
        settings.threads());
  }

  private TravelTimeRecorder travelTimeRecorder() {
    EngineParameters engine = scenario.engine();
    long[] groups = {engine.measuredModes()};
    if (engine.separateModeTravelTimes()) {
      groups = engine.routing().networkModes().stream()
          .mapToLong(networkMode -> 1L << networkMode.mode())
          .toArray();
    }
    return new TravelTimeRecorder(scenario.network(), engine.travelTimes(), groups);
  }

  /** What MATSim's own tools look for beside the events. */
  private void writeMatsimFiles() {
    NetworkXmlWriter.write(scenario.network(), folder.file("output_network.xml.gz"));
    Path plans = folder.file("output_plans.xml.gz");
    if (scenario.settings().writesAllPlans()) {
      PopulationXmlWriter.write(scenario.population(), scenario.fleet(), plans);
    } else {
      PopulationXmlWriter.writeSelected(scenario.population(), scenario.fleet(), plans);
    }
    VehiclesXmlWriter.write(vehicles(), folder.file("output_vehicles.xml.gz"));
    if (scenario.population().facilities().size() > 0) {
      FacilitiesXmlWriter.write(
          scenario.population().facilities(),
          scenario.network(),
          folder.file("output_facilities.xml.gz"));
    }
    TransitSchedule schedule = scenario.transit().schedule();
    if (schedule.lineCount() > 0) {
      TransitScheduleXmlWriter.write(
          schedule, scenario.network(), folder.file("output_transitSchedule.xml.gz"));
    }
  }

  /** The types, and the vehicles that have a name of their own; the others exist by rule. */
  private VehicleDefinitions vehicles() {
    Fleet fleet = scenario.fleet();
    VehicleDefinitions definitions = new VehicleDefinitions(fleet.types());
    for (int vehicle = 0; vehicle < fleet.namedCount(); vehicle++) {
      definitions.addVehicle(fleet.vehicleId(vehicle), fleet.typeOf(vehicle));
    }
    return definitions;
  }
}
