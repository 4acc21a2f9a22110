package vn.luong.gis.streets;

import java.util.Locale;

/**
 * Road classes with the capacities of the project's fact sheet (section 4, estimates): PCE per hour and lane on
 * roads where motorbikes count 0.25 PCE. That of primary roads comes from the counts in Hanoi that the sheet names, see
 * {@code docs/decisions/0012-mixed-traffic.md}; that of ramps is our estimate.
 */
public enum StreetClass {
  MOTORWAY(2000, 1, 1000, false),
  MOTORWAY_LINK(1500, 1, 1000, false),
  TRUNK(1800, 1, 350, true),
  PRIMARY(1650, 0.65, 300, true),
  SECONDARY(1200, 0.65, 180, true),
  TERTIARY(900, 1, 110, true),
  RESIDENTIAL(500, 1, 60, true);

  private final double capacityPcePerHourAndLane;
  /**
   * Share of the hour in which the signals of the main crossings let the road flow; our estimate, until signals are
   * modelled. The capacities of the lower classes allow for their junctions already.
   */
  private final double greenShare;

  private final double junctionSpacingMeters;
  private final boolean isForMotorbikes;

  StreetClass(
      double capacityPcePerHourAndLane,
      double greenShare,
      double junctionSpacingMeters,
      boolean isForMotorbikes) {
    this.capacityPcePerHourAndLane = capacityPcePerHourAndLane;
    this.greenShare = greenShare;
    this.junctionSpacingMeters = junctionSpacingMeters;
    this.isForMotorbikes = isForMotorbikes;
  }

  /** What passes a lane in an hour where no signal stops it. */
  public double midBlockCapacityPcePerHourAndLane() {
    return capacityPcePerHourAndLane;
  }

  /** What passes the end of a lane in an hour, signals included. */
  public double capacityPcePerHourAndLane() {
    return greenShare * capacityPcePerHourAndLane;
  }

  /** Least distance between two junctions where local streets join a road of this class. */
  public double junctionSpacingMeters() {
    return junctionSpacingMeters;
  }

  /** False on expressways and their ramps, which are closed to motorbikes in Vietnam. */
  public boolean isForMotorbikes() {
    return isForMotorbikes;
  }

  /** Lower-case name, as in OpenStreetMap's {@code highway} tag. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
