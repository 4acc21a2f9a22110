package vn.luong.scenario.ridership;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import vn.luong.sim.units.Units;

/**
 * Sums over the runs of one line, of a transport mode, or of all lines. Passengers are as simulated, not expanded; vehicles are
 * all there are.
 */
final class LineFigures {
  long plannedRuns;
  long runs;
  long boardings;
  long alightings;
  long denied;
  long waitSeconds;
  double vehicleMeters;
  double vehicleSeconds;
  double emptyMeters;
  double emptySeconds;
  double passengerMeters;
  double passengerSeconds;
  double crowdedPassengerSeconds;
  double standingPassengerSeconds;
  double seatMeters;
  double placeMeters;
  long timedStops;
  long punctualStops;
  double lateSeconds;
  /** Running costs, empty runs included; NaN if there is no rate. */
  double cost = Double.NaN;

  /** Fares of simulated passengers; NaN if nobody paid any. */
  double revenue = Double.NaN;

  /** Highest load by places, and the visit that saw it. */
  double fullestShare = -1;

  int fullestVisit = VisitColumns.NO_VISIT;
  int mostPassengers;
  private final BitSet vehiclesUsed = new BitSet();
  private final IntArrayList startSeconds = new IntArrayList();
  private final IntArrayList endSeconds = new IntArrayList();

  /** Counts a vehicle as in service from a second to another one. */
  void addService(int vehicle, int fromSecond, int toSecond) {
    vehiclesUsed.set(vehicle);
    startSeconds.add(fromSecond);
    endSeconds.add(toSecond);
  }

  /** Vehicles that served the line at any time. */
  int vehicleCount() {
    return vehiclesUsed.cardinality();
  }

  /** Most vehicles on a run at the same second. */
  int peakVehicles() {
    int[] starts = startSeconds.toIntArray();
    int[] ends = endSeconds.toIntArray();
    Arrays.sort(starts);
    Arrays.sort(ends);
    int most = 0;
    int ended = 0;
    for (int started = 0; started < starts.length; started++) {
      while (ends[ended] < starts[started]) {
        ended++;
      }
      most = Math.max(most, started + 1 - ended);
    }
    return most;
  }

  double vehicleKilometers() {
    return vehicleMeters / Units.METERS_PER_KILOMETER;
  }

  double vehicleHours() {
    return vehicleSeconds / Units.SECONDS_PER_HOUR;
  }

  double emptyKilometers() {
    return emptyMeters / Units.METERS_PER_KILOMETER;
  }

  double passengerKilometers() {
    return passengerMeters / Units.METERS_PER_KILOMETER;
  }

  double passengerHours() {
    return passengerSeconds / Units.SECONDS_PER_HOUR;
  }

  double meanRideKilometers() {
    return passengerKilometers() / boardings;
  }

  double commercialSpeedKilometersPerHour() {
    return vehicleKilometers() / vehicleHours();
  }

  /** Passenger-kilometres by place-kilometres. */
  double meanLoadFactor() {
    return passengerMeters / placeMeters;
  }

  /** Passenger-kilometres by seat-kilometres. */
  double meanSeatLoadFactor() {
    return passengerMeters / seatMeters;
  }

  /** Time of passengers in vehicles with fewer seats than passengers, by all their time in vehicles. */
  double crowdedShare() {
    return crowdedPassengerSeconds / passengerSeconds;
  }

  double meanWaitSeconds() {
    return (double) waitSeconds / boardings;
  }

  double punctualShare() {
    return (double) punctualStops / timedStops;
  }

  double meanLateSeconds() {
    return lateSeconds / timedStops;
  }
}
