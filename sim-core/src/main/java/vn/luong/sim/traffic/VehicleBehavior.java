package vn.luong.sim.traffic;

/** What happens when a driver departs and the vehicle stands elsewhere (MATSim {@code VehicleBehavior}). */
public enum VehicleBehavior {
  /** The vehicle is moved to the driver. */
  TELEPORT,
  /** The driver waits until somebody brings it. */
  WAIT,
  /** The run ends. */
  EXCEPTION
}
