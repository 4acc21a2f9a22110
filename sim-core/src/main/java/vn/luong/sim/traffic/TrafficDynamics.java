package vn.luong.sim.traffic;

/** How fast freed space becomes usable upstream (MATSim {@code QSimConfigGroup.TrafficDynamics}). */
public enum TrafficDynamics {
  /** At once: a point queue with storage. */
  QUEUE,
  /** As a gap (MATSim: hole) that travels upstream at 15 km/h. */
  WITH_HOLES,
  /** As with holes, and the inflow is capped by the fundamental diagram. */
  KINEMATIC_WAVES
}
