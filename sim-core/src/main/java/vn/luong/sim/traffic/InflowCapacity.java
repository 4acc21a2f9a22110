package vn.luong.sim.traffic;

/**
 * What gives way where the fundamental diagram allows less inflow than the stated flow capacity; only with {@link
 * TrafficDynamics#KINEMATIC_WAVES} (MATSim {@code QSimConfigGroup.InflowCapacitySetting}).
 */
public enum InflowCapacity {
  /** The inflow: it is what the diagram allows for the stated lanes. */
  FROM_DIAGRAM,
  /** The lanes: as many as the stated flow needs; the inflow is the flow capacity. */
  LANES_FROM_DIAGRAM,
  /** The inflow is what the diagram allows on one lane, whatever the lanes. */
  ONE_LANE
}
