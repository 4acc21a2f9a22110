/**
 * What happens in the mobsim, second by second. Inside the engine events are rows of primitive columns in an
 * {@link vn.luong.sim.events.EventBuffer}, handed in batches to each {@link vn.luong.sim.events.EventSink}. Must not
 * know who makes them or what they mean to whom.
 */
package vn.luong.sim.events;
