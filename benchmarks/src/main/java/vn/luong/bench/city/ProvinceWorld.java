package vn.luong.bench.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.preparation.ScenarioCompiler;
import vn.luong.scenario.run.Preparation;
import vn.luong.scenario.run.Progress;
import vn.luong.scenario.run.RunStages;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.run.ScenarioRunner;
import vn.luong.scenario.runfolder.FileTree;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TripRouting;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;

/**
 * Everybody in Bình Dương on its bundled network, at the roads' full capacity. Routing millions would take longer than the
 * day they make, so a sample goes through some iterations of the bundled scenario, which spreads its routes, and each of
 * its persons then stands for many: the copies have the same places and routes and leave up to a quarter of an hour
 * earlier or later, each at a time of its own.
 *
 * <p>What is not as in reality: copies live in one house and drive in the same streets, so local streets are emptier or
 * fuller than they would be; and more persons than the census counted make more traffic than the sample adapted to.
 *
 * @param population the copies
 * @param fleet a vehicle per person and network mode
 * @param mobsim how the sample's days were simulated
 */
record ProvinceWorld(Population population, Fleet fleet, MobsimParameters mobsim) {
  static final long SEED = 4711;

  private static final String SCENARIO = "binh-duong-2019";
  private static final double LARGEST_SHIFT_SECONDS = 900;

  /** Purpose of the random numbers. */
  private static final long SHIFT = RandomStream.keyOfText("province bench shift");

  /**
   * Makes the world.
   *
   * @param samplePercent size of the sample, of the census population
   * @param lastIteration number of the last iteration of the sample
   */
  static ProvinceWorld of(int agents, String samplePercent, int lastIteration, int threads) {
    RunnableScenario sample = sample(samplePercent, lastIteration, threads);
    Population copies = copies(sample.population(), agents);
    return new ProvinceWorld(
        copies, fleet(sample, copies.personIds()), sample.engine().mobsim());
  }

  private static RunnableScenario sample(String percent, int lastIteration, int threads) {
    ProblemLog problems = new ProblemLog();
    ScenarioOverrides overrides = new ScenarioOverrides(
        Optional.of(percent + "%"),
        Optional.of(lastIteration),
        Optional.of(SEED),
        Optional.of(threads));
    RunnableScenario scenario = ScenarioCompiler.compile(SCENARIO, overrides, problems);
    TripRouting routing = Preparation.run(scenario, problems);
    problems.throwIfErrors();
    try {
      Path parent = Files.createTempDirectory("luong-province");
      try (RunFolder folder = RunFolder.create(parent.resolve("run"))) {
        ScenarioRunner.run(scenario, routing, folder, problems, new RunStages(Progress.SILENT));
      } finally {
        FileTree.delete(parent);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the run of the sample", e);
    }
    return scenario;
  }

  private static Population copies(Population sample, int agents) {
    Population copies = new Population(sample.network(), sample.facilities());
    for (int type = 0; type < sample.activityTypes().size(); type++) {
      copies.activityTypes().add(sample.activityTypes().text(type));
    }
    int sampleCount = sample.personCount();
    for (int person = 0; person < sampleCount; person++) {
      int selected = sample.plans().selectedPlan(person);
      Plan plan = selected == PlanStore.NO_PLAN ? null : sample.plans().plan(selected);
      for (int number = 0; (long) number * sampleCount + person < agents; number++) {
        int copy = copies.addPerson(sample.personId(person) + "-" + number);
        if (plan != null) {
          copies.plans().add(copy, number == 0 ? plan : shifted(plan, person, number));
        }
      }
    }
    return copies;
  }

  /**
   * The same day, all of it a little earlier or later.
   *
   * @param person whose plan it is, in the sample
   * @param number which copy of it
   */
  static Plan shifted(Plan plan, int person, int number) {
    double share = RandomStream.doubleAt(SEED, SHIFT, person, number);
    double seconds = Math.rint((2 * share - 1) * LARGEST_SHIFT_SECONDS);
    return plan.withActivities(
        plan.activities().stream().map(activity -> shifted(activity, seconds)).toList());
  }

  private static Activity shifted(Activity activity, double seconds) {
    return SimTime.isDefined(activity.endTime())
        ? activity.withEndTime(Math.max(0, activity.endTime() + seconds))
        : activity;
  }

  /** The same types for the same modes, one vehicle per copy and mode. */
  private static Fleet fleet(RunnableScenario sample, IdTable personIds) {
    Fleet original = sample.fleet();
    Fleet.Builder builder = Fleet.builder(original.types(), personIds);
    for (RoutingParameters.NetworkMode network : sample.engine().routing().networkModes()) {
      int mode = network.mode();
      builder.addMode(
          mode,
          sample.population().modeTable().name(mode),
          original.typeOf(original.vehicleOf(0, mode)));
    }
    return builder.build();
  }

  /** A mobsim of the day at a share of the roads' capacity. */
  Mobsim mobsim(int threads, double capacityFactor) {
    MobsimParameters parameters = new MobsimParameters(
        mobsim.traffic().withFactors(capacityFactor, capacityFactor),
        mobsim.startTime(),
        mobsim.endTime(),
        mobsim.stepSeconds(),
        threads,
        mobsim.mainModes(),
        mobsim.endTimeRule(),
        mobsim.startsAtStartTime(),
        mobsim.runsToEndTime(),
        mobsim.measuresDistance());
    return new Mobsim(population, fleet, parameters);
  }
}
