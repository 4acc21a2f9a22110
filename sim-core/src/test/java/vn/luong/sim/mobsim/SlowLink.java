package vn.luong.sim.mobsim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.traffic.LinkDynamics;
import vn.luong.sim.traffic.Quirks;
import vn.luong.sim.traffic.Seepage;
import vn.luong.sim.traffic.TrafficDynamics;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.vehicles.Manoeuvres;

/**
 * A link of the {@link SlowQSim}: those who wait at its parking places, the queue of those who drive on it, and the buffer
 * of those who may cross the node (MATSim {@code QLinkImpl}, {@code QueueWithBuffer}). Sums and products are in MATSim's
 * order, because the last bit decides whether a number is above zero.
 */
final class SlowLink {
  private static final double HOLE_KILOMETERS_PER_HOUR = 15;
  private static final double HOLE_METERS_PER_SECOND = HOLE_KILOMETERS_PER_HOUR / 3.6;
  private static final int LONGEST_SEEPAGE_ROW = 4;

  /** Freed space on its way upstream. */
  private record Hole(double arrivalTime, double pce) {}

  final int index;
  final List<SlowVehicle> waiting = new ArrayList<>();
  /** Those who drive on it: a list, or a heap where MATSim has one. */
  final Collection<SlowVehicle> queue;

  /** Those who filter through, beside the queue; only where that differs by vehicle type. */
  final List<SlowVehicle> filtering = new ArrayList<>();

  final Deque<SlowVehicle> buffer = new ArrayDeque<>();

  /** PCE per capacity period, the weight of the link in the draw of its to-node. */
  double capacity;

  /** When the first of the buffer came to be the first. */
  int bufferMovedTime;

  private final SlowQSim day;
  private final TrafficParameters rules;
  private final Network network;
  private final int step;
  private final double length;
  private final double baseSpeed;
  private final Deque<Hole> holes = new ArrayDeque<>();

  private double freeSpeed;
  private double lanes;
  private double flowPerSecond;
  private double flowPerStep;
  private double inflowPerStep;
  private double storageCapacity;

  private double flowAccumulated;
  private int flowTime;
  private double usedStorage;
  private double freeHoleSpace;
  private double inflowAccumulated = 1;
  private int seepageRow;
  private double laneExitTime = Double.NEGATIVE_INFINITY;

  SlowLink(SlowQSim day, int index) {
    this.day = day;
    this.index = index;
    network = day.network();
    rules = day.rules();
    step = day.stepSeconds();
    length = network.lengthMeters(index);
    baseSpeed = network.freeSpeedMetersPerSecond(index);
    freeSpeed = baseSpeed;
    lanes = network.laneCount(index);
    flowPerSecond = network.flowCapacityPcePerSecond(index);
    capacity = network.capacityPcePerPeriod(index);
    computeCapacities();
    flowAccumulated = flowPerStep;
    freeHoleSpace = storageCapacity;
    queue = isHeap() ? newHeap() : new ArrayList<>();
  }

  /** Where vehicles pass MATSim has one queue by exit time. */
  private boolean isHeap() {
    boolean isOneQueueWithPassing = rules.linkDynamics() == LinkDynamics.PASSING || isSeeping();
    return rules.quirks().tiesByHeap() && isOneQueueWithPassing;
  }

  private static PriorityQueue<SlowVehicle> newHeap() {
    return new PriorityQueue<>(
        Comparator.comparingDouble((SlowVehicle vehicle) -> vehicle.exitTime));
  }

  /** One after the other as MATSim takes them out of the queue. */
  private List<SlowVehicle> inOrder() {
    if (!isHeap()) {
      return List.copyOf(queue);
    }
    PriorityQueue<SlowVehicle> rest = newHeap();
    rest.addAll(queue);
    List<SlowVehicle> order = new ArrayList<>();
    while (!rest.isEmpty()) {
      order.add(rest.remove());
    }
    return order;
  }

  private boolean hasHoles() {
    return rules.trafficDynamics() != TrafficDynamics.QUEUE;
  }

  private boolean hasCappedInflow() {
    return rules.trafficDynamics() == TrafficDynamics.KINEMATIC_WAVES;
  }

  /** What storage and diagram follow from: in MATSim its first free speed for ever; storage never from a lower one. */
  private double speedOfDiagram() {
    return rules.quirks().capacitiesOfBaseSpeed() || freeSpeed <= 0 ? baseSpeed : freeSpeed;
  }

  /** Flow per step, inflow per step and storage, from what the link is like now. */
  private void computeCapacities() {
    double speed = Math.max(speedOfDiagram(), baseSpeed);
    double cell = network.effectiveCellSizeMeters();
    flowPerStep = flowPerSecond * step * rules.flowCapacityFactor();
    inflowPerStep = flowPerStep;
    double lanesUsed = lanes;
    if (hasCappedInflow()) {
      double secondsPerMeter = 1 / HOLE_METERS_PER_SECOND + 1 / speedOfDiagram();
      switch (rules.inflowCapacity()) {
        case FROM_DIAGRAM -> inflowPerStep = lanes / cell / secondsPerMeter;
        case ONE_LANE -> inflowPerStep = 1 / cell / secondsPerMeter;
        case LANES_FROM_DIAGRAM ->
          lanesUsed = flowPerStep * cell * (1 / HOLE_METERS_PER_SECOND + 1 / speed);
      }
    }
    storageCapacity = length * lanesUsed / cell * rules.storageCapacityFactor();
    storageCapacity = Math.max(storageCapacity, flowPerStep);
    storageCapacity =
        Math.max(storageCapacity, length / speed * flowPerSecond * rules.flowCapacityFactor());
    if (hasHoles()) {
      storageCapacity = Math.max(
          storageCapacity,
          length * flowPerStep * (speed + HOLE_METERS_PER_SECOND) / speed / HOLE_METERS_PER_SECOND);
    }
  }

  /** Applies a network change; before anything else in the time step. */
  void change(NetworkChanges changes, int row, int now) {
    Quirks quirks = rules.quirks();
    double storageBefore = storageCapacity;
    if (!quirks.changeResetsFlow()) {
      accumulateFlow(now - step);
      flowTime = Math.max(flowTime, now - step);
    }
    switch (changes.kind(row)) {
      case FREE_SPEED -> freeSpeed = changes.applyTo(freeSpeed, row);
      case LANES -> lanes = changes.applyTo(lanes, row);
      case FLOW_CAPACITY -> {
        flowPerSecond = changes.applyTo(flowPerSecond, row);
        capacity = flowPerSecond * network.capacityPeriodSeconds();
      }
    }
    computeCapacities();
    flowAccumulated =
        quirks.changeResetsFlow() ? flowPerStep : Math.min(flowAccumulated, flowPerStep);
    freeHoleSpace = quirks.changeResetsHoles()
        ? storageCapacity
        : freeHoleSpace + storageCapacity - storageBefore;
  }

  /** What the link does in a time step, after all nodes. */
  void move(int now) {
    if (waiting.isEmpty() && queue.isEmpty() && filtering.isEmpty() && holes.isEmpty()) {
      // MATSim takes such links off its list; all that changes is that their inflow does not
      // refill.
      return;
    }
    if (rules.waitingBeforeDriving()) {
      enterTraffic(now);
      drive(now);
    } else {
      drive(now);
      enterTraffic(now);
    }
  }

  void enterTraffic(int now) {
    while (!waiting.isEmpty() && hasFlowLeft(now)) {
      SlowVehicle vehicle = waiting.remove(0);
      day.report(EventKind.VEHICLE_ENTERS_TRAFFIC, vehicle, index);
      if (vehicle.isOnLastLink()) {
        arriveWhereItStarts(vehicle);
      } else {
        addToBuffer(vehicle, now);
      }
    }
  }

  /** A trip within the link: put before all others, at its end; it gives back storage there that it may not have taken. */
  private void arriveWhereItStarts(SlowVehicle vehicle) {
    vehicle.exitTime = Double.NEGATIVE_INFINITY;
    addToQueue(0, vehicle);
    if (!rules.quirks().storageLeak()) {
      usedStorage += givesBackStorage(vehicle) ? vehicle.pce() : 0;
      freeHoleSpace -= vehicle.pce();
    }
  }

  private void drive(int now) {
    if (hasCappedInflow()) {
      inflowAccumulated = Math.min(inflowAccumulated + inflowPerStep, inflowPerStep);
    }
    while (!holes.isEmpty() && holes.peek().arrivalTime() < now) {
      freeHoleSpace += holes.remove().pce();
    }
    SlowVehicle vehicle = firstToGo(now);
    while (vehicle != null && vehicle.exitTime <= now) {
      if (vehicle.isOnLastLink()) {
        leaveQueue(vehicle, now);
        day.arrive(vehicle, this);
      } else if (hasFlowLeft(now)) {
        leaveQueue(vehicle, now);
        addToBuffer(vehicle, now);
        if (isSeeping() && rules.seepage().restricted() && isSeepMode(vehicle)) {
          seepageRow++;
        }
      } else {
        return;
      }
      vehicle = firstToGo(now);
    }
  }

  /** The first of the queue, or the first that seeps past it; null if nobody is there. */
  private SlowVehicle firstToGo(int now) {
    SlowVehicle first = queue.isEmpty() ? null : queue.iterator().next();
    if (!filtering.isEmpty()) {
      return firstOfBoth(first, filtering.get(0), now);
    }
    if (!isSeeping()) {
      return first;
    }
    if (rules.seepage().restricted() && seepageRow == LONGEST_SEEPAGE_ROW) {
      seepageRow = 0;
      return first;
    }
    return inOrder().stream()
        .filter(vehicle -> vehicle.exitTime <= now && isSeepMode(vehicle))
        .findFirst()
        .orElse(first);
  }

  /** Who arrives goes first; else who filters, but the first of the queue if four who came no earlier have overtaken him. */
  private SlowVehicle firstOfBoth(SlowVehicle first, SlowVehicle filters, int now) {
    if (first == null || first.exitTime > now) {
      return filters;
    }
    if (filters.exitTime > now || first.isOnLastLink()) {
      return first;
    }
    boolean isTurnOfQueue = seepageRow == LONGEST_SEEPAGE_ROW && first.exitTime <= filters.exitTime;
    return isTurnOfQueue && !filters.isOnLastLink() ? first : filters;
  }

  private boolean isByVehicleType() {
    return rules.linkDynamics() == LinkDynamics.BY_VEHICLE_TYPE;
  }

  private boolean isSeeping() {
    return rules.linkDynamics() == LinkDynamics.SEEPAGE;
  }

  private boolean isSeepMode(SlowVehicle vehicle) {
    return ModeTable.contains(rules.seepage().modes(), vehicle.mode);
  }

  /** MATSim looks for the name of the vehicle's type among the modes, and does so in all link dynamics. */
  private boolean takesStorage(SlowVehicle vehicle) {
    Seepage seepage = rules.seepage();
    int mode = network.modeTable().find(vehicle.type.id());
    boolean isNamed = mode != ModeTable.NO_MODE && ModeTable.contains(seepage.modes(), mode);
    return !(seepage.storageFree() && isNamed);
  }

  private boolean givesBackStorage(SlowVehicle vehicle) {
    return !isSeeping() || takesStorage(vehicle);
  }

  private void leaveQueue(SlowVehicle vehicle, int now) {
    boolean hasFiltered = filtering.remove(vehicle);
    if (!hasFiltered) {
      queue.remove(vehicle);
    }
    if (isByVehicleType()) {
      seepageRow = hasFiltered ? seepageRow + (isOvertaking(vehicle) ? 1 : 0) : 0;
    }
    if (givesBackStorage(vehicle)) {
      usedStorage -= vehicle.pce();
    }
    if (hasHoles()) {
      double seconds = length * 3.6 / HOLE_KILOMETERS_PER_HOUR;
      holes.add(new Hole(now + seconds, vehicle.pce()));
    }
  }

  /** True if somebody who has filtered past goes on before the first of the queue, who was due no later. */
  private boolean isOvertaking(SlowVehicle vehicle) {
    return !queue.isEmpty()
        && queue.iterator().next().exitTime <= vehicle.exitTime
        && !vehicle.isOnLastLink();
  }

  private void addToBuffer(SlowVehicle vehicle, int now) {
    flowAccumulated -= vehicle.flowConsumption();
    flowTime = now;
    buffer.add(vehicle);
    if (buffer.size() == 1) {
      bufferMovedTime = now;
    }
    day.toNode(this).activate();
  }

  private boolean hasFlowLeft(int now) {
    accumulateFlow(now);
    return flowAccumulated > 0;
  }

  /** Lazily, as MATSim's fast capacity update: for all time steps since the last look. */
  private void accumulateFlow(int now) {
    double limit = flowPerStep;
    for (SlowVehicle vehicle : buffer) {
      limit -= vehicle.flowConsumption();
    }
    if (flowTime < now && flowAccumulated < limit) {
      double steps = (double) (now - flowTime) / step;
      flowAccumulated = Math.min(flowAccumulated + steps * flowPerStep, limit);
      flowTime = now;
    }
  }

  /** Takes the first vehicle out of the buffer. */
  void removeFromBuffer(int now) {
    buffer.remove();
    bufferMovedTime = now;
    flowTime = now - step;
  }

  /** True if a vehicle may enter from upstream. */
  boolean accepts() {
    boolean fits = usedStorage < storageCapacity;
    if (!hasHoles()) {
      return fits;
    }
    boolean isFree = freeHoleSpace > 0 && (fits || rules.quirks().holesIgnoreStorage());
    return isFree && (!hasCappedInflow() || inflowAccumulated > 0);
  }

  void enterFromUpstream(SlowVehicle vehicle, int now) {
    double speed = Math.min(vehicle.type.maximumSpeedMetersPerSecond(), freeSpeed);
    vehicle.exitTime = now + step * Math.floor(length / speed / step);
    if (takesStorage(vehicle)) {
      usedStorage += vehicle.pce();
    }
    freeHoleSpace -= vehicle.pce();
    inflowAccumulated -= vehicle.flowConsumption();
    if (isByVehicleType()) {
      enterByType(vehicle);
    } else {
      addToQueue(placeIn(queue, vehicle), vehicle);
    }
  }

  /** Who cannot pass leaves no earlier than one of the kind who is ahead; who filters does not stand in the queue. */
  private void enterByType(SlowVehicle vehicle) {
    Manoeuvres manoeuvres = vehicle.type.manoeuvres();
    if (!manoeuvres.filtering() && !manoeuvres.passing()) {
      laneExitTime = Math.max(laneExitTime, vehicle.exitTime);
      vehicle.exitTime = laneExitTime;
    }
    if (manoeuvres.filtering()) {
      filtering.add(placeIn(filtering, vehicle), vehicle);
    } else {
      addToQueue(placeIn(queue, vehicle), vehicle);
    }
  }

  private void addToQueue(int place, SlowVehicle vehicle) {
    if (queue instanceof List<SlowVehicle> list) {
      list.add(place, vehicle);
    } else {
      queue.add(vehicle);
    }
  }

  /** At the end; or, where vehicles pass, after all that may leave no later. */
  private int placeIn(Collection<SlowVehicle> vehicles, SlowVehicle vehicle) {
    int place = vehicles.size();
    if (rules.linkDynamics() != LinkDynamics.FIFO && vehicles instanceof List<SlowVehicle> list) {
      while (place > 0 && list.get(place - 1).exitTime > vehicle.exitTime) {
        place--;
      }
    }
    return place;
  }
}
