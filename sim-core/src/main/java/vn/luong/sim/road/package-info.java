/**
 * Least-cost paths for one mode on the road network, at the travel times of the time of day. {@link
 * vn.luong.sim.road.RoadGraph} holds the links of a mode, {@link vn.luong.sim.road.RoadTimes} how long they take,
 * {@link vn.luong.sim.road.LinkCost} what using one costs, {@link vn.luong.sim.road.RoadRouter} finds paths, guided by
 * a {@link vn.luong.sim.road.RoadGuide} that is shared. Must not know persons, plans or modes other than its own.
 */
package vn.luong.sim.road;
