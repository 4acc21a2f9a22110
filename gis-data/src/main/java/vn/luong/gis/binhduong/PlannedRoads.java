package vn.luong.gis.binhduong;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.luong.gis.streets.RoadSketch;
import vn.luong.gis.streets.StreetClass;

/**
 * Puts the planned roads that are open in a year into a sketch: first the frontage roads, which meet every road they
 * cross and take local streets along them; then, when the streets are there, the expressways, which nothing meets but
 * their ramps.
 *
 * <p>An expressway is drawn beside its waypoints, because some of these are junctions of roads that exist.
 */
final class PlannedRoads {
  private static final double BESIDE_METERS = 150;
  private static final double RAMP_LENGTH_FACTOR = 1.3;
  private static final double SHORTEST_RAMP_METERS = 400;
  /** Farther away a frontage road keeps to its own waypoints. */
  private static final double INTERCHANGE_REACH_METERS = 1000;

  private final BinhDuongTables tables;
  private final int year;
  private final RoadSketch sketch;
  private final Map<String, Integer> junctionOfPoint = new HashMap<>();
  private final Map<String, Integer> expresswayNodes = new HashMap<>();

  PlannedRoads(BinhDuongTables tables, int year, RoadSketch sketch) {
    this.tables = tables;
    this.year = year;
    this.sketch = sketch;
  }

  /**
   * Adds the roads that are met at grade, and finds the junctions of all interchanges.
   *
   * @param nodes gets the nodes made for waypoints, by the waypoints' ids
   */
  void addFrontageRoads(Map<String, Integer> nodes) {
    List<PlannedPoint> points = tables.planned().points();
    for (int index = 0; index + 1 < points.size(); index++) {
      PlannedPoint point = points.get(index);
      Optional<PlannedRoad> road = roadFrom(point, false);
      if (road.isPresent()) {
        int from = frontageNode(point, nodes);
        int to = frontageNode(points.get(index + 1), nodes);
        sketch.addRoadMeetingOthers(from, to, profile(road.get()));
      }
    }
    for (Interchange interchange : tables.planned().interchanges()) {
      findPoint(interchange.point())
          .filter(this::isOnExpressway)
          .ifPresent(point -> junctionOf(point, interchange));
    }
  }

  /** Adds the expressways and their ramps; no streets may follow. */
  void addExpressways() {
    List<PlannedPoint> points = tables.planned().points();
    for (int index = 0; index + 1 < points.size(); index++) {
      Optional<PlannedRoad> road = roadFrom(points.get(index), true);
      if (road.isPresent()) {
        sketch.addRoad(expresswayNode(index), expresswayNode(index + 1), profile(road.get()));
      }
    }
    for (Interchange interchange : tables.planned().interchanges()) {
      Integer from = expresswayNodes.get(interchange.point());
      Integer to = isPoint(interchange.joins())
          ? expresswayNodes.get(interchange.joins())
          : junctionOfPoint.get(interchange.point());
      if (from != null && to != null) {
        addRamps(interchange, from, to);
      }
    }
  }

  private void addRamps(Interchange interchange, int from, int to) {
    PlannedPoint point = findPoint(interchange.point()).orElseThrow();
    // Where an expressway ends, one drives straight on.
    double shortest = isEnd(point) ? 0 : SHORTEST_RAMP_METERS / sketch.distance(from, to);
    sketch.addRoad(
        from,
        to,
        new RoadSketch.Profile(
            "Nút giao " + point.interchange(),
            StreetClass.MOTORWAY_LINK,
            interchange.lanesPerDirection(),
            interchange.freeSpeedMetersPerSecond(),
            Math.max(RAMP_LENGTH_FACTOR, shortest)));
  }

  private boolean isEnd(PlannedPoint point) {
    int index = tables.planned().points().indexOf(point);
    return neighbour(index, -1) == point || neighbour(index, 1) == point;
  }

  /** The latest stage that is open between this waypoint and the next one. */
  private Optional<PlannedRoad> roadFrom(PlannedPoint point, boolean isExpressway) {
    return tables.planned().roads().stream()
        .filter(road -> road.fromYear() <= year && road.covers(point))
        .filter(road -> road.isExpressway() == isExpressway)
        .max(Comparator.comparingInt(PlannedRoad::fromYear));
  }

  private boolean isOnExpressway(PlannedPoint point) {
    return tables.planned().roads().stream()
        .anyMatch(road -> road.fromYear() <= year
            && road.isExpressway()
            && road.corridor().equals(point.corridor())
            && road.first() <= point.sequence()
            && point.sequence() <= road.last());
  }

  /** A frontage road goes through the junctions of the roads that its waypoints stand for. */
  private int frontageNode(PlannedPoint point, Map<String, Integer> nodes) {
    for (Interchange interchange : tables.planned().interchanges()) {
      if (interchange.point().equals(point.id()) && hasRoad(interchange.joins())) {
        int junction = junctionOf(point, interchange);
        if (Math.hypot(sketch.x(junction) - point.x(), sketch.y(junction) - point.y())
            < INTERCHANGE_REACH_METERS) {
          return junction;
        }
      }
    }
    return nodes.computeIfAbsent(point.id(), id -> sketch.addNode(id, point.x(), point.y()));
  }

  private int junctionOf(PlannedPoint point, Interchange interchange) {
    if (!isPoint(interchange.joins())) {
      junctionOfPoint.computeIfAbsent(
          point.id(), id -> sketch.junctionOn(interchange.joins(), point.x(), point.y()));
    }
    return junctionOfPoint.getOrDefault(point.id(), RoadSketch.NO_NODE);
  }

  /** True for a road of the tables that exist already, not for a planned one. */
  private boolean hasRoad(String name) {
    return tables.roads().stream().anyMatch(road -> road.name().equals(name));
  }

  private boolean isPoint(String name) {
    return findPoint(name).isPresent();
  }

  private Optional<PlannedPoint> findPoint(String id) {
    return tables.planned().points().stream()
        .filter(point -> point.id().equals(id))
        .findFirst();
  }

  private int expresswayNode(int index) {
    PlannedPoint point = tables.planned().points().get(index);
    return expresswayNodes.computeIfAbsent(point.id(), id -> {
      PlannedPoint before = neighbour(index, -1);
      PlannedPoint after = neighbour(index, 1);
      double alongX = after.x() - before.x();
      double alongY = after.y() - before.y();
      double scale = BESIDE_METERS / Math.hypot(alongX, alongY);
      return sketch.addNode("e." + id, point.x() - scale * alongY, point.y() + scale * alongX);
    });
  }

  /** The waypoint before or after one, itself at the ends of the corridor. */
  private PlannedPoint neighbour(int index, int step) {
    List<PlannedPoint> points = tables.planned().points();
    PlannedPoint point = points.get(index);
    int other = index + step;
    return other >= 0
            && other < points.size()
            && points.get(other).corridor().equals(point.corridor())
        ? points.get(other)
        : point;
  }

  private static RoadSketch.Profile profile(PlannedRoad road) {
    return new RoadSketch.Profile(
        road.name(),
        road.streetClass(),
        road.lanesPerDirection(),
        road.freeSpeedMetersPerSecond(),
        road.lengthFactor());
  }
}
