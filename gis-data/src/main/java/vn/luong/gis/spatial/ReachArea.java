package vn.luong.gis.spatial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * The area beside what is reached: all pieces of links within a cost, widened. Blocks between streets that are smaller than
 * a circle of three times the width count as reached.
 */
public final class ReachArea {
  private static final int QUADRANT_SEGMENTS = 4;
  private static final double SIMPLIFIED_SHARE_OF_WIDTH = 0.05;
  private static final double HOLE_WIDTHS = 3;

  /** Lines are widened in tiles of this size: the work grows faster than the number of lines in one. */
  private static final double TILE_METERS = 1500;

  private ReachArea() {}

  /**
   * The area.
   *
   * @param withinCost metres on foot, seconds in a vehicle; at most the limit of the reach
   * @param widthMeters how far it extends to each side of a road, > 0
   */
  public static MultiPolygon of(NetworkReach reach, double withinCost, double widthMeters) {
    GeometryFactory geometries = new GeometryFactory();
    List<Geometry> tiles = new ArrayList<>();
    for (List<LineString> lines : tiled(reach, withinCost, geometries)) {
      Geometry all = geometries.createMultiLineString(lines.toArray(new LineString[0]));
      tiles.add(BufferOp.bufferOp(
          all, widthMeters, new BufferParameters(QUADRANT_SEGMENTS, BufferParameters.CAP_ROUND)));
    }
    if (tiles.isEmpty()) {
      return geometries.createMultiPolygon();
    }
    Geometry whole = TopologyPreservingSimplifier.simplify(
        UnaryUnionOp.union(tiles), SIMPLIFIED_SHARE_OF_WIDTH * widthMeters);
    double leastHole = Math.PI * HOLE_WIDTHS * widthMeters * HOLE_WIDTHS * widthMeters;
    List<Polygon> polygons = new ArrayList<>();
    for (Object polygon : PolygonExtracter.getPolygons(whole)) {
      polygons.add(withoutSmallHoles((Polygon) polygon, leastHole));
    }
    return geometries.createMultiPolygon(polygons.toArray(new Polygon[0]));
  }

  /** The lines by tile of their middle, in a fixed order; the two directions of a road once. */
  private static Iterable<List<LineString>> tiled(
      NetworkReach reach, double withinCost, GeometryFactory geometries) {
    TreeMap<Long, List<LineString>> tiles = new TreeMap<>();
    Set<List<Coordinate>> seen = new HashSet<>();
    for (int piece = 0; piece < reach.pieceCount(); piece++) {
      if (reach.startCost(piece) <= withinCost) {
        Coordinate[] points = reach.line(piece, withinCost);
        if (seen.add(lesserEndFirst(points))) {
          Coordinate middle = points[points.length / 2];
          long column = (long) Math.floor(middle.x / TILE_METERS);
          long row = (long) Math.floor(middle.y / TILE_METERS);
          tiles
              .computeIfAbsent(column << 32 ^ row & 0xffffffffL, tile -> new ArrayList<>())
              .add(geometries.createLineString(points));
        }
      }
    }
    return tiles.values();
  }

  private static List<Coordinate> lesserEndFirst(Coordinate[] points) {
    Coordinate[] ordered = points.clone();
    if (points[points.length - 1].compareTo(points[0]) < 0) {
      for (int point = 0; point < points.length; point++) {
        ordered[point] = points[points.length - 1 - point];
      }
    }
    return Arrays.asList(ordered);
  }

  private static Polygon withoutSmallHoles(Polygon polygon, double leastArea) {
    GeometryFactory geometries = polygon.getFactory();
    List<LinearRing> holes = new ArrayList<>();
    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
      LinearRing ring = polygon.getInteriorRingN(hole);
      if (geometries.createPolygon(ring).getArea() >= leastArea) {
        holes.add(ring);
      }
    }
    return geometries.createPolygon(polygon.getExteriorRing(), holes.toArray(new LinearRing[0]));
  }
}
