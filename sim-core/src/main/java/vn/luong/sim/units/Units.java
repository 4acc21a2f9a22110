package vn.luong.sim.units;

/** Conversions between the units people write and the SI units used inside. */
public final class Units {
  public static final double SECONDS_PER_HOUR = 3600.0;
  public static final double METERS_PER_KILOMETER = 1000.0;

  private Units() {}

  public static double metersPerSecondFromKilometersPerHour(double kilometersPerHour) {
    return kilometersPerHour / 3.6;
  }

  public static double kilometersPerHour(double metersPerSecond) {
    return metersPerSecond * 3.6;
  }

  public static double perSecondFromPerHour(double perHour) {
    return perHour / SECONDS_PER_HOUR;
  }

  public static double perHour(double perSecond) {
    return perSecond * SECONDS_PER_HOUR;
  }
}
