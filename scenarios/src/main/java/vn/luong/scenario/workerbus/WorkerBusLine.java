package vn.luong.scenario.workerbus;

import java.util.List;
import vn.luong.gis.binhduong.WorkerShift;

/**
 * The buses of a park for one shift: only its workers of this shift may take them.
 *
 * @param id name in scenarios and results, {@code worker-bus.<park>.<shift>}
 * @param name what people call it
 * @param estate index of the park among the estates
 * @param reservedFor group of persons for whom it runs
 * @param shift the shift
 * @param courses the ways that its buses take
 */
public record WorkerBusLine(
    String id,
    String name,
    int estate,
    String reservedFor,
    WorkerShift shift,
    List<Course> courses) {
  /** Mode of these lines, of trips by them and of the legs on board; the first part of their ids. */
  public static final String MODE = "worker-bus";

  public WorkerBusLine {
    courses = List.copyOf(courses);
  }

  /** Id of a line. */
  public static String id(String park, WorkerShift shift) {
    return familyOf(park) + "." + shift.name().replace(":", "");
  }

  /** Begin of the ids of a park's lines. */
  public static String familyOf(String park) {
    return MODE + "." + park;
  }

  /** True if the id is that of the line, or of a family of lines to which it belongs. */
  public boolean isMeantBy(String idOrFamily) {
    return id.equals(idOrFamily) || id.startsWith(idOrFamily + ".");
  }
}
