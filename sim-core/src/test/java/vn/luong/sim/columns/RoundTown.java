package vn.luong.sim.columns;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Population;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** A grid of streets on which vehicles wander at random, one link per half minute: events without a mobsim. */
final class RoundTown {
  private static final int SECONDS_PER_LINK = 30;

  private final long seed;
  private final Population population;
  private Fleet fleet;

  RoundTown(int nodesPerSide, long seed) {
    this.seed = seed;
    ModeTable modes = new ModeTable();
    modes.add("car");
    modes.add("motorbike");
    population = new Population(grid(nodesPerSide, modes), new Facilities());
    population.activityTypes().add("home");
    population.activityTypes().add("work");
    addPersons(3);
  }

  private static Network grid(int side, ModeTable modes) {
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < side * side; node++) {
      builder.addNode("n" + node, node % side * 500.0, node / side * 500.0);
    }
    LinkProperties street = new LinkProperties(500, 13.9, 1000, 1, 3);
    for (int node = 0; node < side * side; node++) {
      if (node % side + 1 < side) {
        builder.addLink(node + "-" + (node + 1), node, node + 1, street);
        builder.addLink((node + 1) + "-" + node, node + 1, node, street);
      }
      if (node + side < side * side) {
        builder.addLink(node + "-" + (node + side), node, node + side, street);
        builder.addLink((node + side) + "-" + node, node + side, node, street);
      }
    }
    return builder.build();
  }

  private void addPersons(int count) {
    for (int person = population.personCount(); person < count; person++) {
      population.addPerson("Người " + person);
    }
    VehicleTypes types = new VehicleTypes();
    int car = types.add(VehicleType.ofMode("car", "car"));
    fleet = Fleet.builder(types, population.personIds())
        .addMode(0, "car", car)
        .addMode(1, "motorbike", car)
        .build();
  }

  Population population() {
    return population;
  }

  Fleet fleet() {
    return fleet;
  }

  EventFileNames names() {
    return EventFileNames.of(population, fleet);
  }

  /** So many persons drive so many links each. */
  EventBuffer traffic(int persons, int linksPerTrip) {
    addPersons(persons);
    RandomStream random = RandomStream.of(seed, 0, 0, 0);
    List<ArrayDeque<int[]>> drivers = new ArrayList<>();
    for (int second = 0; second < SECONDS_PER_LINK; second++) {
      drivers.add(new ArrayDeque<>());
    }
    EventBuffer events = new EventBuffer();
    for (int person = 0; person < persons; person++) {
      int link = random.nextInt(population.network().linkCount());
      int start = person % SECONDS_PER_LINK;
      appendStart(events, person, link);
      drivers.get(start).add(new int[] {person, link});
    }
    for (int time = 1; time <= linksPerTrip * SECONDS_PER_LINK; time++) {
      for (int[] driver : drivers.get(time % SECONDS_PER_LINK)) {
        events.ensureRoom(2);
        int vehicle = fleet.vehicleOf(driver[0], 1);
        events.appendVehicleOnLink(EventKind.LINK_LEAVE, time, vehicle, driver[1]);
        IntRows out = population.network().outLinks();
        int node = population.network().toNode(driver[1]);
        driver[1] = out.value(node, random.nextInt(out.size(node)));
        events.appendVehicleOnLink(EventKind.LINK_ENTER, time, vehicle, driver[1]);
      }
    }
    return events;
  }

  private void appendStart(EventBuffer events, int person, int link) {
    events.ensureRoom(4);
    events.appendActivity(EventKind.ACTIVITY_END, 0, person, link, 0, -1, link * 0.7, 3.0);
    events.appendDeparture(0, person, link, 1, 1);
    int vehicle = fleet.vehicleOf(person, 1);
    events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, 0, person, vehicle);
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, 0, person, link, vehicle, 1);
  }
}
