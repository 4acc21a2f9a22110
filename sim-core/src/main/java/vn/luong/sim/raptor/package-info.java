/**
 * Journeys by public transport through a timetable. {@link vn.luong.sim.raptor.RaptorTimetable} holds routes, departures
 * and {@link vn.luong.sim.raptor.FootTransfers} as columns, made once and shared; {@link
 * vn.luong.sim.raptor.RaptorRouter} finds the journey of least generalised cost ({@link
 * vn.luong.sim.raptor.RaptorCosts}) for a departure time, or all that are best within a window. Must not know persons,
 * plans, or where vehicles really are.
 */
package vn.luong.sim.raptor;
