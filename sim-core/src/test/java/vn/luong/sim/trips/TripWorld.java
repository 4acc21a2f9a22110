package vn.luong.sim.trips;

import java.util.List;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Population;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * A road of four links of 500 m at 10 m/s from west to east, named there0 … there3, the way back, back0 … back3, and a
 * footbridge that cars may not use. One person, home on the first link.
 */
final class TripWorld {
  static final double WALK_SPEED = 1.0;
  static final double WALK_FACTOR = 1.5;

  final Facilities facilities = new Facilities();
  final ModeTable modes = new ModeTable();
  final int car = modes.add("car");
  final int walk = modes.add("walk");
  final int ride = modes.add("ride");
  final int boat = modes.add("boat");
  final Network network = buildNetwork();
  final Population population = new Population(network, facilities);
  final int home = population.activityTypes().add("home");
  final int work = population.activityTypes().add("work");
  final int person = population.addPerson("p");

  private Network buildNetwork() {
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node <= 4; node++) {
      builder.addNode("n" + node, 500 * node, 0);
    }
    builder.addNode("island", 500, 5000);
    builder.addNode("islandEnd", 600, 5000);
    LinkProperties road = new LinkProperties(500, 10, 1000, 1, ModeTable.bit(car));
    for (int link = 0; link < 4; link++) {
      builder.addLink("there" + link, link, link + 1, road);
      builder.addLink("back" + link, link + 1, link, road);
    }
    LinkProperties foot = new LinkProperties(500, 2, 1000, 1, ModeTable.bit(walk));
    builder.addLink("footbridge", 1, 2, foot);
    builder.addLink("islandRoad", 5, 6, road);
    return builder.build();
  }

  int link(String id) {
    return network.linkIds().find(id);
  }

  Activity at(int type, String link) {
    return Activity.at(type, link(link), Double.NaN, Double.NaN);
  }

  Activity at(int type, String link, double x, double y) {
    return Activity.at(type, link(link), x, y);
  }

  TripRouting routing(RoutingParameters.AccessEgress accessEgress) {
    return routing(accessEgress, Double.POSITIVE_INFINITY);
  }

  TripRouting routing(RoutingParameters.AccessEgress accessEgress, double carSpeed) {
    RoutingParameters parameters = new RoutingParameters(
        List.of(new RoutingParameters.NetworkMode(car, LinkCost.Weights.TIME)),
        List.of(
            RoutingParameters.TeleportedMode.ofSpeed(walk, WALK_SPEED, WALK_FACTOR),
            RoutingParameters.TeleportedMode.ofFreeSpeed(ride, 2, 1.3)),
        accessEgress,
        walk,
        car,
        EndTimeRule.END_TIME_THEN_DURATION,
        0);
    VehicleTypes types = new VehicleTypes();
    int type = types.add(VehicleType.ofMode("car", "car").withMaximumSpeed(carSpeed));
    Fleet fleet =
        Fleet.builder(types, population.personIds()).addMode(car, "car", type).build();
    return new TripRouting(population, fleet, parameters);
  }

  String path(int[] links) {
    StringBuilder text = new StringBuilder();
    for (int link : links) {
      text.append(text.length() == 0 ? "" : " ").append(network.linkId(link));
    }
    return text.toString();
  }
}
