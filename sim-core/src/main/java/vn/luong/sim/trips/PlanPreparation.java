package vn.luong.sim.trips;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.random.RandomStream;

/**
 * Makes plans as read ready for the first iteration (MATSim {@code PrepareForSim}): every activity gets a link, every
 * leg a routing mode, every link path a distance, and a plan in which any leg is not routed is routed as a whole.
 *
 * <p>Threads: works with several; the result does not depend on their number.
 */
public final class PlanPreparation {
  private static final int PERSONS_PER_BLOCK = 1024;
  /** Enough to know the mean length of a route to about three in a hundred. */
  private static final int SAMPLED_PERSONS = 1000;

  private static final long SAMPLE = RandomStream.keyOfText("plans that are routed");

  private final TripRouting routing;
  private final Population population;
  private final ActivityLinker linker;
  private final long seed;
  private final ProblemLog problems;
  private final Sifted sifted = new Sifted(new BitSet(), new BitSet());

  /**
   * What was done.
   *
   * @param planCount plans looked at
   * @param changedCount plans that were changed in any way
   * @param routedCount plans that were routed
   */
  public record Summary(int planCount, int changedCount, int routedCount) {}

  /**
   * What came of preparing plans without routing them all.
   *
   * @param leftOut persons whose plans still have no routes, but would get them and be in order
   * @param sample persons who stand for these: drawn from among them, and routed
   */
  public record Sifted(BitSet leftOut, BitSet sample) {
    /** Everybody was routed. */
    public static final Sifted NOBODY = new Sifted(new BitSet(), new BitSet());

    /** Persons left out that one of the sample stands for; 0 if there are none of either. */
    public double leftOutPerSampled() {
      return sample.isEmpty() ? 0 : leftOut.cardinality() / (double) sample.cardinality();
    }
  }

  private record Change(int plan, byte[] code) {}

  /** What came of a block of persons. */
  private static final class Block {
    final List<Change> changes = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    final IntArrayList leftOut = new IntArrayList();
    final IntArrayList sample = new IntArrayList();
    int planCount;
    int routedCount;
  }

  private PlanPreparation(TripRouting routing, long seed, ProblemLog problems) {
    this.routing = routing;
    this.population = routing.population();
    this.linker = new ActivityLinker(routing.nearestLinks(), population.facilities());
    this.seed = seed;
    this.problems = problems;
  }

  /**
   * Prepares all plans of all persons.
   *
   * @param routing at free speed
   * @param threads threads to work with
   * @param problems takes activities that are nowhere and trips without a way, as errors
   */
  public static Summary run(TripRouting routing, int threads, long seed, ProblemLog problems) {
    PlanPreparation preparation = new PlanPreparation(routing, seed, problems);
    preparation.linker.linkFacilities();
    return preparation.run(threads, null);
  }

  /**
   * Finds the same problems as {@link #run}, but routes only the plans of which nothing else tells what is wrong with them,
   * and a sample of the others.
   *
   * @param demands what will be asked of the legs of those who are not left out; nobody is left out whose legs might fail
   */
  public static Sifted runWhereInDoubt(
      TripRouting routing, LegDemands demands, int threads, long seed, ProblemLog problems) {
    PlanPreparation preparation = new PlanPreparation(routing, seed, problems);
    preparation.linker.linkFacilities();
    preparation.run(threads, new CertainPlans(routing, preparation.linker, demands));
    return preparation.sifted;
  }

  /**
   * Prepares the plans.
   *
   * @param certain null if all are routed
   */
  private Summary run(int threads, CertainPlans certain) {
    int blockCount = (population.personCount() + PERSONS_PER_BLOCK - 1) / PERSONS_PER_BLOCK;
    Block[] blocks = new Block[blockCount];
    AtomicInteger next = new AtomicInteger();
    Callable<Void> worker = () -> {
      PlanRouter router = new PlanRouter(routing.newRouter(seed, 0));
      for (int block = next.getAndIncrement(); block < blockCount; block = next.getAndIncrement()) {
        blocks[block] = prepareBlock(block, router, certain);
      }
      return null;
    };
    runOnThreads(worker, threads);
    int planCount = 0;
    int changedCount = 0;
    int routedCount = 0;
    for (Block block : blocks) {
      block.changes.forEach(change -> population.plans().replaceEncoded(change.plan, change.code));
      block.problems.forEach(problems::add);
      block.leftOut.forEach(sifted.leftOut()::set);
      block.sample.forEach(sifted.sample()::set);
      planCount += block.planCount;
      changedCount += block.changes.size();
      routedCount += block.routedCount;
    }
    return new Summary(planCount, changedCount, routedCount);
  }

  private static void runOnThreads(Callable<Void> worker, int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Void>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        running.add(pool.submit(worker));
      }
      for (Future<Void> one : running) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while preparing plans", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("plans could not be prepared", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Block prepareBlock(int ordinal, PlanRouter router, CertainPlans certain) {
    Block block = new Block();
    PlanStore plans = population.plans();
    PlanCursor cursor = new PlanCursor(plans);
    int end = Math.min(population.personCount(), (ordinal + 1) * PERSONS_PER_BLOCK);
    for (int person = ordinal * PERSONS_PER_BLOCK; person < end; person++) {
      if (certain != null && certain.isCertain(person, cursor)) {
        if (!isSampled(person)) {
          block.leftOut.add(person);
          continue;
        }
        block.sample.add(person);
      }
      for (int plan = plans.firstPlan(person);
          plan != PlanStore.NO_PLAN;
          plan = plans.nextPlan(plan)) {
        block.planCount++;
        Plan before = plans.plan(plan);
        Plan after = prepare(person, before, router, block);
        if (after != before) {
          block.changes.add(new Change(plan, plans.encode(after)));
        }
      }
    }
    return block;
  }

  private boolean isSampled(int person) {
    double share = SAMPLED_PERSONS / (double) population.personCount();
    return RandomStream.doubleAt(seed, 0, person, SAMPLE) < share;
  }

  private Plan prepare(int person, Plan before, PlanRouter router, Block block) {
    Plan plan = withDistances(withRoutingModes(linker.link(before)));
    for (Activity activity : plan.activities()) {
      if (activity.link() == Network.NO_LINK) {
        block.problems.add(offNetwork(person, activity));
        return plan;
      }
    }
    if (!PlanRouter.isMissingRoutes(plan)) {
      return plan;
    }
    block.routedCount++;
    Plan routed = router.routeAll(person, plan);
    router.takeUnrouted().forEach(trip -> block.problems.add(noWay(trip)));
    return routed;
  }

  private Plan withRoutingModes(Plan plan) {
    if (plan.legs().stream().allMatch(leg -> leg.routingMode() != ModeTable.NO_MODE)) {
      return plan;
    }
    List<Leg> legs = new ArrayList<>(plan.legs());
    for (TripSpan trip : TripSpan.of(plan, population)) {
      int mode = trip.mainMode(plan, population.modeTable());
      for (int ordinal = trip.origin(); ordinal < trip.destination(); ordinal++) {
        legs.set(ordinal, legs.get(ordinal).withRoutingMode(mode));
      }
    }
    return plan.withLegs(legs);
  }

  private Plan withDistances(Plan plan) {
    Plan measured = plan;
    for (int ordinal = 0; ordinal < plan.legs().size(); ordinal++) {
      Leg leg = plan.legs().get(ordinal);
      if (leg.route() instanceof LinkPath path && Double.isNaN(path.distanceMeters())) {
        double meters = 0;
        for (int position = 1; position < path.linkCount(); position++) {
          meters += population.network().lengthMeters(path.link(position));
        }
        LinkPath complete = LinkPath.of(path.toArray(), path.travelTimeSeconds(), meters)
            .withVehicle(path.vehicleId());
        measured = measured.withLeg(ordinal, leg.withRoute(complete));
      }
    }
    return measured;
  }

  private Problem offNetwork(int person, Activity activity) {
    String type = population.activityTypes().text(activity.type());
    return Problem.error(
        "activity-off-network",
        SourcePosition.of("population"),
        "person \"" + population.personId(person) + "\"",
        "activity \"" + type + "\" has no link, no facility and no coordinates",
        "one of them is needed",
        "Give the activity a link, a known facility, or x and y.");
  }

  private Problem noWay(TripRequest trip) {
    String mode = population.modeTable().name(trip.routingMode());
    String person = "person \"" + population.personId(trip.person()) + "\"";
    SourcePosition source = SourcePosition.of("population");
    if (!routing.isRouted(trip.routingMode())) {
      return Problem.error(
          "mode-not-routed",
          source,
          person,
          "a leg of mode \"" + mode + "\" has no route",
          "\"" + mode + "\" must be a network mode or a teleported mode",
          "Add the mode to the routing settings, or give the leg a route.");
    }
    Network network = population.network();
    return Problem.error(
            "no-route",
            source,
            person,
            "there is no way by " + mode + " from link \""
                + network.linkId(trip.origin().link()) + "\" to link \""
                + network.linkId(trip.destination().link()) + "\"",
            "links that \"" + mode + "\" may use must join them",
            "Check the modes of the links, or clean the network for this mode.")
        .at(trip.origin().x(), trip.origin().y());
  }
}
