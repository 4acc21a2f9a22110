package vn.luong.scenario.indicators;

import java.util.ArrayList;
import java.util.List;
import vn.luong.scenario.indicators.FreightDay.Totals;
import vn.luong.sim.units.Units;

/** Indicators of trucks, all together and by type. */
final class FreightIndicators {
  private final double expansionFactor;
  private final List<Indicator> result = new ArrayList<>();

  private FreightIndicators(double expansionFactor) {
    this.expansionFactor = expansionFactor;
  }

  static List<Indicator> of(FreightDay day, double expansionFactor) {
    FreightIndicators indicators = new FreightIndicators(expansionFactor);
    Totals all = new Totals();
    for (int type = 0; type < day.types().size(); type++) {
      all.add(day.totals(type));
    }
    indicators.add(
        "freight_trips",
        "Truck trips",
        day.trips().tripCount() * expansionFactor,
        "trips/day",
        "Trips of trucks that began during the simulated day, expanded; they are no trips of persons.");
    indicators.add(
        "freight_aborted",
        "Trucks that do not arrive",
        day.trips().abortedCount() * expansionFactor,
        "vehicles",
        "Trucks that were stuck, or still on the way when the day ended, expanded.");
    indicators.addTotals("", "trucks", all);
    for (int type = 0; type < day.types().size(); type++) {
      String name = day.types().get(type);
      indicators.addTotals("." + name, name, day.totals(type));
    }
    return indicators.result;
  }

  private void addTotals(String suffix, String name, Totals totals) {
    add(
        "freight_vehicles" + suffix,
        "Vehicles, " + name,
        totals.vehicles * expansionFactor,
        "vehicles",
        "Trucks with a tour on the simulated day, expanded.");
    add(
        "freight_vehicle_km" + suffix,
        "Vehicle-kilometres, " + name,
        totals.meters * expansionFactor / Units.METERS_PER_KILOMETER,
        "veh-km/day",
        "Distance driven by trucks, without each trip's first link, expanded.");
    add(
        "freight_vehicle_hours" + suffix,
        "Vehicle-hours, " + name,
        totals.secondsInTraffic * expansionFactor / Units.SECONDS_PER_HOUR,
        "veh-h/day",
        "Time trucks spent between entering and leaving traffic, expanded.");
    add(
        "freight_delay" + suffix,
        "Time lost in traffic, " + name,
        (totals.measuredSeconds - totals.freeSeconds) * expansionFactor / Units.SECONDS_PER_HOUR,
        "veh-h/day",
        "Time of trucks on whole links above their travel time on the empty road, expanded.");
    add(
        "freight_mean_speed" + suffix,
        "Mean speed, " + name,
        Units.kilometersPerHour(totals.measuredMeters / totals.measuredSeconds),
        "km/h",
        "Distance by time over whole traversals of links by trucks.");
  }

  private void add(String id, String label, double value, String unit, String definition) {
    result.add(Indicator.of(id, label, value, unit, definition));
  }
}
