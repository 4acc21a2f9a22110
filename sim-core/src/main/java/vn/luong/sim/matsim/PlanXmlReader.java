package vn.luong.sim.matsim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.Route;
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

  /** Content of the plan that is being read. */
  private final List<Activity> activities = new ArrayList<>();

  private final List<Leg> legs = new ArrayList<>();
  private boolean isSound;

  /**
   * Makes a reader for the plans of one file.
   *
   * @param isVersion4 routes name nodes, and modes may be in capitals
   */
  PlanXmlReader(XmlCursor xml, Population population, boolean isVersion4) {
    this.xml = xml;
    this.population = population;
    this.network = population.network();
    this.facilities = population.facilities();
    this.routes = new RouteXmlReader(xml, network, isVersion4);
    this.isVersion4 = isVersion4;
  }

  /**
   * Reads the current {@code plan} element.
   *
   * @param personId whose plan it is
   * @param type label of the plan, or null
   * @return the plan; null after a problem, or if it is empty
   */
  Plan read(String personId, String type) {
    routes.setPerson(personId);
    activities.clear();
    legs.clear();
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
    if (isSound && activities.isEmpty()) {
      xml.warning(
          "empty-plan", "the plan is empty", "at least one activity", "Remove the empty plan.");
      return null;
    }
    if (isSound && legs.size() == activities.size()) {
      xml.error(
          "bad-plan",
          "the plan ends with a leg",
          "it must end with an activity",
          "Add the last activity.");
      isSound = false;
    }
    return isSound ? new Plan(type, attributes, activities, legs) : null;
  }

  private Map<String, AttributeTable.Value> readAttributes() {
    Map<String, AttributeTable.Value> attributes = new TreeMap<>();
    AttributesXml.read(xml, attributes::put);
    return attributes;
  }

  private void readActivity() {
    xml.expectAttributes(ACTIVITY_ATTRIBUTES);
    if (isSound && activities.size() > legs.size()) {
      reportOrder("two activities without a leg between");
    }
    String type = xml.required("type");
    int facility = facility();
    int link = link(facility);
    Activity activity = new Activity(
        type == null ? 0 : population.activityTypes().add(type),
        link,
        facility,
        xml.number("x", facility == Facilities.NO_FACILITY ? Double.NaN : facilities.x(facility)),
        xml.number("y", facility == Facilities.NO_FACILITY ? Double.NaN : facilities.y(facility)),
        xml.number("z", Double.NaN),
        xml.time("start_time", SimTime.UNDEFINED),
        xml.time("end_time", SimTime.UNDEFINED),
        xml.time(xml.attribute("max_dur") == null ? "dur" : "max_dur", SimTime.UNDEFINED),
        Map.of());
    if (type == null || !hasPlace(activity)) {
      isSound = false;
    }
    Map<String, AttributeTable.Value> attributes = readOwnAttributes();
    if (isSound) {
      activities.add(attributes.isEmpty() ? activity : withAttributes(activity, attributes));
      completeLegBefore();
    }
  }

  private static Activity withAttributes(
      Activity activity, Map<String, AttributeTable.Value> attributes) {
    return new Activity(
        activity.type(),
        activity.link(),
        activity.facility(),
        activity.x(),
        activity.y(),
        activity.z(),
        activity.startTime(),
        activity.endTime(),
        activity.maxDurationSeconds(),
        attributes);
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

  private boolean hasPlace(Activity activity) {
    boolean names = xml.attribute("link") != null || xml.attribute("facility") != null;
    if (activity.link() != Network.NO_LINK || activity.hasCoordinates() || names) {
      // A link or facility that does not exist was reported already.
      return activity.link() != Network.NO_LINK
          || activity.hasCoordinates()
          || activity.facility() != Facilities.NO_FACILITY;
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
    if (isSound && activities.size() != legs.size() + 1) {
      reportOrder(activities.isEmpty() ? "a leg first" : "two legs without an activity between");
    }
    String modeName = xml.required("mode");
    int mode = modeName == null ? ModeTable.NO_MODE : mode(modeName);
    isSound &= mode != ModeTable.NO_MODE;
    double departureTime = xml.time("dep_time", SimTime.UNDEFINED);
    double travelTimeSeconds = xml.time("trav_time", SimTime.UNDEFINED);
    int routingMode = ModeTable.NO_MODE;
    Route route = Route.NONE;
    Map<String, AttributeTable.Value> attributes = Map.of();
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "route" -> route = routes.read(mode);
        case "attributes" -> {
          attributes = readAttributes();
          AttributeTable.Value value = attributes.remove(ROUTING_MODE);
          routingMode = value == null ? ModeTable.NO_MODE : mode(value.text());
        }
        default -> xml.reportUnknownElement("route or attributes");
      }
    }
    if (isSound) {
      legs.add(new Leg(mode, routingMode, departureTime, travelTimeSeconds, route, attributes));
    }
  }

  /** A route of nodes can only be understood when the activities at both ends are known. */
  private void completeLegBefore() {
    if (legs.isEmpty() || !routes.hasPendingNodes()) {
      return;
    }
    int last = legs.size() - 1;
    int startLink = activities.get(last).link();
    int endLink = activities.get(last + 1).link();
    legs.set(last, legs.get(last).withRoute(routes.takePendingNodes(startLink, endLink)));
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
