package vn.luong.sim.matsim;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.luong.sim.network.LinkLines;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlCursor;

/**
 * Reads the stops and the links of one transit route after the other and checks that they belong together. Nothing
 * follows from a thing that was called wrong already: links are judged as far as they are known.
 */
final class TransitRouteXmlReader {
  private static final Set<String> STOP_ATTRIBUTES = Set.of(
      "refId",
      "arrivalOffset",
      "departureOffset",
      "minimumStopDuration",
      "allowBoarding",
      "allowAlighting",
      "awaitDeparture");

  private final XmlCursor xml;
  private final Network network;
  private final TransitScheduleBuilder builder;

  private SourcePosition routePosition;
  private final List<SourcePosition> stopPositions = new ArrayList<>();
  private final IntArrayList stops = new IntArrayList();
  private final List<String> stopIds = new ArrayList<>();
  private final IntArrayList links = new IntArrayList();
  private boolean hasUnknownLink;
  private double lastOffsetSeconds;

  TransitRouteXmlReader(XmlCursor xml, Network network, TransitScheduleBuilder builder) {
    this.xml = xml;
    this.network = network;
    this.builder = builder;
  }

  /** Begins a route that the builder has already. */
  void begin(SourcePosition position) {
    routePosition = position;
    stopPositions.clear();
    stops.clear();
    stopIds.clear();
    links.clear();
    hasUnknownLink = false;
    lastOffsetSeconds = SimTime.UNDEFINED;
  }

  /** Reads the current {@code routeProfile}. */
  void readProfile() {
    xml.readChildren("stop", this::readStop);
  }

  private void readStop() {
    xml.expectAttributes(STOP_ATTRIBUTES);
    int stop = TransitXml.stop(xml, builder, "refId");
    double arrival = xml.time("arrivalOffset", SimTime.UNDEFINED);
    double departure = xml.time("departureOffset", SimTime.UNDEFINED);
    double minimum = xml.time("minimumStopDuration", 0);
    RouteStop routeStop = new RouteStop(
        stop,
        arrival,
        departure,
        SimTime.isDefined(minimum) ? minimum : 0,
        TransitXml.flag(xml, "allowBoarding", true),
        TransitXml.flag(xml, "allowAlighting", true),
        TransitXml.flag(xml, "awaitDeparture", false));
    checkTimes(stop, arrival, departure);
    if (stop != StopFacilities.NO_STOP) {
      builder.addRouteStop(routeStop);
      stops.add(stop);
      stopIds.add(xml.attribute("refId"));
      stopPositions.add(xml.position());
    }
  }

  private void checkTimes(int stop, double arrival, double departure) {
    if (!SimTime.isDefined(arrival) && !SimTime.isDefined(departure)) {
      xml.warning(
          "stop-without-times",
          "the stop has no arrivalOffset and no departureOffset",
          "its planned time is not known",
          "Add one of the two.");
    }
    checkNotBefore(stop, "arrivalOffset", arrival);
    checkNotBefore(stop, "departureOffset", departure);
  }

  private void checkNotBefore(int stop, String name, double offset) {
    if (offset < lastOffsetSeconds && SimTime.isDefined(offset)) {
      boolean isKnown = stop != StopFacilities.NO_STOP;
      xml.errorOnMap(
          isKnown ? builder.propertiesOf(stop).x() : Double.NaN,
          isKnown ? builder.propertiesOf(stop).y() : Double.NaN,
          "times-backwards",
          name + " is " + SimTime.format(offset),
          "must not be before " + SimTime.format(lastOffsetSeconds)
              + ", the time before it on the route",
          "Correct the offsets so that they never decrease.");
    }
    lastOffsetSeconds = Math.max(lastOffsetSeconds, offset);
  }

  /** Reads the current {@code route}. */
  void readLinks() {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (!xml.name().equals("link")) {
        xml.reportUnknownElement("link");
        continue;
      }
      xml.expectAttributes(Set.of("refId"));
      String ids = xml.required("refId");
      // Old files name several links at once.
      for (String id : ids == null ? new String[0] : ids.strip().split("\\s+")) {
        addLink(id);
      }
    }
  }

  private void addLink(String id) {
    int link = network.linkIds().find(id);
    if (link == Network.NO_LINK) {
      hasUnknownLink = true;
      if (network.linkCount() > 0) {
        xml.error(
            "route-unknown-link",
            "the route goes through link \"" + id + "\"",
            "there is no such link in the network",
            "Correct the id, or add the link to the network.");
      }
      return;
    }
    int before = links.isEmpty() ? Network.NO_LINK : links.getInt(links.size() - 1);
    if (links.size() == 1 && link == before && network.fromNode(link) != network.toNode(link)) {
      // MATSim writes the only link of a route twice, as its first and as its last.
      return;
    }
    if (before != Network.NO_LINK
        && !hasUnknownLink
        && network.toNode(before) != network.fromNode(link)) {
      int node = network.fromNode(link);
      xml.errorOnMap(
          network.nodeX(node),
          network.nodeY(node),
          "unjoined-route",
          "link \"" + id + "\" follows link \"" + network.linkId(before) + "\"",
          "each link must begin where the one before ends",
          "Add the links between them, or correct the route.");
    }
    links.add(link);
    builder.addLink(link);
  }

  /** Checks what can be told at the end of the route only. */
  void finish() {
    if (stops.size() < 2) {
      xml.warningAt(
          routePosition,
          "route-without-stops",
          "the route has " + stops.size() + " stops",
          "nobody can ride it with fewer than 2",
          "Add stops to its routeProfile or remove the route.");
    }
    if (!links.isEmpty() && !hasUnknownLink) {
      checkStopsLieOnLinks();
    }
  }

  private void checkStopsLieOnLinks() {
    int position = 0;
    for (int ordinal = 0; ordinal < stops.size(); ordinal++) {
      int link = builder.linkOf(stops.getInt(ordinal));
      if (link == Network.NO_LINK) {
        reportStopWithoutLink(ordinal);
        continue;
      }
      int found = links.subList(position, links.size()).indexOf(link);
      if (found >= 0) {
        position += found;
      } else {
        reportStopOffRoute(ordinal, link);
      }
    }
  }

  private void reportStopWithoutLink(int ordinal) {
    StopProperties stop = builder.propertiesOf(stops.getInt(ordinal));
    int nearest = links.getInt(0);
    for (int link : links) {
      if (meters(link, stop) < meters(nearest, stop)) {
        nearest = link;
      }
    }
    xml.errorAt(
        stopPositions.get(ordinal),
        stop.x(),
        stop.y(),
        "stop-without-link",
        "stop \"" + stopIds.get(ordinal) + "\" has no known link",
        "the route runs on the network, so its stops must lie on links",
        String.format(
            Locale.ROOT,
            "Give the stop a linkRefId that is on the route; the nearest is link \"%s\", %.0f m away.",
            network.linkId(nearest),
            meters(nearest, stop)));
  }

  private double meters(int link, StopProperties stop) {
    return new LinkLines(network).distanceMeters(link, stop.x(), stop.y());
  }

  private void reportStopOffRoute(int ordinal, int link) {
    boolean isOnRoute = links.contains(link);
    StopProperties stop = builder.propertiesOf(stops.getInt(ordinal));
    xml.errorAt(
        stopPositions.get(ordinal),
        stop.x(),
        stop.y(),
        isOnRoute ? "stop-out-of-order" : "stop-off-route",
        "stop \"" + stopIds.get(ordinal) + "\" lies on link \"" + network.linkId(link) + "\"",
        isOnRoute
            ? "the route comes there only before it serves the stop before"
            : "the route does not go there",
        "Correct the order of the stops, the links of the route, or the link of the stop.");
  }
}
