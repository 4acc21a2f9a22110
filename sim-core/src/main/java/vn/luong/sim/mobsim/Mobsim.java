package vn.luong.sim.mobsim;

import vn.luong.sim.events.EventSink;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.traffic.Drivers;
import vn.luong.sim.traffic.Traffic;
import vn.luong.sim.traffic.TrafficNetwork;
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
  private int[] rankOfPerson = {};

  /** A mobsim on a network that stays as it is. */
  public Mobsim(Population population, Fleet fleet, MobsimParameters parameters) {
    this(population, fleet, parameters, NetworkChanges.NONE);
  }

  /** A mobsim on a network that changes during the day. */
  public Mobsim(
      Population population, Fleet fleet, MobsimParameters parameters, NetworkChanges changes) {
    this.population = population;
    this.fleet = fleet;
    this.parameters = parameters;
    this.changes = changes;
    network = new TrafficNetwork(population.network());
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
      MobsimChecks.run(population, fleet, parameters, problems);
      throw new InvalidInputException(problems);
    }
    Drivers drivers = new Drivers(fleet.types().types());
    int[] laneEnds =
        network.shareOut(TrafficPhase.laneCount(parameters.threads()), legs::crossingsPerNode);
    Traffic traffic = new Traffic(
        network,
        parameters.traffic(),
        drivers,
        parameters.stepSeconds(),
        laneEnds,
        seed,
        iteration);
    EventOutput output = new EventOutput(sink);
    PlanExecution plans =
        new PlanExecution(population, fleet, parameters, legs, traffic, output, rankOfPerson());
    try (TrafficPhase trafficPhase = new TrafficPhase(traffic, output, parameters.threads())) {
      return simulate(plans, traffic, trafficPhase, output);
    }
  }

  private MobsimSummary simulate(
      PlanExecution plans, Traffic traffic, TrafficPhase trafficPhase, EventOutput output) {
    boolean drivingFirst = !parameters.traffic().waitingBeforeDriving();
    double endTime =
        SimTime.isDefined(parameters.endTime()) ? parameters.endTime() : Double.POSITIVE_INFINITY;
    int startTime = startTime(plans);
    plans.begin(startTime);
    int nextChange = 0;
    int now = startTime;
    while (true) {
      while (nextChange < changes.size() && changes.startTime(nextChange) <= now) {
        traffic.apply(changes, nextChange++, now);
      }
      plans.endActivities(now);
      trafficPhase.run(now);
      for (int lane = 0; lane < traffic.laneCount(); lane++) {
        plans.giveUpRemoved(traffic.lane(lane));
      }
      for (int lane = 0; lane < traffic.laneCount(); lane++) {
        plans.endDrives(traffic.lane(lane), now);
      }
      if (drivingFirst) {
        trafficPhase.enterTraffic(now);
      }
      plans.endTeleports(now);
      output.flushIfFull();
      boolean finished = plans.isEverybodyFinished() && !parameters.runsToEndTime();
      if (finished || now >= endTime) {
        break;
      }
      now += parameters.stepSeconds();
    }
    int onTheWay = plans.reportUnfinished(now);
    output.flush();
    return new MobsimSummary(
        output.eventCount(),
        plans.departureCount(),
        plans.arrivalCount(),
        plans.abortedCount(),
        onTheWay,
        startTime,
        now);
  }

  private int startTime(PlanExecution plans) {
    double start = SimTime.isDefined(parameters.startTime()) ? parameters.startTime() : 0;
    double earliest = plans.earliestEndTime();
    boolean waitsForFirst = !parameters.startsAtStartTime() && !Double.isInfinite(earliest);
    return (int) Math.floor(waitsForFirst ? Math.max(start, earliest) : start);
  }

  private int[] rankOfPerson() {
    if (rankOfPerson.length != population.personCount()) {
      rankOfPerson = population.personIds().rankByText();
    }
    return rankOfPerson;
  }
}
