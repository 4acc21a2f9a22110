package vn.luong.sim.matsim;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Set;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanEncoder;
import vn.luong.sim.population.TextRoute;
import vn.luong.sim.population.TransitRouteText;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlCursor;

/**
 * Reads routes of legs. In version 4 a network route is the list of nodes between the links of the
 * two activities; it waits until the second activity is
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
  private final boolean areVehiclesNamed;
  private final long networkModes;

  private String personId = "";

  /** What the route is that was read last. */
  private enum Kind {
    NONE,
    PATH,
    TELEPORT,
    TEXT,
    /** Of version 4: it waits for the activity after it. */
    NODES
  }

  private Kind kind = Kind.NONE;
  private double travelTimeSeconds;
  private double distanceMeters;
  private int startLink;
  private int endLink;

  /** Links of a path. */
  private final IntArrayList links = new IntArrayList();

  private String vehicleId;
  private String textType;
  private String text;

  private SourcePosition nodesPosition;
  private int nodesMode;

  RouteXmlReader(XmlCursor xml, Network network, boolean isVersion4, boolean areVehiclesNamed) {
    this.xml = xml;
    this.network = network;
    this.isVersion4 = isVersion4;
    this.areVehiclesNamed = areVehiclesNamed;
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

  /** Forgets the route read last: the next leg has none so far. */
  void clear() {
    kind = Kind.NONE;
  }

  /** Reads the current {@code route} element of a leg of this mode. */
  void read(int mode) {
    xml.expectAttributes(ROUTE_ATTRIBUTES);
    kind = Kind.NONE;
    travelTimeSeconds = xml.time("trav_time", SimTime.UNDEFINED);
    distanceMeters = xml.number("distance", xml.number("dist", Double.NaN));
    String type = xml.attribute("type");
    boolean isOnNetwork = mode != ModeTable.NO_MODE && ModeTable.contains(networkModes, mode);
    if (isVersion4 && type == null) {
      readVersion4(mode, isOnNetwork);
      return;
    }
    startLink = link("start_link");
    endLink = link("end_link");
    if (LINKS.equals(type) || type == null && isOnNetwork) {
      vehicleId = otherVehicle(mode);
      kind = readLinks() ? Kind.PATH : Kind.NONE;
      return;
    }
    text = xml.text().toString();
    if (type == null || type.equals(GENERIC)) {
      // Files of version 5 do not say of which type the route of a transit leg is.
      if (!TransitRouteText.isOldText(text.strip())) {
        kind = Kind.TELEPORT;
        return;
      }
      text = text.strip();
      type = TransitRouteText.OLD_ROUTE_TYPE;
    }
    textType = type;
    kind = Kind.TEXT;
  }

  /**
   * Gives the leg that was just added the route read last, if there was one.
   *
   * @param fromLink link of the activity before, or none
   * @param toLink link of the activity after, or none
   */
  void addTo(PlanEncoder plan, int fromLink, int toLink) {
    if (kind == Kind.NODES) {
      vehicleId = null;
      kind = isPathOfNodes(fromLink, toLink) ? Kind.PATH : Kind.NONE;
    }
    switch (kind) {
      case PATH ->
        plan.addPath(links.elements(), links.size(), travelTimeSeconds, distanceMeters, vehicleId);
      case TELEPORT -> plan.addTeleport(startLink, endLink, travelTimeSeconds, distanceMeters);
      case TEXT ->
        plan.addTextRoute(
            new TextRoute(textType, startLink, endLink, travelTimeSeconds, distanceMeters, text));
      case NONE, NODES -> {
        // The leg has no route.
      }
    }
  }

  /** The vehicle that the route names, or null if it is the person's own. */
  private String otherVehicle(int mode) {
    String named = xml.attribute("vehicleRefId");
    if (named == null || named.equals(NO_VEHICLE) || mode == ModeTable.NO_MODE) {
      return null;
    }
    boolean isOwn = !areVehiclesNamed
        && named.equals(ownVehicle(personId, network.modeTable().name(mode)));
    return isOwn ? null : named;
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
  private boolean readLinks() {
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

  private void readVersion4(int mode, boolean isOnNetwork) {
    text = xml.text().toString();
    if (isOnNetwork) {
      nodesPosition = xml.position();
      nodesMode = mode;
      kind = Kind.NODES;
      return;
    }
    startLink = Network.NO_LINK;
    endLink = Network.NO_LINK;
    text = text.strip();
    if (!text.isEmpty()) {
      textType = TransitRouteText.isOldText(text) ? TransitRouteText.OLD_ROUTE_TYPE : GENERIC;
      kind = Kind.TEXT;
    } else if (SimTime.isDefined(travelTimeSeconds)) {
      kind = Kind.TELEPORT;
    }
  }

  /** Makes links of a route of nodes, now that those of the activities are known; false if it makes no path. */
  private boolean isPathOfNodes(int fromLink, int toLink) {
    if (fromLink == Network.NO_LINK || toLink == Network.NO_LINK) {
      return false;
    }
    links.clear();
    if (!takeIds(text, network.nodeIds(), "node", nodesPosition)
        || links.isEmpty() && !isTrivial(fromLink, toLink)
        || !replaceNodesByLinks(fromLink, toLink)
        || !areJoined(nodesPosition)) {
      return false;
    }
    completeDistance();
    return true;
  }

  private boolean isTrivial(int fromLink, int toLink) {
    return fromLink == toLink || network.toNode(fromLink) == network.fromNode(toLink);
  }

  /** Planned distance: as stated, else of all links but the first. */
  private void completeDistance() {
    if (Double.isNaN(distanceMeters)) {
      distanceMeters = 0;
      for (int index = 1; index < links.size(); index++) {
        distanceMeters += network.lengthMeters(links.getInt(index));
      }
    }
  }

  private boolean replaceNodesByLinks(int fromLink, int toLink) {
    boolean staysOnLink = links.isEmpty() && fromLink == toLink;
    int linkCount = Math.max(0, links.size() - 1);
    for (int index = 0; index < linkCount; index++) {
      int link = linkBetween(links.getInt(index), links.getInt(index + 1));
      if (link == Network.NO_LINK) {
        report(
            nodesPosition,
            "unjoined-route",
            "node \"" + network.nodeId(links.getInt(index + 1)) + "\" follows node \""
                + network.nodeId(links.getInt(index)) + "\"",
            "a link must lead from one to the next");
        return false;
      }
      links.set(index, link);
    }
    links.size(linkCount);
    links.add(0, fromLink);
    if (!staysOnLink) {
      links.add(toLink);
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
        if (network.allows(link, nodesMode)) {
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
