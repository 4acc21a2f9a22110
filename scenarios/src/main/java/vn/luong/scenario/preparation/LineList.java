package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.TransitCourse;
import vn.luong.gis.binhduong.TransitLine;
import vn.luong.gis.binhduong.TransitLines;
import vn.luong.gis.binhduong.TransitService;

/** The lines of public transport that scenarios can open, change and close. */
public final class LineList {
  /**
   * A line.
   *
   * @param id name in scenarios
   * @param name what people call it
   * @param mode bus or metro
   * @param opens year from which it runs, or "by a measure"
   * @param stops stops of its first direction
   * @param kilometers length
   * @param departures departures of a day, both directions
   * @param status how far it can be trusted
   */
  public record Row(
      String id,
      String name,
      String mode,
      String opens,
      int stops,
      double kilometers,
      int departures,
      String status) {
    /** The same by column. */
    public Map<String, Object> columns() {
      Map<String, Object> columns = new LinkedHashMap<>();
      columns.put("id", id);
      columns.put("name", name);
      columns.put("mode", mode);
      columns.put("opens", opens);
      columns.put("stops", stops);
      columns.put("kilometers", kilometers);
      columns.put("departures", departures);
      columns.put("status", status);
      return columns;
    }
  }

  private LineList() {}

  /** All lines of the region. */
  public static List<Row> read() {
    List<Row> rows = new ArrayList<>();
    for (TransitLine line : TransitLines.read(BinhDuongTables.read())) {
      int departures = 0;
      for (TransitCourse course : line.courses()) {
        departures +=
            TransitService.departures(line.services(), course.direction()).size();
      }
      TransitCourse first = line.courses().get(0);
      rows.add(new Row(
          line.id(),
          line.name(),
          line.mode(),
          line.fromYear() == TransitLine.PROPOSED
              ? "by a measure"
              : Integer.toString(line.fromYear()),
          first.halts().size(),
          Math.rint(first.lengthMeters() / 100) / 10,
          departures,
          line.status()));
    }
    return rows;
  }
}
