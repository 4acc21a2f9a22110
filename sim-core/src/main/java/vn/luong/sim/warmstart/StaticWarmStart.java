package vn.luong.sim.warmstart;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.traveltimes.TravelTimeTable;
import vn.luong.sim.trips.PathComparison;
import vn.luong.sim.trips.PlanRouter;
import vn.luong.sim.trips.TripRouting;
import vn.luong.sim.vehicles.Fleet;

/**
 * Spreads the routes of the selected plans over the roads before the first day is simulated: a static assignment by
 * period of the day whose travellers are the persons themselves. Group after group is routed anew, at the times that the
 * volumes of all plans make by {@link PeriodTimes}. With G groups each step moves 1/G of the flow to the best paths of
 * now, as the method of successive averages does (Sheffi, "Urban Transportation Networks", 1985, section 5.4), and those
 * who go from the same place to the same place end on several paths, in proportion to the flow. In later sweeps the steps
 * fall as that method's do: a half of the people is routed anew in the second, a third in the third.
 *
 * <p>The relative gap of the assignment is measured before and after on about {@link #GAP_PERSONS} persons (all if fewer): a full
 * measurement would cost as much as a sweep.
 *
 * <p>Threads: several route the persons of a group at the same times; what a person is routed by does not depend on their
 * number, and volumes are whole numbers. So the result has the same bits for any number of threads.
 */
public final class StaticWarmStart {
  private static final long GROUP = RandomStream.keyOfText("warm-start-group");
  private static final long SWEEP = RandomStream.keyOfText("warm-start-sweep");
  private static final long GAP_SAMPLE = RandomStream.keyOfText("warm-start-gap");
  private static final int PERSONS_PER_BLOCK = 256;

  /** Enough for a standard error of some tenths of a percentage point. */
  static final int GAP_PERSONS = 5_000;

  private final TripRouting freeRouting;
  private final Population population;
  private final WarmStartParameters parameters;
  private final long seed;
  private final PeriodVolumes volumes;
  private final PeriodTimes times;

  /** By person, the code of the plan made for the group of now, or null. */
  private final byte[][] newCode;

  private StaticWarmStart(
      TripRouting freeRouting, Fleet fleet, WarmStartParameters parameters, long seed) {
    this.freeRouting = freeRouting;
    this.population = freeRouting.population();
    this.parameters = parameters;
    this.seed = seed;
    volumes = new PeriodVolumes(
        population.network(), fleet, freeRouting.parameters().endTimeRule(), parameters.periods());
    times = new PeriodTimes(
        population.network(), parameters.periods(), parameters.flowCapacityFactor());
    newCode = new byte[population.personCount()][];
  }

  /**
   * Routes the selected plans with road legs anew. All of them must be routed already.
   *
   * @param freeRouting at free speed
   * @param fleet whose PCE count
   * @param seed seed of the run
   * @return how many were routed anew, and the gap it left
   */
  public static SpreadRoutes run(
      TripRouting freeRouting, Fleet fleet, WarmStartParameters parameters, long seed) {
    return new StaticWarmStart(freeRouting, fleet, parameters, seed).run();
  }

  private SpreadRoutes run() {
    List<int[]> groups = groups();
    int[] drivers = groups.stream().flatMapToInt(IntStream::of).sorted().toArray();
    int[] sample = drawn(drivers, GAP_PERSONS / (double) drivers.length, 0, GAP_SAMPLE);
    List<Double> gaps = new ArrayList<>();
    ExecutorService pool = Executors.newFixedThreadPool(parameters.threads());
    try {
      onAll(pool, drivers, () -> person -> volumes.add(person, planOf(person)));
      gaps.add(gap(pool, sample));
      for (int sweep = 0; sweep < parameters.sweeps(); sweep++) {
        for (int[] group : groups) {
          routeAnew(pool, drawn(group, 1.0 / (sweep + 1), sweep, SWEEP));
        }
        gaps.add(gap(pool, sample));
        // Also where there is no gap, as driving costs nothing.
        if (!(gaps.get(sweep + 1) > parameters.targetGap())) {
          break;
        }
      }
    } finally {
      pool.shutdownNow();
    }
    return new SpreadRoutes(drivers.length, sample.length, gaps);
  }

  /** About this share of the persons, each by a number of their own; all if it is 1 or more. */
  private int[] drawn(int[] persons, double share, long round, long purpose) {
    return IntStream.of(persons)
        .filter(person -> RandomStream.doubleAt(seed, person, round, purpose) < share)
        .toArray();
  }

  /** The share of the cost of these persons' road legs that the best paths would save; NaN if there is none. */
  private double gap(ExecutorService pool, int[] persons) {
    TravelTimeTable table = times.table(volumes);
    TripRouting routing = freeRouting.withTravelTimes(mode -> table);
    double[] taken = new double[population.personCount()];
    double[] least = new double[population.personCount()];
    onAll(pool, persons, () -> {
      PathComparison paths = new PathComparison(routing);
      return person -> PlannedDrive.forEach(
          planOf(person),
          freeRouting.parameters().endTimeRule(),
          (mode, path, departureTime, seconds) -> {
            if (paths.comparePlanned(person, mode, path, departureTime)) {
              taken[person] += paths.takenCost();
              least[person] += Math.min(paths.takenCost(), paths.leastCost());
            }
          });
    });
    double sumTaken = DoubleStream.of(taken).sum();
    return sumTaken > 0 ? 1 - DoubleStream.of(least).sum() / sumTaken : Double.NaN;
  }

  private void routeAnew(ExecutorService pool, int[] group) {
    TravelTimeTable table = times.table(volumes);
    TripRouting routing = freeRouting.withTravelTimes(mode -> table);
    onAll(pool, group, () -> {
      PlanRouter router = new PlanRouter(routing.newRouter(seed, 0));
      return person -> {
        Plan before = planOf(person);
        Plan after = router.routeAll(person, before);
        if (!PlanRouter.isMissingRoutes(after)) {
          volumes.remove(person, before);
          volumes.add(person, after);
          newCode[person] = population.plans().encode(after);
        }
      };
    });
    PlanStore plans = population.plans();
    for (int person : group) {
      if (newCode[person] != null) {
        plans.replaceEncoded(plans.selectedPlan(person), newCode[person]);
        newCode[person] = null;
      }
    }
  }

  private Plan planOf(int person) {
    return population.plans().plan(population.plans().selectedPlan(person));
  }

  /** Persons whose selected plan goes by road, each in a group drawn for them. */
  private List<int[]> groups() {
    List<List<Integer>> members = new ArrayList<>();
    for (int group = 0; group < parameters.groups(); group++) {
      members.add(new ArrayList<>());
    }
    for (int person = 0; person < population.personCount(); person++) {
      if (population.plans().selectedPlan(person) != PlanStore.NO_PLAN && goesByRoad(person)) {
        double place = RandomStream.doubleAt(seed, person, 0, GROUP);
        members.get((int) (place * parameters.groups())).add(person);
      }
    }
    return members.stream()
        .map(group -> group.stream().mapToInt(person -> person).toArray())
        .toList();
  }

  private boolean goesByRoad(int person) {
    return planOf(person).legs().stream()
        .anyMatch(leg -> leg.route() instanceof LinkPath && freeRouting.isRouted(leg.mode()));
  }

  /** Something to be done for a person. */
  @FunctionalInterface
  private interface Work {
    void doFor(int person);
  }

  /** Makes the work of each thread. */
  @FunctionalInterface
  private interface WorkOfThread {
    Work make();
  }

  private void onAll(ExecutorService pool, int[] persons, WorkOfThread works) {
    AtomicInteger next = new AtomicInteger();
    List<Callable<Void>> workers = new ArrayList<>();
    for (int thread = 0; thread < parameters.threads(); thread++) {
      workers.add(() -> {
        Work work = works.make();
        int start = next.getAndAdd(PERSONS_PER_BLOCK);
        while (start < persons.length) {
          int end = Math.min(persons.length, start + PERSONS_PER_BLOCK);
          for (int place = start; place < end; place++) {
            work.doFor(persons[place]);
          }
          start = next.getAndAdd(PERSONS_PER_BLOCK);
        }
        return null;
      });
    }
    try {
      for (Future<Void> one : pool.invokeAll(workers)) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while routing plans", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("plans could not be routed", e.getCause());
    }
  }
}
