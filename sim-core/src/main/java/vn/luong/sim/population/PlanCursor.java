package vn.luong.sim.population;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.SimTime;

/**
 * Walks through an encoded plan without making objects: {@link #seek}, then {@link #advance} from element to element
 * (activity, leg, activity …); the getters tell of the element the cursor stands on and are valid until the next
 * {@code advance} or {@code seek}.
 *
 * <p>Times are seconds after midnight, {@link SimTime#UNDEFINED} where the plan states none; coordinates are metres in the
 * scenario's CRS, NaN where none are stated; links, facilities, modes and types are the dense indices of network and population.
 *
 * <p>Threads: one cursor per thread; several may read the same store.
 */
public final class PlanCursor {
  private final PlanStore store;
  private final Network network;

  private byte[] code;
  private int position;
  private int activityCount;
  private int element;
  private int elementPosition;

  private int type;
  private int link;
  private int facility;
  private double x;
  private double y;
  private double z;
  private double startTime;
  private double endTime;
  private double maxDurationSeconds;

  private int mode;
  private int routingMode;
  private double departureTime;
  private double travelTimeSeconds;
  private int routeKind;
  private int routeFlags;
  private double routeTravelTimeSeconds;
  private double distanceMeters;
  private int startLink;
  private int endLink;
  private int pathLinkCount;
  private int pathPosition;

  /** Where texts and attributes of the element stand, 0 if there are none. */
  private int attributesPosition;

  private int routeTextPosition;
  private int planTypePosition;
  private int planAttributesPosition;

  public PlanCursor(PlanStore store) {
    this.store = store;
    this.network = store.network();
  }

  /** Stands before the first element of this plan. */
  public void seek(int plan) {
    seek(store.code(plan));
  }

  /**
   * Stands on an element of this plan again.
   *
   * @param elementNumber what {@link #element} said there
   * @param place what {@link #place} said there
   */
  public void seek(int plan, int elementNumber, int place) {
    seek(store.code(plan));
    position = place;
    element = elementNumber - 1;
    advance();
  }

  void seek(byte[] newCode) {
    code = newCode;
    position = 0;
    int flags = code[position++];
    activityCount = takeInt();
    planTypePosition = 0;
    if ((flags & PlanCode.HAS_TYPE) != 0) {
      planTypePosition = position;
      skipText();
    }
    planAttributesPosition = 0;
    if ((flags & PlanCode.HAS_PLAN_ATTRIBUTES) != 0) {
      planAttributesPosition = position;
      skipAttributes();
    }
    element = -1;
    elementPosition = position;
  }

  public int activityCount() {
    return activityCount;
  }

  /** Label of the plan, null if it has none. */
  public String planType() {
    return planTypePosition == 0 ? null : textAt(planTypePosition);
  }

  /** Attributes of the plan as a whole. */
  public Map<String, AttributeTable.Value> planAttributes() {
    return attributesAt(planAttributesPosition);
  }

  /** Moves to the next element; false if there is none. */
  public boolean advance() {
    if (element + 1 >= 2 * activityCount - 1) {
      return false;
    }
    element++;
    elementPosition = position;
    if (isActivity()) {
      takeActivity();
    } else {
      takeLeg();
    }
    return true;
  }

  public boolean isActivity() {
    return (element & 1) == 0;
  }

  /** Number of the element in the plan, activities and legs counted together from 0. */
  public int element() {
    return element;
  }

  /** Where the element's code begins, for {@link #seek(int, int, int)}; valid until the plan is changed. */
  public int place() {
    return elementPosition;
  }

  /**
   * Where the code of the element after this one begins, for {@link #seek(int, int, int)}; valid until the plan is changed.
   */
  public int nextPlace() {
    return position;
  }

  /** Number of the activity or leg in the plan: activities and legs are each counted from 0. */
  public int ordinal() {
    return element >> 1;
  }

  /** Activity type, index in {@link Population#activityTypes}. */
  public int activityType() {
    return type;
  }

  /** Link of the activity, or {@link Network#NO_LINK}. */
  public int link() {
    return link;
  }

  public int facility() {
    return facility;
  }

  public double x() {
    return x;
  }

  public double y() {
    return y;
  }

  public boolean hasCoordinates() {
    return !Double.isNaN(x) && !Double.isNaN(y);
  }

  /** Height of the activity, NaN if not stated. */
  public double z() {
    return z;
  }

  public double startTime() {
    return startTime;
  }

  public double endTime() {
    return endTime;
  }

  public double maxDurationSeconds() {
    return maxDurationSeconds;
  }

  /** Mode of the leg. */
  public int mode() {
    return mode;
  }

  /** Mode the leg's trip was routed for, or {@link ModeTable#NO_MODE}. */
  public int routingMode() {
    return routingMode;
  }

  public double departureTime() {
    return departureTime;
  }

  /** Planned travel time of the leg, or {@link SimTime#UNDEFINED}. */
  public double travelTimeSeconds() {
    return travelTimeSeconds;
  }

  public boolean hasRoute() {
    return routeKind != PlanCode.NO_ROUTE;
  }

  public boolean hasLinkPath() {
    return routeKind == PlanCode.LINK_PATH;
  }

  public int startLink() {
    return startLink;
  }

  public int endLink() {
    return endLink;
  }

  /** Planned travel time of the route, or {@link SimTime#UNDEFINED}. */
  public double routeTravelTimeSeconds() {
    return routeTravelTimeSeconds;
  }

  /** Planned distance of the route in metres, NaN if not stated. */
  public double distanceMeters() {
    return distanceMeters;
  }

  /** Links of the leg's path, start and end link included. */
  public int pathLinkCount() {
    return pathLinkCount;
  }

  /** True if each link of the path starts where the one before ends. */
  public boolean isPathJoined() {
    return (routeFlags & PlanCode.IS_UNJOINED) == 0;
  }

  /**
   * Copies the links of the leg's path.
   *
   * @return position in the target after the last link
   */
  public int copyPath(int[] target, int from) {
    int next = from;
    int current = startLink;
    target[next++] = current;
    int read = pathPosition;
    IntRows outLinks = network.outLinks();
    if (isPathJoined()) {
      for (int count = 1; count < pathLinkCount; count++) {
        current = outLinks.value(outLinks.start(network.toNode(current)) + (code[read++] & 0xFF));
        target[next++] = current;
      }
      return next;
    }
    int kept = position;
    position = read;
    for (int count = 1; count < pathLinkCount; count++) {
      target[next++] = takeInt();
    }
    position = kept;
    return next;
  }

  /**
   * The bytes that hold the turns of the leg's joined path from {@link #pathPlace} on, one for each link but the first:
   * which of the out-links of the node before it is taken. Not a copy; the plan must not change while they are used.
   */
  public byte[] pathBytes() {
    assert isPathJoined() : "the path is not joined";
    return code;
  }

  /** Where in {@link #pathBytes} the first turn stands. */
  public int pathPlace() {
    return pathPosition;
  }

  /** Id of the vehicle the leg's path names, or null for the person's own. */
  public String vehicleId() {
    if (routeKind != PlanCode.LINK_PATH || (routeFlags & PlanCode.HAS_VEHICLE) == 0) {
      return null;
    }
    return textAt(routeTextPosition);
  }

  /** Attributes of the activity or leg. */
  public Map<String, AttributeTable.Value> attributes() {
    return attributesAt(attributesPosition);
  }

  /** The activity as an object. */
  public Activity activity() {
    return new Activity(
        type, link, facility, x, y, z, startTime, endTime, maxDurationSeconds, attributes());
  }

  /** The leg as an object. */
  public Leg leg() {
    return new Leg(mode, routingMode, departureTime, travelTimeSeconds, route(), attributes());
  }

  /** The leg's route as an object. */
  public Route route() {
    switch (routeKind) {
      case PlanCode.LINK_PATH:
        int[] links = new int[pathLinkCount];
        copyPath(links, 0);
        return LinkPath.of(links, routeTravelTimeSeconds, distanceMeters).withVehicle(vehicleId());
      case PlanCode.TELEPORT:
        return new TeleportRoute(startLink, endLink, routeTravelTimeSeconds, distanceMeters);
      case PlanCode.TEXT:
        int kept = position;
        position = routeTextPosition;
        String routeType = takeText();
        String text = takeText();
        position = kept;
        return new TextRoute(
            routeType, startLink, endLink, routeTravelTimeSeconds, distanceMeters, text);
      default:
        return Route.NONE;
    }
  }

  /** The whole plan as objects; the cursor then stands after its last element. */
  public Plan plan() {
    List<Activity> activities = new ArrayList<>(activityCount);
    List<Leg> legs = new ArrayList<>(Math.max(0, activityCount - 1));
    byte[] whole = code;
    seek(whole);
    while (advance()) {
      if (isActivity()) {
        activities.add(activity());
      } else {
        legs.add(leg());
      }
    }
    return new Plan(planType(), planAttributes(), activities, legs);
  }

  private void takeActivity() {
    int flags = code[position++];
    type = takeInt();
    link = has(flags, PlanCode.HAS_LINK) ? takeInt() : Network.NO_LINK;
    facility = has(flags, PlanCode.HAS_FACILITY) ? takeInt() : Facilities.NO_FACILITY;
    boolean hasXy = has(flags, PlanCode.HAS_XY);
    x = hasXy ? takeDouble() : Double.NaN;
    y = hasXy ? takeDouble() : Double.NaN;
    z = has(flags, PlanCode.HAS_Z) ? takeDouble() : Double.NaN;
    startTime = has(flags, PlanCode.HAS_START) ? takeTime() : SimTime.UNDEFINED;
    endTime = has(flags, PlanCode.HAS_END) ? takeTime() : SimTime.UNDEFINED;
    maxDurationSeconds = has(flags, PlanCode.HAS_DURATION) ? takeTime() : SimTime.UNDEFINED;
    attributesPosition = 0;
    if (has(flags, PlanCode.HAS_ATTRIBUTES)) {
      attributesPosition = position;
      skipAttributes();
    }
  }

  private void takeLeg() {
    int flags = code[position++];
    mode = takeInt();
    routingMode = has(flags, PlanCode.HAS_ROUTING_MODE) ? takeInt() : ModeTable.NO_MODE;
    departureTime = has(flags, PlanCode.HAS_DEPARTURE) ? takeTime() : SimTime.UNDEFINED;
    travelTimeSeconds = has(flags, PlanCode.HAS_TRAVEL_TIME) ? takeTime() : SimTime.UNDEFINED;
    attributesPosition = 0;
    if (has(flags, PlanCode.HAS_LEG_ATTRIBUTES)) {
      attributesPosition = position;
      skipAttributes();
    }
    takeRoute(flags & PlanCode.ROUTE_KIND_MASK);
  }

  private void takeRoute(int kind) {
    routeKind = kind;
    routeFlags = 0;
    routeTravelTimeSeconds = SimTime.UNDEFINED;
    distanceMeters = Double.NaN;
    startLink = Network.NO_LINK;
    endLink = Network.NO_LINK;
    pathLinkCount = 0;
    if (kind == PlanCode.NO_ROUTE) {
      return;
    }
    routeFlags = code[position++];
    if (has(routeFlags, PlanCode.HAS_ROUTE_TIME)) {
      routeTravelTimeSeconds = takeTime();
    }
    if (has(routeFlags, PlanCode.HAS_DISTANCE)) {
      distanceMeters = takeDouble();
    }
    startLink = takeInt() - 1;
    endLink = takeInt() - 1;
    routeTextPosition = position;
    if (kind == PlanCode.TEXT) {
      skipText();
      skipText();
    } else if (kind == PlanCode.LINK_PATH) {
      if (has(routeFlags, PlanCode.HAS_VEHICLE)) {
        skipText();
      }
      pathLinkCount = takeInt();
      pathPosition = position;
      skipPath();
    }
  }

  private void skipPath() {
    if (isPathJoined()) {
      position += pathLinkCount - 1;
      return;
    }
    for (int count = 1; count < pathLinkCount; count++) {
      takeInt();
    }
  }

  private static boolean has(int flags, int bit) {
    return (flags & bit) != 0;
  }

  private Map<String, AttributeTable.Value> attributesAt(int from) {
    if (from == 0) {
      return Map.of();
    }
    int kept = position;
    position = from;
    Map<String, AttributeTable.Value> attributes = new TreeMap<>();
    int count = takeInt();
    for (int ordinal = 0; ordinal < count; ordinal++) {
      attributes.put(takeText(), new AttributeTable.Value(takeText(), takeText()));
    }
    position = kept;
    return attributes;
  }

  private void skipAttributes() {
    int texts = 3 * takeInt();
    for (int text = 0; text < texts; text++) {
      skipText();
    }
  }

  private String textAt(int from) {
    int kept = position;
    position = from;
    String text = takeText();
    position = kept;
    return text;
  }

  private String takeText() {
    int length = takeInt();
    String text = new String(code, position, length, StandardCharsets.UTF_8);
    position += length;
    return text;
  }

  private void skipText() {
    int length = takeInt();
    position += length;
  }

  private double takeTime() {
    int whole = takeInt();
    return (whole & 1) == 0 ? whole >>> 1 : takeDouble();
  }

  private double takeDouble() {
    long bits = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bits |= (code[position++] & 0xFFL) << shift;
    }
    return Double.longBitsToDouble(bits);
  }

  private int takeInt() {
    int value = code[position++];
    if (value >= 0) {
      return value;
    }
    value &= 0x7F;
    for (int shift = 7; ; shift += 7) {
      int next = code[position++];
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
