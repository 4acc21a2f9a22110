package vn.luong.sim.population;

import java.util.Map;
import vn.luong.sim.ids.AttributeTable;

/**
 * Makes the code of a plan element by element, without making the plan as objects: {@link #begin}, then an activity, a
 * leg with or without a route, an activity …, then {@link #finish}. {@link PlanStore#addEncoded} takes the code.
 *
 * <p>Threads: one.
 */
public final class PlanEncoder {
  private final PlanCode code;
  private int activityCount;
  private int legCount;

  /** Makes an encoder of plans for this store. */
  public PlanEncoder(PlanStore store) {
    code = new PlanCode(store.network());
  }

  /** Begins a plan. */
  public void begin() {
    code.begin();
    activityCount = 0;
    legCount = 0;
  }

  /**
   * Begins an activity.
   *
   * @param type index in {@link Population#activityTypes}
   * @param link its link, or none
   * @param facility its facility, or none
   */
  public PlanEncoder beginActivity(int type, int link, int facility) {
    if (activityCount != legCount) {
      throw new IllegalStateException("an activity follows an activity");
    }
    activityCount++;
    code.beginActivity(type, link, facility);
    return this;
  }

  /** Says where the activity is; NaN for what is not known. */
  public PlanEncoder at(double x, double y, double z) {
    code.putCoordinates(x, y, z);
    return this;
  }

  /** Says when the activity is; undefined for what is not known. */
  public PlanEncoder during(double startTime, double endTime, double maxDurationSeconds) {
    code.putTimes(startTime, endTime, maxDurationSeconds);
    return this;
  }

  /** Ends the activity, after {@link #at} and {@link #during}. */
  public void endActivity(Map<String, AttributeTable.Value> attributes) {
    code.endElement(attributes, PlanCode.HAS_ATTRIBUTES);
  }

  /** Adds a leg; its route comes next, unless it has none. Times may be undefined, the routing mode none. */
  public void addLeg(
      int mode,
      int routingMode,
      double departureTime,
      double travelTimeSeconds,
      Map<String, AttributeTable.Value> attributes) {
    if (activityCount != legCount + 1) {
      throw new IllegalStateException("a leg follows a leg");
    }
    legCount++;
    code.putLeg(mode, routingMode, departureTime, travelTimeSeconds);
    code.endElement(attributes, PlanCode.HAS_LEG_ATTRIBUTES);
  }

  /**
   * Gives the leg a route on the network.
   *
   * @param links holds start link … end link
   * @param linkCount how many of them there are, ≥ 1
   * @param travelTimeSeconds planned time, or undefined
   * @param distanceMeters planned distance, NaN if not stated
   * @param vehicleId another vehicle than the person's own for the mode, or null
   */
  public void addPath(
      int[] links,
      int linkCount,
      double travelTimeSeconds,
      double distanceMeters,
      String vehicleId) {
    code.putPath(links, linkCount, travelTimeSeconds, distanceMeters, vehicleId);
  }

  /** Gives the leg a route that only says where it begins and ends. */
  public void addTeleport(
      int startLink, int endLink, double travelTimeSeconds, double distanceMeters) {
    code.beginRoute(PlanCode.TELEPORT, 0, travelTimeSeconds, distanceMeters);
    code.putEnds(startLink, endLink);
  }

  /** Gives the leg a route that somebody else understands. */
  public void addTextRoute(TextRoute route) {
    code.beginRoute(PlanCode.TEXT, 0, route.travelTimeSeconds(), route.distanceMeters());
    code.putEnds(route.startLink(), route.endLink());
    code.putText(route.routeType());
    code.putText(route.text());
  }

  /**
   * Ends the plan.
   *
   * @param type label of the plan, or null
   * @return its code
   */
  public byte[] finish(String type, Map<String, AttributeTable.Value> attributes) {
    if (activityCount != legCount + 1) {
      throw new IllegalStateException(
          activityCount + " activities do not alternate with " + legCount + " legs");
    }
    return code.finish(type, attributes, activityCount);
  }
}
