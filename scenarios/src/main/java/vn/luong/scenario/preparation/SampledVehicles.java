package vn.luong.scenario.preparation;

import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleType.Boarding;

/**
 * Vehicles of public transport for a sample of the people. They run as often as in reality, but each simulated passenger
 * stands for 1 / sample persons, and so do the vehicles around them: seats and places shrink with the sample, and so does
 * what the vehicle takes of the road, whose capacity shrinks alike.
 *
 * <p>Places are rounded up, and there is at least one: a full simulated vehicle turns 1 / sample persons away at once, so
 * small vehicles of small samples rather get too many places than none. Seats are rounded up, but are no more than the
 * places. Boarding takes 1 / sample times as long, up to a limit: where a vehicle carries fewer than one simulated
 * passenger, whoever boards would wait for all those he stands for, who in reality board other vehicles. See
 * docs/decisions/0023.
 */
final class SampledVehicles {
  /** Longest time one simulated passenger takes to get in or out. */
  private static final double MOST_SECONDS_PER_PERSON = 10;

  /** Shares such as 0.07 × 100 must not be rounded up for their last binary digit. */
  private static final double ROUNDING = 1e-9;

  private SampledVehicles() {}

  /** The type for a sample in (0, 1]; the type itself for everybody. */
  static VehicleType of(VehicleType type, double sample) {
    if (sample == 1) {
      return type;
    }
    int places = scaled(type.passengerCapacity(), sample);
    int seats = Math.min(places, scaled(type.seatCount(), sample));
    Boarding boarding = type.boarding();
    return new VehicleType(
        type.id(),
        type.lengthMeters(),
        type.widthMeters(),
        type.maximumSpeedMetersPerSecond(),
        type.pce() * sample,
        type.flowEfficiencyFactor(),
        seats,
        places - seats,
        type.networkMode(),
        type.manoeuvres(),
        new Boarding(
            scaledSeconds(boarding.accessSecondsPerPerson(), sample),
            scaledSeconds(boarding.egressSecondsPerPerson(), sample),
            boarding.doors()),
        type.description());
  }

  private static int scaled(int count, double sample) {
    return count == 0 ? 0 : Math.max(1, (int) Math.ceil(count * sample - ROUNDING));
  }

  private static double scaledSeconds(double seconds, double sample) {
    return Math.max(seconds, Math.min(seconds / sample, MOST_SECONDS_PER_PERSON));
  }
}
