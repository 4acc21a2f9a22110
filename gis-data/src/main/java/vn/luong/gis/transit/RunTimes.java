package vn.luong.gis.transit;

import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.VehicleType;

/** Arrival and departure of a route at its stops, seconds after its departure. */
final class RunTimes {
  private final double[] arrival;
  private final double[] departure;
  private final double freeSeconds;
  private final double plannedSeconds;

  private RunTimes(
      double[] arrival, double[] departure, double freeSeconds, double plannedSeconds) {
    this.arrival = arrival;
    this.departure = departure;
    this.freeSeconds = freeSeconds;
    this.plannedSeconds = plannedSeconds;
  }

  /** Stated times as they are; the others from the way, whole seconds, never before the time at the stop before. */
  static RunTimes of(PlacedRoute route, VehicleType type, MadeLinks made) {
    int count = route.sketch().calls().size();
    Drive drive = route.sketch().drive();
    double top = Math.min(drive.speedMetersPerSecond(), type.maximumSpeedMetersPerSecond());
    double[] arrival = new double[count];
    double[] departure = new double[count];
    double freeSeconds = 0;
    double plannedSeconds = 0;
    for (int call = 0; call < count; call++) {
      StopCall asked = route.sketch().calls().get(call);
      double earliest = 0;
      if (call > 0) {
        int after = route.positions().get(call - 1) + 1;
        int end = route.positions().get(call) + 1;
        freeSeconds += seconds(route, after, end, Double.POSITIVE_INFINITY, made);
        earliest = departure[call - 1] + Math.ceil(seconds(route, after, end, top, made));
      }
      arrival[call] =
          SimTime.isDefined(asked.arrivalOffsetSeconds()) ? asked.arrivalOffsetSeconds() : earliest;
      double dwell = call == 0 || call == count - 1 ? 0 : drive.dwellSeconds();
      departure[call] = SimTime.isDefined(asked.departureOffsetSeconds())
          ? asked.departureOffsetSeconds()
          : arrival[call] + dwell;
      plannedSeconds += call == 0 ? 0 : arrival[call] - departure[call - 1];
    }
    return new RunTimes(arrival, departure, freeSeconds, plannedSeconds);
  }

  private static double seconds(
      PlacedRoute route, int from, int end, double topSpeed, MadeLinks made) {
    double seconds = 0;
    for (int position = from; position < end; position++) {
      int link = route.links().getInt(position);
      seconds += made.lengthMeters(link) / Math.min(topSpeed, made.freeSpeedMetersPerSecond(link));
    }
    return seconds;
  }

  double arrival(int call) {
    return arrival[call];
  }

  double departure(int call) {
    return departure[call];
  }

  /** Driving at free speed, without halts. */
  double freeSeconds() {
    return freeSeconds;
  }

  /** Driving as planned, without halts. */
  double plannedSeconds() {
    return plannedSeconds;
  }
}
