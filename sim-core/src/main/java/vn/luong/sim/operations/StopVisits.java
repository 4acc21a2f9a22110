package vn.luong.sim.operations;

import java.util.Arrays;
import java.util.stream.IntStream;
import vn.luong.sim.arrays.IntBag;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.network.Network;
import vn.luong.sim.traffic.StopService;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.VehicleType;

/**
 * Transit vehicles on their runs and at their stops (MATSim {@code AbstractTransitDriverAgent}, {@code
 * PassengerAccessEgressImpl}): arrive, let passengers out and in, wait for the planned departure, go on. Passengers who ride
 * on when the vehicle goes on as another departure simply stay on board, also on an empty run in between.
 *
 * <p>Layout: columns per vehicle: which run, its start time, the next route stop and the end of them, whether the arrival at
 * it was told; 25 bytes, and the state of {@link DwellTimeModel}. Drivers are the persons from {@code personCount} on.
 *
 * <p>Threads: a vehicle belongs to the lane of the link it is on; between phases all belong to the main loop. Who got out
 * stands in a list of the lane.
 */
public final class StopVisits implements StopService {
  private static final int NONE = StopFacilities.NO_STOP;

  /** Who waits for longer is looked at in between; short enough to add to a clock. */
  private static final int LONGEST_SECONDS = 1 << 29;

  private final VehicleRuns runs;
  private final OperationsParameters parameters;
  private final StopQueues queues;
  private final int personCount;
  private final TransitRoutes routes;
  private final StopFacilities stops;
  private final Departures departures;
  private final DwellTimeModel dwell;
  private final boolean[] linkHasStop;

  private final int[] fleetVehicle;
  private final VehicleType[] type;
  private final int[] rank;
  private final int[] run;
  private final double[] startTime;
  private final int[] route;
  private final int[] routeStop;
  private final boolean[] isArrived;
  private final IntBag[] alightings;

  /** All vehicles before their first run. */
  public StopVisits(
      VehicleRuns runs,
      OperationsParameters parameters,
      StopQueues queues,
      Network network,
      int personCount,
      int laneCount) {
    this.runs = runs;
    this.parameters = parameters;
    this.queues = queues;
    this.personCount = personCount;
    TransitVehicles vehicles = runs.vehicles();
    TransitSchedule schedule = vehicles.schedule();
    routes = schedule.routes();
    stops = schedule.stops();
    departures = schedule.departures();
    int vehicleCount = vehicles.vehicleCount();
    dwell = new DwellTimeModel(vehicleCount);
    rank = departures.vehicleIds().rankByText();
    fleetVehicle = IntStream.range(0, vehicleCount).map(vehicles::fleetVehicle).toArray();
    type = Arrays.stream(fleetVehicle).mapToObj(vehicles.fleet()::type).toArray(VehicleType[]::new);
    run = new int[vehicleCount];
    startTime = new double[vehicleCount];
    route = new int[vehicleCount];
    routeStop = new int[vehicleCount];
    isArrived = new boolean[vehicleCount];
    alightings = new IntBag[laneCount];
    Arrays.setAll(alightings, lane -> new IntBag());
    linkHasStop = new boolean[network.linkCount()];
    for (int stop = 0; stop < stops.count(); stop++) {
      if (stops.link(stop) != Network.NO_LINK) {
        linkHasStop[stops.link(stop)] = true;
      }
    }
    for (int vehicle = 0; vehicle < vehicleCount; vehicle++) {
      run[vehicle] = runs.firstRun(vehicle) - 1;
      prepareNextRun(vehicle, Integer.MIN_VALUE);
    }
  }

  /**
   * Sees which run comes next: at the time of its departure, but not before the last one has ended; an empty run at once.
   *
   * @return whether there is one
   */
  public boolean prepareNextRun(int vehicle, int now) {
    int next = ++run[vehicle];
    if (next >= runs.endRun(vehicle)) {
      return false;
    }
    int departure = runs.departure(next);
    isArrived[vehicle] = false;
    if (departure == VehicleRuns.EMPTY) {
      startTime[vehicle] = now;
      route[vehicle] = TransitRoutes.NO_ROUTE;
      routeStop[vehicle] = NONE;
    } else {
      startTime[vehicle] = Math.max(now, departures.time(departure));
      route[vehicle] = departures.route(departure);
      boolean hasStops = routes.stopCount(route[vehicle]) > 0;
      routeStop[vehicle] = hasStops ? routes.firstStop(route[vehicle]) : NONE;
    }
    return true;
  }

  /** The vehicle's present run, or the next one before it begins; see {@link VehicleRuns}. */
  public int run(int vehicle) {
    return run[vehicle];
  }

  /** When the vehicle's run begins, seconds after midnight. */
  public double startTime(int vehicle) {
    return startTime[vehicle];
  }

  @Override
  public boolean hasStop(int link) {
    return linkHasStop[link];
  }

  @Override
  public boolean isServing(int person) {
    return person >= personCount;
  }

  @Override
  public boolean blocksLane(int person) {
    return stops.blocksLane(routes.stop(routeStop[person - personCount]));
  }

  @Override
  public boolean leavesBefore(int person, int other) {
    return rank[person - personCount] > rank[other - personCount];
  }

  @Override
  public int serve(int person, int link, int now, int lane, EventBuffer events) {
    int vehicle = person - personCount;
    int at = routeStop[vehicle];
    if (at == NONE || stops.link(routes.stop(at)) != link) {
      return NO_STOP;
    }
    if (!isArrived[vehicle]) {
      isArrived[vehicle] = true;
      arrive(vehicle, at, now, events);
    }
    int seconds = exchangePassengers(vehicle, at, now, lane, events);
    if (seconds > 0) {
      return seconds;
    }
    if (parameters.reportsDeniedBoarding()) {
      denyBoarding(vehicle, at, now, events);
    }
    int early = secondsTooEarly(vehicle, at, now);
    if (early > 0) {
      return early;
    }
    depart(vehicle, at, now, events);
    return SERVED;
  }

  private void arrive(int vehicle, int at, int now, EventBuffer events) {
    double offset =
        firstDefined(routes.arrivalOffsetSeconds(at), routes.departureOffsetSeconds(at));
    appendAtStop(EventKind.VEHICLE_ARRIVES_AT_STOP, vehicle, at, now, offset, events);
  }

  private void depart(int vehicle, int at, int now, EventBuffer events) {
    double offset =
        firstDefined(routes.departureOffsetSeconds(at), routes.arrivalOffsetSeconds(at));
    appendAtStop(EventKind.VEHICLE_DEPARTS_AT_STOP, vehicle, at, now, offset, events);
    isArrived[vehicle] = false;
    routeStop[vehicle] = at + 1 < routes.endStop(route[vehicle]) ? at + 1 : NONE;
  }

  private static double firstDefined(double offset, double otherwise) {
    double defined = SimTime.isDefined(offset) ? offset : otherwise;
    return SimTime.isDefined(defined) ? defined : 0;
  }

  private void appendAtStop(
      EventKind kind, int vehicle, int at, int now, double offsetSeconds, EventBuffer events) {
    double planned = departures.time(runs.departure(run[vehicle])) + offsetSeconds;
    events.ensureRoom(1);
    events.appendVehicleAtStop(kind, now, fleetVehicle[vehicle], routes.stop(at), now - planned);
  }

  /** Lets passengers out and in as far as this second allows; 0 if there is nothing to do any more. */
  private int exchangePassengers(int vehicle, int at, int now, int lane, EventBuffer events) {
    int stop = routes.stop(at);
    int departure = runs.departure(run[vehicle]);
    int places = type[vehicle].passengerCapacity() - queues.riderCount(vehicle);
    int wantOut = queues.countLeaving(vehicle, stop);
    int wantIn = queues.countEntering(departure, at, places + wantOut);
    int seconds = dwell.step(vehicle, type[vehicle].boarding(), wantOut, wantIn, places);
    int countIn = dwell.countIn(vehicle);
    int countOut = dwell.countOut(vehicle);
    events.ensureRoom(countIn + countOut);
    for (int count = 0; count < countIn; count++) {
      int person = queues.board(departure, at, vehicle);
      events.appendPersonAndVehicle(
          EventKind.PERSON_ENTERS_VEHICLE, now, person, fleetVehicle[vehicle]);
    }
    for (int count = 0; count < countOut; count++) {
      int person = queues.alight(vehicle, stop);
      events.appendPersonAndVehicle(
          EventKind.PERSON_LEAVES_VEHICLE, now, person, fleetVehicle[vehicle]);
      alightings[lane].add(person);
      alightings[lane].add(stops.link(stop));
    }
    return seconds;
  }

  /** Everybody who still waits for the vehicle now finds it full. */
  private void denyBoarding(int vehicle, int at, int now, EventBuffer events) {
    int departure = runs.departure(run[vehicle]);
    int person = queues.nextEntering(departure, at, NONE);
    while (person != NONE) {
      events.ensureRoom(1);
      events.appendPersonAndVehicle(EventKind.BOARDING_DENIED, now, person, fleetVehicle[vehicle]);
      person = queues.nextEntering(departure, at, person);
    }
  }

  private int secondsTooEarly(int vehicle, int at, int now) {
    double offset = routes.departureOffsetSeconds(at);
    if (!routes.awaitsDeparture(at) || !SimTime.isDefined(offset)) {
      return 0;
    }
    double early = Math.max(0, startTime[vehicle] + offset - now);
    return (int) Math.ceil(Math.min(early, LONGEST_SECONDS));
  }

  /** Passengers who got out in the last link phase of a lane. */
  public int alightingCount(int lane) {
    return alightings[lane].size() >> 1;
  }

  public int alightedPerson(int lane, int ordinal) {
    return alightings[lane].value(2 * ordinal);
  }

  /** The link, of the network as the input has it, on which a passenger got out. */
  public int alightingLink(int lane, int ordinal) {
    return alightings[lane].value(2 * ordinal + 1);
  }

  /** Forgets who got out, once that is dealt with. */
  public void clearAlightings(int lane) {
    alightings[lane].clear();
  }

  /** The vehicle is taken out of traffic; its passengers stand nowhere then. */
  public void endService(int vehicle) {
    run[vehicle] = runs.endRun(vehicle);
    queues.clearRiders(vehicle);
  }
}
