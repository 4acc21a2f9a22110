package vn.luong.scenario.config;

/**
 * A mode of a scenario, keys under {@code modes}.
 *
 * @param name name in plans and results
 * @param isOnNetwork {@code moves: network}: drives in the queues; else teleported
 * @param pce passenger-car equivalents of its vehicle
 * @param vehicleLengthMeters length of its vehicle
 * @param speedMetersPerSecond on the network the vehicle's top speed, else the speed from door to door
 * @param detourFactor teleported: length of the way over the straight line
 * @param constant utils of each trip
 * @param utilsPerHour utils per hour of travel, on top of the time lost for activities
 * @param costPerKilometer VND per kilometre
 */
public record ModeSettings(
    String name,
    boolean isOnNetwork,
    double pce,
    double vehicleLengthMeters,
    double speedMetersPerSecond,
    double detourFactor,
    double constant,
    double utilsPerHour,
    double costPerKilometer) {}
