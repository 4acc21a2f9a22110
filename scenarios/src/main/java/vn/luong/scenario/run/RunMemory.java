package vn.luong.scenario.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.replanning.StrategySetting;
import vn.luong.sim.road.HierarchyGuide;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.trips.RoutingParameters;

/**
 * The Java heap that a run will need at its fullest: what the scenario takes when it has been read, and what the run
 * adds. A warm start takes no more than that: it is over before a day begins, and its volumes, times and table take 20
 * bytes per link and quarter of an hour, where the run has its measurements, twice the tables, and the queues. Sizes that
 * follow from the layout of a table are exact; the others were measured, see docs/performance.md.
 *
 * @param scenarioBytes network, persons and their plans, as they are before the first iteration
 * @param newPlansBytes plans that people will add until their memory is full
 * @param travelTimeBytes measured travel times, the tables of them and the same by each mode's graph
 * @param hierarchyBytes what edges of the modes' hierarchies cost at the hours of the day
 * @param routerBytes the routers' own tables, of each thread
 * @param dayBytes the simulated day: links, vehicles, agents and their scores
 * @param resultBytes what is recorded of the last day, and what writes it
 */
public record RunMemory(
    long scenarioBytes,
    long newPlansBytes,
    long travelTimeBytes,
    long hierarchyBytes,
    long routerBytes,
    long dayBytes,
    long resultBytes) {
  private static final int BYTES_PER_TRAVEL_TIME = Integer.BYTES;
  private static final int BYTES_PER_MEASUREMENT = Long.BYTES;
  /** Labels, bounds, arcs, marks and the heap of a search, and those of its guide. */
  private static final int ROUTER_BYTES_PER_NODE = 70;

  /** Measured: queues and capacities of a link; an agent's state, vehicle and score. */
  private static final int DAY_BYTES_PER_LINK = 600;

  private static final int DAY_BYTES_PER_PERSON = 120;
  private static final int DAY_BYTES_PER_LEG = 24;

  /** Measured: a leg and its share of a trip in the tables; a link's counts by hour and mode. */
  private static final int RESULT_BYTES_PER_LEG = 110;

  private static final int RESULT_BYTES_PER_LINK = 900;
  /** Of a departure at a stop: what is counted and learned, and the router's costs of yesterday and today. */
  private static final long CROWDING_BYTES_PER_CELL = 44;

  private static final long CROWDING_BYTES_PER_PERSON = 8;
  private static final long FARE_BYTES_PER_PERSON = 25;

  private static final long WRITERS_BYTES = 32L << 20;

  /**
   * Share of Java's heap that live objects may take: what is above it goes to the collector, which would otherwise work
   * without end.
   */
  private static final double USABLE_SHARE = 0.85;

  /** Share above which the collector is felt. */
  private static final double COMFORTABLE_SHARE = 0.65;

  /**
   * Estimates the need of a scenario whose plans are routed.
   *
   * @param day how much travelling there is
   * @param scenarioBytes what the scenario takes now, see {@link #usedBytes} and {@link #liveBytes}
   */
  static RunMemory of(RunnableScenario scenario, LegCount day, long scenarioBytes) {
    long persons = scenario.population().personCount();
    long links = scenario.network().linkCount();
    long legs = day.legs();
    EngineParameters engine = scenario.engine();
    long modes = Math.max(1, engine.routing().networkModes().size());
    long cells = links * engine.travelTimes().binCount();
    long arcs = arcs(scenario);
    long groups = engine.separateModeTravelTimes() ? modes : 1;
    return new RunMemory(
        scenarioBytes,
        newPlansBytes(scenario, day),
        // The tables of the day before are in use until those of the new one are made, by link and
        // by arc of a mode.
        cells * (groups * BYTES_PER_MEASUREMENT + 2 * modes * BYTES_PER_TRAVEL_TIME)
            + 2 * BYTES_PER_TRAVEL_TIME * engine.travelTimes().binCount() * arcs,
        HierarchyGuide.estimatedCostBytes(arcs),
        ROUTER_BYTES_PER_NODE
            * modes
            * scenario.network().nodeCount()
            * scenario.settings().threads(),
        DAY_BYTES_PER_LINK * links
            + DAY_BYTES_PER_PERSON * persons
            + DAY_BYTES_PER_LEG * legs
            + passengerBytes(scenario),
        RESULT_BYTES_PER_LEG * legs + RESULT_BYTES_PER_LINK * links + WRITERS_BYTES);
  }

  /** Links that modes are routed on, of all modes together. */
  private static long arcs(RunnableScenario scenario) {
    Network network = scenario.network();
    long arcs = 0;
    for (RoutingParameters.NetworkMode networkMode : scenario.engine().routing().networkModes()) {
      for (int link = 0; link < network.linkCount(); link++) {
        arcs += network.allows(link, networkMode.mode()) ? 1 : 0;
      }
    }
    return arcs;
  }

  /** What is counted of crowding and paid. */
  private static long passengerBytes(RunnableScenario scenario) {
    PassengerParameters passengers = scenario.engine().passengers();
    long persons = scenario.population().personCount();
    TransitSchedule schedule = scenario.transit().schedule();
    long cells = 0;
    for (int route = 0; route < schedule.routes().count(); route++) {
      long departures = schedule.departures().end(route) - schedule.departures().first(route);
      cells += departures * schedule.routes().stopCount(route);
    }
    return (passengers.crowding() == null
            ? 0
            : CROWDING_BYTES_PER_CELL * cells + CROWDING_BYTES_PER_PERSON * persons)
        + (passengers.fares() == null ? 0 : FARE_BYTES_PER_PERSON * persons);
  }

  private static long newPlansBytes(RunnableScenario scenario, LegCount day) {
    PlanStore plans = scenario.population().plans();
    if (plans.planCount() == 0) {
      return 0;
    }
    double perPlan =
        (plans.memoryBytes() - plans.codeBytes() + day.codeBytes()) / (double) plans.planCount();
    double now = plans.planCount();
    double then = scenario.population().personCount()
        * plansPerPerson(scenario.engine().replanning(), scenario.settings().iterationCount() - 1);
    return (long) (perPlan * Math.max(0, then - now));
  }

  /**
   * Plans a person has at most: one is added before the worst one goes, and nobody adds more than the share of
   * innovation times the rounds of replanning.
   */
  static double plansPerPerson(ReplanningParameters replanning, int rounds) {
    double made = 1 + rounds * innovativeShare(replanning);
    return replanning.maxPlans() == 0 ? made : Math.min(replanning.maxPlans() + 1, made);
  }

  private static double innovativeShare(ReplanningParameters replanning) {
    return shareOf(replanning, StrategyKind::isInnovative);
  }

  /** Share of the people who look for routes in an iteration with innovation. */
  static double routedShare(ReplanningParameters replanning) {
    return shareOf(replanning, kind -> kind.isInnovative() && kind != StrategyKind.SHIFT_TIMES);
  }

  /** That of the subpopulation where it is largest: it is hardly ever a small one. */
  private static double shareOf(ReplanningParameters replanning, Predicate<StrategyKind> asked) {
    Map<String, Double> all = new HashMap<>();
    Map<String, Double> wanted = new HashMap<>();
    for (StrategySetting setting : replanning.strategies()) {
      all.merge(setting.subpopulation(), setting.weight(), Double::sum);
      wanted.merge(
          setting.subpopulation(), asked.test(setting.kind()) ? setting.weight() : 0, Double::sum);
    }
    double largest = 0;
    for (Map.Entry<String, Double> group : wanted.entrySet()) {
      if (group.getValue() > 0) {
        largest = Math.max(largest, group.getValue() / all.get(group.getKey()));
      }
    }
    return largest;
  }

  /** All together. */
  public long neededBytes() {
    return scenarioBytes
        + newPlansBytes
        + travelTimeBytes
        + hierarchyBytes
        + routerBytes
        + dayBytes
        + resultBytes;
  }

  /** Heap to give Java, so that the collector has room. */
  public long heapBytes() {
    return (long) (neededBytes() / COMFORTABLE_SHARE);
  }

  boolean fits(long heapBytes) {
    return neededBytes() <= USABLE_SHARE * heapBytes;
  }

  boolean isComfortable(long heapBytes) {
    return neededBytes() <= COMFORTABLE_SHARE * heapBytes;
  }

  /** Heap in use now, with objects that nobody needs any more. */
  static long usedBytes() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Heap in use by what is needed; takes a collection, about a second per gibibyte. */
  static long liveBytes() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
