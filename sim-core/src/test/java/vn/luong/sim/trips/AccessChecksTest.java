package vn.luong.sim.trips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.population.Plan;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

class AccessChecksTest {
  private final StationWorld world = new StationWorld();
  private final ProblemLog problems = new ProblemLog();

  private void check(String attribute, String linkAttribute) {
    AccessWay way = new AccessWay(
        world.motorbike,
        new AccessWay.StopSearch(
            1000, 0, 1000, Double.POSITIVE_INFINITY, 4, attribute, "yes", linkAttribute),
        AccessWay.PersonFilter.EVERYBODY,
        AccessWay.Cost.ofTime(1),
        false);
    AccessChecks.run(
        world.schedule, world.network, JourneyOptions.ofAccess(List.of(way)), problems);
  }

  @Test
  void linksThatStopsNameMustBeThere() {
    world.schedule.stops().attributes().putText(0, "bikeLink", "e1");
    world.schedule.stops().attributes().putText(1, "bikeLink", "e99");

    check("parking", "bikeLink");

    assertThat(problems.problems()).extracting(Problem::kind).containsExactly("unknown-link");
    assertThat(problems.problems().get(0).subject()).contains("s4");
  }

  @Test
  void waysThatLeadNowhereAreTold() {
    check("parkAndBoat", null);

    assertThat(problems.problems())
        .extracting(Problem::kind)
        .containsExactly("access-without-stops");
  }

  /** As MATSim has it: to the link that the stop names, and from there to the stop at once. */
  @Test
  void waysEndOnTheLinkThatTheStopNames() {
    int s4 = world.schedule.stops().find("s4");
    world.schedule.stops().attributes().putText(s4, "bikeLink", "w4");
    AccessWay way = new AccessWay(
        world.motorbike,
        new AccessWay.StopSearch(
            2500, 0, 2500, Double.POSITIVE_INFINITY, 1, null, null, "bikeLink"),
        AccessWay.PersonFilter.EVERYBODY,
        AccessWay.Cost.ofTime(StationWorld.RATE),
        false);
    PlanRouter router = new PlanRouter(world.routing(way).newRouter(1, 1));
    Plan plan = router.routeAll(world.person, world.day("e5 pt e17"));

    assertThat(world.text(plan)).startsWith("e5 motorbike(e5-w4) walk pt(4-18)");
    assertThat(plan.legs().get(1).travelTimeSeconds()).isZero();
  }
}
