package vn.luong.gis.binhduong;

/**
 * A type of vehicle of public transport.
 *
 * @param id short name
 * @param name what people call it
 * @param lengthMeters length of the vehicle or train
 * @param pce passenger-car equivalents on the road
 * @param seats seats
 * @param standing persons that can stand
 * @param topSpeedMetersPerSecond speed it cannot exceed
 * @param boardingSeconds seconds per passenger who gets in, over all doors
 * @param alightingSeconds seconds per passenger who gets out, over all doors
 * @param hasOneWayDoors true if passengers get in and out at once, through different doors
 */
public record TransitVehicleType(
    String id,
    String name,
    double lengthMeters,
    double pce,
    int seats,
    int standing,
    double topSpeedMetersPerSecond,
    double boardingSeconds,
    double alightingSeconds,
    boolean hasOneWayDoors) {}
