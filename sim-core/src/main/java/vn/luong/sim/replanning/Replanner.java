package vn.luong.sim.replanning;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.trips.PlanRouter;

/**
 * Lets everybody choose a plan for the next day. First plans above the plan memory are forgotten;
 * then each person draws a strategy. A plan that was never executed is tried first, whatever the
 * strategy would select (MATSim {@code PlanStrategyImpl}). A new plan that could not be routed is
 * dropped; the person then executes the plan it was to be made from.
 *
 * <p>Threads: persons are worked on in chunks by several threads, which only read the plan store;
 * what they decide is committed afterwards in person order. Random numbers belong to the person. So
 * the result is the same for any number of threads.
 */
public final class Replanner {
  /** Purposes of random streams, to keep them apart from those of other parts of the engine. */
  private static final long REMOVAL = RandomStream.keyOfText("replanning-removal");

  private static final long CHOICE = RandomStream.keyOfText("replanning-choice");

  private final Population population;
  private final PlanStore plans;
  private final StrategyShares shares;
  private final PlanRemoval removal;
  private final int threads;
  private final SubpopulationIndex groups;

  /** Of {@link StrategyKind#REROUTE_BY_GAIN}; null if nobody uses it. */
  private final RerouteChances chances;

  /** What was decided, by person: the plan picked, and the code of a new one or null. */
  private final int[] pickedPlan;

  private final byte[][] newPlan;

  private final IntArrayList addedPlans = new IntArrayList();

  /**
   * Makes a replanner for a run.
   *
   * @param threads threads to use, at least 1
   * @param firstIteration number of the run's first iteration
   * @param lastIteration number of its last, for switching innovation off before the end
   */
  public Replanner(
      Population population,
      ReplanningParameters parameters,
      int threads,
      int firstIteration,
      int lastIteration) {
    this.population = population;
    this.plans = population.plans();
    this.shares = new StrategyShares(population, parameters, firstIteration, lastIteration);
    this.removal = new PlanRemoval(plans, parameters);
    this.threads = threads;
    this.groups = new SubpopulationIndex(population);
    this.chances = parameters.strategies().stream()
            .anyMatch(setting -> setting.kind() == StrategyKind.REROUTE_BY_GAIN)
        ? new RerouteChances(population.personCount())
        : null;
    this.pickedPlan = new int[population.personCount()];
    this.newPlan = new byte[population.personCount()][];
  }

  /**
   * Replans for this iteration; the plans' scores are those after the last.
   *
   * @param reroutings called once by each thread that has something to route
   * @param gains called once per thread if {@link StrategyKind#REROUTE_BY_GAIN} is among the
   *     strategies of this iteration; what persons may gain by other routes than the last
   * @throws IllegalStateException if a thread failed; then nothing but the plan memory is changed
   */
  public ReplanningSummary replan(
      long seed, int iteration, Supplier<PlanRerouting> reroutings, Supplier<GainEstimate> gains) {
    List<StrategyDraw> draws =
        groups.names().stream().map(name -> shares.drawOf(name, iteration)).toList();
    spreadChances(draws, gains);
    int removed = removePlans(seed, iteration);
    List<Worker> workers = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      workers.add(new Worker(seed, iteration, draws, reroutings));
    }
    PersonChunks.run(pickedPlan.length, "replanning", workers);
    commit();
    int unrouted = workers.stream().mapToInt(worker -> worker.unroutedCount).sum();
    return new ReplanningSummary(countOf(workers), addedPlans.size(), removed, unrouted);
  }

  /** Before plans are forgotten: gains are those of the plans executed. */
  private void spreadChances(List<StrategyDraw> draws, Supplier<GainEstimate> gains) {
    if (draws.stream().noneMatch(draw -> draw.shareByGain() > 0)) {
      return;
    }
    List<IntConsumer> estimators = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      GainEstimate estimate = gains.get();
      estimators.add(person -> chances.note(person, estimate.of(person)));
    }
    PersonChunks.run(pickedPlan.length, "replanning", estimators);
    for (int group = 0; group < draws.size(); group++) {
      chances.spread(groups, group, draws.get(group).shareByGain());
    }
  }

  /**
   * Handles of the plans made in the last round, each selected by its person; valid until the next
   * round.
   */
  public IntList addedPlans() {
    return IntLists.unmodifiable(addedPlans);
  }

  private int removePlans(long seed, int iteration) {
    RandomStream random = RandomStream.of(seed);
    int removed = 0;
    for (int person = 0; person < population.personCount(); person++) {
      random.reset(seed, iteration, person, REMOVAL);
      removed += removal.reduce(person, random);
    }
    return removed;
  }

  /**
   * A new plan starts with the score of the one it was made from, which the learning rate blends
   * out (MATSim).
   */
  private void commit() {
    addedPlans.clear();
    for (int person = 0; person < pickedPlan.length; person++) {
      int picked = pickedPlan[person];
      if (picked == PlanStore.NO_PLAN) {
        continue;
      }
      plans.select(person, picked);
      if (newPlan[person] != null) {
        int added = plans.addEncoded(person, newPlan[person]);
        plans.setScore(added, plans.score(picked));
        plans.select(person, added);
        newPlan[person] = null;
        addedPlans.add(added);
      }
    }
  }

  private static Map<StrategyKind, Integer> countOf(List<Worker> workers) {
    Map<StrategyKind, Integer> count = new EnumMap<>(StrategyKind.class);
    for (Worker worker : workers) {
      for (StrategyKind kind : StrategyKind.values()) {
        if (worker.personsByKind[kind.ordinal()] > 0) {
          count.merge(kind, worker.personsByKind[kind.ordinal()], Integer::sum);
        }
      }
    }
    return count;
  }

  /** Decides for one person after the other. */
  private final class Worker implements IntConsumer {
    private final long seed;
    private final int iteration;
    private final List<StrategyDraw> draws;
    private final Supplier<PlanRerouting> reroutings;
    private final RandomStream random;
    private final PlanCursor cursor = new PlanCursor(plans);
    private final int[] personsByKind = new int[StrategyKind.values().length];
    private int unroutedCount;
    private PlanRerouting rerouting;

    Worker(long seed, int iteration, List<StrategyDraw> draws, Supplier<PlanRerouting> reroutings) {
      this.seed = seed;
      this.iteration = iteration;
      this.draws = draws;
      this.reroutings = reroutings;
      this.random = RandomStream.of(seed);
    }

    @Override
    public void accept(int person) {
      pickedPlan[person] = PlanStore.NO_PLAN;
      newPlan[person] = null;
      if (plans.firstPlan(person) == PlanStore.NO_PLAN) {
        return;
      }
      random.reset(seed, iteration, person, CHOICE);
      Strategy strategy = draws
          .get(groups.groupOf(person))
          .choose(random.nextDouble(), chances == null ? 0 : chances.of(person));
      if (strategy == null) {
        return;
      }
      personsByKind[strategy.kind().ordinal()]++;
      int unscored = PlanSelector.anyUnscored(plans, person, random);
      int picked = unscored != PlanStore.NO_PLAN
          ? unscored
          : strategy.selector().select(plans, person, random);
      pickedPlan[person] = picked;
      if (strategy.kind().isInnovative()) {
        Plan plan = newPlan(person, picked, strategy);
        if (strategy.reroutes() && PlanRouter.isMissingRoutes(plan)) {
          unroutedCount++;
        } else {
          newPlan[person] = plans.encode(plan);
        }
      }
    }

    private Plan newPlan(int person, int picked, Strategy strategy) {
      cursor.seek(picked);
      Plan plan = cursor.plan();
      if (strategy.change() != null) {
        plan = strategy.change().change(person, plan, random);
      }
      return strategy.reroutes()
          ? rerouting().reroute(person, plan)
          : rerouting().rerouteShutOut(person, plan);
    }

    private PlanRerouting rerouting() {
      if (rerouting == null) {
        rerouting = reroutings.get();
      }
      return rerouting;
    }
  }
}
