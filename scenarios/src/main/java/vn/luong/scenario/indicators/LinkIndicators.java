package vn.luong.scenario.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.luong.scenario.indicators.LinkTraffic.ModeTotals;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.Units;

/** Indicators of roads. */
final class LinkIndicators {
  /** Upper limits of V/C of the levels of service A to E; beyond the last is F. */
  private static final double[] LEVEL_LIMITS = {0.6, 0.7, 0.8, 0.9, 1.0};

  private static final String LEVELS = "ABCDEF";

  private final LinkDay day;
  private final LinkTraffic traffic;
  private final Network network;
  private final double expansionFactor;
  private final List<Indicator> result = new ArrayList<>();

  private LinkIndicators(LinkDay day, LinkTraffic traffic, double expansionFactor) {
    this.day = day;
    this.traffic = traffic;
    this.expansionFactor = expansionFactor;
    network = day.network();
  }

  static List<Indicator> of(LinkDay day, LinkTraffic traffic, double expansionFactor) {
    LinkIndicators indicators = new LinkIndicators(day, traffic, expansionFactor);
    indicators.addTotals();
    indicators.addModes();
    indicators.addLevelsOfService();
    indicators.addSpeeds();
    return indicators.result;
  }

  private void addTotals() {
    ModeTotals sum = new ModeTotals();
    double kilometers = 0;
    double hours = 0;
    for (int mode = 0; mode < modes().size(); mode++) {
      sum.add(dayTotals(mode));
      kilometers += kilometers(mode);
      hours += hours(traffic.secondsInTraffic(mode))
          + traffic.unsampledSeconds(mode) / Units.SECONDS_PER_HOUR;
    }
    add(
        "vehicle_km",
        "Vehicle-kilometres",
        kilometers,
        "veh-km/day",
        "Distance driven on the network by all vehicles, without each trip's first link, expanded;"
            + " vehicles of public transport count once.");
    add(
        "vehicle_hours",
        "Vehicle-hours",
        hours,
        "veh-h/day",
        "Time vehicles spent between entering and leaving traffic, expanded; vehicles of public"
            + " transport count once.");
    add(
        "delay",
        "Time lost in traffic",
        hours(sum.measuredSeconds - sum.freeSeconds),
        "veh-h/day",
        "Time on whole links above the travel time on the empty road, expanded.");
    add(
        "delay_share",
        "Share of time lost",
        100.0 * (sum.measuredSeconds - sum.freeSeconds) / sum.measuredSeconds,
        "%",
        "Time lost in traffic as a share of the time on whole links.");
    add(
        "mean_speed",
        "Mean speed on the road",
        speed(sum),
        "km/h",
        "Distance by time over all whole traversals of links.");
  }

  private void addModes() {
    for (int mode = 0; mode < modes().size(); mode++) {
      if (traffic.isSeen(mode)) {
        ModeTotals totals = dayTotals(mode);
        String name = modes().name(mode);
        add(
            "vehicle_km." + name,
            "Vehicle-kilometres, " + name,
            kilometers(mode),
            "veh-km/day",
            "Distance driven by vehicles of this mode, expanded.");
        add(
            "mean_speed." + name,
            "Mean speed, " + name,
            speed(totals),
            "km/h",
            "Distance by time over whole traversals of links by this mode.");
      }
    }
  }

  private void addLevelsOfService() {
    double[] kilometers = new double[LEVELS.length()];
    for (int link = 0; link < network.linkCount(); link++) {
      if (day.hourCount() > 0 && day.dayVolume(link) > 0) {
        double ratio = day.volumeToCapacity(link, day.peakHour(link));
        int level = 0;
        while (level < LEVEL_LIMITS.length && !(ratio <= LEVEL_LIMITS[level])) {
          level++;
        }
        kilometers[level] += network.lengthMeters(link) / Units.METERS_PER_KILOMETER;
      }
    }
    for (int level = 0; level < kilometers.length; level++) {
      String limits = level == 0
          ? "up to " + LEVEL_LIMITS[0]
          : level < LEVEL_LIMITS.length
              ? LEVEL_LIMITS[level - 1] + " to " + LEVEL_LIMITS[level]
              : "above " + LEVEL_LIMITS[level - 1];
      add(
          "los_km." + LEVELS.charAt(level),
          "Roads at level of service " + LEVELS.charAt(level),
          kilometers[level],
          "km",
          "Length of links with traffic whose V/C in their busiest hour is " + limits + ".");
    }
  }

  private void addSpeeds() {
    for (int hour = 0; hour < day.hourCount(); hour++) {
      ModeTotals sum = new ModeTotals();
      for (int mode = 0; mode < modes().size(); mode++) {
        sum.add(traffic.totals(hour, mode));
      }
      String clock = String.format(Locale.ROOT, "%02d", hour);
      add(
          "mean_speed_hour." + clock,
          "Mean speed " + clock + ":00",
          speed(sum),
          "km/h",
          "Distance by time over whole traversals that ended in this hour.");
    }
  }

  private ModeTotals dayTotals(int mode) {
    ModeTotals sum = new ModeTotals();
    for (int hour = 0; hour < day.hourCount(); hour++) {
      sum.add(traffic.totals(hour, mode));
    }
    return sum;
  }

  private ModeTable modes() {
    return network.modeTable();
  }

  private static double speed(ModeTotals totals) {
    return Units.kilometersPerHour(totals.measuredMeters / totals.measuredSeconds);
  }

  private double kilometers(int mode) {
    double unsampledMeters = 0;
    for (int hour = 0; hour < day.hourCount(); hour++) {
      unsampledMeters += traffic.unsampledMeters(hour, mode);
    }
    return (dayTotals(mode).vehicleMeters * expansionFactor + unsampledMeters)
        / Units.METERS_PER_KILOMETER;
  }

  private double hours(double seconds) {
    return seconds / Units.SECONDS_PER_HOUR * expansionFactor;
  }

  private void add(String id, String label, double value, String unit, String definition) {
    result.add(Indicator.of(id, label, value, unit, definition));
  }
}
