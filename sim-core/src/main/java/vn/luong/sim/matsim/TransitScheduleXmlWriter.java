package vn.luong.sim.matsim;

import java.nio.file.Path;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.MinimalTransferTimes;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlOutput;

/** Writes transit schedules as MATSim does ({@code transitSchedule_v2.dtd}), in the order of the schedule. */
public final class TransitScheduleXmlWriter {
  private final XmlOutput output;
  private final TransitSchedule schedule;
  private final Network network;

  private TransitScheduleXmlWriter(XmlOutput output, TransitSchedule schedule, Network network) {
    this.output = output;
    this.schedule = schedule;
    this.network = network;
  }

  /**
   * Writes a file; compressed if its name ends in {@code .gz}.
   *
   * @param network names of the links
   */
  public static void write(TransitSchedule schedule, Network network, Path file) {
    try (XmlOutput output = XmlOutput.create(file)) {
      new TransitScheduleXmlWriter(output, schedule, network).write();
      output.finish();
    }
  }

  private void write() {
    output.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE transitSchedule SYSTEM ");
    output.raw("\"http://www.matsim.org/files/dtd/transitSchedule_v2.dtd\">\n\n");
    output.raw("<transitSchedule>\n");
    AttributesXml.write(output, schedule.attributes(), 0, "\t");
    output.raw("\t<transitStops>\n");
    for (int stop = 0; stop < schedule.stops().count(); stop++) {
      writeStop(stop);
    }
    output.raw("\t</transitStops>\n");
    writeTransferTimes();
    for (int line = 0; line < schedule.lineCount(); line++) {
      writeLine(line);
    }
    output.raw("</transitSchedule>\n");
  }

  private void writeStop(int stop) {
    StopFacilities stops = schedule.stops();
    output.raw("\t\t<stopFacility").attribute("id", stops.id(stop));
    output.attribute("x", stops.x(stop)).attribute("y", stops.y(stop));
    if (!Double.isNaN(stops.z(stop))) {
      output.attribute("z", stops.z(stop));
    }
    if (stops.link(stop) != Network.NO_LINK) {
      output.attribute("linkRefId", network.linkId(stops.link(stop)));
    }
    attributeUnlessEmpty("name", stops.name(stop));
    if (stops.area(stop) != StopFacilities.NO_AREA) {
      output.attribute("stopAreaId", stops.areaIds().text(stops.area(stop)));
    }
    output.attribute("isBlocking", Boolean.toString(stops.blocksLane(stop)));
    closeWithAttributes("stopFacility", stops.attributes(), stop, "\t\t");
  }

  private void writeTransferTimes() {
    MinimalTransferTimes times = schedule.transferTimes();
    if (times.relationCount() == 0) {
      return;
    }
    output.raw("\t<minimalTransferTimes>\n");
    IntRows relations = times.relations();
    for (int stop = 0; stop < relations.rowCount(); stop++) {
      for (int at = relations.start(stop); at < relations.end(stop); at++) {
        int relation = relations.value(at);
        output.raw("\t\t<relation").attribute("fromStop", schedule.stops().id(stop));
        output.attribute("toStop", schedule.stops().id(times.toStop(relation)));
        output.attribute("transferTime", times.seconds(relation)).raw("/>\n");
      }
    }
    output.raw("\t</minimalTransferTimes>\n");
  }

  private void writeLine(int line) {
    output.raw("\t<transitLine").attribute("id", schedule.lineId(line));
    attributeUnlessEmpty("name", schedule.lineName(line));
    output.raw(">\n");
    AttributesXml.write(output, schedule.lineAttributes(), line, "\t\t");
    IntRows routes = schedule.routes().ofLine();
    for (int at = routes.start(line); at < routes.end(line); at++) {
      writeRoute(routes.value(at));
    }
    output.raw("\t</transitLine>\n");
  }

  private void writeRoute(int route) {
    TransitRoutes routes = schedule.routes();
    output.raw("\t\t<transitRoute").attribute("id", routes.id(route)).raw(">\n");
    AttributesXml.write(output, routes.attributes(), route, "\t\t\t");
    if (!routes.description(route).isEmpty()) {
      output.raw("\t\t\t<description>").content(routes.description(route));
      output.raw("</description>\n");
    }
    output.raw("\t\t\t<transportMode>").content(routes.transportMode(route));
    output.raw("</transportMode>\n\t\t\t<routeProfile>\n");
    for (int stop = routes.firstStop(route); stop < routes.endStop(route); stop++) {
      writeRouteStop(stop);
    }
    output.raw("\t\t\t</routeProfile>\n");
    writeLinks(route);
    output.raw("\t\t\t<departures>\n");
    Departures departures = schedule.departures();
    for (int at = departures.first(route); at < departures.end(route); at++) {
      writeDeparture(at);
    }
    output.raw("\t\t\t</departures>\n\t\t</transitRoute>\n");
  }

  private void writeRouteStop(int routeStop) {
    TransitRoutes routes = schedule.routes();
    output.raw("\t\t\t\t<stop").attribute("refId", schedule.stops().id(routes.stop(routeStop)));
    offset("arrivalOffset", routes.arrivalOffsetSeconds(routeStop));
    offset("departureOffset", routes.departureOffsetSeconds(routeStop));
    if (routes.minimumStopSeconds(routeStop) > 0) {
      offset("minimumStopDuration", routes.minimumStopSeconds(routeStop));
    }
    if (!routes.allowsBoarding(routeStop)) {
      output.attribute("allowBoarding", "false");
    }
    if (!routes.allowsAlighting(routeStop)) {
      output.attribute("allowAlighting", "false");
    }
    String awaits = Boolean.toString(routes.awaitsDeparture(routeStop));
    output.attribute("awaitDeparture", awaits).raw("/>\n");
  }

  private void offset(String name, double seconds) {
    if (SimTime.isDefined(seconds)) {
      output.attribute(name, SimTime.format(seconds));
    }
  }

  private void writeLinks(int route) {
    IntRows links = schedule.routes().links();
    if (links.size(route) == 0) {
      return;
    }
    output.raw("\t\t\t<route>\n");
    for (int at = links.start(route); at < links.end(route); at++) {
      output.raw("\t\t\t\t<link").attribute("refId", network.linkId(links.value(at)));
      output.raw("/>\n");
    }
    output.raw("\t\t\t</route>\n");
  }

  private void writeDeparture(int departure) {
    Departures departures = schedule.departures();
    output.raw("\t\t\t\t<departure").attribute("id", departures.id(departure));
    output.attribute("departureTime", SimTime.format(departures.time(departure)));
    if (departures.vehicle(departure) != Departures.NO_VEHICLE) {
      String vehicle = departures.vehicleIds().text(departures.vehicle(departure));
      output.attribute("vehicleRefId", vehicle);
    }
    IntRows chained = departures.chained();
    if (chained.size(departure) == 0) {
      closeWithAttributes("departure", departures.attributes(), departure, "\t\t\t\t");
      return;
    }
    output.raw(">\n");
    AttributesXml.write(output, departures.attributes(), departure, "\t\t\t\t\t");
    for (int at = chained.start(departure); at < chained.end(departure); at++) {
      int next = chained.value(at);
      int route = departures.route(next);
      output.raw("\t\t\t\t\t<chainedDeparture").attribute("toDeparture", departures.id(next));
      output.attribute("toTransitLine", schedule.lineId(schedule.routes().line(route)));
      output.attribute("toTransitRoute", schedule.routes().id(route)).raw("/>\n");
    }
    output.raw("\t\t\t\t</departure>\n");
  }

  private void attributeUnlessEmpty(String name, String value) {
    if (!value.isEmpty()) {
      output.attribute(name, value);
    }
  }

  private void closeWithAttributes(String element, AttributeTable table, int row, String indent) {
    if (table.namesOf(row).isEmpty()) {
      output.raw("/>\n");
      return;
    }
    output.raw(">\n");
    AttributesXml.write(output, table, row, indent + "\t");
    output.raw(indent).raw("</").raw(element).raw(">\n");
  }
}
