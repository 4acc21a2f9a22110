package vn.luong.sim.population;

/**
 * A route without links (MATSim {@code generic}): the person arrives after the travel time.
 *
 * @param startLink link of the activity before
 * @param endLink link of the activity after
 * @param travelTimeSeconds time on the way
 * @param distanceMeters distance travelled, NaN if not stated
 */
public record TeleportRoute(
    int startLink, int endLink, double travelTimeSeconds, double distanceMeters) implements Route {}
