package vn.luong.sim.trips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
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

  private static List<Plan> preparedPlansOfManyPersons(int threads) {
    TripWorld world = new TripWorld();
    for (int number = 1; number < 3000; number++) {
      int person = world.population.addPerson("p" + number);
      Activity home = world.at(world.home, "there" + number % 3, number % 7, 30);
      Activity work = world.at(world.work, "back" + number % 4, number % 5, 10);
      Plan plan = Plan.of(List.of(home.withEndTime(EIGHT), work), List.of(Leg.of(world.car)));
      world.population.plans().add(person, plan);
    }
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
