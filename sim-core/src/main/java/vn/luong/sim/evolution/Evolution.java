package vn.luong.sim.evolution;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongSupplier;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.mobsim.MobsimSummary;
import vn.luong.sim.parking.ParkingLots;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.replanning.PlanRerouting;
import vn.luong.sim.replanning.Replanner;
import vn.luong.sim.replanning.ReplanningSummary;
import vn.luong.sim.ridership.Ridership;
import vn.luong.sim.scoring.PlanScorer;
import vn.luong.sim.scoring.ScoreKeeping;
import vn.luong.sim.traveltimes.TravelTimeRecorder;
import vn.luong.sim.trips.PlanRouter;
import vn.luong.sim.trips.TransitRouting;
import vn.luong.sim.trips.TripRouting;

/**
 * Runs the iterations: replan (from the second on), execute the day, score it, measure. Events of
 * the day become travel times and scores, these become the routes and choices of the next day; this
 * is the model's only loop. The result depends on inputs and seed only, not on the number of
 * threads.
 *
 * <p>Threads: call from one; collaborators may use more inside.
 */
public final class Evolution {
  private final Population population;
  private final Execution execution;
  private final PlanScorer scorer;
  private final ScoreKeeping scoreKeeping;
  private final Replanner replanner;
  private final TravelTimeRecorder travelTimes;
  private final TripRouting freeRouting;
  private final Ridership ridership;
  private final ParkingLots parking;
  private final EvolutionParameters parameters;
  private final LongSupplier nanoClock;
  private final List<EvolutionListener> listeners;
  private final RelativeGap relativeGap;
  private final BitSet goods;

  private TripRouting routing;
  private IterationReport last;
  private int metInARow;

  /**
   * What an evolution is made of, as far as it concerns travelling.
   *
   * @param ridership learns how full public transport is; null if nobody minds
   * @param parking learns how full lots at stations are; null if there are none
   */
  public record Travelling(
      Execution execution,
      TravelTimeRecorder travelTimes,
      TripRouting freeRouting,
      Ridership ridership,
      ParkingLots parking) {

    /** There are no lots at stations. */
    public Travelling(
        Execution execution,
        TravelTimeRecorder travelTimes,
        TripRouting freeRouting,
        Ridership ridership) {
      this(execution, travelTimes, freeRouting, ridership, null);
    }

    /** Nor does anybody mind how full vehicles of public transport are. */
    public Travelling(
        Execution execution, TravelTimeRecorder travelTimes, TripRouting freeRouting) {
      this(execution, travelTimes, freeRouting, null, null);
    }
  }

  /** What an evolution is made of, as far as it concerns plans. */
  public record Choosing(PlanScorer scorer, ScoreKeeping scoreKeeping, Replanner replanner) {}

  /**
   * Puts the parts together. Plans must be routed already.
   *
   * @param nanoClock for stage times, e.g. {@code System::nanoTime}; no result depends on it
   */
  public Evolution(
      Population population,
      Travelling travelling,
      Choosing choosing,
      EvolutionParameters parameters,
      LongSupplier nanoClock,
      List<EvolutionListener> listeners) {
    this.population = population;
    this.execution = travelling.execution();
    this.travelTimes = travelling.travelTimes();
    this.freeRouting = travelling.freeRouting();
    this.ridership = travelling.ridership();
    this.parking = travelling.parking();
    this.scorer = choosing.scorer();
    this.scoreKeeping = choosing.scoreKeeping();
    this.replanner = choosing.replanner();
    this.parameters = parameters;
    this.nanoClock = nanoClock;
    this.listeners = List.copyOf(listeners);
    this.goods = population.personsOf(parameters.goods());
    this.relativeGap = new RelativeGap(population.personCount(), parameters);
    this.routing = freeRouting;
    TransitRouting transit = freeRouting.transit();
    if (ridership != null || transit != null && transit.mayLetPass()) {
      scorer.valueStandingAside();
    }
  }

  /** Runs all iterations and returns the report of the last. */
  public IterationReport run() {
    runIteration(parameters.firstIteration());
    return goOn();
  }

  /**
   * Runs the iterations after these, which another evolution ran; what it had come to must have been
   * loaded by an {@link EvolutionState}. Ends as that one would have ended.
   *
   * @param done reports of all iterations so far, in order; none to begin with the first iteration
   */
  public IterationReport resume(List<IterationReport> done) {
    if (done.isEmpty()) {
      return run();
    }
    done.forEach(this::take);
    routing = learnedRouting();
    return goOn();
  }

  private IterationReport goOn() {
    int iteration = last.iteration();
    while (iteration < parameters.stop().lastIteration() && !hasSettled()) {
      iteration++;
      runIteration(iteration);
    }
    return last;
  }

  private boolean hasSettled() {
    return metInARow >= parameters.stop().iterationsInARow();
  }

  private void runIteration(int iteration) {
    StageClock clock = new StageClock(nanoClock, listeners, iteration);
    ReplanningSummary replanning = ReplanningSummary.NONE;
    if (iteration > parameters.firstIteration()) {
      clock.start(Stage.REPLANNING);
      replanning = replan(iteration);
    }
    clock.start(Stage.EXECUTION);
    MobsimSummary summary = execute(iteration);
    clock.start(Stage.SCORING);
    scorer.finish();
    if (ridership != null) {
      addCrowding();
      ridership.learn();
    }
    if (parking != null) {
      scorer.addUtility(person -> -parking.cost(person));
      parking.learn();
    }
    scoreKeeping.keep(scorer, population, iteration);
    clock.start(Stage.ANALYSIS);
    routing = learnedRouting();
    ScoreStatistics scores = ScoreStatistics.of(population, goods);
    ModeShares modeShares = ModeShares.of(population, goods);
    RouteGap gap = relativeGap.measure(routing);
    clock.stop();
    take(new IterationReport(
        iteration,
        scores,
        modeShares,
        gap,
        last == null ? Double.NaN : scores.executed() - last.scores().executed(),
        last == null ? Double.NaN : modeShares.largestDifference(last.modeShares()),
        clock.seconds(),
        replanning,
        summary));
    listeners.forEach(listener -> listener.iterationEnded(last));
  }

  /** Time on board is worth what legs of its mode are, as in the router. */
  private void addCrowding() {
    List<String> transportModes = ridership.transportModes();
    for (int ordinal = 0; ordinal < transportModes.size(); ordinal++) {
      int ofMode = ordinal;
      int mode =
          freeRouting.transit().parameters().aboard(transportModes.get(ordinal)).mode();
      scorer.addCrowding(mode, person -> ridership.weighedSeconds(person, ofMode));
    }
  }

  private TripRouting learnedRouting() {
    TripRouting learned = freeRouting.withTravelTimes(travelTimes::table);
    return ridership == null ? learned : learned.withExpected(ridership);
  }

  private void take(IterationReport report) {
    last = report;
    boolean isMet = parameters
        .stop()
        .isMetBy(report.relativeGap(), report.scoreDrift(), report.modeShareDrift());
    metInARow = isMet ? metInARow + 1 : 0;
  }

  private ReplanningSummary replan(int iteration) {
    ReplanningSummary summary = replanner.replan(
        parameters.seed(),
        iteration,
        () -> rerouting(new PlanRouter(routing.newRouter(parameters.seed(), iteration))),
        () -> new LostTime(population, routing));
    scoreKeeping.forget(replanner.addedPlans());
    return summary;
  }

  private PlanRerouting rerouting(PlanRouter router) {
    return new PlanRerouting() {
      @Override
      public Plan reroute(int person, Plan plan) {
        return router.routeAll(person, plan);
      }

      @Override
      public Plan rerouteShutOut(int person, Plan plan) {
        return routing.hasClosures() ? router.routeShutOut(person, plan) : plan;
      }
    };
  }

  private MobsimSummary execute(int iteration) {
    travelTimes.reset();
    scorer.reset();
    List<EventSink> sinks = new ArrayList<>();
    sinks.add(travelTimes);
    sinks.add(scorer);
    EventSink drivers = relativeGap.startDay();
    if (drivers != EventSink.NONE) {
      sinks.add(drivers);
    }
    if (ridership != null) {
      ridership.reset();
      sinks.add(ridership);
    }
    if (parking != null) {
      parking.reset();
      sinks.add(parking);
    }
    for (EvolutionListener listener : listeners) {
      EventSink sink = listener.executionStarts(iteration);
      if (sink != EventSink.NONE) {
        sinks.add(sink);
      }
    }
    return execution.run(
        parameters.seed(), iteration, EventSink.toAll(sinks.toArray(new EventSink[0])));
  }
}
