package vn.luong.sim.trips;

import vn.luong.sim.population.Activity;

/**
 * A trip to be routed.
 *
 * @param person who travels
 * @param origin main activity left
 * @param destination main activity reached
 * @param routingMode mode to route the trip for, index in the scenario's modes
 * @param departureTime seconds after midnight
 */
public record TripRequest(
    int person, Activity origin, Activity destination, int routingMode, double departureTime) {}
