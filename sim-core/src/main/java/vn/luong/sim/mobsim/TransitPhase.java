package vn.luong.sim.mobsim;

import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.network.Network;
import vn.luong.sim.operations.OperationsParameters;
import vn.luong.sim.operations.StopQueues;
import vn.luong.sim.operations.StopVisits;
import vn.luong.sim.operations.VehicleRuns;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.traffic.Drivers;
import vn.luong.sim.traffic.Traffic;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;

/**
 * What transit drivers and passengers do outside traffic: runs that begin and end, passengers who begin to wait (MATSim
 * {@code TransitQSimEngine}, {@code TransitDriverAgentImpl}). The driver of transit vehicle k is the person {@code
 * personCount + k}.
 *
 * <p>Threads: the main loop's.
 */
final class TransitPhase {
  /** The mode of drivers in events, whatever their links allow, as in MATSim. */
  static final String DRIVER_MODE = "car";

  private final int personCount;
  private final VehicleRuns runs;
  private final OperationsParameters parameters;
  private final StopQueues queues;
  private final StopFacilities stops;
  private final TransitLegs legs;
  private final TransitVehicles vehicles;
  private final int driverMode;
  private StopVisits visits;
  private Traffic traffic;
  private EventOutput output;

  /**
   * Everybody before the day; {@link #begin} must follow.
   *
   * @param problems takes what keeps passengers from riding
   */
  TransitPhase(
      Population population,
      VehicleRuns runs,
      OperationsParameters parameters,
      ProblemLog problems) {
    this.runs = runs;
    this.parameters = parameters;
    vehicles = runs.vehicles();
    stops = vehicles.schedule().stops();
    personCount = population.personCount();
    driverMode = population.modeTable().find(DRIVER_MODE);
    queues = new StopQueues(
        vehicles.schedule(), parameters.boardingRule(), personCount, vehicles.vehicleCount());
    legs = new TransitLegs(population, vehicles.schedule(), parameters, queues, problems);
  }

  /** Takes part in the traffic of a day. */
  void begin(Traffic ofDay, EventOutput newOutput) {
    traffic = ofDay;
    output = newOutput;
    Network network = traffic.network().network();
    visits = new StopVisits(runs, parameters, queues, network, personCount, traffic.laneCount());
    traffic.serveStops(visits);
  }

  int vehicleCount() {
    return vehicles.vehicleCount();
  }

  boolean isDriver(int person) {
    return person >= personCount;
  }

  boolean isTransitMode(int mode) {
    return parameters.isTransitMode(mode);
  }

  StopVisits visits() {
    return visits;
  }

  StopQueues queues() {
    return queues;
  }

  /** When the vehicle's present run begins. */
  double startTime(int vehicle) {
    return visits.startTime(vehicle);
  }

  /** True if the vehicle has something to do. */
  boolean hasRuns(int vehicle) {
    return runs.endRun(vehicle) > runs.firstRun(vehicle);
  }

  /** The vehicle's run begins. */
  void startRun(int vehicle, int now) {
    int person = personCount + vehicle;
    int run = visits.run(vehicle);
    int fleetVehicle = vehicles.fleetVehicle(vehicle);
    int link = runs.startLink(run);
    EventBuffer events = output.buffer(3);
    events.appendTransitDriverStarts(now, person, fleetVehicle, runs.departure(run));
    events.appendDeparture(now, person, link, driverMode, EventBuffer.NONE);
    events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, now, person, fleetVehicle);
    byte[] turns = runs.turns(run);
    Fleet fleet = vehicles.fleet();
    Drivers drivers = traffic.drivers();
    int type = fleet.typeOf(fleetVehicle);
    int driver = drivers.take(person, fleetVehicle, type, driverMode, turns, 0, turns.length);
    traffic.enterFromParking(driver, traffic.network().newLink(link));
  }

  /** The vehicle's run has ended; true if there is another one. */
  boolean endRun(int vehicle, int link, int now) {
    int person = personCount + vehicle;
    int fleetVehicle = vehicles.fleetVehicle(vehicle);
    EventBuffer events = output.buffer(3);
    events.appendTraffic(
        EventKind.VEHICLE_LEAVES_TRAFFIC, now, person, link, fleetVehicle, driverMode);
    events.appendPersonAndVehicle(EventKind.PERSON_LEAVES_VEHICLE, now, person, fleetVehicle);
    events.appendPersonOnLink(EventKind.ARRIVAL, now, person, link, driverMode);
    return visits.prepareNextRun(vehicle, now);
  }

  /** The person begins to wait for the next transit leg; false if that leg is not ridden. */
  boolean await(int person, int now) {
    int leg = legs.takeLeg(person);
    if (legs.waiting(leg) == TransitLegs.NOT_RIDDEN) {
      return false;
    }
    output
        .buffer(1)
        .appendWaitingForTransit(now, person, legs.accessStop(leg), legs.egressStop(leg));
    queues.await(legs.waiting(leg), person, legs.egressStop(leg), legs.ridesOn(leg));
    return true;
  }

  /** The link where those of a waiting list are, or {@link Network#NO_LINK}. */
  int linkOf(int waiting) {
    return stops.link(queues.stopOf(waiting));
  }
}
