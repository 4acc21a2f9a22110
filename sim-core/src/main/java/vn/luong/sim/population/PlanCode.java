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

  PlanCode(Network network) {
    this.network = network;
  }

  byte[] encode(Plan plan) {
    size = 0;
    int flags = (plan.type() == null ? 0 : HAS_TYPE)
        | (plan.attributes().isEmpty() ? 0 : HAS_PLAN_ATTRIBUTES);
    putByte(flags);
    putInt(plan.activities().size());
    if (plan.type() != null) {
      putText(plan.type());
    }
    if (!plan.attributes().isEmpty()) {
      putAttributes(plan.attributes());
    }
    for (int ordinal = 0; ordinal < plan.activities().size(); ordinal++) {
      if (ordinal > 0) {
        putLeg(plan.legs().get(ordinal - 1));
      }
      putActivity(plan.activities().get(ordinal));
    }
    return Arrays.copyOf(bytes, size);
  }

  private void putActivity(Activity activity) {
    boolean hasXy = activity.hasCoordinates();
    int flags = flag(activity.link() != Network.NO_LINK, HAS_LINK)
        | flag(activity.facility() != Facilities.NO_FACILITY, HAS_FACILITY)
        | flag(hasXy, HAS_XY)
        | flag(!Double.isNaN(activity.z()), HAS_Z)
        | flag(SimTime.isDefined(activity.startTime()), HAS_START)
        | flag(SimTime.isDefined(activity.endTime()), HAS_END)
        | flag(SimTime.isDefined(activity.maxDurationSeconds()), HAS_DURATION)
        | flag(!activity.attributes().isEmpty(), HAS_ATTRIBUTES);
    putByte(flags);
    putInt(activity.type());
    if (activity.link() != Network.NO_LINK) {
      putInt(activity.link());
    }
    if (activity.facility() != Facilities.NO_FACILITY) {
      putInt(activity.facility());
    }
    if (hasXy) {
      putDouble(activity.x());
      putDouble(activity.y());
    }
    if (!Double.isNaN(activity.z())) {
      putDouble(activity.z());
    }
    putTimeIfDefined(activity.startTime());
    putTimeIfDefined(activity.endTime());
    putTimeIfDefined(activity.maxDurationSeconds());
    if (!activity.attributes().isEmpty()) {
      putAttributes(activity.attributes());
    }
  }

  private void putLeg(Leg leg) {
    int flags = kindOf(leg.route())
        | flag(leg.routingMode() != ModeTable.NO_MODE, HAS_ROUTING_MODE)
        | flag(SimTime.isDefined(leg.departureTime()), HAS_DEPARTURE)
        | flag(SimTime.isDefined(leg.travelTimeSeconds()), HAS_TRAVEL_TIME)
        | flag(!leg.attributes().isEmpty(), HAS_LEG_ATTRIBUTES);
    putByte(flags);
    putInt(leg.mode());
    if (leg.routingMode() != ModeTable.NO_MODE) {
      putInt(leg.routingMode());
    }
    putTimeIfDefined(leg.departureTime());
    putTimeIfDefined(leg.travelTimeSeconds());
    if (!leg.attributes().isEmpty()) {
      putAttributes(leg.attributes());
    }
    putRoute(leg.route());
  }

  private static int kindOf(Route route) {
    if (route instanceof LinkPath) {
      return LINK_PATH;
    }
    if (route instanceof TeleportRoute) {
      return TELEPORT;
    }
    return route instanceof TextRoute ? TEXT : NO_ROUTE;
  }

  private void putRoute(Route route) {
    if (route instanceof Route.None) {
      return;
    }
    LinkPath path = route instanceof LinkPath linkPath ? linkPath : null;
    boolean joined = path != null && isJoined(path);
    int flags = flag(SimTime.isDefined(route.travelTimeSeconds()), HAS_ROUTE_TIME)
        | flag(!Double.isNaN(route.distanceMeters()), HAS_DISTANCE)
        | flag(path != null && path.vehicleId() != null, HAS_VEHICLE)
        | flag(path != null && !joined, IS_UNJOINED);
    putByte(flags);
    putTimeIfDefined(route.travelTimeSeconds());
    if (!Double.isNaN(route.distanceMeters())) {
      putDouble(route.distanceMeters());
    }
    // Links are shifted by one, because a teleported route may state none.
    putInt(route.startLink() + 1);
    putInt(route.endLink() + 1);
    if (path != null) {
      if (path.vehicleId() != null) {
        putText(path.vehicleId());
      }
      putInt(path.linkCount());
      putLinksAfterFirst(path, joined);
    } else if (route instanceof TextRoute text) {
      putText(text.routeType());
      putText(text.text());
    }
  }

  private void putLinksAfterFirst(LinkPath path, boolean joined) {
    for (int position = 1; position < path.linkCount(); position++) {
      int link = path.link(position);
      if (joined) {
        putByte(turnTo(network, path.link(position - 1), link));
      } else {
        putInt(link);
      }
    }
  }

  private boolean isJoined(LinkPath path) {
    for (int position = 1; position < path.linkCount(); position++) {
      int turn = turnTo(network, path.link(position - 1), path.link(position));
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

  private void putText(String text) {
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
