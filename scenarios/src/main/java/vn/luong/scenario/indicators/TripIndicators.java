package vn.luong.scenario.indicators;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.network.ModeTable;

/** Indicators of persons and their trips. */
final class TripIndicators {
  private static final int SECONDS_PER_HOUR = 3600;

  private final TripRecorder recorder;
  private final TripColumns trips;
  private final ModeTable modes;
  private final double expansionFactor;
  private final long[] begun;
  private final long[] arrived;
  private final double[] seconds;
  private final double[] meters;
  private final List<Indicator> result = new ArrayList<>();

  private TripIndicators(TripRecorder recorder, double expansionFactor) {
    this.recorder = recorder;
    this.expansionFactor = expansionFactor;
    trips = recorder.trips();
    modes = recorder.population().modeTable();
    begun = new long[modes.size()];
    arrived = new long[modes.size()];
    seconds = new double[modes.size()];
    meters = new double[modes.size()];
    for (int trip = 0; trip < trips.size(); trip++) {
      int mode = trips.mainMode(trip);
      if (mode != TripColumns.UNKNOWN_MODE) {
        begun[mode]++;
        if (trips.hasArrived(trip)) {
          arrived[mode]++;
          seconds[mode] += trips.travelTimeSeconds(trip);
          meters[mode] += trips.distanceMeters(trip);
        }
      }
    }
  }

  static List<Indicator> of(TripRecorder recorder, double expansionFactor) {
    TripIndicators indicators = new TripIndicators(recorder, expansionFactor);
    indicators.addTotals();
    indicators.addModes();
    return indicators.result;
  }

  private void addTotals() {
    add(
        "trips",
        "Trips",
        sum(begun) * expansionFactor,
        "trips/day",
        "Trips that began during the simulated day, expanded to the whole population.");
    add(
        "trips_arrived",
        "Trips that arrived",
        sum(arrived) * expansionFactor,
        "trips/day",
        "Trips that reached their destination during the simulated day, expanded.");
    add(
        "persons_aborted",
        "Persons that do not arrive",
        recorder.abortedCount() * expansionFactor,
        "persons",
        "Persons that were stuck, or still on the way when the day ended, expanded.");
    add(
        "mean_trip_time",
        "Mean trip time",
        sum(seconds) / sum(arrived) / 60,
        "min",
        "Mean time from departure to arrival of all trips that arrived, all modes.");
    add(
        "mean_trip_distance",
        "Mean trip distance",
        sum(meters) / sum(arrived) / 1000,
        "km",
        "Mean distance travelled on trips that arrived, all modes.");
    addPeak();
  }

  private void addPeak() {
    List<long[]> hours = new ArrayList<>();
    for (int trip = 0; trip < trips.size(); trip++) {
      int hour = Math.max(0, trips.departureTime(trip) / SECONDS_PER_HOUR);
      while (hours.size() <= hour) {
        hours.add(new long[1]);
      }
      hours.get(hour)[0]++;
    }
    int peak = 0;
    for (int hour = 1; hour < hours.size(); hour++) {
      if (hours.get(hour)[0] > hours.get(peak)[0]) {
        peak = hour;
      }
    }
    double share = hours.isEmpty() ? Double.NaN : (double) hours.get(peak)[0] / trips.size();
    add(
        "peak_hour",
        "Peak hour begins",
        hours.isEmpty() ? Double.NaN : peak,
        "h",
        "Full hour in which most trips begin.");
    add(
        "peak_hour_share",
        "Share of the peak hour",
        share * 100,
        "%",
        "Trips that begin in the peak hour as a share of all trips.");
  }

  private void addModes() {
    for (int mode = 0; mode < modes.size(); mode++) {
      if (begun[mode] > 0) {
        add(
            "mode_share." + modes.name(mode),
            "Mode share, " + modes.name(mode),
            100.0 * begun[mode] / sum(begun),
            "%",
            "Trips with this main mode as a share of all trips.");
      }
    }
    for (int mode = 0; mode < modes.size(); mode++) {
      if (begun[mode] > 0) {
        String name = modes.name(mode);
        add(
            "trips." + name,
            "Trips, " + name,
            begun[mode] * expansionFactor,
            "trips/day",
            "Trips with this main mode, expanded.");
        add(
            "mean_trip_time." + name,
            "Mean trip time, " + name,
            seconds[mode] / arrived[mode] / 60,
            "min",
            "Mean time from departure to arrival of the trips with this main mode.");
        add(
            "mean_trip_distance." + name,
            "Mean trip distance, " + name,
            meters[mode] / arrived[mode] / 1000,
            "km",
            "Mean distance of the trips with this main mode.");
      }
    }
  }

  private void add(String id, String label, double value, String unit, String definition) {
    result.add(Indicator.of(id, label, value, unit, definition));
  }

  private static double sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
