package vn.luong.scenario.landuse;

import java.util.Locale;

/** Sectors of jobs. */
public enum Sector {
  INDUSTRY,
  SERVICES,
  AGRICULTURE;

  /** Lower-case name, as in scenario files and person attributes. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
