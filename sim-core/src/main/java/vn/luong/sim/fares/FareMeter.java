package vn.luong.sim.fares;

import java.util.Arrays;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.MoneyPurpose;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.ridership.ServedStops;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.RouteMeters;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;

/**
 * Charges passengers when they get out, by where they got in. Rules: {@link FareParameters}.
 *
 * <p>Layout: 29 bytes per person, 8 per line.
 *
 * <p>Threads: one.
 */
final class FareMeter {
  private static final int NOBODY = ServedStops.NONE;

  private final FareParameters parameters;
  private final TransitSchedule schedule;
  private final TransitRoutes routes;
  private final RouteMeters meters;
  private final ServedStops served;
  private final FareParameters.Tariff[] tariffOfRoute;
  private final boolean[] holdsPass;
  /** Departure in which the passenger rides; {@link #NOBODY} for who does not. */
  private final int[] boarded;

  private final int[] boardedAtStop;
  private final float[] boardedAtMeters;
  /** When the first ride of a fare began, and the base paid for it so far. */
  private final int[] windowStart;

  private final float[] basePaid;
  private final double[] paidToday;
  private final double[] revenueOfLine;
  private double passRevenue;

  FareMeter(
      FareParameters parameters,
      TransitVehicles vehicles,
      Network network,
      AttributeTable personAttributes,
      int personCount) {
    this.parameters = parameters;
    schedule = vehicles.schedule();
    routes = schedule.routes();
    meters = new RouteMeters(schedule, network);
    served = new ServedStops(vehicles);
    tariffOfRoute = new FareParameters.Tariff[routes.count()];
    Arrays.setAll(tariffOfRoute, one -> parameters.tariff(schedule, one));
    holdsPass = new boolean[personCount];
    for (int person = 0; person < personCount; person++) {
      holdsPass[person] = Charges.holdsPass(personAttributes, person);
    }
    boarded = new int[personCount];
    boardedAtStop = new int[personCount];
    boardedAtMeters = new float[personCount];
    windowStart = new int[personCount];
    basePaid = new float[personCount];
    paidToday = new double[personCount];
    revenueOfLine = new double[schedule.lineCount()];
    clear();
  }

  /** A new day begins. */
  void clear() {
    served.clear();
    Arrays.fill(boarded, NOBODY);
    Arrays.fill(windowStart, Integer.MIN_VALUE);
    Arrays.fill(basePaid, 0);
    Arrays.fill(paidToday, 0);
    Arrays.fill(revenueOfLine, 0);
    passRevenue = 0;
  }

  void begin(EventBuffer events, int row) {
    served.begin(events, row);
  }

  void depart(EventBuffer events, int row) {
    served.goOn(served.vehicle(events.vehicle(row)));
  }

  void board(EventBuffer events, int row) {
    int person = events.person(row);
    int vehicle = served.vehicle(events.vehicle(row));
    if (person >= boarded.length || vehicle == ServedStops.NONE || !served.isAtStop(vehicle)) {
      return;
    }
    boarded[person] = served.departure(vehicle);
    boardedAtStop[person] = stopOf(vehicle);
    boardedAtMeters[person] = (float) metersAlong(vehicle);
    long since = (long) events.time(row) - windowStart[person];
    if (parameters.transferSeconds() == 0 || since > parameters.transferSeconds()) {
      windowStart[person] = events.time(row);
      basePaid[person] = 0;
    }
  }

  /** Writes what the passenger who gets out has to pay, if anything. */
  void alight(EventBuffer events, int row, EventBuffer target) {
    int person = events.person(row);
    int vehicle = served.vehicle(events.vehicle(row));
    if (person >= boarded.length || vehicle == ServedStops.NONE || boarded[person] == NOBODY) {
      return;
    }
    int departure = boarded[person];
    boarded[person] = NOBODY;
    if (holdsPass[person]) {
      payPass(person, events.time(row), target);
      return;
    }
    int route = schedule.departures().route(departure);
    double byZones = fareByZones(route, boardedAtStop[person], vehicle);
    if (!Double.isNaN(byZones)) {
      pay(person, events.time(row), routes.line(route), byZones, target);
      return;
    }
    FareParameters.Tariff tariff = tariffOfRoute[route];
    double ridden = metersSinceStart(departure, vehicle) - boardedAtMeters[person];
    double fare = tariff.of(Math.max(0, ridden)) - Math.min(tariff.base(), basePaid[person]);
    basePaid[person] = (float) Math.max(basePaid[person], tariff.base());
    pay(person, events.time(row), routes.line(route), fare, target);
  }

  private void pay(int person, int time, int line, double fullFare, EventBuffer target) {
    double fare = Math.min(fullFare, parameters.mostPerDay() - paidToday[person]);
    if (fare > 0) {
      paidToday[person] += fare;
      revenueOfLine[line] += fare;
      write(target, time, person, MoneyPurpose.FARE, line, fare);
    }
  }

  /** NaN where the ride costs what the line's tariff says. */
  private double fareByZones(int route, int fromStop, int vehicle) {
    ZoneFares zones = parameters.zones();
    if (!zones.holdOn(routes.transportMode(route)) || served.departure(vehicle) == NOBODY) {
      return Double.NaN;
    }
    StopFacilities stops = schedule.stops();
    return zones.of(zones.zone(stops, fromStop), zones.zone(stops, stopOf(vehicle)));
  }

  /** The stop where the vehicle is, the last one of its route once it has left that. */
  private int stopOf(int vehicle) {
    int route = schedule.departures().route(served.departure(vehicle));
    int position = Math.min(served.position(vehicle), routes.stopCount(route) - 1);
    return routes.stop(routes.firstStop(route) + position);
  }

  /**
   * How far the vehicle has come since a departure began: on its route, on those it went on as with its passengers, or to
   * the end of the route if it has ended there.
   */
  private double metersSinceStart(int departure, int vehicle) {
    Departures departures = schedule.departures();
    double before = 0;
    for (int part = departure; part != Departures.NO_DEPARTURE; part = departures.goesOnAs(part)) {
      if (part == served.departure(vehicle) && served.isAtStop(vehicle)) {
        return before + metersAlong(vehicle);
      }
      before += metersOf(departures.route(part));
    }
    return metersOf(departures.route(departure));
  }

  private double metersAlong(int vehicle) {
    int route = schedule.departures().route(served.departure(vehicle));
    return meters.along(routes.firstStop(route) + served.position(vehicle));
  }

  private double metersOf(int route) {
    return meters.along(routes.firstStop(route) + routes.stopCount(route) - 1);
  }

  private void payPass(int person, int time, EventBuffer target) {
    if (paidToday[person] == 0 && parameters.passPerDay() > 0) {
      paidToday[person] = parameters.passPerDay();
      passRevenue += parameters.passPerDay();
      write(target, time, person, MoneyPurpose.PASS, EventBuffer.NONE, parameters.passPerDay());
    }
  }

  private static void write(
      EventBuffer target, int time, int person, MoneyPurpose purpose, int line, double paid) {
    target.ensureRoom(1);
    target.appendMoney(time, person, purpose, line, -paid);
  }

  double revenueOfLine(int line) {
    return revenueOfLine[line];
  }

  double passRevenue() {
    return passRevenue;
  }
}
