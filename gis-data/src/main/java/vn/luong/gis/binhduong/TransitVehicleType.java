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
 * @param boardingSeconds what a passenger takes to get in through one door
 * @param alightingSeconds what a passenger takes to get out through one door
 * @param doors doors that are used at once
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
    int doors) {}
