package vn.luong.sim.network;

/**
 * What a link is like, as given to {@link NetworkBuilder#addLink}.
 *
 * @param lengthMeters length of road, not necessarily the distance of the nodes
 * @param freeSpeedMetersPerSecond speed on the empty link
 * @param capacityPcePerPeriod PCE that may leave per capacity period (normally one hour)
 * @param laneCount lanes in this direction; may be fractional
 * @param modes modes that may use it, as bits of the {@link ModeTable}
 */
public record LinkProperties(
    double lengthMeters,
    double freeSpeedMetersPerSecond,
    double capacityPcePerPeriod,
    double laneCount,
    long modes) {}
