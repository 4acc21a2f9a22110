/**
 * Places for the vehicles that people leave at stations: {@link vn.luong.sim.parking.ParkingLots} counts them over the
 * day, says what it cost those who came to a full lot, and what has to be expected the next day. Must not know who travels
 * where, or why.
 */
package vn.luong.sim.parking;
