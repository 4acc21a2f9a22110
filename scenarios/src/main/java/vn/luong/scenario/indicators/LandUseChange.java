package vn.luong.scenario.indicators;

/**
 * What a measure made of a place, counted for the whole population and not for a sample.
 *
 * @param kind what the place is
 * @param id id of the area or zone
 * @param name name for people
 * @param within zones that an area lies in, or the district of a zone; may be empty
 * @param residentsBefore persons who lived there
 * @param residentsAfter persons who live there
 * @param jobsBefore jobs that were there
 * @param jobsAfter jobs that are there
 * @param note what else is different, such as parking fees; may be empty
 */
public record LandUseChange(
    Kind kind,
    String id,
    String name,
    String within,
    double residentsBefore,
    double residentsAfter,
    double jobsBefore,
    double jobsAfter,
    String note) {

  /** Kinds of places. */
  public enum Kind {
    /** Drawn by a planner; it is part of zones. */
    AREA,
    ZONE
  }
}
