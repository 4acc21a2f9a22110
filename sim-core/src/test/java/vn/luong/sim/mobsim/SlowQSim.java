package vn.luong.sim.mobsim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.Route;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.traffic.TrafficNetwork;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.traffic.VehicleBehavior;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;

/**
 * MATSim's QSim written down again as plainly as possible, to compare {@link Mobsim} with: an object per person, vehicle,
 * link and node, all of them visited in every time step. Takes and gives what {@code Mobsim} does; knows no transit.
 *
 * <p>Written from MATSim's sources ({@code QSim}, {@code ActivityEngineDefaultImpl}, {@code DefaultTeleportationEngine},
 * {@code VehicularDepartureHandler}, {@code AbstractQLink}, {@code QLinkImpl}, {@code QueueWithBuffer}, {@code QNodeImpl})
 * with the switches of {@link vn.luong.sim.traffic.Quirks}. Where MATSim is arbitrary or fails it has our rules: random
 * numbers belong to node and time, vehicles of one exit time keep their order, and a vehicle has one driver at a time.
 */
final class SlowQSim {
  /** A vehicle is not where its driver is, and the run is to end then. */
  static final class VehicleElsewhereException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final Comparator<SlowPerson> BY_TIME_THEN_DESCENDING_ID =
      Comparator.<SlowPerson>comparingDouble(person -> person.dueTime)
          .thenComparing(person -> person.id, Comparator.reverseOrder());

  private final Population population;
  private final Fleet fleet;
  private final MobsimParameters parameters;
  private final NetworkChanges changes;

  private final List<SlowPerson> persons = new ArrayList<>();
  private final List<SlowVehicle> vehicles = new ArrayList<>();
  private final List<SlowLink> links = new ArrayList<>();
  private final List<SlowNode> nodes = new ArrayList<>();
  private final PriorityQueue<SlowPerson> staying = new PriorityQueue<>(BY_TIME_THEN_DESCENDING_ID);
  private final PriorityQueue<SlowPerson> travelling =
      new PriorityQueue<>(BY_TIME_THEN_DESCENDING_ID);
  private final EventBuffer events = new EventBuffer();

  private final List<SlowVehicle> boardedMeanwhile = new ArrayList<>();
  private boolean isMovingLinks;

  private int now;
  private int livingCount;
  private long departureCount;
  private long arrivalCount;
  private long abortedCount;

  SlowQSim(
      Population population, Fleet fleet, MobsimParameters parameters, NetworkChanges changes) {
    this.population = population;
    this.fleet = fleet;
    this.parameters = parameters;
    this.changes = changes;
  }

  /** Executes everybody's selected plan, as {@link Mobsim#run}; once per instance. */
  MobsimSummary run(long seed, int iteration, EventSink sink) {
    createNetwork();
    createPersonsAndVehicles();
    int startTime = startTime();
    int[] linkOrder = linkOrder();
    double endTime =
        SimTime.isDefined(parameters.endTime()) ? parameters.endTime() : Double.POSITIVE_INFINITY;
    int nextChange = 0;
    boolean isOver = false;
    now = startTime;
    while (!isOver) {
      for (; nextChange < changes.size() && changes.startTime(nextChange) <= now; nextChange++) {
        links.get(changes.link(nextChange)).change(changes, nextChange, now);
      }
      endActivities();
      for (int node = 0; node < nodes.size(); node++) {
        int second = now;
        nodes
            .get(node)
            .move(
                RandomStream.of(seed, iteration, node, now),
                link -> RandomStream.doubleAt(seed, iteration, link, second),
                now);
      }
      moveLinks(linkOrder);
      endTeleports();
      boolean isOneMore =
          parameters.runsToEndTime() && parameters.traffic().quirks().stepAfterEnd();
      isOver = (isOneMore ? now > endTime : now >= endTime)
          || livingCount == 0 && !parameters.runsToEndTime();
      now += isOver ? 0 : parameters.stepSeconds();
    }
    long onTheWay = reportUnfinished();
    sink.accept(events);
    return new MobsimSummary(
        events.size(), departureCount, arrivalCount, abortedCount, onTheWay, startTime, now);
  }

  /** Who boards while links move, waits from the next step on; or if driving comes first, enters after all have moved. */
  private void moveLinks(int[] order) {
    isMovingLinks = true;
    for (int link : order) {
      links.get(link).move(now);
    }
    isMovingLinks = false;
    for (SlowVehicle vehicle : boardedMeanwhile) {
      SlowLink link = links.get(vehicle.driver.link);
      link.waiting.add(vehicle);
      if (!rules().waitingBeforeDriving()) {
        link.enterTraffic(now);
      }
    }
    boardedMeanwhile.clear();
  }

  private void createNetwork() {
    Network network = network();
    for (int link = 0; link < network.linkCount(); link++) {
      links.add(new SlowLink(this, link));
    }
    IntRows inLinks = network.inLinks();
    for (int node = 0; node < network.nodeCount(); node++) {
      nodes.add(new SlowNode(
          this,
          IntStream.range(inLinks.start(node), inLinks.end(node))
              .map(inLinks::value)
              .boxed()
              .sorted(Comparator.comparing(network::linkId))
              .map(links::get)
              .toList()));
    }
  }

  /** Links do not depend on each other, but who arrives where first decides who gets a shared vehicle: our order. */
  private int[] linkOrder() {
    TrafficNetwork order = new TrafficNetwork(network());
    return IntStream.range(0, order.linkCount()).map(order::originalLink).toArray();
  }

  private void createPersonsAndVehicles() {
    for (int vehicle = 0; vehicle < fleet.vehicleCount(); vehicle++) {
      vehicles.add(new SlowVehicle(vehicle, fleet.type(vehicle)));
    }
    for (int index = 0; index < population.personCount(); index++) {
      int plan = population.plans().selectedPlan(index);
      if (plan != PlanStore.NO_PLAN) {
        createPerson(new SlowPerson(population, index, population.plans().plan(plan)));
      }
    }
    persons.forEach(person -> placeVehicles(person, true));
    if (!isByOwnersOnly()) {
      persons.forEach(person -> placeVehicles(person, false));
    }
  }

  private boolean isByOwnersOnly() {
    boolean isWaitedFor = rules().vehicleBehavior() != VehicleBehavior.TELEPORT;
    return isWaitedFor && rules().quirks().ownersPlaceVehicles();
  }

  /** Vehicles that a person drives, of one's own or of others, stand where the person is if they do not stand elsewhere. */
  private void placeVehicles(SlowPerson person, boolean isOfOwner) {
    Set<Integer> seenModes = new HashSet<>();
    for (Leg leg : person.plan.legs()) {
      if (parameters.isMainMode(leg.mode())) {
        SlowVehicle vehicle = vehicleOf(person, leg);
        boolean isOwn = fleet.vehicleOf(person.index, leg.mode()) == vehicle.index;
        boolean isFirst = seenModes.add(leg.mode());
        boolean isOfFile = vehicle.index < fleet.namedCount();
        if (isOwn && isByOwnersOnly() && !isFirst && !isOfFile) {
          continue;
        }
        if (isOwn == isOfOwner && vehicle.place == SlowVehicle.NOWHERE) {
          vehicle.place = person.link;
        }
      }
    }
  }

  private void createPerson(SlowPerson person) {
    persons.add(person);
    person.dueTime = person.endOfActivity(parameters.endTimeRule(), 0);
    if (person.dueTime != Double.POSITIVE_INFINITY) {
      staying.add(person);
      livingCount++;
    }
  }

  private SlowVehicle vehicleOf(SlowPerson person, Leg leg) {
    String named = ((LinkPath) leg.route()).vehicleId();
    return vehicles.get(
        named == null ? fleet.vehicleOf(person.index, leg.mode()) : fleet.find(named));
  }

  private int startTime() {
    double start = SimTime.isDefined(parameters.startTime()) ? parameters.startTime() : 0;
    boolean waitsForFirst = !parameters.startsAtStartTime() && !staying.isEmpty();
    return (int) Math.floor(waitsForFirst ? Math.max(start, staying.peek().dueTime) : start);
  }

  Network network() {
    return population.network();
  }

  TrafficParameters rules() {
    return parameters.traffic();
  }

  int stepSeconds() {
    return parameters.stepSeconds();
  }

  SlowLink link(int index) {
    return links.get(index);
  }

  SlowNode toNode(SlowLink link) {
    return nodes.get(network().toNode(link.index));
  }

  private void endActivities() {
    while (!staying.isEmpty() && staying.peek().dueTime <= now) {
      endActivity(staying.remove());
    }
  }

  private void endTeleports() {
    while (!travelling.isEmpty() && travelling.peek().dueTime <= now) {
      SlowPerson person = travelling.remove();
      Leg leg = person.leg();
      buffer().appendTravelled(now, person.index, leg.mode(), leg.route().distanceMeters());
      person.link = person.destination();
      endLeg(person);
    }
  }

  private void endActivity(SlowPerson person) {
    report(EventKind.ACTIVITY_END, person);
    person.done++;
    Leg leg = person.leg();
    departureCount++;
    buffer().appendDeparture(now, person.index, person.link, leg.mode(), leg.routingMode());
    if (parameters.isMainMode(leg.mode())) {
      departByVehicle(person, vehicleOf(person, leg));
      return;
    }
    Route route = leg.route();
    double seconds = SimTime.isDefined(route.travelTimeSeconds())
        ? route.travelTimeSeconds()
        : leg.travelTimeSeconds();
    person.dueTime = now + seconds;
    travelling.add(person);
  }

  private void departByVehicle(SlowPerson person, SlowVehicle vehicle) {
    VehicleBehavior behavior = rules().vehicleBehavior();
    boolean isParked = vehicle.place != SlowVehicle.ON_THE_ROAD;
    if (vehicle.place == person.link || behavior == VehicleBehavior.TELEPORT && isParked) {
      board(person, vehicle);
    } else if (behavior == VehicleBehavior.EXCEPTION) {
      throw new VehicleElsewhereException();
    } else {
      vehicle.awaitedBy.add(person);
    }
  }

  private void board(SlowPerson person, SlowVehicle vehicle) {
    vehicle.place = SlowVehicle.ON_THE_ROAD;
    vehicle.driver = person;
    vehicle.mode = person.leg().mode();
    vehicle.path = ((LinkPath) person.leg().route()).toArray();
    vehicle.position = 0;
    report(EventKind.PERSON_ENTERS_VEHICLE, vehicle, person.link);
    (isMovingLinks ? boardedMeanwhile : links.get(person.link).waiting).add(vehicle);
  }

  /** The vehicle has reached the end of its route. */
  void arrive(SlowVehicle vehicle, SlowLink link) {
    SlowPerson person = vehicle.driver;
    report(EventKind.VEHICLE_LEAVES_TRAFFIC, vehicle, link.index);
    report(EventKind.PERSON_LEAVES_VEHICLE, vehicle, link.index);
    vehicle.place = link.index;
    person.link = link.index;
    endLeg(person);
    if (vehicle.place != SlowVehicle.ON_THE_ROAD) {
      handOver(vehicle);
    }
  }

  /** To the first who waits for it, if vehicles are not teleported at the place where it stands. */
  private void handOver(SlowVehicle vehicle) {
    boolean anywhere = rules().vehicleBehavior() == VehicleBehavior.TELEPORT;
    for (SlowPerson person : vehicle.awaitedBy) {
      if (anywhere || person.link == vehicle.place) {
        vehicle.awaitedBy.remove(person);
        board(person, vehicle);
        return;
      }
    }
  }

  /** A stuck vehicle is taken out with its driver. */
  void remove(SlowVehicle vehicle, SlowLink link) {
    report(EventKind.STUCK_AND_ABORT, vehicle, link.index);
    vehicle.place = SlowVehicle.NOWHERE;
    abortedCount++;
    livingCount--;
  }

  private void endLeg(SlowPerson person) {
    int mode = person.leg().mode();
    arrivalCount++;
    buffer().appendPersonOnLink(EventKind.ARRIVAL, now, person.index, person.link, mode);
    report(EventKind.ACTIVITY_START, person);
    person.dueTime = person.endOfActivity(parameters.endTimeRule(), now);
    if (person.dueTime == Double.POSITIVE_INFINITY) {
      livingCount--;
    } else if (person.dueTime <= now) {
      endActivity(person);
    } else {
      staying.add(person);
    }
  }

  /** Reports everybody who has not finished, and says how many of them are on a leg. */
  private int reportUnfinished() {
    for (SlowPerson person : staying) {
      reportStuck(person, EventBuffer.NONE, EventBuffer.NONE);
    }
    int onTheWay = 0;
    for (SlowLink link : links) {
      for (List<SlowVehicle> list : List.of(
          link.waiting, List.copyOf(link.queue), link.filtering, List.copyOf(link.buffer))) {
        for (SlowVehicle vehicle : list) {
          report(EventKind.VEHICLE_ABORTS, vehicle, link.index);
          report(EventKind.STUCK_AND_ABORT, vehicle, link.index);
          onTheWay++;
        }
      }
    }
    for (SlowVehicle vehicle : vehicles) {
      for (SlowPerson person : vehicle.awaitedBy) {
        reportStuck(person, person.link, person.leg().mode());
        onTheWay++;
      }
    }
    for (SlowPerson person : travelling) {
      reportStuck(person, person.destination(), person.leg().mode());
      onTheWay++;
    }
    return onTheWay;
  }

  private void reportStuck(SlowPerson person, int link, int mode) {
    buffer().appendPersonOnLink(EventKind.STUCK_AND_ABORT, now, person.index, link, mode);
  }

  private void report(EventKind startOrEnd, SlowPerson person) {
    Activity activity = person.activity();
    buffer()
        .appendActivity(
            startOrEnd,
            now,
            person.index,
            person.link,
            activity.type(),
            activity.facility(),
            activity.x(),
            activity.y());
  }

  /** An event of a vehicle or its driver on a link. */
  void report(EventKind kind, SlowVehicle vehicle, int link) {
    int driver = vehicle.driver.index;
    switch (kind) {
      case VEHICLE_ENTERS_TRAFFIC, VEHICLE_LEAVES_TRAFFIC ->
        buffer().appendTraffic(kind, now, driver, link, vehicle.index, vehicle.mode);
      case PERSON_ENTERS_VEHICLE, PERSON_LEAVES_VEHICLE ->
        buffer().appendPersonAndVehicle(kind, now, driver, vehicle.index);
      case STUCK_AND_ABORT, STUCK_AND_CONTINUE ->
        buffer().appendPersonOnLink(kind, now, driver, link, vehicle.mode);
      default -> buffer().appendVehicleOnLink(kind, now, vehicle.index, link);
    }
  }

  private EventBuffer buffer() {
    events.ensureRoom(1);
    return events;
  }
}
