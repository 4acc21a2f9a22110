package vn.luong.gis.binhduong;

import java.util.List;

/**
 * A line of public transport of the tables, open or planned.
 *
 * @param id short name, used in scenarios
 * @param name what people call it
 * @param mode {@code bus} or {@code metro}
 * @param hasOwnWay true if it runs on rails or lanes of its own, false on the roads
 * @param fromYear year from which it runs; {@link #PROPOSED} for one that only measures open
 * @param vehicle what runs
 * @param speedMetersPerSecond mean speed between stops, without the time at them
 * @param dwellSeconds planned time at a stop
 * @param fare what passengers pay
 * @param status how far the row can be trusted
 * @param courses forward, and backward unless it is a loop
 * @param services spans with their headways, in the order of time
 */
public record TransitLine(
    String id,
    String name,
    String mode,
    boolean hasOwnWay,
    int fromYear,
    TransitVehicleType vehicle,
    double speedMetersPerSecond,
    double dwellSeconds,
    Fare fare,
    String status,
    List<TransitCourse> courses,
    List<TransitService> services) {

  /** A year after all years. */
  public static final int PROPOSED = Integer.MAX_VALUE;

  /**
   * What a ride costs.
   *
   * @param vnd VND of any ride
   * @param vndPerKilometer VND per kilometre on top
   * @param mostVnd VND a ride costs at most
   */
  public record Fare(double vnd, double vndPerKilometer, double mostVnd) {}

  public TransitLine {
    courses = List.copyOf(courses);
    services = List.copyOf(services);
  }

  /** True if it runs in a year without any measure. */
  public boolean isOpenIn(int year) {
    return fromYear <= year;
  }
}
