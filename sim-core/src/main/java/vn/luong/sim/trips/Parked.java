package vn.luong.sim.trips;

/**
 * Where somebody's own vehicle is left during a journey by public transport.
 *
 * @param way ordinal of the {@link AccessWay}
 * @param stop stop facility
 */
record Parked(int way, int stop) {}
