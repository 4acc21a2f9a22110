package vn.luong.gis.spatial;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/**
 * The area beside what is reached: all pieces of links within a cost, widened. Blocks between streets that are smaller than
 * a circle of three times the width count as reached.
 *
 * <p>Drawn as the contour of the distance to the pieces on a grid, of which a cell is an eighth of the width (more where the area is huge),
 * simplified by a twentieth of it.
 *
 * <p>Rejected: buffers of the lines by JTS, whose noding took eight times as long (figures in docs/performance.md).
 */
public final class ReachArea {
  private static final double SIMPLIFIED_SHARE_OF_WIDTH = 0.05;
  private static final double HOLE_WIDTHS = 3;
  private static final double CELLS_PER_WIDTH = 8;
  /** 64 MB. */
  private static final int MOST_GRID_POINTS = 16_000_000;

  private ReachArea() {}

  /**
   * The area.
   *
   * @param withinCost metres on foot, seconds in a vehicle; at most the limit of the reach
   * @param widthMeters how far it extends to each side of a road, > 0
   */
  public static MultiPolygon of(NetworkReach reach, double withinCost, double widthMeters) {
    GeometryFactory geometries = new GeometryFactory();
    List<Coordinate[]> lines = new ArrayList<>();
    Envelope extent = new Envelope();
    for (int piece = 0; piece < reach.pieceCount(); piece++) {
      if (reach.startCost(piece) <= withinCost) {
        Coordinate[] line = reach.line(piece, withinCost);
        lines.add(line);
        for (Coordinate point : line) {
          extent.expandToInclude(point);
        }
      }
    }
    if (lines.isEmpty()) {
      return geometries.createMultiPolygon();
    }
    DistanceGrid grid =
        new DistanceGrid(extent, widthMeters, widthMeters / CELLS_PER_WIDTH, MOST_GRID_POINTS);
    for (Coordinate[] line : lines) {
      for (int end = 1; end < line.length; end++) {
        grid.addSegment(line[end - 1].x, line[end - 1].y, line[end].x, line[end].y);
      }
    }
    double leastHole = Math.PI * HOLE_WIDTHS * widthMeters * HOLE_WIDTHS * widthMeters;
    MultiPolygon whole = polygons(ContourRings.of(grid, widthMeters), leastHole, geometries);
    return simplified(whole, SIMPLIFIED_SHARE_OF_WIDTH * widthMeters);
  }

  /** Puts rings together; those that lead clockwise are holes of the smallest ring around them. */
  private static MultiPolygon polygons(
      List<Coordinate[]> rings, double leastHole, GeometryFactory geometries) {
    List<LinearRing> shells = new ArrayList<>();
    List<LinearRing> holes = new ArrayList<>();
    for (Coordinate[] ring : rings) {
      double clockwiseArea = Area.ofRingSigned(ring);
      if (clockwiseArea < 0) {
        shells.add(geometries.createLinearRing(ring));
      } else if (clockwiseArea >= leastHole) {
        holes.add(geometries.createLinearRing(ring));
      }
    }
    List<List<LinearRing>> holesOfShell = new ArrayList<>();
    shells.forEach(shell -> holesOfShell.add(new ArrayList<>()));
    for (LinearRing hole : holes) {
      holesOfShell.get(shellAround(hole, shells)).add(hole);
    }
    Polygon[] polygons = new Polygon[shells.size()];
    for (int shell = 0; shell < polygons.length; shell++) {
      polygons[shell] = geometries.createPolygon(
          shells.get(shell), holesOfShell.get(shell).toArray(new LinearRing[0]));
    }
    return geometries.createMultiPolygon(polygons);
  }

  private static int shellAround(LinearRing hole, List<LinearRing> shells) {
    Coordinate place = hole.getCoordinateN(0);
    int smallest = -1;
    for (int shell = 0; shell < shells.size(); shell++) {
      LinearRing ring = shells.get(shell);
      if (ring.getEnvelopeInternal().covers(hole.getEnvelopeInternal())
          && (smallest < 0
              || shells.get(smallest).getEnvelopeInternal().covers(ring.getEnvelopeInternal()))
          && PointLocation.isInRing(place, ring.getCoordinates())) {
        smallest = shell;
      }
    }
    return smallest;
  }

  private static MultiPolygon simplified(MultiPolygon area, double toleranceMeters) {
    DouglasPeuckerSimplifier fast = new DouglasPeuckerSimplifier(area);
    fast.setDistanceTolerance(toleranceMeters);
    fast.setEnsureValid(false);
    Geometry simple = fast.getResultGeometry();
    if (!simple.isValid()) {
      simple = TopologyPreservingSimplifier.simplify(area, toleranceMeters);
    }
    List<Polygon> polygons = new ArrayList<>();
    for (Object polygon : PolygonExtracter.getPolygons(simple)) {
      polygons.add((Polygon) polygon);
    }
    return area.getFactory().createMultiPolygon(polygons.toArray(new Polygon[0]));
  }
}
