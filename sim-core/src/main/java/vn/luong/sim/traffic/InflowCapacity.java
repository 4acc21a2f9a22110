package vn.luong.sim.traffic;

/**
 * What gives way where the fundamental diagram allows less inflow than the stated flow capacity; only with {@link
 * TrafficDynamics#KINEMATIC_WAVES} (MATSim {@code QSimConfigGroup.InflowCapacitySetting}, property {@code
 * inflowCapacitySetting}, which MATSim's config files cannot set).
 */
public enum InflowCapacity {
  /** The inflow: it is what the diagram allows for the stated lanes. */
  FROM_DIAGRAM("INFLOW_FROM_FDIAG"),
  /** The lanes: as many as the stated flow needs; the inflow is the flow capacity. */
  LANES_FROM_DIAGRAM("NR_OF_LANES_FROM_FDIAG"),
  /** The inflow is what the diagram allows on one lane, whatever the lanes. */
  ONE_LANE("MAX_CAP_FOR_ONE_LANE");

  private final String matsimName;

  InflowCapacity(String matsimName) {
    this.matsimName = matsimName;
  }

  /** What MATSim calls it. */
  public String matsimName() {
    return matsimName;
  }

  /**
   * The setting of this name.
   *
   * @throws IllegalArgumentException if MATSim has none of that name
   */
  public static InflowCapacity ofMatsimName(String name) {
    for (InflowCapacity setting : values()) {
      if (setting.matsimName.equals(name)) {
        return setting;
      }
    }
    throw new IllegalArgumentException("no setting of the inflow capacity is called " + name);
  }
}
