/**
 * Who rode in which departure, who sat, who stood and who was left behind: {@link vn.luong.sim.ridership.Ridership} listens
 * to a day's events and learns from day to day what passengers have to expect; {@link
 * vn.luong.sim.ridership.CrowdingParameters} says how much they mind. Must not know plans, scores or routers.
 */
package vn.luong.sim.ridership;
