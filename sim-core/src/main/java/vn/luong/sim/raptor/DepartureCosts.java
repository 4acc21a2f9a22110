package vn.luong.sim.raptor;

import it.unimi.dsi.fastutil.floats.FloatArrayList;

/**
 * What differs from departure to departure of a route: what riding from a stop to the next costs more than the route's rate
 * says (crowding), and what boarding costs more (the risk of being left behind). Never negative, so costs without these are
 * bounds for costs with them.
 *
 * <p>Layout: one cell of 12 bytes per row of those departures that cost anything more at all, the cells of a departure one
 * after the other; 4 bytes per departure. A query touches one cell per boarding and section, so what a cell says stands
 * together, and departures that cost nothing more touch none.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class DepartureCosts {
  /** What is expected, by departure of the schedule and position of the route stop in its route. */
  public interface Source {
    /** Extra cost from a route stop to the next; at least 0. */
    double sectionCost(int scheduleDeparture, int position, double seconds);

    /** Extra cost of getting in; at least 0. */
    double boardingCost(int scheduleDeparture, int position);
  }

  /** Sums are rounded up by more than the precision of a float, so that they stay upper bounds. */
  private static final double SURELY_ABOVE = 1 + 1e-6;

  /** Cell of departures that cost nothing more. */
  static final int NO_CELL = -1;

  /** Columns of a cell. */
  private static final int SECTION = 0;

  private static final int BOARDING = 1;
  private static final int AHEAD = 2;
  private static final int WIDTH = 3;

  private final int[] firstCell;
  private final float[] cells;

  private DepartureCosts(RaptorTimetable timetable, Source source) {
    firstCell = new int[timetable.departureCount()];
    FloatArrayList filled = new FloatArrayList();
    for (int route = 0; route < timetable.routeCount(); route++) {
      float[] ofDeparture =
          new float[WIDTH * (timetable.endRow(route) - timetable.firstRow(route))];
      int end = timetable.endDeparture(route);
      for (int departure = timetable.firstDeparture(route); departure < end; departure++) {
        firstCell[departure] = NO_CELL;
        if (fill(ofDeparture, timetable, source, route, departure)) {
          firstCell[departure] = filled.size() / WIDTH;
          filled.addElements(filled.size(), ofDeparture);
        }
      }
    }
    cells = filled.toFloatArray();
  }

  /** False if the departure costs nothing more. */
  private static boolean fill(
      float[] ofDeparture, RaptorTimetable timetable, Source source, int route, int departure) {
    int origin = timetable.scheduleDeparture(departure);
    int first = timetable.firstRow(route);
    int last = timetable.endRow(route) - 1;
    double sum = 0;
    boolean costsMore = false;
    for (int row = last - 1; row >= first; row--) {
      int position = row - first;
      double seconds = Math.max(0, timetable.arrivalOffset(row + 1) - timetable.arrivalOffset(row));
      float section = (float) source.sectionCost(origin, position, seconds);
      float boarding = (float) source.boardingCost(origin, position);
      if (!(section >= 0 && boarding >= 0)) {
        throw new IllegalArgumentException("departure " + origin + " costs " + section + " and "
            + boarding + " more than others, must be 0 or more");
      }
      sum += section;
      ofDeparture[WIDTH * position + SECTION] = section;
      ofDeparture[WIDTH * position + BOARDING] = boarding;
      ofDeparture[WIDTH * position + AHEAD] = (float) (sum * SURELY_ABOVE);
      costsMore |= section > 0 || boarding > 0;
    }
    return costsMore;
  }

  /** Takes down what is expected of each departure. */
  public static DepartureCosts of(RaptorTimetable timetable, Source source) {
    return new DepartureCosts(timetable, source);
  }

  /** Where the cells of a departure begin; {@link #NO_CELL} if it costs nothing more. */
  int firstCell(int departure) {
    return firstCell[departure];
  }

  /** Extra cost of riding to a row from the one before. */
  double sectionTo(int cells, int rowOfRoute) {
    return this.cells[WIDTH * (cells + rowOfRoute - 1) + SECTION];
  }

  double boarding(int cells, int rowOfRoute) {
    return this.cells[WIDTH * (cells + rowOfRoute) + BOARDING];
  }

  /** At most the extra cost of riding on from here, wherever to. */
  double ahead(int cells, int rowOfRoute) {
    return this.cells[WIDTH * (cells + rowOfRoute) + AHEAD];
  }
}
