/**
 * How vehicles move: a queue per link, flow and storage capacity, and what a node lets pass in one time step. {@link
 * vn.luong.sim.traffic.Traffic} is the whole network in motion, {@link vn.luong.sim.traffic.TrafficLane} the share of
 * it that one thread works on, {@link vn.luong.sim.traffic.TrafficParameters} the rules. Knows drivers as rows of
 * numbers; must not know plans, activities or why somebody drives.
 */
package vn.luong.sim.traffic;
