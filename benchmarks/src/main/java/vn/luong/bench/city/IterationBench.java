package vn.luong.bench.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import vn.luong.bench.Options;
import vn.luong.scenario.run.PeakMemory;
import vn.luong.sim.events.EventChecksum;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.evolution.Evolution;
import vn.luong.sim.evolution.EvolutionListener;
import vn.luong.sim.evolution.EvolutionParameters;
import vn.luong.sim.evolution.IterationReport;
import vn.luong.sim.evolution.StageSeconds;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
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
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeRecorder;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TripRouting;

/**
 * How long a whole iteration of the yardstick world takes: replanning with a tenth of the persons on new routes, the day
 * with scores and travel times, statistics and gap. One line per iteration, and the median of those after the first two,
 * which compile. The last iteration also sums its events, so it does not count.
 *
 * <p>Options: {@code --agents N} (100000), {@code --threads N} (2), {@code --iterations N} (10, the number of the last one),
 * {@code --reroute PERCENT} (10). Ends with 1 if the last day's events are not those known for this world.
 */
public final class IterationBench {
  /** Iterations that compile and fill caches. */
  private static final int WARM_UP_ITERATIONS = 3;

  private static final double WALK_METERS_PER_SECOND = 1.25;
  private static final double WALK_DETOUR_FACTOR = 1.3;
  private static final double SECONDS_PER_HOUR = 3600;

  private final YardstickWorld world;
  private final int threads;
  private final int lastIteration;
  private final double rerouteShare;
  private final List<StageSeconds> measured = new ArrayList<>();
  private final EventChecksum checksum = new EventChecksum();

  private IterationBench(
      YardstickWorld world, int threads, int lastIteration, double rerouteShare) {
    this.world = world;
    this.threads = threads;
    this.lastIteration = lastIteration;
    this.rerouteShare = rerouteShare;
  }

  public static void main(String[] arguments) {
    Options options = new Options(arguments);
    int agents = options.number("--agents", YardstickWorld.STANDARD_AGENTS);
    int threads = options.number("--threads", 2);
    int lastIteration = options.number("--iterations", 10);
    int reroutePercent = options.number("--reroute", 10);
    options.requireAllKnown();
    IterationBench bench = new IterationBench(
        YardstickWorld.of(agents), threads, lastIteration, reroutePercent / 100.0);
    bench.run();
    String name =
        String.format("yardstick.%d.reroute%d.iteration%d", agents, reroutePercent, lastIteration);
    OptionalLong expected = ExpectedEvents.find(name);
    System.out.printf("%s checksum=%016x%n", name, bench.checksum.value());
    if (!ExpectedEvents.check(name, expected, bench.checksum.value())) {
      System.exit(1);
    }
  }

  private void run() {
    evolution().run();
    PlanStore plans = world.population().plans();
    System.out.printf(
        Locale.ROOT,
        "plans=%d code=%.1f bytes/plan peakMB=%d%n",
        plans.planCount(),
        (double) plans.codeBytes() / plans.planCount(),
        PeakMemory.bytes() >> 20);
    if (!measured.isEmpty()) {
      System.out.printf(
          Locale.ROOT,
          "median of %d iterations: %.3f s%n",
          measured.size(),
          median(measured.stream().mapToDouble(StageSeconds::total).toArray()));
    }
  }

  private Evolution evolution() {
    Population population = world.population();
    int walk = population.modeTable().add("walk");
    RoutingParameters routing = new RoutingParameters(
        List.of(new RoutingParameters.NetworkMode(world.carMode(), LinkCost.Weights.TIME)),
        List.of(RoutingParameters.TeleportedMode.ofSpeed(
            walk, WALK_METERS_PER_SECOND, WALK_DETOUR_FACTOR)),
        RoutingParameters.AccessEgress.NONE,
        walk,
        world.carMode(),
        EndTimeRule.END_TIME_THEN_DURATION,
        0);
    ScoringParameters scoring = ScoringParameters.of(UtilityParameters.standard(
        Map.of("car", ModeParameters.STANDARD, "walk", ModeParameters.STANDARD),
        Map.of(
            "home", ActivityParameters.ofTypicalDuration(16 * SECONDS_PER_HOUR),
            "work", ActivityParameters.ofTypicalDuration(8 * SECONDS_PER_HOUR))));
    ReplanningParameters replanning = ReplanningParameters.of(
        StrategySetting.of(StrategyKind.REROUTE, rerouteShare),
        StrategySetting.of(StrategyKind.CHANGE_EXP_BETA, 1 - rerouteShare));
    TravelTimeRecorder travelTimes = new TravelTimeRecorder(
        population.network(), TravelTimeParameters.STANDARD, ModeTable.bit(world.carMode()));
    return new Evolution(
        population,
        new Evolution.Travelling(
            world.mobsim(threads)::run,
            travelTimes,
            new TripRouting(population, world.fleet(), routing)),
        new Evolution.Choosing(
            new PlanScorer(population, scoring),
            new ScoreKeeping(scoring),
            new Replanner(population, replanning, threads, 0, lastIteration)),
        EvolutionParameters.of(YardstickWorld.SEED, lastIteration).withThreads(threads),
        System::nanoTime,
        List.of(new Watch()));
  }

  private final class Watch implements EvolutionListener {
    @Override
    public EventSink executionStarts(int iteration) {
      return iteration == lastIteration ? checksum : EventSink.NONE;
    }

    @Override
    public void iterationEnded(IterationReport report) {
      StageSeconds seconds = report.seconds();
      System.out.printf(
          Locale.ROOT,
          "iteration=%d seconds=%.3f (replanning %.3f, day %.3f, scores %.3f, analysis %.3f)"
              + " new-plans=%d events=%d gap=%.2f%%%n",
          report.iteration(),
          seconds.total(),
          seconds.replanning(),
          seconds.execution(),
          seconds.scoring(),
          seconds.analysis(),
          report.replanning().newPlanCount(),
          report.execution().eventCount(),
          100 * report.relativeGap());
      if (report.iteration() >= WARM_UP_ITERATIONS && report.iteration() < lastIteration) {
        measured.add(seconds);
      }
    }
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
