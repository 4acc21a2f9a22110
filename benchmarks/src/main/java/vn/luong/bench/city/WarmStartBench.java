package vn.luong.bench.city;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.luong.bench.Options;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.preparation.ScenarioCompiler;
import vn.luong.scenario.run.EngineParameters;
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.synthetic.GridCity;
import vn.luong.sim.evolution.Evolution;
import vn.luong.sim.evolution.EvolutionListener;
import vn.luong.sim.evolution.EvolutionParameters;
import vn.luong.sim.evolution.IterationReport;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.operations.OperationsParameters;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.replanning.Replanner;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.replanning.StrategySetting;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.scoring.ActivityParameters;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.PlanScorer;
import vn.luong.sim.scoring.ScoreKeeping;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeRecorder;
import vn.luong.sim.trips.PlanPreparation;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TripRouting;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.warmstart.StaticWarmStart;
import vn.luong.sim.warmstart.WarmStartParameters;

/**
 * What first routes from a static assignment are worth: the relative gap of each iteration with and without them, in the
 * bundled scenario or in a congested grid (one line per iteration; seconds count from the end of the first routing).
 */
public final class WarmStartBench {
  private static final long SEED = 4711;

  private WarmStartBench() {}

  /** A world ready to be simulated, its plans routed on empty roads. */
  private record World(
      Population population, Fleet fleet, EngineParameters engine, TripRouting routing) {}

  public static void main(String[] arguments) {
    Options options = new Options(arguments);
    String name = options.text("--world", "bundled");
    String sample = options.text("--sample", "1%");
    int side = options.number("--side", 40);
    int trips = options.number("--trips", 30_000);
    int lastIteration = options.number("--iterations", 10);
    int threads = options.number("--threads", 2);
    options.requireAllKnown();
    for (boolean isWarm : new boolean[] {false, true}) {
      long start = System.nanoTime();
      World world = name.equals("grid") ? grid(side, trips, threads) : bundled(sample, threads);
      System.out.printf(
          Locale.ROOT,
          "%s, warm start %s: plans made and routed in %.1f s%n",
          name,
          isWarm ? "static" : "none",
          since(start));
      run(world, isWarm, lastIteration, threads);
    }
  }

  private static void run(World world, boolean isWarm, int lastIteration, int threads) {
    long start = System.nanoTime();
    if (isWarm) {
      double factor = world.engine.mobsim().traffic().flowCapacityFactor();
      StaticWarmStart.run(
          world.routing, world.fleet, WarmStartParameters.standard(factor, threads), SEED);
      System.out.printf(Locale.ROOT, "  first routes spread in %.1f s%n", since(start));
    }
    evolution(world, lastIteration, threads, start).run();
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static World bundled(String sample, int threads) {
    ProblemLog problems = new ProblemLog();
    ScenarioOverrides overrides = new ScenarioOverrides(
        Optional.of(sample), Optional.empty(), Optional.of(SEED), Optional.of(threads));
    RunnableScenario scenario = ScenarioCompiler.compile("binh-duong-2019", overrides, problems);
    TripRouting routing = Preparation.run(scenario, problems);
    problems.throwIfErrors();
    return new World(scenario.population(), scenario.fleet(), scenario.engine(), routing);
  }

  private static World grid(int side, int trips, int threads) {
    GridCity city = GridCity.of(new GridCity.Size(side, 250, trips, 3), SEED);
    Population population = city.population();
    ModeTable modes = population.modeTable();
    int walk = modes.add("walk");
    for (int person = 0; person < population.personCount(); person++) {
      int plan = population.plans().selectedPlan(person);
      Plan routed = population.plans().plan(plan);
      Leg unrouted = Leg.of(city.carMode()).withRoutingMode(city.carMode());
      population.plans().replace(plan, routed.withLegs(List.of(unrouted)));
    }
    EngineParameters engine = new EngineParameters(
        MobsimParameters.of(TrafficParameters.matsimDefaults(), ModeTable.bit(city.carMode()))
            .withTimes(0, 30 * 3600)
            .withThreads(threads),
        OperationsParameters.of(0),
        TravelTimeParameters.STANDARD,
        true,
        TravelTimeRecorder.ALL_MODES,
        new RoutingParameters(
            List.of(new RoutingParameters.NetworkMode(city.carMode(), LinkCost.Weights.TIME)),
            List.of(RoutingParameters.TeleportedMode.ofSpeed(walk, 1.4, 1.3)),
            RoutingParameters.AccessEgress.NONE,
            walk,
            city.carMode(),
            EndTimeRule.END_TIME_THEN_DURATION,
            0),
        null,
        ScoringParameters.of(UtilityParameters.standard(
            Map.of("car", ModeParameters.STANDARD, "walk", ModeParameters.STANDARD),
            Map.of(
                "home", ActivityParameters.ofTypicalDuration(12 * 3600),
                "work", ActivityParameters.ofTypicalDuration(8 * 3600)))),
        ReplanningParameters.of(
            StrategySetting.of(StrategyKind.REROUTE, 0.1),
            StrategySetting.of(StrategyKind.CHANGE_EXP_BETA, 0.9)));
    TripRouting routing = new TripRouting(population, city.fleet(), engine.routing());
    ProblemLog problems = new ProblemLog();
    PlanPreparation.run(routing, threads, SEED, problems);
    problems.throwIfErrors();
    return new World(population, city.fleet(), engine, routing);
  }

  private static Evolution evolution(World world, int lastIteration, int threads, long start) {
    EngineParameters engine = world.engine;
    Mobsim mobsim = new Mobsim(
        world.population,
        world.fleet,
        engine.mobsim(),
        NetworkChanges.NONE,
        TransitVehicles.none(world.fleet),
        engine.operations());
    long[] groups = engine.routing().networkModes().stream()
        .mapToLong(networkMode -> ModeTable.bit(networkMode.mode()))
        .toArray();
    return new Evolution(
        world.population,
        new Evolution.Travelling(
            mobsim::run,
            new TravelTimeRecorder(world.population.network(), engine.travelTimes(), groups),
            world.routing),
        new Evolution.Choosing(
            new PlanScorer(world.population, engine.scoring()),
            new ScoreKeeping(engine.scoring()),
            new Replanner(world.population, engine.replanning(), threads, 0, lastIteration)),
        EvolutionParameters.of(SEED, lastIteration).withThreads(threads),
        System::nanoTime,
        List.of(new Printer(start)));
  }

  /** Prints how far each day was from equilibrium. */
  private record Printer(long start) implements EvolutionListener {

    @Override
    public void iterationEnded(IterationReport report) {
      System.out.printf(
          Locale.ROOT,
          "  iteration %d: gap %.2f%%, score %.2f, %.1f s%n",
          report.iteration(),
          100 * report.relativeGap(),
          report.scores().executed(),
          since(start));
    }
  }
}
