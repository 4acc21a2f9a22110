package vn.luong.scenario.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.scenario.runfolder.RunTables;

/** The links that a map draws, from {@code network.parquet}, in the order of the table. */
final class LinkShapes {
  private static final String WKT_START = "LINESTRING (";

  private final List<String> ids = new ArrayList<>();
  private final List<double[]> points = new ArrayList<>();
  private final List<Integer> nameOfLink = new ArrayList<>();
  private final List<Float> lengthMeters = new ArrayList<>();
  private final List<Float> freeSpeedKmh = new ArrayList<>();
  private final List<Float> delayHours = new ArrayList<>();
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private final Map<String, Integer> indexById = new HashMap<>();
  private int pointCount;
  private int leftOut;
  private double minX = Double.POSITIVE_INFINITY;
  private double minY = Double.POSITIVE_INFINITY;
  private double maxX = Double.NEGATIVE_INFINITY;
  private double maxY = Double.NEGATIVE_INFINITY;

  private LinkShapes() {}

  /**
   * Reads the network.
   *
   * @param most links to keep; those with the most traffic are kept
   */
  static LinkShapes read(RunTables tables, int most) {
    LinkShapes shapes = new LinkShapes();
    tables.query(
        "SELECT greatest(0, count(*) - " + most + ") FROM network",
        row -> shapes.leftOut = row.integer(0));
    tables.query(
        "SELECT link, coalesce(name, ''), length_m, free_speed_kmh, delay_veh_h, geometry FROM"
            + " (SELECT *, row_number() OVER () AS place FROM network)"
            + " QUALIFY row_number() OVER (ORDER BY volume DESC, place) <= " + most
            + " ORDER BY place",
        shapes::add);
    return shapes;
  }

  private void add(RunTables.Row row) {
    indexById.put(row.text(0), ids.size());
    ids.add(row.text(0));
    nameOfLink.add(names.computeIfAbsent(row.text(1), name -> names.size()));
    lengthMeters.add((float) row.number(2));
    freeSpeedKmh.add((float) row.number(3));
    delayHours.add((float) row.number(4));
    double[] line = parse(row.text(5));
    points.add(line);
    pointCount += line.length / 2;
    for (int point = 0; point < line.length; point += 2) {
      minX = Math.min(minX, line[point]);
      maxX = Math.max(maxX, line[point]);
      minY = Math.min(minY, line[point + 1]);
      maxY = Math.max(maxY, line[point + 1]);
    }
  }

  private static double[] parse(String wellKnownText) {
    String[] numbers =
        wellKnownText.substring(WKT_START.length(), wellKnownText.length() - 1).split(",? ");
    double[] coordinates = new double[numbers.length];
    for (int position = 0; position < numbers.length; position++) {
      coordinates[position] = Double.parseDouble(numbers[position]);
    }
    return coordinates;
  }

  int size() {
    return ids.size();
  }

  int leftOut() {
    return leftOut;
  }

  /** The link's place, or null if it was left out. */
  Integer find(String id) {
    return indexById.get(id);
  }

  List<String> ids() {
    return ids;
  }

  /** The names of roads; {@link #name} points into it. */
  List<String> names() {
    return List.copyOf(names.keySet());
  }

  int name(int link) {
    return nameOfLink.get(link);
  }

  /** x0, y0, x1, y1, … */
  double[] points(int link) {
    return points.get(link);
  }

  int pointCount() {
    return pointCount;
  }

  float lengthMeters(int link) {
    return lengthMeters.get(link);
  }

  float freeSpeedKmh(int link) {
    return freeSpeedKmh.get(link);
  }

  float delayHours(int link) {
    return delayHours.get(link);
  }

  double minX() {
    return minX;
  }

  double minY() {
    return minY;
  }

  double maxX() {
    return maxX;
  }

  double maxY() {
    return maxY;
  }
}
