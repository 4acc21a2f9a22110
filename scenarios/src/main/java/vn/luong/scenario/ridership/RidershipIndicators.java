package vn.luong.scenario.ridership;

import java.util.ArrayList;
import java.util.List;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.sim.transit.TransitSchedule;

/** Indicators of public transport, of all lines together and by transport mode. */
final class RidershipIndicators {
  private static final int SECONDS_PER_MINUTE = 60;

  private final RideColumns rides;
  private final LineSums sums;
  private final RidershipParameters parameters;
  private final double expansionFactor;
  private final List<Indicator> result = new ArrayList<>();

  private RidershipIndicators(RideColumns rides, LineSums sums, RidershipParameters parameters) {
    this.rides = rides;
    this.sums = sums;
    this.parameters = parameters;
    expansionFactor = parameters.expansionFactor();
  }

  static List<Indicator> of(
      RideColumns rides, LineSums sums, TransitSchedule schedule, RidershipParameters parameters) {
    RidershipIndicators indicators = new RidershipIndicators(rides, sums, parameters);
    if (schedule.lineCount() > 0) {
      indicators.addDemand();
      indicators.addComfort();
      indicators.addOperation();
      indicators.addMoney();
      if (sums.modes().size() > 1) {
        sums.modes().forEach(indicators::addMode);
      }
    }
    return indicators.result;
  }

  private void addDemand() {
    LineFigures all = sums.all();
    long first = 0;
    long transfers = 0;
    for (int ride = 0; ride < rides.size(); ride++) {
      if (rides.hasBoarded(ride)) {
        if (rides.previous(ride) == RideColumns.NONE) {
          first++;
        } else {
          transfers++;
        }
      }
    }
    add(
        "transit.boardings",
        "Boardings",
        all.boardings * expansionFactor,
        "boardings/day",
        "Passengers who got into a vehicle of public transport, once for each vehicle, expanded.");
    add(
        "transit.trips",
        "Trips with public transport",
        first * expansionFactor,
        "trips/day",
        "Trips on which somebody got into at least one vehicle of public transport, expanded.");
    add(
        "transit.transfers_per_trip",
        "Transfers per trip",
        (double) transfers / first,
        "transfers",
        "Boardings after the first one of a trip, by trips with public transport.");
    add(
        "transit.passenger_km",
        "Passenger-kilometres, public transport",
        all.passengerKilometers() * expansionFactor,
        "pass-km/day",
        "Distance on board from stop to stop, all passengers, expanded.");
    add(
        "transit.mean_ride",
        "Mean ride",
        all.meanRideKilometers(),
        "km",
        "Passenger-kilometres by boardings.");
    add(
        "transit.mean_wait",
        "Mean wait",
        all.meanWaitSeconds() / SECONDS_PER_MINUTE,
        "min",
        "Mean time from coming to the stop to getting in, of those who got in.");
  }

  private void addComfort() {
    LineFigures all = sums.all();
    long denied = 0;
    long left = 0;
    for (int ride = 0; ride < rides.size(); ride++) {
      denied += rides.denied(ride) > 0 ? 1 : 0;
      left += rides.hasBoarded(ride) ? 0 : 1;
    }
    add(
        "transit.denied_boardings",
        "Denied boardings",
        all.denied * expansionFactor,
        "persons/day",
        "Persons whom a full vehicle left behind, once for each vehicle, expanded.");
    add(
        "transit.denied_share",
        "Rides with a denied boarding",
        100.0 * denied / rides.size(),
        "%",
        "Rides on which at least one full vehicle left without the person, by all rides.");
    add(
        "transit.never_boarded",
        "Waits without a ride",
        left * expansionFactor,
        "persons/day",
        "Persons who waited at a stop until the day ended or they were taken out, expanded.");
    add(
        "transit.load_factor",
        "Mean load factor",
        100 * all.meanLoadFactor(),
        "%",
        "Passenger-kilometres by place-kilometres (seats and standing places) offered.");
    add(
        "transit.seat_load_factor",
        "Mean seat load factor",
        100 * all.meanSeatLoadFactor(),
        "%",
        "Passenger-kilometres by seat-kilometres offered.");
    add(
        "transit.crowded_time_share",
        "Time in crowded vehicles",
        100 * all.crowdedShare(),
        "%",
        "Passengers' time in vehicles with more passengers than seats, by all time on board.");
    add(
        "transit.highest_load_factor",
        "Fullest vehicle",
        all.fullestShare < 0 ? Double.NaN : 100 * all.fullestShare,
        "%",
        "Most passengers in a vehicle by its places, over all runs and sections.");
  }

  private void addOperation() {
    LineFigures all = sums.all();
    add("transit.runs", "Runs", all.runs, "runs/day", "Departures of the timetable that were run.");
    add(
        "transit.vehicle_km",
        "Vehicle-kilometres, public transport",
        all.vehicleKilometers(),
        "veh-km/day",
        "Distance driven on runs with passengers; empty runs are not counted.");
    add(
        "transit.vehicle_hours",
        "Vehicle-hours, public transport",
        all.vehicleHours(),
        "veh-h/day",
        "Time of vehicles on runs with passengers, stops included.");
    add(
        "transit.empty_km",
        "Empty kilometres",
        all.emptyKilometers(),
        "veh-km/day",
        "Distance driven without passengers to the start of the next run.");
    add(
        "transit.fleet",
        "Vehicles in service at the peak",
        all.peakVehicles(),
        "vehicles",
        "Most vehicles on a run at the same second.");
    add(
        "transit.speed",
        "Commercial speed",
        all.commercialSpeedKilometersPerHour(),
        "km/h",
        "Vehicle-kilometres by vehicle-hours of runs with passengers.");
    add(
        "transit.punctuality",
        "Punctuality",
        100 * all.punctualShare(),
        "%",
        "Stops left no more than " + parameters.earlySeconds() / SECONDS_PER_MINUTE
            + " min before and " + parameters.lateSeconds() / SECONDS_PER_MINUTE
            + " min after the planned time (last stops: reached), by all stops served.");
    add(
        "transit.mean_delay",
        "Mean delay",
        all.meanLateSeconds() / SECONDS_PER_MINUTE,
        "min",
        "Mean time by which stops are left (last stops: reached) after the planned time.");
  }

  private void addMoney() {
    LineFigures all = sums.all();
    String currency = parameters.costs().currency();
    if (!Double.isNaN(all.revenue)) {
      add(
          "transit.revenue",
          "Fare revenue",
          all.revenue * expansionFactor,
          perDay(currency),
          "Fares and passes that passengers paid, expanded.");
    }
    if (!Double.isNaN(all.cost)) {
      add(
          "transit.cost",
          "Operating cost",
          all.cost,
          perDay(currency),
          "Vehicle-kilometres and vehicle-hours, empty ones included, times their cost rates ("
              + parameters.costs().source() + ").");
    }
    if (!Double.isNaN(all.cost) && !Double.isNaN(all.revenue)) {
      add(
          "transit.cost_recovery",
          "Cost recovery",
          100 * all.revenue * expansionFactor / all.cost,
          "%",
          "Fare revenue by operating cost.");
    }
  }

  private static String perDay(String currency) {
    return currency.isEmpty() ? "money/day" : currency + "/day";
  }

  private void addMode(String mode, LineFigures figures) {
    String name = mode.isEmpty() ? "other" : mode;
    add(
        "transit.boardings." + name,
        "Boardings, " + name,
        figures.boardings * expansionFactor,
        "boardings/day",
        "Passengers who got into a vehicle of this transport mode, expanded.");
    add(
        "transit.passenger_km." + name,
        "Passenger-kilometres, " + name,
        figures.passengerKilometers() * expansionFactor,
        "pass-km/day",
        "Distance on board vehicles of this transport mode, expanded.");
    add(
        "transit.load_factor." + name,
        "Mean load factor, " + name,
        100 * figures.meanLoadFactor(),
        "%",
        "Passenger-kilometres by place-kilometres of this transport mode.");
    add(
        "transit.vehicle_km." + name,
        "Vehicle-kilometres, " + name,
        figures.vehicleKilometers(),
        "veh-km/day",
        "Distance driven on runs of this transport mode with passengers.");
  }

  private void add(String id, String label, double value, String unit, String definition) {
    result.add(Indicator.of(id, label, value, unit, definition));
  }
}
