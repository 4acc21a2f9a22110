package vn.luong.scenario.external;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import vn.luong.sim.events.Event;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.events.MoneyPurpose;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;

/**
 * Gives events that were read the scenario's indices, and hands them on in batches, as the mobsim does. An event of
 * somebody or something the scenario does not have, e.g. a lorry of one of MATSim's extensions, is left out with a
 * warning; so is money for other purposes than Luồng's own.
 *
 * <p>Threads: one.
 */
final class EventTranslator implements Consumer<Event> {
  private static final int UNKNOWN = -2;

  private final String source;
  private final Population population;
  private final Network network;
  private final Fleet fleet;
  private final TransitSchedule schedule;
  private final Map<String, Integer> drivers = new HashMap<>();
  private final ProblemLog problems;
  private final EventSink sink;
  private final EventBuffer buffer = new EventBuffer();

  private double lastTime = Double.NEGATIVE_INFINITY;
  private boolean isUnknown;
  private boolean isUnordered;
  private long events;
  private long departures;
  private long arrivals;
  private long aborted;
  private long abortedAtLastTime;

  /**
   * Begins a day.
   *
   * @param source name of the file, for problems
   * @param population all persons, activity types and modes that may occur
   * @param sink takes the events
   */
  EventTranslator(
      String source,
      Population population,
      TransitVehicles transit,
      ProblemLog problems,
      EventSink sink) {
    this.source = source;
    this.population = population;
    this.network = population.network();
    this.fleet = transit.fleet();
    this.schedule = transit.schedule();
    this.problems = problems;
    this.sink = sink;
    for (int vehicle = 0; vehicle < transit.vehicleCount(); vehicle++) {
      if (transit.fleetVehicle(vehicle) != Fleet.NO_VEHICLE) {
        drivers.put(transit.driverId(vehicle), population.personCount() + vehicle);
      }
    }
  }

  @Override
  public void accept(Event event) {
    if (event.time() < lastTime && !isUnordered) {
      isUnordered = true;
      problems.add(Problem.error(
          "events-unordered",
          SourcePosition.of(source),
          "",
          "an event at " + event.time() + " s comes after one at " + lastTime + " s",
          "events must be in the order of time",
          "Is the file whole, and of one iteration?"));
    }
    if (event.time() > lastTime) {
      lastTime = event.time();
      abortedAtLastTime = 0;
    }
    if (!buffer.hasRoom(1)) {
      flush();
    }
    isUnknown = false;
    append(event, (int) Math.floor(event.time()));
  }

  private void append(Event event, int time) {
    if (event instanceof Event.VehicleOnLink on) {
      int vehicle = vehicle(on.vehicle());
      int link = link(on.link());
      if (isKnown()) {
        buffer.appendVehicleOnLink(event.kind(), time, vehicle, link);
      }
    } else if (event instanceof Event.ActivityEvent activity) {
      append(activity, time);
    } else if (event instanceof Event.Departure departure) {
      append(departure, time);
    } else if (event instanceof Event.PersonOnLink on) {
      append(on, time);
    } else if (event instanceof Event.PersonAndVehicle in) {
      int person = person(in.person());
      int vehicle = vehicle(in.vehicle());
      if (isKnown()) {
        buffer.appendPersonAndVehicle(event.kind(), time, person, vehicle);
      }
    } else if (event instanceof Event.Traffic traffic) {
      append(traffic, time);
    } else if (event instanceof Event.Travelled travelled) {
      int person = person(travelled.person());
      int mode = mode(travelled.mode());
      if (isKnown()) {
        buffer.appendTravelled(time, person, mode, travelled.distanceMeters());
      }
    } else {
      appendTransit(event, time);
    }
  }

  private void append(Event.ActivityEvent activity, int time) {
    int person = person(activity.person());
    int link = link(activity.link());
    int type = index("activity type", population.activityTypes(), activity.activityType());
    if (isKnown()) {
      // MATSim may make facilities of its own; they say nothing that link and place do not.
      int facility = activity.facility() == null
          ? EventBuffer.NONE
          : population.facilities().ids().find(activity.facility());
      buffer.appendActivity(
          activity.kind(),
          time,
          person,
          link,
          type,
          facility == IdTable.NO_ID ? EventBuffer.NONE : facility,
          activity.x(),
          activity.y());
    }
  }

  private void append(Event.Departure departure, int time) {
    int person = person(departure.person());
    int link = link(departure.link());
    int mode = mode(departure.mode());
    int routingMode = mode(departure.routingMode());
    if (isKnown()) {
      departures++;
      buffer.appendDeparture(time, person, link, mode, routingMode);
    }
  }

  private void append(Event.PersonOnLink on, int time) {
    int person = person(on.person());
    int link = link(on.link());
    int mode = mode(on.mode());
    if (isKnown()) {
      if (on.kind() == EventKind.ARRIVAL) {
        arrivals++;
      } else if (on.kind() == EventKind.STUCK_AND_ABORT) {
        aborted++;
        abortedAtLastTime++;
      }
      buffer.appendPersonOnLink(on.kind(), time, person, link, mode);
    }
  }

  private void append(Event.Traffic traffic, int time) {
    int person = person(traffic.person());
    int link = link(traffic.link());
    int vehicle = vehicle(traffic.vehicle());
    int mode = mode(traffic.networkMode());
    if (isKnown()) {
      buffer.appendTraffic(traffic.kind(), time, person, link, vehicle, mode);
    }
  }

  private void appendTransit(Event event, int time) {
    if (event instanceof Event.WaitingForTransit waiting) {
      int person = person(waiting.person());
      int stop = stop(waiting.atStop());
      int destination =
          waiting.destinationStop() == null ? EventBuffer.NONE : stop(waiting.destinationStop());
      if (isKnown()) {
        buffer.appendWaitingForTransit(time, person, stop, destination);
      }
    } else if (event instanceof Event.TransitDriverStarts starts) {
      int person = person(starts.driver());
      int vehicle = vehicle(starts.vehicle());
      if (isKnown()) {
        buffer.appendTransitDriverStarts(time, person, vehicle, departure(starts));
      }
    } else if (event instanceof Event.VehicleAtStop at) {
      int vehicle = vehicle(at.vehicle());
      int stop = stop(at.stop());
      if (isKnown()) {
        buffer.appendVehicleAtStop(at.kind(), time, vehicle, stop, at.delaySeconds());
      }
    } else if (event instanceof Event.PersonMoney money) {
      append(money, time);
    }
  }

  private void append(Event.PersonMoney money, int time) {
    int person = person(money.person());
    MoneyPurpose purpose = MoneyPurpose.find(money.purpose());
    if (purpose == null) {
      unknown("purpose of money", String.valueOf(money.purpose()));
    }
    if (isKnown()) {
      int line =
          money.partner() == null ? TransitSchedule.NO_LINE : schedule.findLine(money.partner());
      buffer.appendMoney(
          time,
          person,
          purpose,
          line == TransitSchedule.NO_LINE ? EventBuffer.NONE : line,
          money.amount());
    }
  }

  /** The departure of its line and route; none for an empty run. */
  private int departure(Event.TransitDriverStarts starts) {
    int line = schedule.findLine(starts.line());
    int route = line == TransitSchedule.NO_LINE
        ? TransitRoutes.NO_ROUTE
        : schedule.routes().find(line, starts.route());
    int departure = route == TransitRoutes.NO_ROUTE
        ? Departures.NO_DEPARTURE
        : schedule.departures().find(route, starts.departure());
    return departure == Departures.NO_DEPARTURE ? EventBuffer.NONE : departure;
  }

  private boolean isKnown() {
    if (!isUnknown) {
      events++;
    }
    return !isUnknown;
  }

  private int person(String id) {
    int person = id == null ? IdTable.NO_ID : population.personIds().find(id);
    if (person != IdTable.NO_ID) {
      return person;
    }
    Integer driver = drivers.get(id);
    return driver == null ? unknown("person", id) : driver;
  }

  private int vehicle(String id) {
    int vehicle = id == null ? Fleet.NO_VEHICLE : fleet.find(id);
    return vehicle == Fleet.NO_VEHICLE ? unknown("vehicle", id) : vehicle;
  }

  private int link(String id) {
    return id == null ? Network.NO_LINK : index("link", network.linkIds(), id);
  }

  private int mode(String name) {
    if (name == null) {
      return ModeTable.NO_MODE;
    }
    int mode = population.modeTable().find(name);
    return mode == ModeTable.NO_MODE ? unknown("mode", name) : mode;
  }

  private int stop(String id) {
    return index("stop", schedule.stops().ids(), id);
  }

  private int index(String what, IdTable ids, String id) {
    int index = id == null ? IdTable.NO_ID : ids.find(id);
    return index == IdTable.NO_ID ? unknown(what, id) : index;
  }

  private int unknown(String what, String id) {
    isUnknown = true;
    problems.add(Problem.warning(
        "unknown-" + what.replace(' ', '-') + "-in-events",
        SourcePosition.of(source),
        what + " \"" + id + "\"",
        "an event names it",
        "the scenario has none of that name",
        "The event is left out of the results."));
    return UNKNOWN;
  }

  private void flush() {
    sink.accept(buffer);
    buffer.clear();
  }

  /**
   * Hands on the last batch.
   *
   * @throws vn.luong.sim.problems.InvalidInputException if the events were not in the order of time
   */
  void finish() {
    problems.throwIfErrors();
    flush();
  }

  long eventCount() {
    return events;
  }

  long departureCount() {
    return departures;
  }

  long arrivalCount() {
    return arrivals;
  }

  /** Legs given up before the last second: at the end of the day MATSim gives up all that are left. */
  long abortedCount() {
    return aborted - abortedAtLastTime;
  }

  long onTheWayCount() {
    return departures - arrivals - abortedCount();
  }
}
