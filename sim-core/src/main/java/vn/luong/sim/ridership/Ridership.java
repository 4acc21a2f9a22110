package vn.luong.sim.ridership;

import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;

/**
 * Listens to the passengers of a day: how many every departure carries from stop to stop, how many get in and how many are
 * left behind at each stop, how long these still wait, and what each person's time on board weighed more than in an empty
 * vehicle. From day to day it learns what passengers have to expect of each departure ({@link #learn}).
 *
 * <p>A section is a departure between two of its route stops; it has the index of the first. The load of a section is the
 * number of passengers with which the vehicle departs from there. Who is left behind is counted once for each vehicle; the
 * <em>extra wait</em> of a departure is the mean, over those who wanted to get in there first, of the seconds until they got
 * into a later one.
 *
 * <p>Layout: one cell per departure and route stop, 20 bytes, those of a departure next to each other; 4 bytes per
 * person and transport mode, 4 per person, and what {@link OnBoard} needs. With 200 lines of 30 stops and 200 departures each in both directions, 48 MB.
 *
 * <p>Threads: {@link #accept} from one; between days what it learned may be read by many.
 */
public final class Ridership implements EventSink {
  private static final int NONE = ServedStops.NONE;

  private final TransitRoutes routes;
  private final Departures departures;
  private final CrowdingParameters parameters;
  private final int personCount;
  private final ServedStops served;
  private final int[] seats;
  private final OnBoard onBoard;
  /** Transport modes of the routes, each once. */
  private final List<String> transportModes = new ArrayList<>();

  private final int[] transportModeOfRoute;
  /** That of the route which the vehicle serves or served last. */
  private final int[] transportModeOfVehicle;
  /** By transport mode and person. */
  private final float[][] weighed;
  /** Cell where a person was first left behind, with the time. */
  private final Int2LongOpenHashMap leftBehind = new Int2LongOpenHashMap();

  private final int[] firstCell;
  /** The departures of each route in order of time, each route's part where its departures are. */
  private final int[] byTime;

  private final char[] load;
  private final char[] boarded;
  private final char[] denied;
  private final char[] tries;
  private final int[] extraWaitSeconds;
  private final float[] expectedSurcharge;
  private final float[] expectedExtraWait;
  private int days;

  /**
   * Prepares to listen.
   *
   * @param personCount persons of the population; those from there on are drivers
   */
  public Ridership(TransitVehicles vehicles, CrowdingParameters parameters, int personCount) {
    this.parameters = parameters;
    this.personCount = personCount;
    TransitSchedule schedule = vehicles.schedule();
    routes = schedule.routes();
    departures = schedule.departures();
    int count = vehicles.vehicleCount();
    seats = new int[count];
    for (int vehicle = 0; vehicle < count; vehicle++) {
      int inFleet = vehicles.fleetVehicle(vehicle);
      seats[vehicle] =
          inFleet == Fleet.NO_VEHICLE ? 0 : vehicles.fleet().type(inFleet).seatCount();
    }
    served = new ServedStops(vehicles);
    onBoard = new OnBoard(parameters, seats, personCount);
    transportModeOfRoute = new int[routes.count()];
    for (int route = 0; route < routes.count(); route++) {
      String name = routes.transportMode(route);
      if (!transportModes.contains(name)) {
        transportModes.add(name);
      }
      transportModeOfRoute[route] = transportModes.indexOf(name);
    }
    transportModeOfVehicle = new int[count];
    weighed = new float[transportModes.size()][personCount];
    firstCell = new int[departures.count() + 1];
    for (int one = 0; one < departures.count(); one++) {
      firstCell[one + 1] = Math.addExact(firstCell[one], routes.stopCount(departures.route(one)));
    }
    byTime = departuresByTime();
    int cells = firstCell[departures.count()];
    load = new char[cells];
    boarded = new char[cells];
    denied = new char[cells];
    tries = new char[cells];
    extraWaitSeconds = new int[cells];
    expectedSurcharge = new float[cells];
    expectedExtraWait = new float[cells];
    reset();
  }

  /** Forgets the day, not what was learned. */
  public void reset() {
    onBoard.clear();
    leftBehind.clear();
    served.clear();
    for (float[] ofMode : weighed) {
      Arrays.fill(ofMode, 0);
    }
    Arrays.fill(load, (char) 0);
    Arrays.fill(boarded, (char) 0);
    Arrays.fill(denied, (char) 0);
    Arrays.fill(tries, (char) 0);
    Arrays.fill(extraWaitSeconds, 0);
  }

  @Override
  public void accept(EventBuffer events) {
    for (int number = 0; number < events.otherCount(); number++) {
      int row = events.otherRow(number);
      switch (events.kind(row)) {
        case PERSON_ENTERS_VEHICLE ->
          board(events.person(row), served.vehicle(events.vehicle(row)), events.time(row));
        case PERSON_LEAVES_VEHICLE ->
          alight(events.person(row), served.vehicle(events.vehicle(row)), events.time(row));
        case BOARDING_DENIED ->
          deny(events.person(row), served.vehicle(events.vehicle(row)), events.time(row));
        case TRANSIT_DRIVER_STARTS -> begin(events, row);
        case VEHICLE_DEPARTS_AT_STOP -> depart(served.vehicle(events.vehicle(row)));
        default -> {}
      }
    }
  }

  private void begin(EventBuffer events, int row) {
    served.begin(events, row);
    int vehicle = served.vehicle(events.vehicle(row));
    if (vehicle != NONE && served.departure(vehicle) != NONE) {
      transportModeOfVehicle[vehicle] =
          transportModeOfRoute[departures.route(served.departure(vehicle))];
    }
  }

  private void depart(int vehicle) {
    int cell = cellOf(vehicle);
    if (cell != NONE) {
      load[cell] = (char) Math.min(Character.MAX_VALUE, onBoard.load(vehicle));
      served.goOn(vehicle);
    }
  }

  private void board(int person, int vehicle, int now) {
    if (vehicle == NONE || person >= personCount) {
      return;
    }
    onBoard.board(vehicle, person, now);
    int cell = cellOf(vehicle);
    if (cell == NONE) {
      return;
    }
    count(boarded, cell);
    if (leftBehind.containsKey(person)) {
      long since = leftBehind.remove(person);
      noteWait((int) (since >> Integer.SIZE), now - (int) since);
    } else {
      count(tries, cell);
    }
  }

  private void alight(int person, int vehicle, int now) {
    if (vehicle != NONE && person < personCount) {
      weighed[transportModeOfVehicle[vehicle]][person] +=
          (float) onBoard.alight(vehicle, person, now);
    }
  }

  private void deny(int person, int vehicle, int now) {
    int cell = cellOf(vehicle);
    if (cell != NONE) {
      count(denied, cell);
      leftBehind.putIfAbsent(person, (long) cell << Integer.SIZE | now & 0xFFFFFFFFL);
    }
  }

  private void noteWait(int cell, int seconds) {
    count(tries, cell);
    extraWaitSeconds[cell] += Math.min(seconds, parameters.longestDenialSeconds());
  }

  private static void count(char[] column, int cell) {
    if (column[cell] < Character.MAX_VALUE) {
      column[cell]++;
    }
  }

  /** Cell of the route stop where the vehicle is or comes next. */
  private int cellOf(int vehicle) {
    return vehicle != NONE && served.isAtStop(vehicle)
        ? firstCell[served.departure(vehicle)] + served.position(vehicle)
        : NONE;
  }

  /** Learns from the day, after its last event: the first days count equally, later ones by the learning rate. */
  public void learn() {
    // Sums of whole seconds: the order does not matter.
    leftBehind
        .values()
        .forEach(since -> noteWait((int) (since >> Integer.SIZE), Integer.MAX_VALUE));
    leftBehind.clear();
    days++;
    float weight = (float) Math.max(1.0 / days, parameters.learningRate());
    for (int route = 0; route < routes.count(); route++) {
      learnOf(route, weight);
    }
  }

  /** From the last departure to the first, as who is left behind waits for the next. */
  private void learnOf(int route, float weight) {
    int stops = routes.stopCount(route);
    int end = departures.end(route);
    for (int ordinal = end - 1; ordinal >= departures.first(route); ordinal--) {
      int one = byTime[ordinal];
      int vehicle = departures.vehicle(one);
      int later = ordinal + 1 < end ? byTime[ordinal + 1] : NONE;
      for (int stop = 0; stop < stops && vehicle != Departures.NO_VEHICLE; stop++) {
        int cell = firstCell[one] + stop;
        float surcharge = (float) parameters.meanSurcharge(load[cell], seats[vehicle]);
        expectedSurcharge[cell] += weight * (surcharge - expectedSurcharge[cell]);
        expectedExtraWait[cell] += weight * (extraWait(one, later, stop) - expectedExtraWait[cell]);
      }
    }
  }

  private int[] departuresByTime() {
    int[] sorted = new int[departures.count()];
    Arrays.setAll(sorted, one -> one);
    for (int route = 0; route < routes.count(); route++) {
      // Stable: departures of one time stay in order.
      IntArrays.mergeSort(
          sorted,
          departures.first(route),
          departures.end(route),
          (left, right) -> Double.compare(departures.time(left), departures.time(right)));
    }
    return sorted;
  }

  /** Where nobody came for a departure that still left others behind, one more would have been left behind, too. */
  private float extraWait(int one, int later, int stop) {
    int cell = firstCell[one] + stop;
    if (tries[cell] > 0) {
      return (float) extraWaitSeconds[cell] / tries[cell];
    }
    if (denied[cell] == 0) {
      return 0;
    }
    double wait = parameters.longestDenialSeconds();
    if (later != NONE) {
      double headway = departures.time(later) - departures.time(one);
      wait = Math.min(wait, headway + expectedExtraWait[firstCell[later] + stop]);
    }
    return (float) wait;
  }

  /** Days that it has learned from. */
  public int days() {
    return days;
  }

  /** What the person's seconds on board weighed today beyond those in an empty vehicle; at least 0. */
  public double weighedSeconds(int person) {
    double sum = 0;
    for (float[] ofMode : weighed) {
      sum += ofMode[person];
    }
    return sum;
  }

  /** The transport modes of the schedule's routes. */
  public List<String> transportModes() {
    return List.copyOf(transportModes);
  }

  /**
   * What the person's seconds on board of vehicles of one transport mode weighed today beyond those in empty ones.
   *
   * @param transportMode ordinal in {@link #transportModes}
   */
  public double weighedSeconds(int person, int transportMode) {
    return weighed[transportMode][person];
  }

  /**
   * Passengers today from a route stop to the next.
   *
   * @param stop position of the route stop in the departure's route
   */
  public int load(int ofDeparture, int stop) {
    return load[firstCell[ofDeparture] + stop];
  }

  /** Seats of the vehicle that serves a departure; 0 if none does. */
  public int seats(int ofDeparture) {
    int vehicle = departures.vehicle(ofDeparture);
    return vehicle == Departures.NO_VEHICLE ? 0 : seats[vehicle];
  }

  /** Passengers without a seat today from a route stop to the next. */
  public int standing(int ofDeparture, int stop) {
    return Math.max(0, load(ofDeparture, stop) - seats(ofDeparture));
  }

  /** Passengers who got in today. */
  public int boarded(int ofDeparture, int stop) {
    return boarded[firstCell[ofDeparture] + stop];
  }

  /** Passengers who found the vehicle full today. */
  public int denied(int ofDeparture, int stop) {
    return denied[firstCell[ofDeparture] + stop];
  }

  /** All who found a vehicle full today, once for each vehicle. */
  public long deniedTotal() {
    long sum = 0;
    for (char one : denied) {
      sum += one;
    }
    return sum;
  }

  /** What a second from a route stop to the next is expected to weigh more than in an empty vehicle, mean of those on board. */
  public double expectedSurcharge(int ofDeparture, int stop) {
    return expectedSurcharge[firstCell[ofDeparture] + stop];
  }

  /** Seconds that who comes to the stop for this departure is expected to wait beyond it. */
  public double expectedExtraWait(int ofDeparture, int stop) {
    return expectedExtraWait[firstCell[ofDeparture] + stop];
  }

  /** Writes what was learned. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(days);
    out.writeInt(expectedSurcharge.length);
    for (int cell = 0; cell < expectedSurcharge.length; cell++) {
      out.writeFloat(expectedSurcharge[cell]);
      out.writeFloat(expectedExtraWait[cell]);
    }
  }

  /**
   * Takes up what {@link #save} wrote.
   *
   * @throws IOException if it cannot be read or is of another schedule
   */
  public void load(DataInput in) throws IOException {
    days = in.readInt();
    int cells = in.readInt();
    if (cells != expectedSurcharge.length) {
      throw new IOException(cells + " cells of departures, expected " + expectedSurcharge.length);
    }
    for (int cell = 0; cell < cells; cell++) {
      expectedSurcharge[cell] = in.readFloat();
      expectedExtraWait[cell] = in.readFloat();
    }
  }
}
