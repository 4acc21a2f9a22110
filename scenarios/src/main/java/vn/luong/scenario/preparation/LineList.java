package vn.luong.scenario.preparation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.IndustrialPark;
import vn.luong.gis.binhduong.TransitCourse;
import vn.luong.gis.binhduong.TransitLine;
import vn.luong.gis.binhduong.TransitLines;
import vn.luong.gis.binhduong.TransitService;
import vn.luong.gis.binhduong.WorkerShift;
import vn.luong.scenario.workerbus.WorkerBusLine;

/** The lines of public transport that scenarios can open, change and close. */
public final class LineList {
  /**
   * A line.
   *
   * @param id name in scenarios
   * @param name what people call it
   * @param mode bus, metro or worker-bus
   * @param opens year from which it runs, or "by a measure"
   * @param stops stops of its first direction; null where they follow from the scenario
   * @param kilometers length; likewise
   * @param departures departures of a day, both directions; likewise
   * @param status how far it can be trusted
   */
  public record Row(
      String id,
      String name,
      String mode,
      String opens,
      Integer stops,
      Double kilometers,
      Integer departures,
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

  private static final String ESTIMATE = "E";

  private LineList() {}

  /** All lines of the region; company buses by park, each of which has a line per shift. */
  public static List<Row> read() {
    BinhDuongTables tables = BinhDuongTables.read();
    List<Row> rows = publicLines(tables);
    String shifts =
        WorkerShift.read().stream().map(WorkerShift::name).collect(Collectors.joining(", "));
    for (IndustrialPark park : tables.parks()) {
      rows.add(new Row(
          WorkerBusLine.familyOf(park.id()),
          "Xe đưa rước công nhân " + park.name() + ", ca " + shifts,
          WorkerBusLine.MODE,
          Integer.toString(park.fromYear()),
          null,
          null,
          null,
          ESTIMATE));
    }
    return rows;
  }

  private static List<Row> publicLines(BinhDuongTables tables) {
    List<Row> rows = new ArrayList<>();
    for (TransitLine line : TransitLines.read(tables)) {
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
