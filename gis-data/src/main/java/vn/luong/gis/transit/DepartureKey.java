package vn.luong.gis.transit;

/**
 * Names a departure.
 *
 * @param lineId its line
 * @param routeId its route
 * @param departureId the departure
 */
public record DepartureKey(String lineId, String routeId, String departureId) {}
