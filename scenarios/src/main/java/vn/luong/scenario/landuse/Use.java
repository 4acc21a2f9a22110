package vn.luong.scenario.landuse;

/** What buildings along a street are for, as far as it can be taken away from there. */
public enum Use {
  HOMES,
  INDUSTRY,
  SERVICES,
  AGRICULTURE;

  /** The use of jobs of a sector. */
  public static Use of(Sector sector) {
    return switch (sector) {
      case INDUSTRY -> INDUSTRY;
      case SERVICES -> SERVICES;
      case AGRICULTURE -> AGRICULTURE;
    };
  }
}
