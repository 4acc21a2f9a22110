package vn.luong.sim.matsim;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Set;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Route;
import vn.luong.sim.population.TeleportRoute;
import vn.luong.sim.population.TextRoute;
import vn.luong.sim.population.TransitRouteText;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlCursor;

/**
 * Reads routes of legs. In version 4 a network route is the list of nodes between the links of the
 * two activities; it waits as {@linkplain #hasPendingNodes pending} until the second activity is
 * read.
 */
final class RouteXmlReader {
  static final String LINKS = "links";
  static final String GENERIC = "generic";
  /** What MATSim writes for the vehicle of a route that has none yet. */
  private static final String NO_VEHICLE = "null";

  private static final Set<String> ROUTE_ATTRIBUTES = Set.of(
      "type", "start_link", "end_link", "trav_time", "distance", "dist", "vehicleRefId", "num");
  private static final String REMEDY = "Remove the route so that it is found anew, or correct it.";

  private final XmlCursor xml;
  private final Network network;
  private final boolean isVersion4;
  private final long networkModes;

  private String personId = "";

  /** Links of the route that is being read. */
  private final IntArrayList links = new IntArrayList();

  /** A version 4 route that waits for the activity after it. */
  private String pendingNodes;

  private SourcePosition pendingPosition;
  private int pendingMode;
  private double pendingTravelTimeSeconds;
  private double pendingDistanceMeters;

  RouteXmlReader(XmlCursor xml, Network network, boolean isVersion4) {
    this.xml = xml;
    this.network = network;
    this.isVersion4 = isVersion4;
    long modes = 0;
    for (int link = 0; link < network.linkCount(); link++) {
      modes |= network.modes(link);
    }
    networkModes = modes;
  }

  /**
   * Id of a person's vehicle of a mode, which a route need not name (MATSim {@code VehicleUtils}).
   */
  static String ownVehicle(String personId, String mode) {
    return mode.equals("car") ? personId : personId + "_" + mode;
  }

  /** Whose routes come next. */
  void setPerson(String newPersonId) {
    personId = newPersonId;
  }

  /** Reads the current {@code route} element of a leg of this mode. */
  Route read(int mode) {
    xml.expectAttributes(ROUTE_ATTRIBUTES);
    double travelTimeSeconds = xml.time("trav_time", SimTime.UNDEFINED);
    double distanceMeters = xml.number("distance", xml.number("dist", Double.NaN));
    String type = xml.attribute("type");
    boolean isOnNetwork = mode != ModeTable.NO_MODE && ModeTable.contains(networkModes, mode);
    if (isVersion4 && type == null) {
      return readVersion4(mode, isOnNetwork, travelTimeSeconds, distanceMeters);
    }
    int startLink = link("start_link");
    int endLink = link("end_link");
    if (LINKS.equals(type) || type == null && isOnNetwork) {
      String vehicleId = otherVehicle(mode);
      return readLinks(startLink, endLink)
          ? LinkPath.of(links.toIntArray(), travelTimeSeconds, distanceMeters)
              .withVehicle(vehicleId)
          : Route.NONE;
    }
    String text = xml.text().toString();
    if (type == null || type.equals(GENERIC)) {
      // Files of version 5 do not say of which type the route of a transit leg is.
      if (!TransitRouteText.isOldText(text.strip())) {
        return new TeleportRoute(startLink, endLink, travelTimeSeconds, distanceMeters);
      }
      text = text.strip();
      type = TransitRouteText.OLD_ROUTE_TYPE;
    }
    return new TextRoute(type, startLink, endLink, travelTimeSeconds, distanceMeters, text);
  }

  /** The vehicle that the route names, or null if it is the person's own. */
  private String otherVehicle(int mode) {
    String named = xml.attribute("vehicleRefId");
    if (named == null || named.equals(NO_VEHICLE) || mode == ModeTable.NO_MODE) {
      return null;
    }
    return named.equals(ownVehicle(personId, network.modeTable().name(mode))) ? null : named;
  }

  private int link(String end) {
    String id = xml.attribute(end);
    if (id == null) {
      return Network.NO_LINK;
    }
    int link = network.linkIds().find(id);
    if (link == IdTable.NO_ID && network.linkCount() > 0) {
      xml.error(
          "unknown-link",
          end + " is \"" + id + "\"",
          "there is no such link in the network",
          REMEDY);
    }
    return link;
  }

  /** Reads the links of a route; false after a problem, or if there is nothing to read. */
  private boolean readLinks(int startLink, int endLink) {
    links.clear();
    if (!takeIds(xml.text(), network.linkIds(), "link", null)) {
      return false;
    }
    if (links.isEmpty()) {
      // MATSim leaves the text empty where a route was never found.
      if (startLink == Network.NO_LINK || startLink != endLink) {
        return false;
      }
      links.add(startLink);
    }
    return areJoined(null);
  }

  /**
   * Adds what the ids of a text name to {@link #links}; false if one names nothing.
   *
   * @param position where to report, or null for the current element
   */
  private boolean takeIds(
      CharSequence text, IdTable ids, String kindOfThing, SourcePosition position) {
    int length = text.length();
    int start = 0;
    while (start < length) {
      if (text.charAt(start) <= ' ') {
        start++;
        continue;
      }
      int end = start + 1;
      while (end < length && text.charAt(end) > ' ') {
        end++;
      }
      int index = ids.find(text, start, end);
      if (index == IdTable.NO_ID) {
        if (network.linkCount() > 0) {
          String id = text.subSequence(start, end).toString();
          report(
              position,
              "route-unknown-" + kindOfThing,
              "the route goes through " + kindOfThing + " \"" + id + "\"",
              "there is no such " + kindOfThing + " in the network");
        }
        return false;
      }
      links.add(index);
      start = end;
    }
    return true;
  }

  private boolean areJoined(SourcePosition position) {
    for (int index = 1; index < links.size(); index++) {
      int before = links.getInt(index - 1);
      int after = links.getInt(index);
      if (network.toNode(before) != network.fromNode(after)) {
        report(
            position,
            "unjoined-route",
            "link \"" + network.linkId(after) + "\" follows link \"" + network.linkId(before)
                + "\"",
            "each link must begin where the one before ends");
        return false;
      }
    }
    return true;
  }

  private Route readVersion4(
      int mode, boolean isOnNetwork, double travelTimeSeconds, double distanceMeters) {
    if (!isOnNetwork) {
      String text = xml.text().toString().strip();
      if (text.isEmpty()) {
        return SimTime.isDefined(travelTimeSeconds)
            ? new TeleportRoute(Network.NO_LINK, Network.NO_LINK, travelTimeSeconds, distanceMeters)
            : Route.NONE;
      }
      return new TextRoute(
          TransitRouteText.isOldText(text) ? TransitRouteText.OLD_ROUTE_TYPE : GENERIC,
          Network.NO_LINK,
          Network.NO_LINK,
          travelTimeSeconds,
          distanceMeters,
          text);
    }
    pendingPosition = xml.position();
    pendingNodes = xml.text().toString();
    pendingMode = mode;
    pendingTravelTimeSeconds = travelTimeSeconds;
    pendingDistanceMeters = distanceMeters;
    return Route.NONE;
  }

  boolean hasPendingNodes() {
    return pendingNodes != null;
  }

  /**
   * The pending route as links, now that those of the activities are known; none if it makes no
   * path.
   */
  Route takePendingNodes(int startLink, int endLink) {
    String nodes = pendingNodes;
    pendingNodes = null;
    if (startLink == Network.NO_LINK || endLink == Network.NO_LINK) {
      return Route.NONE;
    }
    links.clear();
    if (!takeIds(nodes, network.nodeIds(), "node", pendingPosition)) {
      return Route.NONE;
    }
    if (links.isEmpty() && !isTrivial(startLink, endLink)) {
      return Route.NONE;
    }
    if (!replaceNodesByLinks(startLink, endLink) || !areJoined(pendingPosition)) {
      return Route.NONE;
    }
    return LinkPath.of(links.toIntArray(), pendingTravelTimeSeconds, distanceOfPending());
  }

  private boolean isTrivial(int startLink, int endLink) {
    return startLink == endLink || network.toNode(startLink) == network.fromNode(endLink);
  }

  /** Planned distance: as stated, else of all links but the first. */
  private double distanceOfPending() {
    if (!Double.isNaN(pendingDistanceMeters)) {
      return pendingDistanceMeters;
    }
    double meters = 0;
    for (int index = 1; index < links.size(); index++) {
      meters += network.lengthMeters(links.getInt(index));
    }
    return meters;
  }

  private boolean replaceNodesByLinks(int startLink, int endLink) {
    boolean staysOnLink = links.isEmpty() && startLink == endLink;
    int linkCount = Math.max(0, links.size() - 1);
    for (int index = 0; index < linkCount; index++) {
      int link = linkBetween(links.getInt(index), links.getInt(index + 1));
      if (link == Network.NO_LINK) {
        report(
            pendingPosition,
            "unjoined-route",
            "node \"" + network.nodeId(links.getInt(index + 1)) + "\" follows node \""
                + network.nodeId(links.getInt(index)) + "\"",
            "a link must lead from one to the next");
        return false;
      }
      links.set(index, link);
    }
    links.size(linkCount);
    links.add(0, startLink);
    if (!staysOnLink) {
      links.add(endLink);
    }
    return true;
  }

  /** The link that joins two nodes; of several the first that allows the mode, else the first. */
  private int linkBetween(int fromNode, int toNode) {
    int first = Network.NO_LINK;
    IntRows outLinks = network.outLinks();
    for (int at = outLinks.start(fromNode); at < outLinks.end(fromNode); at++) {
      int link = outLinks.value(at);
      if (network.toNode(link) == toNode) {
        if (network.allows(link, pendingMode)) {
          return link;
        }
        first = first == Network.NO_LINK ? link : first;
      }
    }
    return first;
  }

  private void report(SourcePosition position, String kind, String found, String expected) {
    xml.errorAt(position == null ? xml.position() : position, kind, found, expected, REMEDY);
  }
}
