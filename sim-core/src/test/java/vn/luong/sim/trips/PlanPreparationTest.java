package vn.luong.sim.trips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.Route;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.trips.RoutingParameters.AccessEgress;
import vn.luong.sim.units.SimTime;

class PlanPreparationTest {
  private static final double EIGHT = 8 * 3600;

  private final TripWorld world = new TripWorld();
  private final ProblemLog problems = new ProblemLog();

  @Test
  void activitiesGetLinksAndLegsGetRoutes() {
    Activity home = Activity.at(world.home, Network.NO_LINK, 100, 20).withEndTime(EIGHT);
    addPlan(home, world.car, Activity.at(world.work, Network.NO_LINK, 1900, 20));

    PlanPreparation.Summary summary = prepare(1);

    Plan plan = plan(world.person);
    assertThat(summary).isEqualTo(new PlanPreparation.Summary(1, 1, 1));
    assertThat(problems.problems()).isEmpty();
    assertThat(world.network.linkId(plan.activities().get(0).link())).isEqualTo("back0");
    assertThat(plan.legs().get(0).routingMode()).isEqualTo(world.car);
    assertThat(plan.legs().get(0).route()).isInstanceOf(LinkPath.class);
  }

  @Test
  void facilitiesGetLinksThatTheirActivitiesShare() {
    int facility = world.facilities.add("f", 1900, 20, Network.NO_LINK);
    Activity atFacility = new Activity(
        world.work,
        Network.NO_LINK,
        facility,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        Map.of());
    addPlan(world.at(world.home, "there0").withEndTime(EIGHT), world.car, atFacility);

    prepare(1);

    assertThat(world.network.linkId(world.facilities.link(facility))).isEqualTo("back3");
    assertThat(world.network.linkId(plan(world.person).activities().get(1).link()))
        .isEqualTo("back3");
  }

  @Test
  void planWithRoutesOnlyGetsItsDistance() {
    int[] links = {world.link("there0"), world.link("there1")};
    Leg leg = Leg.of(world.car)
        .withRoutingMode(world.car)
        .withRoute(LinkPath.of(links, SimTime.UNDEFINED, Double.NaN));
    world
        .population
        .plans()
        .add(
            world.person,
            Plan.of(
                List.of(world.at(world.home, "there0"), world.at(world.work, "there1")),
                List.of(leg)));

    PlanPreparation.Summary summary = prepare(1);

    assertThat(summary).isEqualTo(new PlanPreparation.Summary(1, 1, 0));
    assertThat(plan(world.person).legs().get(0).route().distanceMeters()).isEqualTo(500);
    assertThat(prepare(1).changedCount()).as("a second time").isZero();
  }

  @Test
  void everyProblemIsToldAtOnce() {
    addPlan(
        world.at(world.home, "there0").withEndTime(EIGHT),
        world.car,
        world.at(world.work, "islandRoad"));
    addPlan(
        world.at(world.home, "there0").withEndTime(EIGHT),
        world.boat,
        world.at(world.work, "there3"));
    addPlan(
        Activity.at(world.home, Network.NO_LINK, Double.NaN, Double.NaN),
        world.car,
        world.at(world.work, "there3"));

    prepare(1);

    assertThat(problems.problems())
        .extracting(Problem::kind)
        .containsExactly("no-route", "mode-not-routed", "activity-off-network");
    assertThat(problems.problems().get(0).message())
        .contains("person \"p\"", "\"there0\"", "\"islandRoad\"");
  }

  @Test
  void threadsDoNotChangeTheResult() {
    List<Plan> byOne = preparedPlansOfManyPersons(1);

    assertThat(preparedPlansOfManyPersons(3)).isEqualTo(byOne);
  }

  @Test
  void whoIsCertainToGetRoutesIsLeftOutAndOthersAreRouted() {
    addManyPersons(world);
    int stray = world.population.addPerson("stray");
    Activity island = world.at(world.work, "islandRoad");
    world
        .population
        .plans()
        .add(
            stray,
            Plan.of(
                List.of(world.at(world.home, "there0").withEndTime(EIGHT), island),
                List.of(Leg.of(world.car))));
    TripRouting routing = world.routing(AccessEgress.WALK_TO_LINK);
    LegDemands demands = new LegDemands(
        ModeTable.bit(world.car), 0, ModeTable.bit(world.car) | ModeTable.bit(world.walk));

    PlanPreparation.Sifted sifted =
        PlanPreparation.runWhereInDoubt(routing, demands, 2, 1, problems);

    assertThat(problems.problems()).extracting(Problem::kind).containsExactly("no-route");
    assertThat(sifted.sample().cardinality()).isBetween(900, 1100);
    assertThat(sifted.leftOut().cardinality() + sifted.sample().cardinality()).isEqualTo(2999);
    assertThat(sifted.leftOut().intersects(sifted.sample())).isFalse();
    assertThat(sifted.leftOutPerSampled())
        .isCloseTo(2999.0 / sifted.sample().cardinality() - 1, within(1e-9));
    assertThat(plan(sifted.leftOut().nextSetBit(0)).legs().get(0).route())
        .isInstanceOf(Route.None.class);
    int sampled = sifted.sample().nextSetBit(0);
    assertThat(plan(sampled).legs()).hasSize(3);
    PlanPreparation.Sifted byThree = PlanPreparation.runWhereInDoubt(
        worldOfManyPersons().routing(AccessEgress.WALK_TO_LINK), demands, 3, 1, new ProblemLog());
    assertThat(byThree.sample()).as("with other threads").isEqualTo(sifted.sample());
  }

  @Test
  void nobodyIsCertainWhoseLegsMightFail() {
    long car = ModeTable.bit(world.car);
    long walk = ModeTable.bit(world.walk);
    long ride = ModeTable.bit(world.ride);
    Activity home = world.at(world.home, "there0").withEndTime(EIGHT);
    Activity work = world.at(world.work, "there3");
    LegDemands demands = new LegDemands(car, 0, car | walk | ride);

    assertThat(isCertain(AccessEgress.NONE, demands, home, world.car, work)).isTrue();
    assertThat(isCertain(AccessEgress.NONE, demands, home, world.ride, work)).isTrue();
    assertThat(isCertain(AccessEgress.NONE, demands, home, world.walk, work)).isTrue();
    assertThat(isCertain(AccessEgress.NONE, demands, home, world.boat, work))
        .as("not routed")
        .isFalse();
    assertThat(isCertain(
            AccessEgress.NONE, new LegDemands(car, 0, walk | ride), home, world.car, work))
        .as("without scoring parameters")
        .isFalse();
    assertThat(isCertain(
            AccessEgress.NONE, new LegDemands(car, car, car | walk), home, world.car, work))
        .as("must be ridden")
        .isFalse();
    assertThat(isCertain(
            AccessEgress.NONE, new LegDemands(ride, 0, car | walk | ride), home, world.ride, work))
        .as("must be driven and is teleported")
        .isFalse();
    Activity bridge = world.at(world.work, "footbridge");
    assertThat(isCertain(AccessEgress.NONE, demands, home, world.car, bridge))
        .as("arrives on another link")
        .isFalse();
    Activity besideBridge = world.at(world.work, "footbridge", 700, 10);
    assertThat(isCertain(AccessEgress.WALK_TO_LINK, demands, home, world.car, besideBridge))
        .as("walks from the other link")
        .isTrue();
    assertThat(isCertain(
            AccessEgress.WALK_TO_LINK, new LegDemands(car, 0, car), home, world.car, besideBridge))
        .as("walks without scoring parameters")
        .isFalse();
    assertThat(isCertain(
            AccessEgress.NONE, demands, home.withEndTime(SimTime.UNDEFINED), world.car, work))
        .as("never leaves")
        .isFalse();
    assertThat(isCertain(
            AccessEgress.NONE, demands, home, world.car, world.at(world.work, "islandRoad")))
        .as("no way")
        .isFalse();
    assertThat(isCertain(
            AccessEgress.NONE,
            demands,
            home,
            world.car,
            Activity.at(world.work, Network.NO_LINK, Double.NaN, Double.NaN)))
        .as("nowhere")
        .isFalse();
  }

  @Test
  void whoHasRoutesOrEndsBeforeTheActivityBeforeIsNotCertain() {
    LegDemands demands = new LegDemands(ModeTable.bit(world.car), 0, ModeTable.bit(world.car));
    Activity home = world.at(world.home, "there0").withEndTime(EIGHT);
    Activity work = world.at(world.work, "there3").withEndTime(EIGHT - 1);
    Leg drive = Leg.of(world.car);
    assertThat(isCertain(AccessEgress.NONE, demands, List.of(home, work, home), drive, drive))
        .as("in the wrong order")
        .isFalse();
    Activity later = work.withEndTime(EIGHT + 1);
    assertThat(isCertain(AccessEgress.NONE, demands, List.of(home, later, home), drive, drive))
        .isTrue();
    int[] links = {world.link("there0"), world.link("there1")};
    Leg routed = drive.withRoute(LinkPath.of(links, 10, 500));
    assertThat(isCertain(AccessEgress.NONE, demands, List.of(home, later, home), drive, routed))
        .as("with a route already")
        .isFalse();
  }

  private boolean isCertain(
      AccessEgress access, LegDemands demands, Activity from, int mode, Activity to) {
    return isCertain(access, demands, List.of(from, to), Leg.of(mode));
  }

  private boolean isCertain(
      AccessEgress access, LegDemands demands, List<Activity> activities, Leg... legs) {
    int other = world.population.addPerson("p" + world.population.personCount());
    world.population.plans().add(other, Plan.of(activities, List.of(legs)));
    TripRouting routing = world.routing(access);
    ActivityLinker linker = new ActivityLinker(routing.nearestLinks(), world.facilities);
    return new CertainPlans(routing, linker, demands)
        .isCertain(other, new PlanCursor(world.population.plans()));
  }

  private static TripWorld worldOfManyPersons() {
    TripWorld world = new TripWorld();
    addManyPersons(world);
    return world;
  }

  private static void addManyPersons(TripWorld world) {
    for (int number = 1; number < 3000; number++) {
      int person = world.population.addPerson("p" + number);
      Activity home = world.at(world.home, "there" + number % 3, number % 7, 30);
      Activity work = world.at(world.work, "back" + number % 4, number % 5, 10);
      Plan plan = Plan.of(List.of(home.withEndTime(EIGHT), work), List.of(Leg.of(world.car)));
      world.population.plans().add(person, plan);
    }
  }

  private static List<Plan> preparedPlansOfManyPersons(int threads) {
    TripWorld world = worldOfManyPersons();
    TripRouting routing = world.routing(AccessEgress.WALK_TO_LINK);
    PlanPreparation.run(routing, threads, 1, new ProblemLog());
    List<Plan> plans = new ArrayList<>();
    for (int person = 1; person < 3000; person++) {
      plans.add(world.population.plans().plan(world.population.plans().selectedPlan(person)));
    }
    return plans;
  }

  private void addPlan(Activity home, int mode, Activity work) {
    Plan plan = Plan.of(List.of(home, work), List.of(Leg.of(mode)));
    world.population.plans().add(world.person, plan);
  }

  private PlanPreparation.Summary prepare(int threads) {
    return PlanPreparation.run(world.routing(AccessEgress.NONE), threads, 1, problems);
  }

  private Plan plan(int person) {
    return world.population.plans().plan(world.population.plans().selectedPlan(person));
  }
}
