package vn.luong.bench.micro;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.network.Network;

/**
 * What {@link MovingTraffic} does, as one would write it first: an object per vehicle and link, {@link ArrayDeque}s of
 * them, a shared {@link Random}, and in each second a look at each node and each link.
 */
final class ObjectTraffic {
  static final int WHERE_IT_IS = -1;
  private static final long SEED = 4711;

  private static final class Vehicle {
    private final int number;
    private final int start;
    private int turnsLeft;
    private int exitTime;
    private Road road;

    private Vehicle(int number, int start, int turns, Road road) {
      this.number = number;
      this.start = start;
      this.turnsLeft = turns;
      this.road = road;
    }
  }

  private static final class Road {
    private final int link;
    private final int freeSeconds;
    private final double flowPerSecond;
    private final double storageCapacity;
    private final ArrayDeque<Vehicle> waiting = new ArrayDeque<>();
    private final ArrayDeque<Vehicle> queue = new ArrayDeque<>();
    private final ArrayDeque<Vehicle> buffer = new ArrayDeque<>();
    private double accumulated;
    private double storageUsed;
    private Road following;

    private Road(Network network, int link) {
      this.link = link;
      double free = network.lengthMeters(link) / network.freeSpeedMetersPerSecond(link);
      freeSeconds = (int) free;
      flowPerSecond = network.flowCapacityPcePerSecond(link);
      accumulated = flowPerSecond;
      double standing =
          network.lengthMeters(link) * network.laneCount(link) / network.effectiveCellSizeMeters();
      storageCapacity = Math.max(Math.max(standing, flowPerSecond), free * flowPerSecond);
    }
  }

  private final List<Road> roads = new ArrayList<>();
  private final List<List<Road>> nodes = new ArrayList<>();
  private final List<Vehicle> arrived = new ArrayList<>();
  private final EventBuffer events = new EventBuffer();
  private final Random random = new Random(SEED);
  private final int tripTurns;
  private int vehicleCount;
  private int now;
  private long moveCount;

  ObjectTraffic(Network network, int tripTurns) {
    this.tripTurns = tripTurns;
    for (int node = 0; node < network.nodeCount(); node++) {
      nodes.add(new ArrayList<>());
    }
    for (int link = 0; link < network.linkCount(); link++) {
      roads.add(new Road(network, link));
      nodes.get(network.toNode(link)).add(roads.get(link));
    }
    for (Road road : roads) {
      int node = network.toNode(road.link);
      if (network.outLinks().start(node) < network.outLinks().end(node)) {
        road.following = roads.get(network.outLinks().value(network.outLinks().start(node)));
      }
    }
  }

  void add(int link, int startLink, int turns) {
    Road road = roads.get(link);
    road.waiting.add(new Vehicle(vehicleCount++, startLink, turns, road));
  }

  /** One second. */
  void step() {
    now++;
    events.clear();
    for (List<Road> inRoads : nodes) {
      serve(inRoads);
    }
    moveCount += events.size() >> 1;
    for (Road road : roads) {
      moveAlong(road);
    }
    for (Vehicle vehicle : arrived) {
      Road road = vehicle.start == WHERE_IT_IS ? vehicle.road : roads.get(vehicle.start);
      road.waiting.add(new Vehicle(vehicle.number, vehicle.start, tripTurns, road));
    }
    arrived.clear();
  }

  private void serve(List<Road> inRoads) {
    if (inRoads.size() == 1) {
      emptyBuffer(inRoads.get(0));
      return;
    }
    List<Road> offering = new ArrayList<>();
    double weightSum = 0;
    for (Road road : inRoads) {
      if (!road.buffer.isEmpty()) {
        offering.add(road);
        weightSum += road.flowPerSecond;
      }
    }
    while (!offering.isEmpty()) {
      Road road = draw(offering, weightSum);
      weightSum -= road.flowPerSecond;
      emptyBuffer(road);
    }
  }

  private Road draw(List<Road> offering, double weightSum) {
    double drawn = random.nextDouble() * weightSum;
    int last = offering.size() - 1;
    for (int candidate = 0; candidate < last; candidate++) {
      drawn -= offering.get(candidate).flowPerSecond;
      if (drawn <= 0) {
        return offering.remove(candidate);
      }
    }
    return offering.remove(last);
  }

  private void emptyBuffer(Road road) {
    Road following = road.following;
    while (!road.buffer.isEmpty() && following.storageUsed < following.storageCapacity) {
      Vehicle vehicle = road.buffer.poll();
      events.ensureRoom(2);
      events.appendMove(now, vehicle.number, road.link, following.link, 0, EventBuffer.NONE);
      vehicle.turnsLeft--;
      vehicle.exitTime = now + following.freeSeconds;
      vehicle.road = following;
      following.queue.add(vehicle);
      following.storageUsed++;
    }
  }

  private void moveAlong(Road road) {
    double limit = road.flowPerSecond - road.buffer.size();
    if (road.accumulated < limit) {
      road.accumulated = Math.min(road.accumulated + road.flowPerSecond, limit);
    }
    while (!road.waiting.isEmpty() && road.accumulated > 0) {
      Vehicle vehicle = road.waiting.poll();
      events.ensureRoom(1);
      events.appendTraffic(
          EventKind.VEHICLE_ENTERS_TRAFFIC, now, vehicle.number, road.link, vehicle.number, 0);
      road.accumulated--;
      road.buffer.add(vehicle);
    }
    Vehicle first = road.queue.peek();
    while (first != null
        && first.exitTime <= now
        && (first.turnsLeft == 0 || road.accumulated > 0)) {
      road.queue.poll();
      road.storageUsed--;
      if (first.turnsLeft == 0) {
        arrived.add(first);
      } else {
        road.accumulated--;
        road.buffer.add(first);
      }
      first = road.queue.peek();
    }
  }

  long moveCount() {
    return moveCount;
  }

  /** Lets both run and compares who went where in each second; the order of links inside a second may differ. */
  void verify(MovingTraffic ours, int seconds) {
    for (int second = 0; second < seconds; second++) {
      step();
      ours.step();
      if (sum(events) != sum(ours.events()) || moveCount != ours.moveCount()) {
        throw new IllegalStateException("second " + now + ": " + moveCount + " moves of objects, "
            + ours.moveCount() + " of the engine, or not the same ones");
      }
    }
  }

  private static long sum(EventBuffer happened) {
    long sum = 0;
    for (int row = 0; row < happened.size(); row++) {
      long place = (long) happened.vehicle(row) << Integer.SIZE | happened.link(row);
      sum += (place * 31 + happened.kindOrdinal(row)) * 0x9E3779B97F4A7C15L >>> 7;
    }
    return sum;
  }
}
