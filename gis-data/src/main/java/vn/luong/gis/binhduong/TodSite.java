package vn.luong.gis.binhduong;

import java.util.List;

/**
 * A site of transit-oriented development.
 *
 * @param name name for people
 * @param anchor station or road it lies at
 * @param longitude degrees east
 * @param latitude degrees north
 * @param radiusMeters how far it reaches
 */
public record TodSite(
    String name, String anchor, double longitude, double latitude, double radiusMeters) {

  /** The sites of the package. */
  public static List<TodSite> read() {
    return PackageTable.read(
        "tod-sites.csv",
        row -> new TodSite(
            row.getField("name"),
            row.getField("anchor"),
            Double.parseDouble(row.getField("lon")),
            Double.parseDouble(row.getField("lat")),
            Double.parseDouble(row.getField("radius_m"))));
  }
}
