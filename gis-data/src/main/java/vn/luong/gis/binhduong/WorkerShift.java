package vn.luong.gis.binhduong;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import vn.luong.sim.units.SimTime;

/**
 * A shift that is served by the buses of industrial parks.
 *
 * @param name when it begins, e.g. {@code 07:30}
 * @param start its begin, seconds after midnight
 * @param end its end, seconds after midnight of the day on which it ends
 * @param share share of the workers of a park who have it
 * @param overtimeEnd end for those who work longer; as {@code end} where nobody does
 * @param overtimeShare share of its workers who do
 */
public record WorkerShift(
    String name, double start, double end, double share, double overtimeEnd, double overtimeShare) {

  /** Reads the shifts, by their begin. */
  public static List<WorkerShift> read() {
    return PackageTable.read("worker-bus-shifts.csv", WorkerShift::of);
  }

  private static WorkerShift of(NamedCsvRecord row) {
    double end = time(row.getField("end"));
    String overtime = row.getField("overtime_end");
    return new WorkerShift(
        row.getField("shift"),
        time(row.getField("shift")),
        end,
        Double.parseDouble(row.getField("workers_share")),
        overtime.isEmpty() ? end : time(overtime),
        Double.parseDouble(row.getField("overtime_share")));
  }

  private static double time(String text) {
    return SimTime.parse(text + ":00");
  }
}
