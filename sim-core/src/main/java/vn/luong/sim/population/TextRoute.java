package vn.luong.sim.population;

import java.util.Objects;

/**
 * A route of another type, kept as the file has it, e.g. MATSim's {@code default_pt} with its JSON text.
 *
 * @param routeType type as in the file
 * @param startLink link of the activity before
 * @param endLink link of the activity after
 * @param travelTimeSeconds planned time on the way
 * @param distanceMeters planned distance, NaN if not stated
 * @param text content of the route element
 */
public record TextRoute(
    String routeType,
    int startLink,
    int endLink,
    double travelTimeSeconds,
    double distanceMeters,
    String text)
    implements Route {
  public TextRoute {
    Objects.requireNonNull(routeType);
    Objects.requireNonNull(text);
  }
}
