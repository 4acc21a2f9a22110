package vn.luong.gis.binhduong;

import java.util.List;

/**
 * A station of a metro line or of the BRT corridor, real or planned.
 *
 * @param line line it belongs to, e.g. {@code BD1}
 * @param sequence number along the line, from 1
 * @param name name for people
 * @param longitude degrees east
 * @param latitude degrees north
 */
public record RailStation(
    String line, int sequence, String name, double longitude, double latitude) {

  /** The stations of the package, line by line. */
  public static List<RailStation> read() {
    return PackageTable.read(
        "rail-stations.csv",
        row -> new RailStation(
            row.getField("line"),
            Integer.parseInt(row.getField("sequence")),
            row.getField("name"),
            Double.parseDouble(row.getField("lon")),
            Double.parseDouble(row.getField("lat"))));
  }
}
