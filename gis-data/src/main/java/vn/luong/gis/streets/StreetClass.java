package vn.luong.gis.streets;

import java.util.Locale;

/**
 * Road classes with the capacities of the project's fact sheet (section 4, estimates): PCE per hour and lane on
 * roads where motorbikes count 0.25 PCE.
 */
public enum StreetClass {
  TRUNK(1800, 350),
  PRIMARY(1600, 300),
  SECONDARY(1200, 180),
  TERTIARY(900, 110),
  RESIDENTIAL(500, 60);

  private final double capacityPcePerHourAndLane;
  private final double junctionSpacingMeters;

  StreetClass(double capacityPcePerHourAndLane, double junctionSpacingMeters) {
    this.capacityPcePerHourAndLane = capacityPcePerHourAndLane;
    this.junctionSpacingMeters = junctionSpacingMeters;
  }

  public double capacityPcePerHourAndLane() {
    return capacityPcePerHourAndLane;
  }

  /** Least distance between two junctions where local streets join a road of this class. */
  public double junctionSpacingMeters() {
    return junctionSpacingMeters;
  }

  /** Lower-case name, as in OpenStreetMap's {@code highway} tag. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
