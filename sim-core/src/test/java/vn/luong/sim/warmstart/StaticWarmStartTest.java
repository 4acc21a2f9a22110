package vn.luong.sim.warmstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeTable;
import vn.luong.sim.trips.PlanPreparation;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TripRouting;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * Commuters from six to seven, one every two seconds, with a short road that 900 cars an hour can leave and a long one that
 * takes ten minutes more:
 *
 * <pre>
 *            ┌── short, 150 s, 900/h ──┐
 *  ─ home ─→ a                         d ─ work ─→ e
 *            └── long, 750 s, 7200/h ──┘
 * </pre>
 */
class StaticWarmStartTest {
  private static final int COMMUTERS = 1800;
  private static final double SIX = 6 * 3600;
  private static final long SEED = 4711;

  private final Population population;
  private final int home;
  private final int shortRoad;
  private final int longRoad;
  private final int walk;
  private final Fleet fleet;
  private final TripRouting routing;

  StaticWarmStartTest() {
    ModeTable modes = new ModeTable();
    int car = modes.add("car");
    walk = modes.add("walk");
    NetworkBuilder builder = new NetworkBuilder(modes);
    int start = builder.addNode("start", -1000, 0);
    int a = builder.addNode("a", 0, 0);
    int d = builder.addNode("d", 3000, 0);
    int e = builder.addNode("e", 4000, 0);
    long cars = ModeTable.bit(car);
    home = builder.addLink("home", start, a, new LinkProperties(1000, 20, 7200, 2, cars));
    shortRoad = builder.addLink("short", a, d, new LinkProperties(3000, 20, 900, 1, cars));
    longRoad = builder.addLink("long", a, d, new LinkProperties(15000, 20, 7200, 2, cars));
    int work = builder.addLink("work", d, e, new LinkProperties(1000, 20, 7200, 2, cars));
    Network network = builder.build();
    population = new Population(network, new Facilities());
    int homeType = population.activityTypes().add("home");
    int workType = population.activityTypes().add("work");
    for (int number = 0; number < COMMUTERS; number++) {
      int person = population.addPerson(Integer.toString(number));
      // The last one walks.
      Leg leg = Leg.of(number == COMMUTERS - 1 ? walk : car);
      population
          .plans()
          .add(
              person,
              Plan.of(
                  List.of(
                      Activity.at(homeType, home, -500, 0).withEndTime(SIX + 2 * number),
                      Activity.at(workType, work, 3500, 0)),
                  List.of(leg)));
    }
    VehicleTypes types = new VehicleTypes();
    int type = types.add(VehicleType.ofMode("car", "car"));
    fleet =
        Fleet.builder(types, population.personIds()).addMode(car, "car", type).build();
    RoutingParameters parameters = new RoutingParameters(
        List.of(new RoutingParameters.NetworkMode(car, LinkCost.Weights.TIME)),
        List.of(RoutingParameters.TeleportedMode.ofSpeed(walk, 1.4, 1.3)),
        RoutingParameters.AccessEgress.NONE,
        walk,
        car,
        EndTimeRule.END_TIME_THEN_DURATION,
        0);
    routing = new TripRouting(population, fleet, parameters);
    PlanPreparation.run(routing, 1, SEED, new ProblemLog());
  }

  private int count(int link) {
    int count = 0;
    for (int person = 0; person < COMMUTERS; person++) {
      if (planOf(person).legs().get(0).route() instanceof LinkPath path
          && path.linkCount() == 3
          && path.link(1) == link) {
        count++;
      }
    }
    return count;
  }

  private Plan planOf(int person) {
    return population.plans().plan(population.plans().selectedPlan(person));
  }

  private PeriodVolumes noVolumes() {
    return new PeriodVolumes(
        population.network(),
        fleet,
        EndTimeRule.END_TIME_THEN_DURATION,
        TravelTimeParameters.STANDARD);
  }

  /**
   * On the short road the wait grows by a second per second until it is ten minutes, at 6:10; from then on as many take it
   * as can leave it: 300 and 3000 s · 0.25/s, together 1050. Quarters of an hour and tenths of the people are coarser: a
   * quarter more or less.
   */
  @Test
  void commutersShareTheRoadsAsThePointQueueSays() {
    assertThat(count(shortRoad)).isEqualTo(COMMUTERS - 1);

    SpreadRoutes spread =
        StaticWarmStart.run(routing, fleet, WarmStartParameters.standard(1, 1), SEED);

    assertThat(spread.persons()).isEqualTo(COMMUTERS - 1);
    assertThat(spread.gapPersons()).isEqualTo(COMMUTERS - 1);
    assertThat(count(shortRoad) + count(longRoad)).isEqualTo(COMMUTERS - 1);
    assertThat(count(shortRoad)).isBetween(790, 1310);
  }

  /** With all on the short road the wait grows to 2,700 s; before, the long road would have saved most of it. */
  @Test
  void gapFallsFromSweepToSweepUntilItIsSmallEnough() {
    WarmStartParameters oneSweep = WarmStartParameters.standard(1, 3);
    SpreadRoutes once = StaticWarmStart.run(routing, fleet, oneSweep, SEED);
    StaticWarmStartTest other = new StaticWarmStartTest();
    SpreadRoutes toGap =
        StaticWarmStart.run(other.routing, other.fleet, oneSweep.toGap(0.02), SEED);

    assertThat(once.sweeps()).isEqualTo(1);
    assertThat(once.firstGap()).isGreaterThan(0.5);
    assertThat(once.lastGap()).isLessThan(0.6 * once.firstGap());
    assertThat(toGap.gaps().subList(0, 2)).isEqualTo(once.gaps());
    assertThat(toGap.lastGap()).isLessThan(0.5 * once.lastGap()).isLessThanOrEqualTo(0.02);
    assertThat(toGap.sweeps()).isBetween(2, WarmStartParameters.SWEEPS_TO_A_GAP - 1);
  }

  @Test
  void gapThatIsOutOfReachEndsAfterTheLastSweep() {
    WarmStartParameters parameters = WarmStartParameters.standard(1, 1);
    SpreadRoutes one = StaticWarmStart.run(routing, fleet, parameters.toGap(1e-9), SEED);
    StaticWarmStartTest other = new StaticWarmStartTest();
    SpreadRoutes three = StaticWarmStart.run(
        other.routing, other.fleet, WarmStartParameters.standard(1, 3).toGap(1e-9), SEED);

    assertThat(one.sweeps()).isEqualTo(WarmStartParameters.SWEEPS_TO_A_GAP);
    assertThat(three).isEqualTo(one);
    assertThat(plansOf(other)).isEqualTo(plansOf(this));
  }

  /** Who stays on a link pays nothing for it, and no sweep can save any of that. */
  @Test
  void drivesThatCostNothingEndAfterTheFirstSweep() {
    for (int person = 0; person < COMMUTERS; person++) {
      Plan plan = planOf(person);
      Activity origin = plan.activities().get(0);
      population
          .plans()
          .replace(
              population.plans().selectedPlan(person),
              Plan.of(
                  List.of(origin, origin.withEndTime(SimTime.UNDEFINED)),
                  List.of(Leg.of(plan.legs().get(0).mode()))));
    }
    PlanPreparation.run(routing, 1, SEED, new ProblemLog());

    SpreadRoutes spread =
        StaticWarmStart.run(routing, fleet, WarmStartParameters.standard(1, 1).toGap(0.01), SEED);

    assertThat(spread.gapPersons()).isEqualTo(COMMUTERS - 1);
    assertThat(spread.gaps()).containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void factorOnCapacityCountsAsInTheMobsim() {
    StaticWarmStart.run(routing, fleet, WarmStartParameters.standard(10, 1), SEED);

    assertThat(count(shortRoad)).isEqualTo(COMMUTERS - 1);
  }

  @Test
  void whoDoesNotGoByRoadKeepsTheirPlan() {
    Plan before = planOf(COMMUTERS - 1);

    StaticWarmStart.run(routing, fleet, WarmStartParameters.standard(1, 1), SEED);

    assertThat(planOf(COMMUTERS - 1)).isEqualTo(before);
  }

  @Test
  void samePlansForAnyNumberOfThreads() {
    List<Plan> alone = plansAfter(1);

    assertThat(plansAfter(2)).isEqualTo(alone);
    assertThat(plansAfter(5)).isEqualTo(alone);
  }

  private static List<Plan> plansAfter(int threads) {
    StaticWarmStartTest world = new StaticWarmStartTest();
    StaticWarmStart.run(world.routing, world.fleet, WarmStartParameters.standard(1, threads), SEED);
    return plansOf(world);
  }

  private static List<Plan> plansOf(StaticWarmStartTest world) {
    List<Plan> plans = new ArrayList<>();
    for (int person = 0; person < COMMUTERS; person++) {
      plans.add(world.planOf(person));
    }
    return plans;
  }

  @Test
  void volumesAreThoseOfThePlansAndGoAwayWithThem() {
    PeriodVolumes volumes = noVolumes();
    for (int person = 0; person < COMMUTERS; person++) {
      volumes.add(person, planOf(person));
    }

    // From 6:00 to 6:15 a car every two seconds leaves home.
    assertThat(volumes.pce(home, 24)).isEqualTo(450);
    assertThat(volumes.pce(shortRoad, 24)).isEqualTo(450);

    for (int person = 0; person < COMMUTERS; person++) {
      volumes.remove(person, planOf(person));
    }
    for (int period = 0; period < TravelTimeParameters.STANDARD.binCount(); period++) {
      assertThat(volumes.pce(shortRoad, period)).isZero();
    }
  }

  /** 450 in a quarter of an hour are 225 too many: the queue grows to 900 in an hour and is gone an hour later. */
  @Test
  void waitIsThatOfAPointQueueCarriedOver() {
    PeriodVolumes volumes = noVolumes();
    for (int person = 0; person < COMMUTERS - 1; person++) {
      volumes.add(person, planOf(person));
    }

    TravelTimeTable table =
        new PeriodTimes(population.network(), TravelTimeParameters.STANDARD, 1).table(volumes);

    double full = 150 * 1.15;
    assertThat(seconds(table, 23)).isCloseTo(150, within(0.01));
    assertThat(seconds(table, 24)).isCloseTo(full + 450, within(0.01));
    assertThat(seconds(table, 25)).isCloseTo(full + 1350, within(0.01));
    assertThat(seconds(table, 27)).isCloseTo(full + 3150, within(5.0));
    assertThat(seconds(table, 28)).isCloseTo(150 + 3150, within(5.0));
    assertThat(seconds(table, 31)).isCloseTo(150 + 450, within(5.0));
    assertThat(seconds(table, 32)).isCloseTo(150, within(0.01));
  }

  private double seconds(TravelTimeTable table, int period) {
    return table.travelTimeSeconds(shortRoad, period * 900.0);
  }
}
