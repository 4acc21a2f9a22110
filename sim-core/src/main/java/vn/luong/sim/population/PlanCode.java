package vn.luong.sim.population;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.SimTime;

/**
 * Turns a {@link Plan} into the bytes that {@link PlanStore} keeps and {@link PlanCursor} reads. A person's 60-link
 * car trip takes about 100 bytes.
 *
 * <p>Layout: header flags, then activity, leg, activity …; each begins with a byte of flags that say which fields
 * follow. Ints are varints. Whole seconds are varints, others raw doubles. A link path is its start link and then
 * one byte per link: which of the out-links of the node is taken.
 */
final class PlanCode {
  /** Header flags. */
  static final int HAS_TYPE = 1;

  static final int HAS_PLAN_ATTRIBUTES = 2;

  /** Flags of an activity. */
  static final int HAS_LINK = 1;

  static final int HAS_FACILITY = 2;
  static final int HAS_XY = 4;
  static final int HAS_Z = 8;
  static final int HAS_START = 16;
  static final int HAS_END = 32;
  static final int HAS_DURATION = 64;
  static final int HAS_ATTRIBUTES = 128;

  /** Flags of a leg: two bits of route kind, then what follows. */
  static final int ROUTE_KIND_MASK = 3;

  static final int NO_ROUTE = 0;
  static final int LINK_PATH = 1;
  static final int TELEPORT = 2;
  static final int TEXT = 3;
  static final int HAS_ROUTING_MODE = 4;
  static final int HAS_DEPARTURE = 8;
  static final int HAS_TRAVEL_TIME = 16;
  static final int HAS_LEG_ATTRIBUTES = 32;

  /** Flags of a route. */
  static final int HAS_ROUTE_TIME = 1;

  static final int HAS_DISTANCE = 2;
  static final int HAS_VEHICLE = 4;
  /** The links do not join, or a node has too many out-links: links stand as ints. */
  static final int IS_UNJOINED = 8;

  private static final int MAX_TURNS = 256;

  private final Network network;
  private byte[] bytes = new byte[512];
  private int size;

  /** Where the flags of the element that is being put stand. */
  private int flagsPosition;

  PlanCode(Network network) {
    this.network = network;
  }

  byte[] encode(Plan plan) {
    begin();
    for (int ordinal = 0; ordinal < plan.activities().size(); ordinal++) {
      if (ordinal > 0) {
        putLeg(plan.legs().get(ordinal - 1));
      }
      putActivity(plan.activities().get(ordinal));
    }
    return finish(plan.type(), plan.attributes(), plan.activities().size());
  }

  /** Forgets what was put so far; elements come next, in their order. */
  void begin() {
    size = 0;
  }

  /** The whole code, now that all elements are put. The header is put behind them and copied before them. */
  byte[] finish(String type, Map<String, AttributeTable.Value> attributes, int activityCount) {
    int elementsSize = size;
    putByte(flag(type != null, HAS_TYPE) | flag(!attributes.isEmpty(), HAS_PLAN_ATTRIBUTES));
    putInt(activityCount);
    if (type != null) {
      putText(type);
    }
    if (!attributes.isEmpty()) {
      putAttributes(attributes);
    }
    byte[] code = new byte[size];
    int headerSize = size - elementsSize;
    System.arraycopy(bytes, elementsSize, code, 0, headerSize);
    System.arraycopy(bytes, 0, code, headerSize, elementsSize);
    return code;
  }

  private void putActivity(Activity activity) {
    beginActivity(activity.type(), activity.link(), activity.facility());
    putCoordinates(activity.x(), activity.y(), activity.z());
    putTimes(activity.startTime(), activity.endTime(), activity.maxDurationSeconds());
    endElement(activity.attributes(), HAS_ATTRIBUTES);
  }

  /** Begins an activity; coordinates, times and {@link #endElement} follow in this order. */
  void beginActivity(int type, int link, int facility) {
    beginElement(flag(link != Network.NO_LINK, HAS_LINK)
        | flag(facility != Facilities.NO_FACILITY, HAS_FACILITY));
    putInt(type);
    if (link != Network.NO_LINK) {
      putInt(link);
    }
    if (facility != Facilities.NO_FACILITY) {
      putInt(facility);
    }
  }

  void putCoordinates(double x, double y, double z) {
    if (!Double.isNaN(x) && !Double.isNaN(y)) {
      addFlag(HAS_XY);
      putDouble(x);
      putDouble(y);
    }
    if (!Double.isNaN(z)) {
      addFlag(HAS_Z);
      putDouble(z);
    }
  }

  void putTimes(double startTime, double endTime, double maxDurationSeconds) {
    addFlag(flag(SimTime.isDefined(startTime), HAS_START)
        | flag(SimTime.isDefined(endTime), HAS_END)
        | flag(SimTime.isDefined(maxDurationSeconds), HAS_DURATION));
    putTimeIfDefined(startTime);
    putTimeIfDefined(endTime);
    putTimeIfDefined(maxDurationSeconds);
  }

  /** Ends an activity, or the part of a leg before its route. */
  void endElement(Map<String, AttributeTable.Value> attributes, int attributesFlag) {
    if (!attributes.isEmpty()) {
      addFlag(attributesFlag);
      putAttributes(attributes);
    }
  }

  private void beginElement(int flags) {
    flagsPosition = size;
    putByte(flags);
  }

  private void addFlag(int bits) {
    bytes[flagsPosition] |= (byte) bits;
  }

  private void putLeg(Leg leg) {
    putLeg(leg.mode(), leg.routingMode(), leg.departureTime(), leg.travelTimeSeconds());
    endElement(leg.attributes(), HAS_LEG_ATTRIBUTES);
    Route route = leg.route();
    if (route instanceof LinkPath path) {
      putPath(
          path.links(),
          path.linkCount(),
          route.travelTimeSeconds(),
          route.distanceMeters(),
          path.vehicleId());
    } else if (!(route instanceof Route.None)) {
      boolean isText = route instanceof TextRoute;
      beginRoute(isText ? TEXT : TELEPORT, 0, route.travelTimeSeconds(), route.distanceMeters());
      putEnds(route.startLink(), route.endLink());
      if (route instanceof TextRoute text) {
        putText(text.routeType());
        putText(text.text());
      }
    }
  }

  /** Begins a leg; {@link #endElement} follows, and a route if it has one. */
  void putLeg(int mode, int routingMode, double departureTime, double travelTimeSeconds) {
    beginElement(flag(routingMode != ModeTable.NO_MODE, HAS_ROUTING_MODE)
        | flag(SimTime.isDefined(departureTime), HAS_DEPARTURE)
        | flag(SimTime.isDefined(travelTimeSeconds), HAS_TRAVEL_TIME));
    putInt(mode);
    if (routingMode != ModeTable.NO_MODE) {
      putInt(routingMode);
    }
    putTimeIfDefined(departureTime);
    putTimeIfDefined(travelTimeSeconds);
  }

  /** Begins a route of this kind; the links at its ends follow. */
  void beginRoute(int kind, int flags, double travelTimeSeconds, double distanceMeters) {
    addFlag(kind);
    putByte(flags
        | flag(SimTime.isDefined(travelTimeSeconds), HAS_ROUTE_TIME)
        | flag(!Double.isNaN(distanceMeters), HAS_DISTANCE));
    putTimeIfDefined(travelTimeSeconds);
    if (!Double.isNaN(distanceMeters)) {
      putDouble(distanceMeters);
    }
  }

  /** Links are shifted by one, because a teleported route may state none. */
  void putEnds(int startLink, int endLink) {
    putInt(startLink + 1);
    putInt(endLink + 1);
  }

  /** Puts a route on the network, whole. */
  void putPath(
      int[] links,
      int linkCount,
      double travelTimeSeconds,
      double distanceMeters,
      String vehicleId) {
    boolean isJoined = isJoined(links, linkCount);
    int flags = flag(vehicleId != null, HAS_VEHICLE) | flag(!isJoined, IS_UNJOINED);
    beginRoute(LINK_PATH, flags, travelTimeSeconds, distanceMeters);
    putEnds(links[0], links[linkCount - 1]);
    if (vehicleId != null) {
      putText(vehicleId);
    }
    putInt(linkCount);
    for (int position = 1; position < linkCount; position++) {
      if (isJoined) {
        putByte(turnTo(network, links[position - 1], links[position]));
      } else {
        putInt(links[position]);
      }
    }
  }

  private boolean isJoined(int[] links, int linkCount) {
    for (int position = 1; position < linkCount; position++) {
      int turn = turnTo(network, links[position - 1], links[position]);
      if (turn < 0 || turn >= MAX_TURNS) {
        return false;
      }
    }
    return true;
  }

  /** Which of the out-links of a link's to-node the next link is, or -1 if they do not join. */
  static int turnTo(Network network, int link, int nextLink) {
    IntRows outLinks = network.outLinks();
    int node = network.toNode(link);
    for (int position = outLinks.start(node); position < outLinks.end(node); position++) {
      if (outLinks.value(position) == nextLink) {
        return position - outLinks.start(node);
      }
    }
    return -1;
  }

  private static int flag(boolean condition, int bit) {
    return condition ? bit : 0;
  }

  private void putAttributes(Map<String, AttributeTable.Value> attributes) {
    putInt(attributes.size());
    new TreeMap<>(attributes).forEach((name, value) -> {
      putText(name);
      putText(value.className());
      putText(value.text());
    });
  }

  private void putTimeIfDefined(double time) {
    if (!SimTime.isDefined(time)) {
      return;
    }
    int whole = (int) time;
    if (whole == time && whole >= 0 && whole < 1 << 30) {
      putInt(whole << 1);
    } else {
      putInt(1);
      putDouble(time);
    }
  }

  void putText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    putInt(utf8.length);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
  }

  private void putDouble(double value) {
    reserve(Double.BYTES);
    long bits = Double.doubleToRawLongBits(value);
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      bytes[size++] = (byte) (bits >>> shift);
    }
  }

  private void putInt(int value) {
    reserve(5);
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  private void putByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  private void reserve(int count) {
    if (size + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
    }
  }
}
