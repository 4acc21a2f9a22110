package vn.luong.bench.micro;

import vn.luong.sim.network.Network;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitScheduleBuilder;

/**
 * A generated timetable on the extent of Bình Dương (60 by 50 km): stops on a lattice of 600 m, lines of buses from near
 * the middle of the province to anywhere, there and back, with as many departures in each direction; and three metro
 * lines that cross it, with stations 1.5 km apart.
 */
final class ProvinceTransit {
  static final double WIDTH_METERS = 60_000;
  static final double HEIGHT_METERS = 50_000;
  private static final double SPACING_METERS = 600;
  private static final int COLUMNS = (int) (WIDTH_METERS / SPACING_METERS);
  private static final int ROWS = (int) (HEIGHT_METERS / SPACING_METERS);
  private static final int FIRST_DEPARTURE = 5 * 3600;
  private static final int OPERATING_SECONDS = 16 * 3600;
  private static final int METRO_LINES = 3;

  private final TransitScheduleBuilder builder = new TransitScheduleBuilder();
  private final RandomStream random;

  private ProvinceTransit(long seed) {
    random = RandomStream.of(seed, 1);
  }

  /**
   * Generates a timetable.
   *
   * @param lines lines of buses
   * @param departures departures of each line and direction
   */
  static TransitSchedule of(int lines, int departures, long seed) {
    return new ProvinceTransit(seed).build(lines, departures);
  }

  private TransitSchedule build(int lines, int departures) {
    for (int cell = 0; cell < COLUMNS * ROWS; cell++) {
      builder.addStop(
          "s" + cell,
          StopProperties.of(
              (cell % COLUMNS + random.nextDouble() - 0.5) * SPACING_METERS,
              (cell / COLUMNS + random.nextDouble() - 0.5) * SPACING_METERS,
              Network.NO_LINK));
    }
    for (int line = 0; line < lines; line++) {
      addBus(line, departures);
    }
    for (int line = 0; line < METRO_LINES; line++) {
      addMetro(line, departures * 2);
    }
    return builder.build();
  }

  private void addBus(int line, int departures) {
    builder.addLine("bus" + line, "");
    int[] stops = way(nearMiddle(COLUMNS), nearMiddle(ROWS), anywhere(COLUMNS), anywhere(ROWS));
    addRoute("there", stops, 100, 20, departures);
    addRoute("back", reversed(stops), 100, 20, departures);
  }

  private void addMetro(int line, int departures) {
    builder.addLine("metro" + line, "");
    int stations = (int) ((line == 0 ? WIDTH_METERS : HEIGHT_METERS) / 1500);
    int[] stops = new int[stations];
    for (int station = 0; station < stations; station++) {
      double along = station * 1500 + 300;
      double across = line == 0 ? HEIGHT_METERS / 2 : WIDTH_METERS * (0.3 + 0.2 * line);
      stops[station] = builder.addStop(
          "m" + line + "_" + station,
          StopProperties.of(
              line == 0 ? along : across, line == 0 ? across : along, Network.NO_LINK));
    }
    addRoute("there", stops, 120, 30, departures);
    addRoute("back", reversed(stops), 120, 30, departures);
  }

  /** Steps in random order along the lattice. */
  private int[] way(int fromColumn, int fromRow, int toColumn, int toRow) {
    int columns = Math.abs(toColumn - fromColumn);
    int rows = Math.abs(toRow - fromRow);
    int[] stops = new int[columns + rows + 1];
    int column = fromColumn;
    int row = fromRow;
    stops[0] = row * COLUMNS + column;
    for (int step = 1; step < stops.length; step++) {
      boolean isEastward = random.nextInt(columns + rows) < columns;
      if (isEastward) {
        columns--;
        column += Integer.signum(toColumn - fromColumn);
      } else {
        rows--;
        row += Integer.signum(toRow - fromRow);
      }
      stops[step] = row * COLUMNS + column;
    }
    return stops;
  }

  private int nearMiddle(int size) {
    return (int) (size * (0.25 + 0.5 * random.nextDouble()));
  }

  private int anywhere(int size) {
    return random.nextInt(size);
  }

  private static int[] reversed(int[] stops) {
    int[] reversed = new int[stops.length];
    for (int position = 0; position < stops.length; position++) {
      reversed[position] = stops[stops.length - 1 - position];
    }
    return reversed;
  }

  private void addRoute(String id, int[] stops, int seconds, int standing, int departures) {
    builder.addRoute(id);
    int time = 0;
    for (int stop : stops) {
      builder.addRouteStop(RouteStop.of(stop, time, time + standing));
      time += standing + seconds + random.nextInt(seconds / 2);
    }
    int phase = random.nextInt(OPERATING_SECONDS / departures);
    for (int departure = 0; departure < departures; departure++) {
      int start = FIRST_DEPARTURE + phase + OPERATING_SECONDS / departures * departure;
      builder.addDeparture("d" + departure, start, null);
    }
  }
}
