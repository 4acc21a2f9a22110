package vn.luong.sim.raptor;

import java.util.Arrays;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.transit.StopFacilities;

/**
 * Groups of stops that lie together: square cells, numbered where there are stops.
 *
 * <p>Threads: immutable, safe to share.
 */
final class StopZones {
  private static final double SMALLEST_METERS = 500;
  /** With 10,000 stops and 50,000 rows the bounds towards all zones take 140 MB. */
  private static final int ABOUT_ZONES = 1000;

  private final int[] zoneOfStop;
  private final IntRows stopsOfZone;

  StopZones(StopFacilities stops) {
    int count = stops.count();
    double west = minimum(count, stops::x);
    double south = minimum(count, stops::y);
    double width = -minimum(count, stop -> -stops.x(stop)) - west;
    double height = -minimum(count, stop -> -stops.y(stop)) - south;
    double cell = Math.max(
        SMALLEST_METERS,
        Math.max(Math.sqrt(width * height / ABOUT_ZONES), Math.max(width, height) / ABOUT_ZONES));
    int columns = (int) (width / cell) + 1;
    int rows = (int) (height / cell) + 1;
    int[] zoneOfCell = new int[columns * rows];
    Arrays.fill(zoneOfCell, -1);
    zoneOfStop = new int[count];
    int zones = 0;
    for (int stop = 0; stop < count; stop++) {
      int row = (int) ((stops.y(stop) - south) / cell);
      int at = row * columns + (int) ((stops.x(stop) - west) / cell);
      if (zoneOfCell[at] < 0) {
        zoneOfCell[at] = zones++;
      }
      zoneOfStop[stop] = zoneOfCell[at];
    }
    stopsOfZone = IntRows.groupBy(zoneOfStop, zones);
  }

  private interface Coordinate {
    double of(int stop);
  }

  private static double minimum(int count, Coordinate coordinate) {
    double least = count == 0 ? 0 : Double.POSITIVE_INFINITY;
    for (int stop = 0; stop < count; stop++) {
      least = Math.min(least, coordinate.of(stop));
    }
    return least;
  }

  int zone(int stop) {
    return zoneOfStop[stop];
  }

  /** The stops of each zone. */
  IntRows stops() {
    return stopsOfZone;
  }
}
