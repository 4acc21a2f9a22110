package vn.luong.gis.roads;

/**
 * What a traffic signal does to the link it stops, as long as signals are not simulated: a share of the saturation flow,
 * and the mean delay of a vehicle that meets no queue.
 *
 * <p>Saturation flow 1,900 PCE/h and lane and the uniform delay {@code C/2 · (1 − g/C)² / (1 − x · g/C)} are those of
 * the Highway Capacity Manual (2010, chapter 18; F. Webster, "Traffic signal settings", 1958). Cycle (90 s) and green
 * share (0.45) are an estimate for a junction of two main roads; with little traffic ({@code x} = 0) the delay is
 * 13.6 s. Queues that build up behind the lower capacity are the mobsim's.
 */
final class Signals {
  static final double GREEN_SHARE = 0.45;
  static final double SATURATION_PCE_PER_HOUR_AND_LANE = 1900;
  static final double CYCLE_SECONDS = 90;
  static final double DELAY_SECONDS = CYCLE_SECONDS / 2 * (1 - GREEN_SHARE) * (1 - GREEN_SHARE);

  /**
   * A link that leads from signal to signal and is shorter lies inside a junction of divided roads; its signals show
   * green together with the ones before.
   */
  static final double INSIDE_JUNCTION_METERS = 50;

  private Signals() {}

  /** Capacity at the stop line, never more than that of the road. */
  static double capacityPcePerHour(double roadPcePerHour, double laneCount) {
    return Math.min(roadPcePerHour, GREEN_SHARE * SATURATION_PCE_PER_HOUR_AND_LANE * laneCount);
  }

  /** The speed at which the link takes as long as driving and the delay together. */
  static double speedMetersPerSecond(double freeSpeedMetersPerSecond, double lengthMeters) {
    return lengthMeters / (lengthMeters / freeSpeedMetersPerSecond + DELAY_SECONDS);
  }
}
