package vn.luong.sim.matsim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlCursor;

/**
 * Reads MATSim transit schedules ({@code transitSchedule_v1.dtd}, {@code transitSchedule_v2.dtd}). Routes need no
 * links: a line without them runs beside the network. Stops and routes that are wrong are left out after the
 * problem, so that everything else wrong is found too.
 */
public final class TransitScheduleXmlReader {
  private static final Set<String> LINE_ATTRIBUTES = Set.of("id", "name");
  private static final Set<String> DEPARTURE_ATTRIBUTES =
      Set.of("id", "departureTime", "vehicleRefId");
  private static final Set<String> CHAIN_ATTRIBUTES =
      Set.of("toDeparture", "toTransitLine", "toTransitRoute");

  private final XmlCursor xml;
  private final VehicleDefinitions vehicles;
  private final TransitScheduleBuilder builder;
  private final TransitStopsXmlReader stopsReader;
  private final TransitRouteXmlReader routeReader;
  private final List<Chain> chains = new ArrayList<>();
  private String lineId = "";
  private String routeId = "";
  private String routeSubject = "";

  /** A chained departure that waits until all departures are known. */
  private record Chain(
      SourcePosition position,
      String subject,
      int departure,
      String toLine,
      String toRoute,
      String toDeparture) {}

  private TransitScheduleXmlReader(
      XmlCursor xml, Network network, VehicleDefinitions vehicles, TransitScheduleBuilder builder) {
    this.xml = xml;
    this.vehicles = vehicles;
    this.builder = builder;
    stopsReader = new TransitStopsXmlReader(xml, network, builder);
    routeReader = new TransitRouteXmlReader(xml, network, builder);
  }

  /**
   * Reads a schedule without judging its vehicles.
   *
   * @param network the links that stops and routes name
   * @param problems takes what is wrong
   * @return the schedule; after errors, of use only for looking for more of them in other files, and
   *     empty if the file cannot be read to its end
   */
  public static TransitSchedule read(Path file, Network network, ProblemLog problems) {
    return readFile(file, network, null, problems);
  }

  /**
   * Reads a schedule whose departures must be served by these vehicles.
   *
   * @param vehicles the transit vehicles
   * @see #read(Path, Network, ProblemLog)
   */
  public static TransitSchedule read(
      Path file, Network network, VehicleDefinitions vehicles, ProblemLog problems) {
    return readFile(file, network, vehicles, problems);
  }

  private static TransitSchedule readFile(
      Path file, Network network, VehicleDefinitions vehicles, ProblemLog problems) {
    TransitScheduleBuilder builder = new TransitScheduleBuilder();
    boolean isWhole = XmlCursor.read(
        file,
        problems,
        xml -> new TransitScheduleXmlReader(xml, network, vehicles, builder).readRoot());
    return isWhole ? builder.build() : TransitSchedule.empty();
  }

  private void readRoot() {
    builder.setSource(xml.position().source());
    if (!xml.name().equals("transitSchedule")) {
      xml.reportUnknownElement("a <transitSchedule>: is this a file of a transit schedule?");
      return;
    }
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "attributes" -> AttributesXml.read(xml, builder.scheduleAttributes(), 0);
        case "transitStops" -> stopsReader.readStops();
        case "minimalTransferTimes" -> stopsReader.readTransferTimes();
        case "transitLine" -> readLine();
        default ->
          xml.reportUnknownElement("attributes, transitStops, minimalTransferTimes or transitLine");
      }
    }
    chains.forEach(this::resolve);
  }

  private void readLine() {
    xml.expectAttributes(LINE_ATTRIBUTES);
    SourcePosition position = xml.position();
    String id = xml.required("id");
    if (id == null) {
      return;
    }
    if (builder.hasLine(id)) {
      xml.reportDuplicate("ids of lines must be unique");
      return;
    }
    lineId = id;
    int line = builder.addLine(id, xml.attribute("name", ""));
    String subject = "transitLine \"" + id + "\"";
    xml.setEnclosing(subject);
    boolean hasRoute = false;
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "attributes" -> AttributesXml.read(xml, builder.lineAttributes(), line);
        case "transitRoute" -> {
          hasRoute = true;
          readRoute(subject);
          xml.setEnclosing(subject);
        }
        default -> xml.reportUnknownElement("attributes or transitRoute");
      }
    }
    if (!hasRoute) {
      xml.warningAt(
          position,
          "line-without-routes",
          "the line has no transitRoute",
          "nobody can ride it",
          "Add its routes or remove the line.");
    }
    xml.setEnclosing("");
  }

  private void readRoute(String lineSubject) {
    xml.expectAttributes(Set.of("id"));
    SourcePosition position = xml.position();
    String id = xml.required("id");
    if (id == null) {
      return;
    }
    if (builder.hasRoute(id)) {
      xml.reportDuplicate("ids of routes must be unique within their line");
      return;
    }
    routeId = id;
    routeSubject = lineSubject + " transitRoute \"" + id + "\"";
    xml.setEnclosing(routeSubject);
    int route = builder.addRoute(id);
    boolean hasDeparture = false;
    routeReader.begin(position);
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "attributes" -> AttributesXml.read(xml, builder.routeAttributes(), route);
        case "description" -> builder.setDescription(xml.text().toString());
        case "transportMode" -> builder.setTransportMode(xml.text().toString().strip());
        case "routeProfile" -> routeReader.readProfile();
        case "route" -> routeReader.readLinks();
        case "departures" -> hasDeparture |= readDepartures();
        default ->
          xml.reportUnknownElement(
              "attributes, description, transportMode, routeProfile, route or departures");
      }
    }
    routeReader.finish();
    if (!hasDeparture) {
      xml.warningAt(
          position,
          "route-without-departures",
          "the route has no departures",
          "nobody can ride it",
          "Add departures or remove the route.");
    }
  }

  /** Says whether there was a departure, right or wrong. */
  private boolean readDepartures() {
    boolean hasDeparture = false;
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (xml.name().equals("departure")) {
        hasDeparture = true;
        readDeparture();
        xml.setEnclosing(routeSubject);
      } else {
        xml.reportUnknownElement("departure");
      }
    }
    return hasDeparture;
  }

  private void readDeparture() {
    xml.expectAttributes(DEPARTURE_ATTRIBUTES);
    String id = xml.required("id");
    double time = TransitXml.requiredTime(xml, "departureTime");
    String vehicleId = xml.attribute("vehicleRefId");
    checkVehicle(vehicleId);
    if (id == null || !SimTime.isDefined(time)) {
      return;
    }
    if (builder.hasDeparture(id)) {
      xml.reportDuplicate("ids of departures must be unique within their route");
      return;
    }
    int departure = builder.addDeparture(id, time, vehicleId);
    String subject = routeSubject + " departure \"" + id + "\"";
    xml.setEnclosing(subject);
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "attributes" -> AttributesXml.read(xml, builder.departureAttributes(), departure);
        case "chainedDeparture" -> readChain(departure, subject);
        default -> xml.reportUnknownElement("attributes or chainedDeparture");
      }
    }
  }

  private void checkVehicle(String vehicleId) {
    if (vehicles == null) {
      return;
    }
    if (vehicleId == null) {
      xml.error(
          "departure-without-vehicle",
          "the departure has no vehicleRefId",
          "every departure is served by a vehicle",
          "Add a vehicle to the file of transit vehicles and name it here.");
    } else if (!vehicles.vehicleIds().contains(vehicleId)) {
      xml.error(
          "unknown-vehicle",
          "vehicleRefId is \"" + vehicleId + "\"",
          "there is no such transit vehicle",
          "Correct the id, or add the vehicle to the file of transit vehicles.");
    }
  }

  private void readChain(int departure, String subject) {
    xml.expectAttributes(CHAIN_ATTRIBUTES);
    String toDeparture = xml.required("toDeparture");
    String toLine = xml.attribute("toTransitLine");
    String toRoute = xml.attribute("toTransitRoute");
    if (toDeparture != null) {
      chains.add(new Chain(
          xml.position(),
          subject,
          departure,
          toLine == null ? lineId : toLine,
          toRoute == null ? routeId : toRoute,
          toDeparture));
    }
  }

  private void resolve(Chain chain) {
    int next = builder.findDeparture(chain.toLine(), chain.toRoute(), chain.toDeparture());
    if (next != Departures.NO_DEPARTURE) {
      builder.addChain(chain.departure(), next);
      return;
    }
    xml.setEnclosing(chain.subject());
    xml.errorAt(
        chain.position(),
        "unknown-departure",
        "chainedDeparture is \"" + chain.toDeparture() + "\" of route \"" + chain.toRoute()
            + "\" of line \"" + chain.toLine() + "\"",
        "there is no such departure",
        "Correct the ids, or remove the chain.");
    xml.setEnclosing("");
  }
}
