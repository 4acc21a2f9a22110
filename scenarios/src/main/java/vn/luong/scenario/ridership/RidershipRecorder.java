package vn.luong.scenario.ridership;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntIterator;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import java.util.Arrays;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;

/**
 * Listens to a day of public transport: every run stop by stop, and every ride.
 *
 * <p>Who is denied boarding is told from what everybody can see: a full vehicle leaves while persons wait for a stop it still
 * comes to. Where passengers take vehicles of their line only, those count who then board that line, and those who board
 * none before the day ends. This does not depend on whether the run reports {@code BoardingDeniedEvent}.
 *
 * <p>Layout: {@link VisitColumns}, {@link RideColumns}; per transit vehicle 32 bytes; per person under way a few ints. Nothing
 * but one test per event if there is no schedule.
 *
 * <p>Threads: one.
 */
public final class RidershipRecorder implements EventSink {
  private static final int NONE = -1;

  private final Network network;
  private final Population population;
  private final TransitVehicles vehicles;
  private final TransitRoutes routes;
  private final TransitSchedule schedule;
  private final Departures departures;
  private final boolean isLineBound;
  private final boolean[] isInteraction;

  /** By vehicle of the fleet: its index among the transit vehicles, or {@link #NONE}. */
  private final int[] transitVehicle;

  private final VisitColumns visits;
  private final RideColumns rides = new RideColumns();

  private final int[] departure;
  private final int[] runStart;
  private final int[] nextRouteStop;
  private final int[] visit;
  private final int[] load;
  private final int[] places;
  private final double[] odometerMeters;
  private final double[] emptyMeters;
  private final int[] emptySeconds;

  private final IntLinkedOpenHashSet[] waiting;
  private final Int2IntOpenHashMap rideOfPerson = new Int2IntOpenHashMap();
  private final Int2IntOpenHashMap lastRideOfPerson = new Int2IntOpenHashMap();
  /** Pairs of a ride and a visit that may have left the person behind. */
  private final IntArrayList leftBehind = new IntArrayList();

  private final double[] revenueOfLine;
  private double revenueOfPasses;
  private boolean hasFares;
  private boolean isFinished;

  /**
   * A recorder of one day.
   *
   * @param isLineBound true if passengers take vehicles of the line in their plan only, false if they take whatever goes to
   *     their stop
   */
  public RidershipRecorder(Population population, TransitVehicles vehicles, boolean isLineBound) {
    this.population = population;
    this.network = population.network();
    this.vehicles = vehicles;
    this.isLineBound = isLineBound;
    schedule = vehicles.schedule();
    routes = schedule.routes();
    departures = schedule.departures();
    visits = new VisitColumns(schedule);
    isInteraction = new boolean[population.activityTypes().size()];
    for (int type = 0; type < isInteraction.length; type++) {
      isInteraction[type] = population.isInteraction(type);
    }
    int count = vehicles.vehicleCount();
    transitVehicle = indexInFleet(vehicles);
    departure = filledWithNone(count);
    runStart = new int[count];
    nextRouteStop = new int[count];
    visit = filledWithNone(count);
    load = new int[count];
    places = new int[count];
    odometerMeters = new double[count];
    emptyMeters = new double[count];
    emptySeconds = new int[count];
    for (int vehicle = 0; vehicle < count; vehicle++) {
      int inFleet = vehicles.fleetVehicle(vehicle);
      places[vehicle] =
          inFleet == Fleet.NO_VEHICLE ? 0 : vehicles.fleet().type(inFleet).passengerCapacity();
    }
    revenueOfLine = new double[schedule.lineCount()];
    waiting = new IntLinkedOpenHashSet[schedule.stops().count()];
    rideOfPerson.defaultReturnValue(NONE);
    lastRideOfPerson.defaultReturnValue(NONE);
  }

  private static int[] indexInFleet(TransitVehicles vehicles) {
    int highest = NONE;
    for (int vehicle = 0; vehicle < vehicles.vehicleCount(); vehicle++) {
      highest = Math.max(highest, vehicles.fleetVehicle(vehicle));
    }
    int[] index = filledWithNone(highest + 1);
    for (int vehicle = 0; vehicle < vehicles.vehicleCount(); vehicle++) {
      if (vehicles.fleetVehicle(vehicle) != Fleet.NO_VEHICLE) {
        index[vehicles.fleetVehicle(vehicle)] = vehicle;
      }
    }
    return index;
  }

  private static int[] filledWithNone(int length) {
    int[] values = new int[length];
    Arrays.fill(values, NONE);
    return values;
  }

  @Override
  public void accept(EventBuffer events) {
    if (departures.count() == 0) {
      return;
    }
    int size = events.size();
    for (int row = 0; row < size; row++) {
      switch (events.kind(row)) {
        case LINK_ENTER -> enterLink(events.vehicle(row), events.link(row));
        case TRANSIT_DRIVER_STARTS -> startRun(events, row);
        case VEHICLE_ARRIVES_AT_STOP -> arrive(events, row);
        case VEHICLE_DEPARTS_AT_STOP -> depart(events, row);
        case VEHICLE_LEAVES_TRAFFIC, VEHICLE_ABORTS ->
          endRun(transit(events.vehicle(row)), events.time(row));
        case PERSON_ENTERS_VEHICLE -> board(events, row);
        case PERSON_LEAVES_VEHICLE -> alight(events, row);
        case WAITING_FOR_TRANSIT -> await(events, row);
        case ACTIVITY_END -> endActivity(events, row);
        case STUCK_AND_ABORT -> forget(events.person(row));
        case PERSON_MONEY -> pay(events, row);
        default -> {}
      }
    }
  }

  private int transit(int vehicle) {
    return vehicle >= 0 && vehicle < transitVehicle.length ? transitVehicle[vehicle] : NONE;
  }

  private void enterLink(int vehicle, int link) {
    int transit = transit(vehicle);
    if (transit != NONE) {
      odometerMeters[transit] += network.lengthMeters(link);
    }
  }

  private void startRun(EventBuffer events, int row) {
    int vehicle = transit(events.vehicle(row));
    if (vehicle == NONE) {
      return;
    }
    int started = events.departure(row);
    departure[vehicle] = started;
    runStart[vehicle] = events.time(row);
    odometerMeters[vehicle] = 0;
    visit[vehicle] = NONE;
    if (started != Departures.NO_DEPARTURE) {
      nextRouteStop[vehicle] = routes.firstStop(departures.route(started));
      visits.startRun(started, events.time(row), emptyMeters[vehicle], emptySeconds[vehicle]);
      emptyMeters[vehicle] = 0;
      emptySeconds[vehicle] = 0;
    }
  }

  private void endRun(int vehicle, int time) {
    if (vehicle == NONE) {
      return;
    }
    if (departure[vehicle] != Departures.NO_DEPARTURE) {
      visits.endRun(departure[vehicle], time, odometerMeters[vehicle]);
    } else {
      emptyMeters[vehicle] += odometerMeters[vehicle];
      emptySeconds[vehicle] += time - runStart[vehicle];
    }
    departure[vehicle] = Departures.NO_DEPARTURE;
    odometerMeters[vehicle] = 0;
    runStart[vehicle] = time;
  }

  private void arrive(EventBuffer events, int row) {
    int vehicle = transit(events.vehicle(row));
    if (vehicle == NONE || departure[vehicle] == Departures.NO_DEPARTURE) {
      return;
    }
    int at = routes.findStop(
        departures.route(departure[vehicle]), events.stop(row), nextRouteStop[vehicle]);
    if (at != StopFacilities.NO_STOP) {
      visit[vehicle] = visits.at(departure[vehicle], at);
      nextRouteStop[vehicle] = at + 1;
      visits.arrive(visit[vehicle], events.time(row), odometerMeters[vehicle]);
    }
  }

  private void depart(EventBuffer events, int row) {
    int vehicle = transit(events.vehicle(row));
    if (vehicle == NONE || visit[vehicle] == NONE) {
      return;
    }
    visits.depart(visit[vehicle], events.time(row), load[vehicle]);
    IntLinkedOpenHashSet left = waiting[events.stop(row)];
    if (left != null && !left.isEmpty() && load[vehicle] >= places[vehicle]) {
      leaveBehind(vehicle, left);
    }
    visit[vehicle] = NONE;
  }

  private void leaveBehind(int vehicle, IntLinkedOpenHashSet persons) {
    IntIterator each = persons.iterator();
    while (each.hasNext()) {
      int ride = rideOfPerson.get(each.nextInt());
      int toStop = rides.toStop(ride);
      if (toStop == NONE || schedule.leadsTo(departure[vehicle], nextRouteStop[vehicle], toStop)) {
        leftBehind.add(ride);
        leftBehind.add(visit[vehicle]);
      }
    }
  }

  private void await(EventBuffer events, int row) {
    int person = events.person(row);
    int stop = events.stop(row);
    int ride = rides.add(
        person, lastRideOfPerson.get(person), events.time(row), stop, events.destinationStop(row));
    rideOfPerson.put(person, ride);
    if (waiting[stop] == null) {
      waiting[stop] = new IntLinkedOpenHashSet();
    }
    waiting[stop].add(person);
  }

  /** Drivers, who come after all persons, never waited and so have no ride. */
  private void board(EventBuffer events, int row) {
    int vehicle = transit(events.vehicle(row));
    int ride = vehicle == NONE ? NONE : rideOfPerson.get(events.person(row));
    if (ride == NONE) {
      return;
    }
    waiting[rides.fromStop(ride)].remove(events.person(row));
    load[vehicle]++;
    if (visit[vehicle] != NONE) {
      rides.board(ride, visit[vehicle], events.time(row));
      visits.board(visit[vehicle], rides.waitSeconds(ride));
    }
  }

  private void alight(EventBuffer events, int row) {
    int vehicle = transit(events.vehicle(row));
    int person = events.person(row);
    int ride = vehicle == NONE ? NONE : rideOfPerson.get(person);
    if (ride == NONE) {
      return;
    }
    load[vehicle]--;
    rideOfPerson.remove(person);
    lastRideOfPerson.put(person, ride);
    if (visit[vehicle] != NONE) {
      rides.alight(ride, visit[vehicle], events.time(row));
      visits.alight(visit[vehicle]);
    }
  }

  private void endActivity(EventBuffer events, int row) {
    if (!isInteraction[events.activityType(row)]) {
      lastRideOfPerson.remove(events.person(row));
    }
  }

  /** The person is taken out of the day, from a stop or a vehicle or from somewhere else. */
  private void forget(int person) {
    int ride = rideOfPerson.remove(person);
    if (ride == NONE) {
      return;
    }
    if (rides.hasBoarded(ride)) {
      load[departures.vehicle(visits.departure(rides.boardVisit(ride)))]--;
    } else {
      waiting[rides.fromStop(ride)].remove(person);
    }
  }

  private void pay(EventBuffer events, int row) {
    switch (events.purpose(row)) {
      case FARE -> {
        hasFares = true;
        if (events.line(row) != NONE) {
          revenueOfLine[events.line(row)] -= events.amount(row);
        }
      }
      case PASS -> {
        hasFares = true;
        revenueOfPasses -= events.amount(row);
      }
      default -> {}
    }
  }

  /** The day has ended: says who was denied boarding. */
  private void finish() {
    if (isFinished) {
      return;
    }
    isFinished = true;
    for (int pair = 0; pair < leftBehind.size(); pair += 2) {
      int ride = leftBehind.getInt(pair);
      int full = leftBehind.getInt(pair + 1);
      boolean isDenied =
          !isLineBound || !rides.hasBoarded(ride) || lineOf(rides.boardVisit(ride)) == lineOf(full);
      if (isDenied) {
        visits.deny(full);
        rides.deny(ride);
      }
    }
  }

  private int lineOf(int aVisit) {
    return visits.line(visits.departure(aVisit));
  }

  Population population() {
    return population;
  }

  TransitVehicles vehicles() {
    return vehicles;
  }

  /** All stops of all runs, once the day has ended. */
  VisitColumns visits() {
    finish();
    return visits;
  }

  /** All rides, once the day has ended. */
  RideColumns rides() {
    finish();
    return rides;
  }

  /** Fares paid to a line; NaN if nobody paid any fare on this day. */
  double revenueOf(int line) {
    return hasFares ? revenueOfLine[line] : Double.NaN;
  }

  /** What was paid for passes, which belong to no line; NaN if nobody paid any fare on this day. */
  double revenueOfPasses() {
    return hasFares ? revenueOfPasses : Double.NaN;
  }
}
