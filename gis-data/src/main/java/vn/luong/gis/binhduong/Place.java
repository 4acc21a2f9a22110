package vn.luong.gis.binhduong;

/**
 * A named place that attracts people.
 *
 * @param kind what it is
 * @param id short name
 * @param name Vietnamese name
 * @param x easting, metres
 * @param y northing, metres
 */
public record Place(Kind kind, String id, String name, double x, double y) {
  /** Kinds of places in the tables. */
  public enum Kind {
    UNIVERSITY,
    MALL,
    CENTRE,
    STATION
  }
}
