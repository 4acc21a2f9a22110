package vn.luong.sim.raptor;

/**
 * What differs from departure to departure of a route: what riding from a stop to the next costs more than the route's rate
 * says (crowding), and what boarding costs more (the risk of being left behind). Never negative, so costs without these are
 * bounds for costs with them.
 *
 * <p>Layout: one cell per departure and row, 12 bytes, those of a departure next to each other.
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

  private final int[] firstCell;
  private final float[] section;
  private final float[] boarding;
  /** All sections from here to the end of the route. */
  private final float[] ahead;

  private DepartureCosts(RaptorTimetable timetable, Source source) {
    firstCell = new int[timetable.departureCount() + 1];
    int cells = 0;
    for (int route = 0; route < timetable.routeCount(); route++) {
      int rows = timetable.endRow(route) - timetable.firstRow(route);
      int end = timetable.endDeparture(route);
      for (int departure = timetable.firstDeparture(route); departure < end; departure++) {
        firstCell[departure] = cells;
        cells = Math.addExact(cells, rows);
      }
    }
    firstCell[timetable.departureCount()] = cells;
    section = new float[cells];
    boarding = new float[cells];
    ahead = new float[cells];
    for (int route = 0; route < timetable.routeCount(); route++) {
      int end = timetable.endDeparture(route);
      for (int departure = timetable.firstDeparture(route); departure < end; departure++) {
        fill(timetable, source, route, departure);
      }
    }
  }

  private void fill(RaptorTimetable timetable, Source source, int route, int departure) {
    int origin = timetable.scheduleDeparture(departure);
    int first = timetable.firstRow(route);
    int last = timetable.endRow(route) - 1;
    double sum = 0;
    for (int row = last - 1; row >= first; row--) {
      int position = row - first;
      int cell = firstCell[departure] + position;
      double seconds = Math.max(0, timetable.arrivalOffset(row + 1) - timetable.arrivalOffset(row));
      section[cell] = (float) source.sectionCost(origin, position, seconds);
      boarding[cell] = (float) source.boardingCost(origin, position);
      if (!(section[cell] >= 0 && boarding[cell] >= 0)) {
        throw new IllegalArgumentException("departure " + origin + " costs " + section[cell]
            + " and " + boarding[cell] + " more than others, must be 0 or more");
      }
      sum += section[cell];
      ahead[cell] = (float) (sum * SURELY_ABOVE);
    }
  }

  /** Takes down what is expected of each departure. */
  public static DepartureCosts of(RaptorTimetable timetable, Source source) {
    return new DepartureCosts(timetable, source);
  }

  /** Extra cost of riding to a row from the one before. */
  double sectionTo(int departure, int rowOfRoute) {
    return section[firstCell[departure] + rowOfRoute - 1];
  }

  double boarding(int departure, int rowOfRoute) {
    return boarding[firstCell[departure] + rowOfRoute];
  }

  /** At most the extra cost of riding on from here, wherever to. */
  double ahead(int departure, int rowOfRoute) {
    return ahead[firstCell[departure] + rowOfRoute];
  }
}
