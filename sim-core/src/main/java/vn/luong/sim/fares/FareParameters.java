package vn.luong.sim.fares;

import java.util.Map;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/**
 * What riding costs, in units of money.
 *
 * @param standard tariff where nothing else is said
 * @param ofTransportMode by transport mode of the routes, e.g. {@code bus}
 * @param ofLine by id of the line; goes before that of the mode
 * @param transferSeconds who boards again within this time of the first boarding pays only what the dearest of the bases
 *     exceeds what was paid; 0: every boarding pays
 * @param mostPerDay what somebody pays for rides on a day at most (day pass); may be infinite
 * @param passPerDay a day's share of a pass, paid by its holder with the first ride of the day
 * @param zones fares by zones; free transfers do not count for these
 */
public record FareParameters(
    Tariff standard,
    Map<String, Tariff> ofTransportMode,
    Map<String, Tariff> ofLine,
    int transferSeconds,
    double mostPerDay,
    double passPerDay,
    ZoneFares zones) {
  /** Attribute of persons who hold a pass: {@code true}; their rides cost nothing else. */
  public static final String PASS_ATTRIBUTE = "transitPass";

  /**
   * What a ride costs.
   *
   * @param base once
   * @param perMeter along the route
   * @param most what a ride costs at most, at least the base; may be infinite
   */
  public record Tariff(double base, double perMeter, double most) {
    public Tariff {
      if (!(base >= 0
          && perMeter >= 0
          && base + perMeter < Double.POSITIVE_INFINITY
          && most >= base)) {
        throw new IllegalArgumentException(
            "tariff of " + base + " and " + perMeter + " per metre, at most " + most);
      }
    }

    /** However far the ride is, the same rate counts. */
    public Tariff(double base, double perMeter) {
      this(base, perMeter, Double.POSITIVE_INFINITY);
    }

    /** The fare of a ride. */
    public double of(double meters) {
      return Math.min(most, base + perMeter * meters);
    }
  }

  public FareParameters {
    ofTransportMode = Map.copyOf(ofTransportMode);
    ofLine = Map.copyOf(ofLine);
    if (transferSeconds < 0 || !(mostPerDay >= 0) || !(passPerDay >= 0)) {
      throw new IllegalArgumentException("transfers within " + transferSeconds + " s, at most "
          + mostPerDay + " a day, pass " + passPerDay + " a day");
    }
  }

  /** Fares that know no zones. */
  public FareParameters(
      Tariff standard,
      Map<String, Tariff> ofTransportMode,
      Map<String, Tariff> ofLine,
      int transferSeconds,
      double mostPerDay,
      double passPerDay) {
    this(
        standard, ofTransportMode, ofLine, transferSeconds, mostPerDay, passPerDay, ZoneFares.NONE);
  }

  /** The same fare for each ride on any line. */
  public static FareParameters flat(double fare) {
    return new FareParameters(
        new Tariff(fare, 0), Map.of(), Map.of(), 0, Double.POSITIVE_INFINITY, 0);
  }

  public FareParameters withTransfers(int seconds) {
    return new FareParameters(
        standard, ofTransportMode, ofLine, seconds, mostPerDay, passPerDay, zones);
  }

  public FareParameters withDay(double newMostPerDay, double newPassPerDay) {
    return new FareParameters(
        standard, ofTransportMode, ofLine, transferSeconds, newMostPerDay, newPassPerDay, zones);
  }

  public FareParameters withStandard(Tariff newStandard) {
    return new FareParameters(
        newStandard, ofTransportMode, ofLine, transferSeconds, mostPerDay, passPerDay, zones);
  }

  public FareParameters withZones(ZoneFares newZones) {
    return new FareParameters(
        standard, ofTransportMode, ofLine, transferSeconds, mostPerDay, passPerDay, newZones);
  }

  /** The tariff of a route of the schedule. */
  public Tariff tariff(TransitSchedule schedule, int route) {
    TransitRoutes routes = schedule.routes();
    Tariff ofMode = ofTransportMode.getOrDefault(routes.transportMode(route), standard);
    return ofLine.getOrDefault(schedule.lineId(routes.line(route)), ofMode);
  }
}
