package vn.luong.sim.trips;

import static org.assertj.core.api.Assertions.assertThat;

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
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.units.ClosedHours;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** Trips whose road is closed to their mode from six to nine, with a longer way around it. */
class ShutOutTripsTest {
  private static final double SIX = 6 * 3600;

  private final ModeTable modes = new ModeTable();
  private final int truck = modes.add("truck");
  private final Network network = network();
  private final Population population = new Population(network, new Facilities());
  private final int person = population.addPerson("driver");
  private final PlanRouter router = new PlanRouter(routing().newRouter(4711, 0));

  @Test
  void tripsGoAroundInClosedHours() {
    assertThat(way(router.routeAll(person, plan(SIX - 600)))).isEqualTo("in main out");
    assertThat(way(router.routeAll(person, plan(SIX)))).isEqualTo("in by out");
    assertThat(way(router.routeAll(person, plan(3 * 3600 + SIX)))).isEqualTo("in main out");
  }

  @Test
  void aShiftIntoClosedHoursNeedsAnotherWayAndNoOtherShift() {
    Plan early = router.routeAll(person, plan(SIX - 600));
    Plan intoTheBan = early.withActivity(0, early.activities().get(0).withEndTime(SIX + 60));
    Plan earlier = early.withActivity(0, early.activities().get(0).withEndTime(SIX - 900));

    assertThat(way(router.routeMissing(person, intoTheBan))).isEqualTo("in main out");
    assertThat(way(router.routeShutOut(person, intoTheBan))).isEqualTo("in by out");
    assertThat(router.routeShutOut(person, earlier)).isEqualTo(earlier);
  }

  @Test
  void costsComparedAreThoseOfTheDriveItself() {
    PathComparison comparison = new PathComparison(routing());
    LinkPath main =
        (LinkPath) router.routeAll(person, plan(SIX - 600)).legs().get(0).route();

    assertThat(comparison.comparePlanned(person, truck, main, SIX)).isTrue();
    assertThat(comparison.takenCost()).as("as planned").isEqualTo(100);
    assertThat(comparison.leastCost()).isEqualTo(300);

    int[] leaveTimes = {(int) SIX, (int) SIX + 130};
    assertThat(comparison.compareDriven(person, truck, main.toArray(), leaveTimes))
        .isTrue();
    assertThat(comparison.takenCost()).as("as driven").isEqualTo(130);
    assertThat(comparison.leastCost()).isEqualTo(300);
  }

  private Plan plan(double endTime) {
    Activity home = Activity.at(
            population.activityTypes().add("home"),
            network.linkIds().find("in"),
            Double.NaN,
            Double.NaN)
        .withEndTime(endTime);
    Activity work = Activity.at(
        population.activityTypes().add("work"),
        network.linkIds().find("out"),
        Double.NaN,
        Double.NaN);
    return Plan.of(List.of(home, work), List.of(Leg.of(truck)));
  }

  private String way(Plan plan) {
    StringBuilder text = new StringBuilder();
    for (int link : ((LinkPath) plan.legs().get(0).route()).toArray()) {
      text.append(text.length() == 0 ? "" : " ").append(network.linkId(link));
    }
    return text.toString();
  }

  private Network network() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < 4; node++) {
      builder.addNode("n" + node, 1000 * node, 0);
    }
    LinkProperties road = new LinkProperties(1000, 10, 1000, 1, ModeTable.bit(truck));
    builder.addLink("in", 0, 1, road);
    int main = builder.addLink("main", 1, 2, road);
    builder.addLink("by", 1, 2, new LinkProperties(3000, 10, 1000, 1, ModeTable.bit(truck)));
    builder.addLink("out", 2, 3, road);
    builder.linkAttributes().putText(main, ClosedHours.ATTRIBUTE, "truck 06:00-09:00");
    return builder.build();
  }

  private TripRouting routing() {
    RoutingParameters parameters = new RoutingParameters(
        List.of(new RoutingParameters.NetworkMode(truck, LinkCost.Weights.TIME)),
        List.of(),
        RoutingParameters.AccessEgress.NONE,
        truck,
        truck,
        EndTimeRule.END_TIME_THEN_DURATION,
        0);
    VehicleTypes types = new VehicleTypes();
    int type = types.add(VehicleType.ofMode("truck", "truck"));
    Fleet fleet = Fleet.builder(types, population.personIds())
        .addMode(truck, "truck", type)
        .build();
    return new TripRouting(population, fleet, parameters);
  }
}
