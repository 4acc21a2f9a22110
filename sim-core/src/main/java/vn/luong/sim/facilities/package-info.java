/**
 * Places where activities happen, with opening times and capacities: {@link vn.luong.sim.facilities.Facilities}.
 * Must not know who comes.
 */
package vn.luong.sim.facilities;
