package vn.luong.sim.mobsim;

import it.unimi.dsi.fastutil.ints.IntArrays;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.network.Network;
import vn.luong.sim.operations.StopQueues;
import vn.luong.sim.operations.StopVisits;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.traffic.Drivers;
import vn.luong.sim.traffic.Traffic;
import vn.luong.sim.traffic.TrafficLane;
import vn.luong.sim.traffic.VehicleBehavior;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;

/**
 * What people do outside traffic: end activities, depart, get into vehicles, arrive, are teleported (MATSim {@code
 * ActivityEngine}, {@code VehicularDepartureHandler}, {@code DefaultTeleportationEngine}).
 *
 * <p>A leg whose mode neither drives nor rides is teleported by its route's travel time, else its own. A leg that states
 * neither is given up at its departure.
 *
 * <p>A vehicle is in one place: a driver whose vehicle somebody else drives waits for it, also where MATSim would let
 * both drive it.
 *
 * <p>Threads: the main loop's.
 */
final class PlanExecution {
  private final Population population;
  private final Fleet fleet;
  private final MobsimParameters parameters;
  private final NetworkLegs legs;
  private final Traffic traffic;
  private final Drivers drivers;
  private final EventOutput output;
  /** Null if there is no public transport. */
  private final TransitPhase transit;

  private final int personCount;
  private final int agentCount;
  private final AgentStates agents;
  private final ParkedVehicles vehicles;
  private final PlanCursor cursor;
  private final DueAgents activityEnds;
  private final DueAgents teleportEnds;
  private double earliestEndTime = Double.POSITIVE_INFINITY;
  private int unfinishedCount;
  /** Sum of what was read ahead: keeps the reads from being left out. */
  private int touched;

  private int[] arriving = new int[64];
  private long departureCount;
  private long arrivalCount;
  private long abortedCount;

  /**
   * Everybody before their first activity.
   *
   * @param transit public transport, null if there is none
   * @param rank rank of each agent's id among the texts of all: persons, then transit drivers
   */
  PlanExecution(
      Population population,
      MobsimParameters parameters,
      NetworkLegs legs,
      TransitPhase transit,
      Traffic traffic,
      EventOutput output,
      int[] rank) {
    this.population = population;
    this.transit = transit;
    fleet = legs.fleet();
    this.parameters = parameters;
    this.legs = legs;
    this.traffic = traffic;
    this.drivers = traffic.drivers();
    this.output = output;
    personCount = population.personCount();
    agentCount = personCount + (transit == null ? 0 : transit.vehicleCount());
    agents = new AgentStates(population, legs, agentCount - personCount);
    vehicles = new ParkedVehicles(legs);
    cursor = new PlanCursor(population.plans());
    activityEnds = new DueAgents(agents, rank, parameters.stepSeconds());
    teleportEnds = new DueAgents(agents, rank, parameters.stepSeconds());
    computeFirstEndTimes();
  }

  private void computeFirstEndTimes() {
    for (int driver = personCount; driver < agentCount; driver++) {
      boolean isBusy = transit.hasRuns(driver - personCount);
      agents.setEndTime(
          driver, isBusy ? transit.startTime(driver - personCount) : Double.POSITIVE_INFINITY);
      earliestEndTime = Math.min(earliestEndTime, agents.endTime(driver));
    }
    for (int person = 0; person < personCount; person++) {
      agents.setEndTime(person, Double.POSITIVE_INFINITY);
      int plan = population.plans().selectedPlan(person);
      if (plan == PlanStore.NO_PLAN) {
        continue;
      }
      cursor.seek(plan);
      cursor.advance();
      agents.moveTo(person, cursor);
      agents.setEndTime(person, endOfActivity(0));
      earliestEndTime = Math.min(earliestEndTime, agents.endTime(person));
    }
  }

  /** When the activity the cursor stands on ends; never if it is the last one. */
  private double endOfActivity(double startTime) {
    if (cursor.ordinal() == cursor.activityCount() - 1) {
      return Double.POSITIVE_INFINITY;
    }
    double end =
        parameters.endTimeRule().endTime(startTime, cursor.endTime(), cursor.maxDurationSeconds());
    return SimTime.isDefined(end) ? end : Double.POSITIVE_INFINITY;
  }

  /** End of the activity that ends first, infinite if none does. */
  double earliestEndTime() {
    return earliestEndTime;
  }

  /** Everybody is at the first activity; those with a leg to come are counted as unfinished. */
  void begin(int startTime) {
    for (int person = 0; person < agentCount; person++) {
      if (agents.endTime(person) != Double.POSITIVE_INFINITY) {
        unfinishedCount++;
        agents.setDoing(person, AgentStates.ACTIVITY);
        activityEnds.add(person, startTime);
      }
    }
  }

  boolean isEverybodyFinished() {
    return unfinishedCount == 0;
  }

  /** The first step after now in which somebody may be due, or a limit if that comes first. */
  int nextTime(int now, int limit) {
    return teleportEnds.nextTime(now, activityEnds.nextTime(now, limit));
  }

  /** Ends the activities that are due. */
  void endActivities(int now) {
    int count = activityEnds.take(now);
    touchDepartures(count);
    for (int ordinal = 0; ordinal < count; ordinal++) {
      int person = activityEnds.taken(ordinal);
      if (person >= personCount) {
        startRun(person, now);
        continue;
      }
      agents.seek(person, cursor);
      endActivity(person, now);
    }
  }

  private void startRun(int driver, int now) {
    agents.setDoing(driver, AgentStates.OTHER);
    departureCount++;
    transit.startRun(driver - personCount, now);
  }

  private void endRun(int driver, int link, int now) {
    arrivalCount++;
    int vehicle = driver - personCount;
    if (!transit.endRun(vehicle, link, now)) {
      unfinishedCount--;
      return;
    }
    agents.setEndTime(driver, transit.startTime(vehicle));
    if (transit.startTime(vehicle) <= now) {
      startRun(driver, now);
    } else {
      agents.setDoing(driver, AgentStates.ACTIVITY);
      activityEnds.add(driver, now);
    }
  }

  /** Ends the legs of those who got out of transit vehicles. */
  void endRides(int now) {
    for (int lane = 0; transit != null && lane < traffic.laneCount(); lane++) {
      endRides(lane, now);
    }
  }

  private void endRides(int lane, int now) {
    StopVisits visits = transit.visits();
    for (int ordinal = 0; ordinal < visits.alightingCount(lane); ordinal++) {
      int person = visits.alightedPerson(lane, ordinal);
      agents.setLink(person, visits.alightingLink(lane, ordinal));
      agents.seek(person, cursor);
      int mode = cursor.mode();
      advance(person);
      endLeg(person, mode, now);
    }
    visits.clearAlightings(lane);
  }

  /** Reads ahead where the vehicles stand, and what the network knows of the links they stand on. */
  private void touchDepartures(int count) {
    int sum = 0;
    for (int ordinal = 0; ordinal < count; ordinal++) {
      int person = activityEnds.taken(ordinal);
      sum += vehicles.touch(legs.vehicleOrNone(agents.nextLeg(person)));
      sum += traffic.touch(agents.link(person));
    }
    touched = sum;
  }

  /** Ends the teleported legs that are due, those included that begin and end in this step. */
  void endTeleports(int now) {
    int count = teleportEnds.take(now);
    for (int ordinal = 0; ordinal < count; ordinal++) {
      int person = teleportEnds.taken(ordinal);
      agents.seek(person, cursor);
      double distance = cursor.distanceMeters();
      int mode = cursor.mode();
      output.buffer(1).appendTravelled(now, person, mode, distance);
      agents.setLink(person, destination(person));
      advance(person);
      endLeg(person, mode, now);
      if (teleportEnds.hasMoreNow()) {
        count = teleportEnds.join(ordinal + 1, count);
      }
    }
  }

  /** Gives up those who were removed. */
  void giveUpRemoved(int now) {
    for (int lane = 0; lane < traffic.laneCount(); lane++) {
      giveUpRemoved(traffic.lane(lane), now);
    }
  }

  private void giveUpRemoved(TrafficLane lane, int now) {
    for (int ordinal = 0; ordinal < lane.removalCount(); ordinal++) {
      int driver = lane.removedDriver(ordinal);
      abortedCount++;
      unfinishedCount--;
      if (drivers.person(driver) >= personCount) {
        endService(drivers.person(driver) - personCount, now);
      }
      // MATSim's vehicle is gone with its driver; here it can be fetched, but stands nowhere.
      vehicles.park(drivers.vehicle(driver), NetworkLegs.NOWHERE);
      drivers.release(driver);
    }
  }

  /** Ends the legs of those who arrived on a link. */
  void endDrives(int now) {
    for (int lane = 0; lane < traffic.laneCount(); lane++) {
      endDrives(traffic.lane(lane), now);
    }
  }

  private void endDrives(TrafficLane lane, int now) {
    int count = lane.arrivalCount();
    arriving = IntArrays.ensureCapacity(arriving, count, 0);
    int sum = 0;
    for (int ordinal = 0; ordinal < count; ordinal++) {
      int driver = lane.arrivedDriver(ordinal);
      arriving[ordinal] = drivers.person(driver);
      sum += vehicles.touch(drivers.vehicle(driver));
    }
    touched = sum;
    agents.touch(arriving, count);
    for (int ordinal = 0; ordinal < count; ordinal++) {
      int link = traffic.network().originalLink(lane.arrivalLink(ordinal));
      endDrive(lane.arrivedDriver(ordinal), link, now);
    }
  }

  private void endDrive(int driver, int link, int now) {
    int person = drivers.person(driver);
    int vehicle = drivers.vehicle(driver);
    int mode = drivers.mode(driver);
    double meters = drivers.drivenMeters(driver);
    drivers.release(driver);
    if (person >= personCount) {
      endRun(person, link, now);
      return;
    }
    EventBuffer events = output.buffer(2);
    events.appendLeavesTraffic(now, person, link, vehicle, mode, meters);
    events.appendPersonAndVehicle(EventKind.PERSON_LEAVES_VEHICLE, now, person, vehicle);
    vehicles.park(vehicle, link);
    agents.setLink(person, link);
    agents.seek(person, cursor);
    endLeg(person, mode, now);
    boolean anywhere = parameters.traffic().vehicleBehavior() == VehicleBehavior.TELEPORT;
    if (!vehicles.isInUse(vehicle)) {
      int next = vehicles.takeWaiting(vehicle, anywhere, agents, drivers);
      if (next != ParkedVehicles.NO_DRIVER) {
        drive(next, vehicle, now);
      }
    }
  }

  /** From the activity the cursor stands on to the leg after it. */
  private void endActivity(int person, int now) {
    agents.setDoing(person, AgentStates.OTHER);
    appendActivity(EventKind.ACTIVITY_END, person, now);
    advance(person);
    departureCount++;
    int mode = cursor.mode();
    output.buffer(1).appendDeparture(now, person, agents.link(person), mode, cursor.routingMode());
    if (parameters.isMainMode(mode)) {
      departByVehicle(person, mode, now);
    } else if (transit == null || !transit.isTransitMode(mode) || !transit.await(person, now)) {
      departByTeleport(person, mode, now);
    }
  }

  private void appendActivity(EventKind kind, int person, int now) {
    output
        .buffer(1)
        .appendActivity(
            kind,
            now,
            person,
            agents.link(person),
            cursor.activityType(),
            cursor.facility(),
            cursor.x(),
            cursor.y());
  }

  private void departByTeleport(int person, int mode, int now) {
    double seconds = SimTime.isDefined(cursor.routeTravelTimeSeconds())
        ? cursor.routeTravelTimeSeconds()
        : cursor.travelTimeSeconds();
    if (!SimTime.isDefined(seconds)) {
      output
          .buffer(1)
          .appendPersonOnLink(EventKind.STUCK_AND_ABORT, now, person, agents.link(person), mode);
      abortedCount++;
      unfinishedCount--;
      return;
    }
    agents.setDoing(person, AgentStates.TELEPORT);
    agents.setEndTime(person, now + seconds);
    teleportEnds.add(person, now);
  }

  private void departByVehicle(int person, int mode, int now) {
    int leg = agents.takeLeg(person);
    int vehicle = legs.vehicle(leg);
    int driver = drivers.take(
        person,
        vehicle,
        fleet.typeOf(vehicle),
        mode,
        cursor.pathBytes(),
        cursor.pathPlace(),
        cursor.pathLinkCount() - 1);
    agents.moveBehind(person, cursor);
    VehicleBehavior behavior = parameters.traffic().vehicleBehavior();
    if (vehicles.isAt(vehicle, agents.link(person))
        || behavior == VehicleBehavior.TELEPORT && !vehicles.isInUse(vehicle)) {
      drive(driver, vehicle, now);
    } else if (behavior == VehicleBehavior.EXCEPTION) {
      throw vehicleIsElsewhere(person, vehicle);
    } else {
      vehicles.await(vehicle, driver);
    }
  }

  private InvalidInputException vehicleIsElsewhere(int person, int vehicle) {
    ProblemLog problems = new ProblemLog();
    int link = agents.link(person);
    problems.add(Problem.error(
        "vehicle-elsewhere",
        SourcePosition.of("plans"),
        "person \"" + population.personId(person) + "\"",
        "departs on link \""
            + population.network().linkId(link)
            + "\" where vehicle \""
            + fleet.vehicleId(vehicle)
            + "\" is not",
        "the vehicle stands where its driver is",
        "Let the plan bring the vehicle there, or let vehicles be teleported."));
    return new InvalidInputException(problems);
  }

  private void drive(int driver, int vehicle, int now) {
    vehicles.takeAway(vehicle);
    int person = drivers.person(driver);
    output.buffer(1).appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, now, person, vehicle);
    traffic.enterFromParking(driver, traffic.network().newLink(agents.link(person)));
  }

  /** On to the next element of the plan. */
  private void advance(int person) {
    cursor.advance();
    agents.moveTo(person, cursor);
  }

  /** A leg ends; the cursor stands on the activity after it. */
  private void endLeg(int person, int mode, int now) {
    agents.setDoing(person, AgentStates.OTHER);
    arrivalCount++;
    output.buffer(1).appendPersonOnLink(EventKind.ARRIVAL, now, person, agents.link(person), mode);
    appendActivity(EventKind.ACTIVITY_START, person, now);
    double endTime = endOfActivity(now);
    agents.setEndTime(person, endTime);
    if (endTime == Double.POSITIVE_INFINITY) {
      unfinishedCount--;
    } else if (endTime <= now) {
      endActivity(person, now);
    } else {
      agents.setDoing(person, AgentStates.ACTIVITY);
      activityEnds.add(person, now);
    }
  }

  /** Where the leg the cursor stands on ends: the end of its route, else the link of the activity after it. */
  private int destination(int person) {
    if (cursor.endLink() != Network.NO_LINK) {
      return cursor.endLink();
    }
    cursor.advance();
    int link = cursor.link();
    agents.seek(person, cursor);
    return link;
  }

  /** Reports who has not finished when the simulation ends, and says how many of them are on the way. */
  int reportUnfinished(int now) {
    for (int person = 0; person < agentCount; person++) {
      if (agents.doing(person) == AgentStates.ACTIVITY) {
        output
            .batch(1)
            .appendPersonOnLink(
                EventKind.STUCK_AND_ABORT, now, person, EventBuffer.NONE, EventBuffer.NONE);
      }
    }
    int onTheWay = traffic.reportAborted(now, output::batch);
    onTheWay += reportWaiting(now);
    if (transit != null) {
      onTheWay += reportPassengers(now);
    }
    for (int person = 0; person < personCount; person++) {
      if (agents.doing(person) == AgentStates.TELEPORT) {
        agents.seek(person, cursor);
        int mode = cursor.mode();
        reportStuck(person, destination(person), mode, now);
        onTheWay++;
      }
    }
    return onTheWay;
  }

  /** A transit vehicle is removed; its passengers are given up with it, which MATSim forgets about. */
  private void endService(int vehicle, int now) {
    int riders = reportStuck(transit.queues().firstRider(vehicle), Network.NO_LINK, now);
    abortedCount += riders;
    unfinishedCount -= riders;
    transit.visits().endService(vehicle);
  }

  /** Reports those who wait at stops, then those on board of vehicles, of whom MATSim says nothing. */
  private int reportPassengers(int now) {
    StopQueues queues = transit.queues();
    int count = 0;
    for (int waiting = 0; waiting < queues.waitingListCount(); waiting++) {
      count += reportStuck(queues.firstWaiting(waiting), transit.linkOf(waiting), now);
    }
    for (int vehicle = 0; vehicle < transit.vehicleCount(); vehicle++) {
      count += reportStuck(queues.firstRider(vehicle), Network.NO_LINK, now);
    }
    return count;
  }

  /** Reports everybody of a list of {@link StopQueues}. */
  private int reportStuck(int first, int link, int now) {
    int count = 0;
    for (int person = first;
        person != StopQueues.NONE;
        person = transit.queues().next(person)) {
      agents.seek(person, cursor);
      reportStuck(person, link, cursor.mode(), now);
      count++;
    }
    return count;
  }

  /** Reports those who wait for a vehicle, in the order of the persons. */
  private int reportWaiting(int now) {
    int[] waiting = vehicles.waitingDrivers();
    IntArrays.quickSort(
        waiting, (left, right) -> Integer.compare(drivers.person(left), drivers.person(right)));
    for (int driver : waiting) {
      int person = drivers.person(driver);
      reportStuck(person, agents.link(person), drivers.mode(driver), now);
    }
    return waiting.length;
  }

  private void reportStuck(int person, int link, int mode, int now) {
    output.batch(1).appendPersonOnLink(EventKind.STUCK_AND_ABORT, now, person, link, mode);
  }

  long departureCount() {
    return departureCount;
  }

  long arrivalCount() {
    return arrivalCount;
  }

  long abortedCount() {
    return abortedCount;
  }
}
