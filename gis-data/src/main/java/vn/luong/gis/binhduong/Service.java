package vn.luong.gis.binhduong;

import java.util.List;
import java.util.Locale;

/**
 * A place of the tables that serves people: a school, a university, shops or a hospital. For maps and catchments; what zones
 * hold is in the land use.
 *
 * @param kind what it is
 * @param id short name
 * @param name Vietnamese name
 * @param longitude degrees east
 * @param latitude degrees north
 */
public record Service(Kind kind, String id, String name, double longitude, double latitude) {
  /** Kinds of services in the table. */
  public enum Kind {
    UNIVERSITY,
    SCHOOL,
    SHOPPING,
    HOSPITAL
  }

  /** The services of the package. */
  public static List<Service> read() {
    return PackageTable.read(
        "services.csv",
        row -> new Service(
            Kind.valueOf(row.getField("kind").toUpperCase(Locale.ROOT)),
            row.getField("id"),
            row.getField("name"),
            Double.parseDouble(row.getField("lon")),
            Double.parseDouble(row.getField("lat"))));
  }
}
