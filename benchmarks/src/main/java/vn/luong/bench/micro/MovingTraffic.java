package vn.luong.bench.micro;

import java.util.List;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.network.Network;
import vn.luong.sim.traffic.Drivers;
import vn.luong.sim.traffic.Traffic;
import vn.luong.sim.traffic.TrafficLane;
import vn.luong.sim.traffic.TrafficNetwork;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.vehicles.VehicleType;

/**
 * The engine's traffic on one lane, without persons: who arrives starts again, so that it never ends. Each node has one
 * out-link, so that a trip is known by its number of turns.
 */
final class MovingTraffic {
  private static final int NO_CHOICE = 0;
  private static final long SEED = 4711;

  private final Traffic traffic;
  private final TrafficNetwork network;
  private final Drivers drivers;
  private final TrafficLane lane;
  private final EventBuffer events = new EventBuffer();
  private final byte[] path;
  /** Per vehicle the link where it starts, or {@link ObjectTraffic#WHERE_IT_IS}. */
  private final int[] start;

  private int vehicleCount;
  private int now;
  private long moveCount;

  /** @param tripTurns turns of all trips but the first one of a vehicle */
  MovingTraffic(Network roads, TrafficParameters parameters, int vehicleLimit, int tripTurns) {
    network = new TrafficNetwork(roads);
    drivers = new Drivers(List.of(VehicleType.ofMode("car", "car")), 4, false);
    int[] laneEnds = {network.nodeCount()};
    traffic = new Traffic(network, parameters, drivers, 1, laneEnds, SEED, 0);
    lane = traffic.lane(0);
    lane.setEvents(events);
    path = new byte[tripTurns];
    start = new int[vehicleLimit];
  }

  /** A vehicle waits at a link; it will start again at {@code startLink} or where it is. */
  void add(int link, int startLink, int turns) {
    start[vehicleCount] = startLink;
    depart(vehicleCount++, network.newLink(link), turns);
  }

  private void depart(int vehicle, int link, int turns) {
    int driver = drivers.take(vehicle, vehicle, 0, NO_CHOICE, path, 0, turns);
    traffic.enterFromParking(driver, link);
  }

  /** One second. */
  void step() {
    now++;
    events.clear();
    lane.moveNodes(now);
    // A move is two events, and nobody enters or is stuck in this phase.
    moveCount += events.size() >> 1;
    lane.moveLinks(now);
    for (int arrival = 0; arrival < lane.arrivalCount(); arrival++) {
      int driver = lane.arrivedDriver(arrival);
      int vehicle = drivers.vehicle(driver);
      drivers.release(driver);
      int link = start[vehicle] == ObjectTraffic.WHERE_IT_IS
          ? lane.arrivalLink(arrival)
          : network.newLink(start[vehicle]);
      depart(vehicle, link, path.length);
    }
  }

  /** Events of the last second. */
  EventBuffer events() {
    return events;
  }

  long moveCount() {
    return moveCount;
  }

  int vehicleCount() {
    return vehicleCount;
  }

  /** Vehicles on links and at parking places. */
  int countOnRoads() {
    EventBuffer unread = new EventBuffer();
    return traffic.reportAborted(now, rows -> {
      unread.clear();
      return unread;
    });
  }
}
