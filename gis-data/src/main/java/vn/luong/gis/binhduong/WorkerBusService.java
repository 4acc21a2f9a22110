package vn.luong.gis.binhduong;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.luong.sim.units.Units;

/**
 * How the buses of companies are run that bring workers to industrial parks.
 *
 * @param vehicle id of their vehicle
 * @param ridersPerBus passengers that one is meant for
 * @param beforeShiftSeconds how long before the shift they are at the park's last stop
 * @param afterShiftSeconds how long after it they leave
 * @param intervalSeconds time between buses of one course and shift
 * @param speedMetersPerSecond speed between stops that they are planned with
 * @param dwellSeconds planned time at a stop
 * @param share share of the workers they serve who ride with them
 * @param leastMeters who lives nearer to work, over the road, is not served
 * @param greatestMeters who lives farther, over the road, is not served
 * @param walkMeters how far workers walk to a stop, as the crow flies
 * @param ridersOfCourse passengers of a day, one way, that make a course
 * @param stopsOfCourse stops at most where workers are collected
 * @param fareVnd what a ride costs
 */
public record WorkerBusService(
    String vehicle,
    double ridersPerBus,
    double beforeShiftSeconds,
    double afterShiftSeconds,
    double intervalSeconds,
    double speedMetersPerSecond,
    double dwellSeconds,
    double share,
    double leastMeters,
    double greatestMeters,
    double walkMeters,
    double ridersOfCourse,
    int stopsOfCourse,
    double fareVnd) {

  private static final double SECONDS_PER_MINUTE = 60;

  /** Reads the service of the tables. */
  public static WorkerBusService read() {
    Map<String, String> values = PackageTable.read(
            "worker-bus-service.csv", row -> Map.entry(row.getField("key"), row.getField("value")))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    Function<String, Double> number = key -> Double.parseDouble(values.get(key));
    return new WorkerBusService(
        values.get("vehicle"),
        number.apply("riders_per_bus"),
        number.apply("arrival_before_shift") * SECONDS_PER_MINUTE,
        number.apply("departure_after_shift") * SECONDS_PER_MINUTE,
        number.apply("interval") * SECONDS_PER_MINUTE,
        Units.metersPerSecondFromKilometersPerHour(number.apply("speed")),
        number.apply("dwell"),
        number.apply("share"),
        number.apply("least_distance") * Units.METERS_PER_KILOMETER,
        number.apply("greatest_distance") * Units.METERS_PER_KILOMETER,
        number.apply("walk"),
        number.apply("riders_of_course"),
        (int) (double) number.apply("stops_of_course"),
        number.apply("fare"));
  }

  /** The same for another share of the workers. */
  public WorkerBusService withShare(double newShare) {
    return with(vehicle, ridersPerBus, intervalSeconds, speedMetersPerSecond, newShare, fareVnd);
  }

  /** The same with fuller or emptier buses. */
  public WorkerBusService withRidersPerBus(double newRidersPerBus) {
    return with(vehicle, newRidersPerBus, intervalSeconds, speedMetersPerSecond, share, fareVnd);
  }

  /** The same with other vehicles. */
  public WorkerBusService withVehicle(String newVehicle) {
    return with(newVehicle, ridersPerBus, intervalSeconds, speedMetersPerSecond, share, fareVnd);
  }

  /** The same with another time between buses. */
  public WorkerBusService withInterval(double newIntervalSeconds) {
    return with(vehicle, ridersPerBus, newIntervalSeconds, speedMetersPerSecond, share, fareVnd);
  }

  /** The same at another speed. */
  public WorkerBusService withSpeed(double newSpeedMetersPerSecond) {
    return with(vehicle, ridersPerBus, intervalSeconds, newSpeedMetersPerSecond, share, fareVnd);
  }

  /** The same at another fare. */
  public WorkerBusService withFare(double newFareVnd) {
    return with(vehicle, ridersPerBus, intervalSeconds, speedMetersPerSecond, share, newFareVnd);
  }

  /** What scenarios may change; the rest is that of the table. */
  private WorkerBusService with(
      String newVehicle,
      double newRidersPerBus,
      double newIntervalSeconds,
      double newSpeedMetersPerSecond,
      double newShare,
      double newFareVnd) {
    return new WorkerBusService(
        newVehicle,
        newRidersPerBus,
        beforeShiftSeconds,
        afterShiftSeconds,
        newIntervalSeconds,
        newSpeedMetersPerSecond,
        dwellSeconds,
        newShare,
        leastMeters,
        greatestMeters,
        walkMeters,
        ridersOfCourse,
        stopsOfCourse,
        newFareVnd);
  }
}
