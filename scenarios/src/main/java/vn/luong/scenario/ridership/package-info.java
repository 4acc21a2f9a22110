/**
 * What a day of public transport says: {@link vn.luong.scenario.ridership.RidershipRecorder} listens to the events of a day and
 * keeps every stop of every run and every ride; {@link vn.luong.scenario.ridership.TransitDay} makes of it tables,
 * indicators and the figures an operator asks for. Must not know how events came about.
 *
 * <p>Passengers are scaled up to the whole population, and with them the seats and places they are held against; vehicles and
 * their kilometres are those that were simulated, which is all of them. Rides are those that were simulated.
 */
package vn.luong.scenario.ridership;
