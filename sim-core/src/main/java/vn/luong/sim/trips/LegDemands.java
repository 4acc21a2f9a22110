package vn.luong.sim.trips;

/**
 * What is asked of legs, beside a route, before a day begins; each set of modes as bits of the mode table.
 *
 * @param drivenModes modes whose legs need a path of links and a vehicle
 * @param riddenModes modes whose legs need a way through the timetable
 * @param scoredModes modes that have scoring parameters in every group
 */
public record LegDemands(long drivenModes, long riddenModes, long scoredModes) {}
