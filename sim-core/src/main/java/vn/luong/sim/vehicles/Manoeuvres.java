package vn.luong.sim.vehicles;

/**
 * What a type of vehicle does that others on the same link do not.
 *
 * @param passing overtakes slower vehicles that drive on the link
 * @param filtering goes past standing vehicles to the front of the queue (MATSim: seepage)
 */
public record Manoeuvres(boolean passing, boolean filtering) {
  /** Stays behind the vehicle ahead: a car, a truck, a bus. */
  public static final Manoeuvres NONE = new Manoeuvres(false, false);
  /** A two-wheeler: passes between the others, driving or standing. */
  public static final Manoeuvres TWO_WHEELER = new Manoeuvres(true, true);
}
