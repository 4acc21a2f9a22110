package vn.luong.sim.population;

import java.util.Objects;
import java.util.Optional;
import vn.luong.sim.units.SimTime;

/**
 * What the route of a transit leg says, by the ids of a schedule that need not be at hand.
 *
 * @param lineId transit line; null if none is stated
 * @param routeId transit route; null if any of the line will do
 * @param accessStopId stop facility where to get in
 * @param egressStopId stop facility where to get out
 * @param boardingTime planned boarding, or {@link SimTime#UNDEFINED}
 * @param chained the ride after it, for which the passenger stays on board; null if there is none
 */
public record TransitRouteText(
    String lineId,
    String routeId,
    String accessStopId,
    String egressStopId,
    double boardingTime,
    TransitRouteText chained) {

  /** MATSim's type of such routes, whose text is JSON. */
  public static final String ROUTE_TYPE = "default_pt";

  /** The type before it, whose text is {@code PT1===access===line===route===egress[===description]}. */
  public static final String OLD_ROUTE_TYPE = "experimentalPt1";

  private static final String OLD_SEPARATOR = "===";
  private static final String OLD_MARK = "PT1" + OLD_SEPARATOR;
  private static final int OLD_PARTS = 5;

  public TransitRouteText {
    Objects.requireNonNull(accessStopId, "accessFacilityId");
    Objects.requireNonNull(egressStopId, "egressFacilityId");
  }

  /** Whether a route is one of a transit leg, in either form. */
  public static boolean describes(Route route) {
    return route instanceof TextRoute text
        && (text.routeType().equals(ROUTE_TYPE)
            || text.routeType().equals(OLD_ROUTE_TYPE)
            || isOldText(text.text()));
  }

  /** Whether this is the text of a route of the older type; files of version 5 do not state the type. */
  public static boolean isOldText(CharSequence text) {
    return text.length() >= OLD_MARK.length()
        && OLD_MARK.contentEquals(text.subSequence(0, OLD_MARK.length()));
  }

  /**
   * Understands a route that {@linkplain #describes is one}; empty if the route is of another type.
   *
   * @throws IllegalArgumentException if its text is malformed or names no stops; says what is wrong
   */
  public static Optional<TransitRouteText> parse(Route route) {
    if (!describes(route)) {
      return Optional.empty();
    }
    String text = ((TextRoute) route).text().strip();
    return Optional.of(isOldText(text) ? parseOld(text) : TransitRouteJson.parse(text));
  }

  private static TransitRouteText parseOld(String text) {
    String[] parts = text.split(OLD_SEPARATOR, OLD_PARTS + 1);
    if (parts.length < OLD_PARTS) {
      throw new IllegalArgumentException("\"" + text + "\" has fewer than 5 parts");
    }
    return new TransitRouteText(parts[2], parts[3], parts[1], parts[4], SimTime.UNDEFINED, null);
  }

  /** The route in MATSim's present form, which it writes the same. */
  public TextRoute toRoute(
      int startLink, int endLink, double travelTimeSeconds, double distanceMeters) {
    return new TextRoute(
        ROUTE_TYPE,
        startLink,
        endLink,
        travelTimeSeconds,
        distanceMeters,
        TransitRouteJson.format(this));
  }
}
