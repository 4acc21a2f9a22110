package vn.luong.sim.matsim;

import java.util.Arrays;
import vn.luong.sim.events.Event;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventNames;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.xml.XmlOutput;

/**
 * Lines of events as MATSim writes them: attributes, their order, and numbers are the same byte for byte. What is written
 * depends on the event alone.
 *
 * <p>Threads: one; others may write other events with the same names.
 */
final class EventLines {
  private static final String BEFORE_TIME_TEXT = "\t<event time=\"";
  private static final String TYPE = "\" type=\"";
  private static final byte[] BEFORE_TIME = XmlOutput.ascii(BEFORE_TIME_TEXT);
  private static final byte[] END = XmlOutput.ascii("\"  />\n");
  static final byte[] PERSON = XmlOutput.ascii("\" person=\"");
  static final byte[] LINK = XmlOutput.ascii("\" link=\"");
  static final byte[] VEHICLE = XmlOutput.ascii("\" vehicle=\"");
  private static final byte[] FACILITY = XmlOutput.ascii("\" facility=\"");
  private static final byte[] X = XmlOutput.ascii("\" x=\"");
  private static final byte[] Y = XmlOutput.ascii("\" y=\"");
  static final byte[] ACTIVITY_TYPE = XmlOutput.ascii("\" actType=\"");
  static final byte[] LEG_MODE = XmlOutput.ascii("\" legMode=\"");
  static final byte[] ROUTING_MODE = XmlOutput.ascii("\" computationalRoutingMode=\"");
  static final byte[] NETWORK_MODE = XmlOutput.ascii("\" networkMode=\"");
  private static final byte[] RELATIVE_POSITION = XmlOutput.ascii("\" relativePosition=\"");
  private static final byte[] DISTANCE = XmlOutput.ascii("\" distance=\"");
  private static final byte[] MODE = XmlOutput.ascii("\" mode=\"");
  private static final byte[] AGENT = XmlOutput.ascii("\" agent=\"");
  private static final byte[] AT_STOP = XmlOutput.ascii("\" atStop=\"");
  private static final byte[] DESTINATION_STOP = XmlOutput.ascii("\" destinationStop=\"");
  private static final byte[] DRIVER = XmlOutput.ascii("\" driverId=\"");
  private static final byte[] VEHICLE_ID = XmlOutput.ascii("\" vehicleId=\"");
  private static final byte[] TRANSIT_LINE = XmlOutput.ascii("\" transitLineId=\"");
  private static final byte[] TRANSIT_ROUTE = XmlOutput.ascii("\" transitRouteId=\"");
  private static final byte[] DEPARTURE_ID = XmlOutput.ascii("\" departureId=\"");
  private static final byte[] AMOUNT = XmlOutput.ascii("\" amount=\"");
  private static final byte[] PURPOSE = XmlOutput.ascii("\" purpose=\"");
  private static final byte[] PARTNER = XmlOutput.ascii("\" transactionPartner=\"");
  private static final byte[] REFERENCE = XmlOutput.ascii("\" reference=\"");
  private static final byte[] DELAY = XmlOutput.ascii("\" delay=\"");

  private static final int LINK_LEAVE = EventKind.LINK_LEAVE.ordinal();
  private static final int LINK_ENTER = EventKind.LINK_ENTER.ordinal();
  /** Enough for many cache misses at a time, few enough that nothing is evicted before its use. */
  private static final int ROWS_READ_AHEAD = 64;

  private static final EventKind[] KINDS = EventKind.values();
  /** What comes between the time and the first attribute, by ordinal of the kind. */
  private static final byte[][] TYPES = types();

  private final XmlOutput output;
  private final EncodedEventNames encoded;
  private final EventNames names;
  private final int[] aheadLinks = new int[ROWS_READ_AHEAD];
  private final int[] aheadVehicles = new int[ROWS_READ_AHEAD];
  /** The beginning of each event of the second {@link #lastTime}. */
  private byte[] beginning = {};

  /** The same with the type, for the two kinds that most events are of. */
  private byte[] leaveBeginning = {};

  private byte[] enterBeginning = {};

  private int lastTime = -1;
  /** Keeps the compiler from leaving reading ahead out. */
  private int sink;

  EventLines(XmlOutput output, EncodedEventNames encoded) {
    this.output = output;
    this.encoded = encoded;
    names = encoded.names();
  }

  private static byte[][] types() {
    return Arrays.stream(KINDS)
        .map(kind -> XmlOutput.ascii(TYPE + kind.matsimName()))
        .toArray(byte[][]::new);
  }

  void write(EventBuffer events) {
    int readAhead = 0;
    for (int row = 0; row < events.size(); row++) {
      if (row == readAhead) {
        readAhead = Math.min(events.size(), row + ROWS_READ_AHEAD);
        readAhead(events, row, readAhead);
      }
      write(events, row);
    }
  }

  /** Reads the names of links and vehicles that the moves among these rows will ask for. */
  private void readAhead(EventBuffer events, int fromRow, int toRow) {
    int linkCount = 0;
    int vehicleCount = 0;
    for (int row = fromRow; row < toRow; row++) {
      int kind = events.kindOrdinal(row);
      if (kind == LINK_LEAVE) {
        // The row of the link it enters is nearly always the next one.
        aheadVehicles[vehicleCount++] = events.vehicle(row);
      }
      if (kind == LINK_LEAVE || kind == LINK_ENTER) {
        aheadLinks[linkCount++] = events.link(row);
      }
    }
    sink = encoded.links().readAhead(aheadLinks, linkCount)
        + encoded.vehicles().readAhead(aheadVehicles, vehicleCount);
  }

  private void write(EventBuffer events, int row) {
    int kind = events.kindOrdinal(row);
    if (events.time(row) != lastTime) {
      lastTime = events.time(row);
      String text = BEFORE_TIME_TEXT + lastTime + ".0";
      beginning = XmlOutput.ascii(text);
      leaveBeginning = XmlOutput.ascii(text + TYPE + EventKind.LINK_LEAVE.matsimName());
      enterBeginning = XmlOutput.ascii(text + TYPE + EventKind.LINK_ENTER.matsimName());
    }
    if (kind == LINK_LEAVE || kind == LINK_ENTER) {
      output.raw(kind == LINK_LEAVE ? leaveBeginning : enterBeginning);
      link(events.link(row));
      vehicle(events.vehicle(row));
      output.raw(END);
      return;
    }
    output.raw(beginning).raw(TYPES[kind]);
    switch (KINDS[kind]) {
      case LINK_LEAVE, LINK_ENTER, VEHICLE_ABORTS -> {
        link(events.link(row));
        vehicle(events.vehicle(row));
      }
      case ACTIVITY_END, ACTIVITY_START -> activity(events, row);
      case DEPARTURE -> {
        personOnLink(events, row);
        if (events.routingMode(row) != ModeTable.NO_MODE) {
          encoded.routingModes().write(events.routingMode(row), output);
        }
      }
      case ARRIVAL, STUCK_AND_ABORT, STUCK_AND_CONTINUE -> personOnLink(events, row);
      case PERSON_ENTERS_VEHICLE, PERSON_LEAVES_VEHICLE, BOARDING_DENIED -> {
        person(events.person(row));
        vehicle(events.vehicle(row));
      }
      case VEHICLE_ENTERS_TRAFFIC, VEHICLE_LEAVES_TRAFFIC -> {
        person(events.person(row));
        link(events.link(row));
        vehicle(events.vehicle(row));
        encoded.networkModes().write(events.mode(row), output);
        output.raw(RELATIVE_POSITION).number(events.relativePosition(row));
      }
      case TRAVELLED -> {
        person(events.person(row));
        output.raw(DISTANCE).number(events.distanceMeters(row));
        output.raw(MODE).text(names.modeName(events.mode(row)));
      }
      case WAITING_FOR_TRANSIT -> waiting(events, row);
      case TRANSIT_DRIVER_STARTS -> driverStarts(events, row);
      case PERSON_MONEY -> {
        person(events.person(row));
        number(AMOUNT, events.amount(row)).text(PURPOSE, events.purpose(row).text());
        int line = events.line(row);
        text(PARTNER, line == EventBuffer.NONE ? null : names.lineId(line));
      }
      case VEHICLE_ARRIVES_AT_STOP, VEHICLE_DEPARTS_AT_STOP -> {
        vehicle(events.vehicle(row));
        output.raw(FACILITY).text(names.stopId(events.stop(row)));
        output.raw(DELAY).number(events.delaySeconds(row));
      }
    }
    output.raw(END);
  }

  private void activity(EventBuffer events, int row) {
    person(events.person(row));
    int facility = events.facility(row);
    if (facility != Facilities.NO_FACILITY) {
      output.raw(FACILITY).text(names.facilityId(facility));
    }
    link(events.link(row));
    place(events.x(row), events.y(row));
    encoded.activityTypes().write(events.activityType(row), output);
  }

  private void waiting(EventBuffer events, int row) {
    String person = names.personId(events.person(row));
    text(PERSON, person).text(AGENT, person).text(AT_STOP, names.stopId(events.stop(row)));
    if (events.destinationStop(row) != EventBuffer.NONE) {
      text(DESTINATION_STOP, names.stopId(events.destinationStop(row)));
    }
  }

  private void driverStarts(EventBuffer events, int row) {
    EventNames.DepartureName name = events.departure(row) == EventBuffer.NONE
        ? EventNames.DepartureName.EMPTY_RUN
        : names.departureName(events.departure(row));
    text(DRIVER, names.personId(events.person(row)));
    text(VEHICLE_ID, names.vehicleId(events.vehicle(row)));
    text(TRANSIT_LINE, name.line()).text(TRANSIT_ROUTE, name.route());
    text(DEPARTURE_ID, name.departure());
  }

  private void personOnLink(EventBuffer events, int row) {
    person(events.person(row));
    link(events.link(row));
    if (events.mode(row) != ModeTable.NO_MODE) {
      encoded.legModes().write(events.mode(row), output);
    }
  }

  private void person(int person) {
    encoded.persons().write(person, output);
  }

  private void link(int link) {
    if (link != Network.NO_LINK) {
      encoded.links().write(link, output);
    }
  }

  private void vehicle(int vehicle) {
    encoded.vehicles().write(vehicle, output);
  }

  /** Writes an event that was read. */
  void write(Event event) {
    output.raw(BEFORE_TIME).number(event.time()).raw(TYPES[event.kind().ordinal()]);
    if (event instanceof Event.ActivityEvent activity) {
      text(PERSON, activity.person()).text(FACILITY, activity.facility());
      text(LINK, activity.link()).place(activity.x(), activity.y());
      text(ACTIVITY_TYPE, activity.activityType());
    } else if (event instanceof Event.Departure departure) {
      text(PERSON, departure.person()).text(LINK, departure.link());
      text(LEG_MODE, departure.mode()).text(ROUTING_MODE, departure.routingMode());
    } else if (event instanceof Event.PersonOnLink on) {
      text(PERSON, on.person()).text(LINK, on.link()).text(LEG_MODE, on.mode());
    } else if (event instanceof Event.PersonAndVehicle in) {
      text(PERSON, in.person()).text(VEHICLE, in.vehicle());
    } else if (event instanceof Event.Traffic traffic) {
      text(PERSON, traffic.person()).text(LINK, traffic.link());
      text(VEHICLE, traffic.vehicle()).text(NETWORK_MODE, traffic.networkMode());
      number(RELATIVE_POSITION, traffic.relativePosition());
    } else if (event instanceof Event.VehicleOnLink on) {
      text(LINK, on.link()).text(VEHICLE, on.vehicle());
    } else if (event instanceof Event.Travelled travelled) {
      text(PERSON, travelled.person()).number(DISTANCE, travelled.distanceMeters());
      text(MODE, travelled.mode());
    } else if (event instanceof Event.WaitingForTransit waiting) {
      text(PERSON, waiting.person()).text(AGENT, waiting.person());
      text(AT_STOP, waiting.atStop()).text(DESTINATION_STOP, waiting.destinationStop());
    } else if (event instanceof Event.TransitDriverStarts starts) {
      text(DRIVER, starts.driver()).text(VEHICLE_ID, starts.vehicle());
      text(TRANSIT_LINE, starts.line()).text(TRANSIT_ROUTE, starts.route());
      text(DEPARTURE_ID, starts.departure());
    } else if (event instanceof Event.PersonMoney money) {
      text(PERSON, money.person()).number(AMOUNT, money.amount());
      text(PURPOSE, money.purpose()).text(PARTNER, money.partner());
      text(REFERENCE, money.reference());
    } else if (event instanceof Event.VehicleAtStop at) {
      text(VEHICLE, at.vehicle()).text(FACILITY, at.stop()).number(DELAY, at.delaySeconds());
    }
    output.raw(END);
  }

  private EventLines text(byte[] attribute, String value) {
    if (value != null) {
      output.raw(attribute).text(value);
    }
    return this;
  }

  private EventLines number(byte[] attribute, double value) {
    output.raw(attribute).number(value);
    return this;
  }

  private void place(double x, double y) {
    if (!Double.isNaN(x) && !Double.isNaN(y)) {
      number(X, x).number(Y, y);
    }
  }
}
