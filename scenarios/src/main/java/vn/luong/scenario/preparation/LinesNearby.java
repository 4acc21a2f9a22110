package vn.luong.scenario.preparation;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.BitSet;
import vn.luong.scenario.people.TransitReach;
import vn.luong.sim.transit.ReservedLines;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/**
 * Which lines that everybody may take stop near a place.
 *
 * <p>Layout: square cells of {@value #CELL_METERS} m; for each that has stops around its middle the set of their lines.
 *
 * <p>Threads: nothing changes once built.
 */
final class LinesNearby implements TransitReach {
  /** How far people walk to a stop without thinking of another mode, as the crow flies. */
  private static final double WALK_METERS = 800;

  private static final double CELL_METERS = 200;

  private final Long2ObjectOpenHashMap<BitSet> linesOfCell = new Long2ObjectOpenHashMap<>();

  LinesNearby(TransitSchedule schedule) {
    TransitRoutes routes = schedule.routes();
    ReservedLines reserved = ReservedLines.of(schedule);
    for (int route = 0; route < routes.count(); route++) {
      if (reserved.isReserved(route)) {
        continue;
      }
      for (int at = routes.firstStop(route); at < routes.endStop(route); at++) {
        int stop = routes.stop(at);
        add(schedule.stops().x(stop), schedule.stops().y(stop), routes.line(route));
      }
    }
  }

  private void add(double x, double y, int line) {
    long reach = (long) Math.ceil(WALK_METERS / CELL_METERS);
    for (long row = row(y) - reach; row <= row(y) + reach; row++) {
      for (long column = row(x) - reach; column <= row(x) + reach; column++) {
        double middleX = (column + 0.5) * CELL_METERS;
        double middleY = (row + 0.5) * CELL_METERS;
        if (Math.hypot(middleX - x, middleY - y) <= WALK_METERS) {
          linesOfCell.computeIfAbsent(cell(column, row), cell -> new BitSet()).set(line);
        }
      }
    }
  }

  @Override
  public boolean joins(double fromX, double fromY, double toX, double toY) {
    BitSet from = linesOfCell.get(cell(row(fromX), row(fromY)));
    BitSet to = linesOfCell.get(cell(row(toX), row(toY)));
    return from != null && to != null && from.intersects(to);
  }

  /** Row of a northing, or column of an easting. */
  private static long row(double meters) {
    return (long) Math.floor(meters / CELL_METERS);
  }

  private static long cell(long column, long row) {
    return column << Integer.SIZE | row & 0xFFFF_FFFFL;
  }
}
