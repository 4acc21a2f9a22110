package vn.luong.sim.matsim;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.PlanEncoder;
import vn.luong.sim.population.Population;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlCursor;

/** Reads the content of plans: activities, and legs with their routes. One plan at a time. */
final class PlanXmlReader {
  /** Leg attribute that names the mode the whole trip was routed for. */
  static final String ROUTING_MODE = "routingMode";

  private static final Set<String> ACTIVITY_ATTRIBUTES = Set.of(
      "type",
      "link",
      "facility",
      "x",
      "y",
      "z",
      "start_time",
      "end_time",
      "max_dur",
      "dur",
      "ref_id",
      "zone");
  private static final Set<String> LEG_ATTRIBUTES =
      Set.of("mode", "dep_time", "trav_time", "arr_time", "num");

  private final XmlCursor xml;
  private final Population population;
  private final Network network;
  private final Facilities facilities;
  private final RouteXmlReader routes;
  private final boolean isVersion4;

  /** Takes the plan that is being read. */
  private final PlanEncoder plan;

  private int activityCount;
  private int legCount;

  /** Link of the last activity, or none. */
  private int lastLink;

  /** The last leg, which is put only when the activity after it is known. */
  private int mode;

  private int routingMode;
  private double departureTime;
  private double travelTimeSeconds;
  private Map<String, AttributeTable.Value> legAttributes = Map.of();

  private boolean isSound;

  /**
   * Makes a reader for the plans of one file.
   *
   * @param isVersion4 routes name nodes, and modes may be in capitals
   * @param areVehiclesNamed persons own no vehicles called after them
   */
  PlanXmlReader(
      XmlCursor xml, Population population, boolean isVersion4, boolean areVehiclesNamed) {
    this.xml = xml;
    this.population = population;
    this.network = population.network();
    this.facilities = population.facilities();
    this.routes = new RouteXmlReader(xml, network, isVersion4, areVehiclesNamed);
    this.isVersion4 = isVersion4;
    this.plan = new PlanEncoder(population.plans());
  }

  /**
   * Reads the current {@code plan} element.
   *
   * @param personId whose plan it is
   * @param type label of the plan, or null
   * @return the plan's code; null after a problem, or if it is empty
   */
  byte[] read(String personId, String type) {
    routes.setPerson(personId);
    plan.begin();
    activityCount = 0;
    legCount = 0;
    lastLink = Network.NO_LINK;
    isSound = true;
    Map<String, AttributeTable.Value> attributes = Map.of();
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "activity", "act" -> readActivity();
        case "leg" -> readLeg();
        case "attributes" -> attributes = readAttributes();
        default -> xml.reportUnknownElement("activity or leg");
      }
    }
    if (isSound && activityCount == 0) {
      xml.warning(
          "empty-plan", "the plan is empty", "at least one activity", "Remove the empty plan.");
      return null;
    }
    if (isSound && legCount == activityCount) {
      xml.error(
          "bad-plan",
          "the plan ends with a leg",
          "it must end with an activity",
          "Add the last activity.");
      isSound = false;
    }
    return isSound ? plan.finish(type, attributes) : null;
  }

  private Map<String, AttributeTable.Value> readAttributes() {
    Map<String, AttributeTable.Value> attributes = new TreeMap<>();
    AttributesXml.read(xml, attributes::put);
    return attributes;
  }

  private void readActivity() {
    xml.expectAttributes(ACTIVITY_ATTRIBUTES);
    if (isSound && activityCount > legCount) {
      reportOrder("two activities without a leg between");
    }
    String type = xml.required("type");
    int facility = facility();
    int link = link(facility);
    boolean isPlaced = facility != Facilities.NO_FACILITY;
    double x = xml.number("x", isPlaced ? facilities.x(facility) : Double.NaN);
    double y = xml.number("y", isPlaced ? facilities.y(facility) : Double.NaN);
    double z = xml.number("z", Double.NaN);
    double startTime = xml.time("start_time", SimTime.UNDEFINED);
    double endTime = xml.time("end_time", SimTime.UNDEFINED);
    double maxDurationSeconds =
        xml.time(xml.attribute("max_dur") == null ? "dur" : "max_dur", SimTime.UNDEFINED);
    boolean hasCoordinates = !Double.isNaN(x) && !Double.isNaN(y);
    int activityType = type == null ? 0 : population.activityTypes().add(type);
    if (type == null || !hasPlace(link, facility, hasCoordinates)) {
      isSound = false;
    }
    Map<String, AttributeTable.Value> attributes = readOwnAttributes();
    if (isSound) {
      putLegBefore(link);
      plan.beginActivity(activityType, link, facility)
          .at(x, y, z)
          .during(startTime, endTime, maxDurationSeconds)
          .endActivity(attributes);
      activityCount++;
      lastLink = link;
    }
  }

  private void putLegBefore(int link) {
    if (legCount > 0) {
      plan.addLeg(mode, routingMode, departureTime, travelTimeSeconds, legAttributes);
      routes.addTo(plan, lastLink, link);
    }
  }

  private Map<String, AttributeTable.Value> readOwnAttributes() {
    Map<String, AttributeTable.Value> attributes = Map.of();
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (xml.name().equals("attributes")) {
        attributes = readAttributes();
      } else {
        xml.reportUnknownElement("attributes");
      }
    }
    return attributes;
  }

  private boolean hasPlace(int link, int facility, boolean hasCoordinates) {
    if (link != Network.NO_LINK || hasCoordinates || facility != Facilities.NO_FACILITY) {
      return true;
    }
    if (xml.attribute("link") != null || xml.attribute("facility") != null) {
      // A link or facility that does not exist was reported already.
      return false;
    }
    xml.error(
        "activity-without-place",
        "the activity has no link, no facility and no coordinates",
        "one of them is needed",
        "Add x and y.");
    return false;
  }

  private int facility() {
    String id = xml.attribute("facility");
    if (id == null) {
      return Facilities.NO_FACILITY;
    }
    int facility = facilities.ids().find(id);
    if (facility != IdTable.NO_ID) {
      return facility;
    }
    boolean hasOtherPlace = xml.attribute("link") != null || xml.attribute("x") != null;
    if (facilities.size() == 0 && hasOtherPlace) {
      xml.warning(
          "no-facilities",
          "facility is \"" + id + "\"",
          "no facilities are given, so the link or the coordinates count",
          "Name the facilities file in the config, if there is one.");
    } else {
      xml.error(
          "unknown-facility",
          "facility is \"" + id + "\"",
          "there is no such facility",
          "Correct the name, or name the right facilities file.");
    }
    return Facilities.NO_FACILITY;
  }

  private int link(int facility) {
    String id = xml.attribute("link");
    if (id == null) {
      return facility == Facilities.NO_FACILITY ? Network.NO_LINK : facilities.link(facility);
    }
    int link = network.linkIds().find(id);
    if (link == IdTable.NO_ID && network.linkCount() > 0) {
      xml.error(
          "unknown-link",
          "link is \"" + id + "\"",
          "there is no such link in the network",
          "Correct the name, or remove it so that the nearest link is taken.");
      isSound = false;
    }
    return link;
  }

  private void readLeg() {
    xml.expectAttributes(LEG_ATTRIBUTES);
    if (isSound && activityCount != legCount + 1) {
      reportOrder(activityCount == 0 ? "a leg first" : "two legs without an activity between");
    }
    String modeName = xml.required("mode");
    mode = modeName == null ? ModeTable.NO_MODE : mode(modeName);
    isSound &= mode != ModeTable.NO_MODE;
    departureTime = xml.time("dep_time", SimTime.UNDEFINED);
    travelTimeSeconds = xml.time("trav_time", SimTime.UNDEFINED);
    routingMode = ModeTable.NO_MODE;
    legAttributes = Map.of();
    routes.clear();
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "route" -> routes.read(mode);
        case "attributes" -> {
          legAttributes = readAttributes();
          AttributeTable.Value value = legAttributes.remove(ROUTING_MODE);
          routingMode = value == null ? ModeTable.NO_MODE : mode(value.text());
        }
        default -> xml.reportUnknownElement("route or attributes");
      }
    }
    if (isSound) {
      legCount++;
    }
  }

  private int mode(String name) {
    ModeTable modeTable = network.modeTable();
    String known = isVersion4 ? name.toLowerCase(Locale.ROOT) : name;
    if (modeTable.find(known) == ModeTable.NO_MODE && modeTable.size() == ModeTable.MAX_MODES) {
      xml.error(
          "too-many-modes",
          "mode \"" + name + "\" is one too many",
          "at most " + ModeTable.MAX_MODES + " modes",
          "Merge modes that are treated alike.");
      return ModeTable.NO_MODE;
    }
    return modeTable.add(known);
  }

  private void reportOrder(String found) {
    xml.error(
        "bad-plan",
        found,
        "activities and legs must alternate, with activities first and last",
        "Correct the order.");
    isSound = false;
  }
}
