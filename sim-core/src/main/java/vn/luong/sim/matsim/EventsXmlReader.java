package vn.luong.sim.matsim;

import java.nio.file.Path;
import java.util.function.Consumer;
import vn.luong.sim.events.Event;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.xml.XmlCursor;

/** Reads MATSim event files. */
public final class EventsXmlReader {
  private final XmlCursor xml;
  private final Consumer<Event> target;

  private EventsXmlReader(XmlCursor xml, Consumer<Event> target) {
    this.xml = xml;
    this.target = target;
  }

  /**
   * Reads events.
   *
   * @param problems takes what is wrong; events of unknown kinds are passed over with a warning
   * @param target takes the events in the order of the file
   */
  public static void read(Path file, ProblemLog problems, Consumer<Event> target) {
    XmlCursor.read(file, problems, xml -> new EventsXmlReader(xml, target).readRoot());
  }

  private void readRoot() {
    if (!xml.name().equals("events")) {
      xml.reportUnknownElement("<events>: is this a file of events?");
      return;
    }
    xml.readChildren("event", this::readEvent);
  }

  private void readEvent() {
    String type = xml.required("type");
    double time = xml.number("time");
    EventKind kind = type == null ? null : EventKind.findByMatsimName(type);
    if (type != null && kind == null) {
      xml.warning(
          "unknown-event", "type is \"" + type + "\"", "a kind Luồng knows", "It is ignored.");
    }
    if (kind != null && !Double.isNaN(time)) {
      target.accept(event(kind, time));
    }
  }

  private Event event(EventKind kind, double time) {
    return switch (kind) {
      case ACTIVITY_END, ACTIVITY_START ->
        new Event.ActivityEvent(
            time,
            kind,
            xml.required("person"),
            xml.attribute("facility"),
            xml.attribute("link"),
            xml.number("x", Double.NaN),
            xml.number("y", Double.NaN),
            xml.required("actType"));
      case DEPARTURE ->
        new Event.Departure(
            time,
            xml.required("person"),
            xml.attribute("link"),
            xml.required("legMode"),
            xml.attribute("computationalRoutingMode"));
      case ARRIVAL, STUCK_AND_ABORT, STUCK_AND_CONTINUE ->
        new Event.PersonOnLink(
            time, kind, xml.required("person"), xml.attribute("link"), xml.attribute("legMode"));
      case PERSON_ENTERS_VEHICLE, PERSON_LEAVES_VEHICLE, BOARDING_DENIED ->
        new Event.PersonAndVehicle(time, kind, xml.required("person"), xml.required("vehicle"));
      case VEHICLE_ENTERS_TRAFFIC, VEHICLE_LEAVES_TRAFFIC ->
        new Event.Traffic(
            time,
            kind,
            xml.required("person"),
            xml.attribute("link"),
            xml.required("vehicle"),
            xml.attribute("networkMode"),
            xml.number("relativePosition", 1));
      case LINK_ENTER, LINK_LEAVE, VEHICLE_ABORTS ->
        new Event.VehicleOnLink(time, kind, xml.attribute("link"), xml.required("vehicle"));
      case TRAVELLED ->
        new Event.Travelled(
            time, xml.required("person"), xml.number("distance"), xml.attribute("mode"));
      case WAITING_FOR_TRANSIT, TRANSIT_DRIVER_STARTS -> transitEvent(kind, time);
      case PERSON_MONEY ->
        new Event.PersonMoney(
            time,
            xml.required("person"),
            xml.number("amount"),
            xml.attribute("purpose"),
            xml.attribute("transactionPartner"),
            xml.attribute("reference"));
      case VEHICLE_ARRIVES_AT_STOP, VEHICLE_DEPARTS_AT_STOP ->
        new Event.VehicleAtStop(
            time,
            kind,
            xml.required("vehicle"),
            xml.required("facility"),
            xml.number("delay", Double.NaN));
    };
  }

  private Event transitEvent(EventKind kind, double time) {
    if (kind == EventKind.WAITING_FOR_TRANSIT) {
      // Older files call the person agent.
      String person = xml.attribute("person");
      return new Event.WaitingForTransit(
          time,
          person == null ? xml.required("agent") : person,
          xml.required("atStop"),
          xml.attribute("destinationStop"));
    }
    return new Event.TransitDriverStarts(
        time,
        xml.required("driverId"),
        xml.required("vehicleId"),
        xml.required("transitLineId"),
        xml.required("transitRouteId"),
        xml.required("departureId"));
  }
}
