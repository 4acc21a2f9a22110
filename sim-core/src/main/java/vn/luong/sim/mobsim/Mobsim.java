package vn.luong.sim.mobsim;

import java.util.BitSet;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.operations.OperationsChecks;
import vn.luong.sim.operations.OperationsParameters;
import vn.luong.sim.operations.VehicleRuns;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.traffic.Drivers;
import vn.luong.sim.traffic.Traffic;
import vn.luong.sim.traffic.TrafficNetwork;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;

/**
 * Simulates a day: a time-stepped queue model with the semantics of MATSim's {@code QSim}. In each step network changes
 * come first, then activities that end, then traffic (all nodes, then all links), then teleported arrivals.
 *
 * <p>The same population, fleet, parameters, seed and iteration give the same events in the same order, whatever the number
 * of threads. Inside one second events of one person or vehicle have MATSim's order; nodes and links come in an order of
 * their own.
 *
 * <p>Threads: one run at a time per instance.
 */
public final class Mobsim {
  private final Population population;
  private final Fleet fleet;
  private final MobsimParameters parameters;
  private final NetworkChanges changes;
  private final TrafficNetwork network;
  private final TransitVehicles transitVehicles;
  private final OperationsParameters operations;
  private VehicleRuns runs;
  private int[] rankOfAgent = {};
  private boolean isSkippingEmptyTime = true;
  private int leastEventsPerLane = TrafficPhase.LEAST_EVENTS_PER_LANE;
  private long visitedStepCount;

  /** A mobsim on a network that stays as it is. */
  public Mobsim(Population population, Fleet fleet, MobsimParameters parameters) {
    this(population, fleet, parameters, NetworkChanges.NONE);
  }

  /** A mobsim on a network that changes during the day. */
  public Mobsim(
      Population population, Fleet fleet, MobsimParameters parameters, NetworkChanges changes) {
    this(
        population,
        fleet,
        parameters,
        changes,
        TransitVehicles.none(fleet),
        OperationsParameters.of(0));
  }

  /**
   * A mobsim with public transport. Transit drivers are the persons after the last one of the population in events.
   *
   * @param transitVehicles vehicles of the fleet and the schedule they serve; legs of transit modes are teleported if they
   *     serve none
   */
  public Mobsim(
      Population population,
      Fleet fleet,
      MobsimParameters parameters,
      NetworkChanges changes,
      TransitVehicles transitVehicles,
      OperationsParameters operations) {
    this.population = population;
    this.transitVehicles = transitVehicles;
    this.operations = operations.without(parameters.mainModes());
    this.fleet = fleet;
    this.parameters = parameters;
    this.changes = changes;
    network = new TrafficNetwork(population.network());
    if (hasTransit()) {
      // Sinks look at the modes before the day begins.
      population.modeTable().add(TransitPhase.DRIVER_MODE);
    }
  }

  /** Visits every time step; for comparison, for the events are the same. */
  void visitEmptyTime() {
    isSkippingEmptyTime = false;
  }

  /** Time steps of the last run that were visited. */
  long visitedStepCount() {
    return visitedStepCount;
  }

  /** Lets all threads take part from so few events per lane and step on; for tests whose worlds are small. */
  void setLeastEventsPerLane(int count) {
    leastEventsPerLane = count;
  }

  /**
   * Executes everybody's selected plan.
   *
   * @param seed seed of the run
   * @param iteration number of the iteration; each draws other random numbers
   * @param sink takes the events
   * @throws InvalidInputException if a plan cannot be executed, before the first time step
   */
  public MobsimSummary run(long seed, int iteration, EventSink sink) {
    NetworkLegs legs = new NetworkLegs(population, fleet, parameters);
    if (legs.isFaulty()) {
      ProblemLog problems = new ProblemLog();
      MobsimChecks.run(population, fleet, parameters, changes, new BitSet(), problems);
      throw new InvalidInputException(problems);
    }
    TransitPhase transit = hasTransit() ? prepareTransit() : null;
    Drivers drivers =
        new Drivers(fleet.types().types(), network.mostOutLinks(), parameters.measuresDistance());
    int[] laneEnds = network.shareOut(
        TrafficPhase.laneSizes(parameters.threads()), () -> crossingsPerNode(legs));
    Traffic traffic = new Traffic(
        network,
        parameters.traffic(),
        drivers,
        parameters.stepSeconds(),
        laneEnds,
        seed,
        iteration);
    EventOutput output = new EventOutput(sink);
    if (transit != null) {
      transit.begin(traffic, output);
    }
    PlanExecution plans =
        new PlanExecution(population, parameters, legs, transit, traffic, output, rankOfAgent());
    try (TrafficPhase trafficPhase = new TrafficPhase(traffic, output, parameters.threads())) {
      drivers.setBeforeGrowth(trafficPhase::finish);
      trafficPhase.setLeastEventsPerLane(leastEventsPerLane);
      return simulate(plans, traffic, trafficPhase, output);
    }
  }

  private boolean hasTransit() {
    return transitVehicles.schedule().departures().count() > 0;
  }

  private TransitPhase prepareTransit() {
    ProblemLog problems = new ProblemLog();
    if (runs == null) {
      OperationsChecks.run(transitVehicles, population.network(), problems);
      problems.throwIfErrors();
      runs = new VehicleRuns(transitVehicles, population.network());
    }
    TransitPhase transit = new TransitPhase(population, runs, operations, problems);
    problems.throwIfErrors();
    return transit;
  }

  private int[] crossingsPerNode(NetworkLegs legs) {
    int[] crossings = legs.crossingsPerNode();
    if (runs != null) {
      runs.addCrossings(crossings);
    }
    return crossings;
  }

  private MobsimSummary simulate(
      PlanExecution plans, Traffic traffic, TrafficPhase trafficPhase, EventOutput output) {
    double endTime = endTime();
    int startTime = startTime(plans);
    plans.begin(startTime);
    PeoplePhase people = new PeoplePhase(plans, trafficPhase, output, parameters);
    EmptyTime emptyTime = new EmptyTime(plans, people, traffic, trafficPhase, changes, endTime);
    int nextChange = 0;
    int now = startTime;
    visitedStepCount = 0;
    while (!people.isOver()) {
      visitedStepCount++;
      while (nextChange < changes.size() && changes.startTime(nextChange) <= now) {
        traffic.apply(changes, nextChange++, now);
      }
      people.setTime(now);
      trafficPhase.run(now, people);
      if (!people.isOver()) {
        people.close(now >= endTime);
      }
      now = isSkippingEmptyTime
          ? emptyTime.nextStep(now, nextChange)
          : now + parameters.stepSeconds();
    }
    int endedTime = people.endedTime();
    int onTheWay = plans.reportUnfinished(endedTime);
    output.flush();
    return new MobsimSummary(
        output.eventCount(),
        plans.departureCount(),
        plans.arrivalCount(),
        plans.abortedCount(),
        onTheWay,
        startTime,
        endedTime);
  }

  /** The first step that is not before is the last one. */
  private double endTime() {
    if (!SimTime.isDefined(parameters.endTime())) {
      return MobsimParameters.LATEST_TIME;
    }
    boolean isOneMore =
        parameters.runsToEndTime() && parameters.traffic().quirks().stepAfterEnd();
    double end = isOneMore ? Math.nextUp(parameters.endTime()) : parameters.endTime();
    return Math.min(end, MobsimParameters.LATEST_TIME);
  }

  private int startTime(PlanExecution plans) {
    double start = SimTime.isDefined(parameters.startTime()) ? parameters.startTime() : 0;
    double earliest = plans.earliestEndTime();
    boolean waitsForFirst = !parameters.startsAtStartTime() && !Double.isInfinite(earliest);
    double first = waitsForFirst ? Math.max(start, earliest) : start;
    return (int) Math.floor(Math.min(first, MobsimParameters.LATEST_TIME));
  }

  /** Rank of each agent's id among the texts of all: persons, then transit drivers. */
  private int[] rankOfAgent() {
    int agentCount = population.personCount() + (runs == null ? 0 : transitVehicles.vehicleCount());
    if (rankOfAgent.length != agentCount) {
      rankOfAgent = runs == null ? population.personIds().rankByText() : rankWithDrivers();
    }
    return rankOfAgent;
  }

  private int[] rankWithDrivers() {
    IdTable ids = new IdTable();
    for (int person = 0; person < population.personCount(); person++) {
      ids.add(population.personId(person));
    }
    for (int vehicle = 0; vehicle < transitVehicles.vehicleCount(); vehicle++) {
      String driver = transitVehicles.driverId(vehicle);
      if (ids.contains(driver)) {
        throw personIsDriver(driver, population.source());
      }
      ids.add(driver);
    }
    return ids.rankByText();
  }

  private static InvalidInputException personIsDriver(String id, String plans) {
    ProblemLog problems = new ProblemLog();
    problems.add(Problem.error(
        "person-named-as-driver",
        SourcePosition.of(plans),
        "person \"" + id + "\"",
        "bears the id of the driver of a transit vehicle",
        "ids of persons and drivers differ",
        "Give the person another id."));
    return new InvalidInputException(problems);
  }
}
