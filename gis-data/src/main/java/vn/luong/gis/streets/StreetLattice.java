package vn.luong.gis.streets;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import vn.luong.gis.streets.RoadSketch.Node;
import vn.luong.gis.streets.RoadSketch.RoadPoint;
import vn.luong.sim.random.RandomStream;

/**
 * The corners of one area's streets: a grid turned to the nearest road, each corner moved a little, as many as fill
 * the built-up area, nearest to the centre first.
 */
final class StreetLattice {
  static final int NO_CORNER = -1;

  /** Share of the spacing by which a corner may be moved along each axis; below 1/4 the streets stay apart. */
  private static final double JITTER_SHARE = 0.2;

  /** Corners keep this share of the spacing from strategic roads, which act as streets of the grid themselves. */
  private static final double ROAD_CLEARANCE_SHARE = 0.33;

  /** How far a ward may grow beyond the circle of its built-up area where others or rivers hem it in. */
  private static final double REACH = 2.2;

  private static final int KEY_OFFSET = 1 << 20;

  /** Position in the grid and place of a corner. */
  record Corner(int column, int row, double x, double y) {}

  /** Says whether a place is the area's to build on. */
  interface Ground {
    boolean isFree(BuiltUpArea area, double x, double y);
  }

  private final BuiltUpArea area;
  private final List<Corner> corners;
  private final Long2IntOpenHashMap nodeAt = new Long2IntOpenHashMap();

  private StreetLattice(BuiltUpArea area, List<Corner> corners) {
    this.area = area;
    this.corners = corners;
    nodeAt.defaultReturnValue(NO_CORNER);
  }

  static StreetLattice over(
      BuiltUpArea area, RoadSketch sketch, PreparedGeometry outline, Ground ground, long seed) {
    double angle = directionOfNearestRoad(area, sketch);
    double spacing = area.spacingMeters();
    double reach = area.radiusMeters() * (area.isEstate() ? 1 : REACH);
    int range = (int) Math.ceil(reach / spacing);
    long areaKey = RandomStream.keyOfText(area.id());
    List<Corner> free = new ArrayList<>();
    for (int column = -range; column <= range; column++) {
      for (int row = -range; row <= range; row++) {
        RandomStream random = RandomStream.of(seed, areaKey, column, row);
        double along = (column + JITTER_SHARE * (2 * random.nextDouble() - 1)) * spacing;
        double across = (row + JITTER_SHARE * (2 * random.nextDouble() - 1)) * spacing;
        double x = area.x() + along * Math.cos(angle) - across * Math.sin(angle);
        double y = area.y() + along * Math.sin(angle) + across * Math.cos(angle);
        boolean isInside = Math.hypot(along, across) <= reach && ground.isFree(area, x, y);
        if (isInside
            && outline.covers(outline.getGeometry().getFactory().createPoint(new Coordinate(x, y)))
            && isClearOfRoads(sketch, x, y, ROAD_CLEARANCE_SHARE * spacing)) {
          free.add(new Corner(column, row, x, y));
        }
      }
    }
    free.sort(Comparator.comparingDouble((Corner corner) -> area.distanceTo(corner.x, corner.y))
        .thenComparingInt(Corner::column)
        .thenComparingInt(Corner::row));
    long wanted = Math.max(4, Math.round(area.areaSquareMeters() / (spacing * spacing)));
    return new StreetLattice(area, free.subList(0, (int) Math.min(wanted, free.size())));
  }

  BuiltUpArea area() {
    return area;
  }

  List<Corner> corners() {
    return corners;
  }

  void setNode(Corner corner, int node) {
    nodeAt.put(key(corner.column, corner.row), node);
  }

  /** The node at a grid position, or {@link #NO_CORNER}. */
  int nodeAt(int column, int row) {
    return nodeAt.get(key(column, row));
  }

  private static long key(int column, int row) {
    return (long) (column + KEY_OFFSET) << 32 | (row + KEY_OFFSET);
  }

  private static double directionOfNearestRoad(BuiltUpArea area, RoadSketch sketch) {
    double best = Double.POSITIVE_INFINITY;
    double angle = 0;
    for (int road = 0; road < sketch.roads().size(); road++) {
      RoadPoint point = sketch.nearestPoint(road, area.x(), area.y());
      double distance = sketch.distance(point, area.x(), area.y());
      if (distance < best) {
        best = distance;
        Node from = sketch.nodes().get(sketch.roads().get(road).from());
        Node to = sketch.nodes().get(sketch.roads().get(road).to());
        angle = Math.atan2(to.y() - from.y(), to.x() - from.x());
      }
    }
    return angle;
  }

  private static boolean isClearOfRoads(RoadSketch sketch, double x, double y, double meters) {
    Envelope around = new Envelope(x - meters, x + meters, y - meters, y + meters);
    for (int road : sketch.roadsNear(around)) {
      if (sketch.distance(sketch.nearestPoint(road, x, y), x, y) < meters) {
        return false;
      }
    }
    return true;
  }
}
