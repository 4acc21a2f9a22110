package vn.luong.gis.roadlayers;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.linearref.LengthIndexedLine;

/**
 * Cuts roads where others end on them; where lines merely cross only if asked, since one may be a bridge. A road that returns to its own
 * start is cut in its middle, because queues cannot use a link from a node to itself.
 */
public final class RoadNoding {
  private final List<DrawnRoad> roads;
  private final double toleranceMeters;
  private final STRtree index = new STRtree();
  private int cuts;

  private RoadNoding(List<DrawnRoad> roads, double toleranceMeters) {
    this.roads = roads;
    this.toleranceMeters = toleranceMeters;
    for (int road = 0; road < roads.size(); road++) {
      index.insert(roads.get(road).line().getEnvelopeInternal(), road);
    }
    index.build();
  }

  /**
   * The pieces of the roads.
   *
   * @param parts in the order of the roads and along each; they keep the road's id
   * @param cuts places where a road was cut
   */
  public record Result(List<DrawnRoad> parts, int cuts) {
    public Result {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Cuts the roads.
   *
   * @param toleranceMeters ends that are nearer to a road than this lie on it
   * @param cutsCrossings true if crossing lines are junctions
   */
  public static Result cut(List<DrawnRoad> roads, double toleranceMeters, boolean cutsCrossings) {
    RoadNoding noding = new RoadNoding(roads, toleranceMeters);
    List<DrawnRoad> parts = new ArrayList<>();
    for (int road = 0; road < roads.size(); road++) {
      noding.cutRoad(road, cutsCrossings, parts);
    }
    return new Result(parts, noding.cuts);
  }

  private void cutRoad(int road, boolean cutsCrossings, List<DrawnRoad> parts) {
    LineString line = roads.get(road).line();
    LengthIndexedLine measure = new LengthIndexedLine(line);
    TreeSet<Double> places = new TreeSet<>();
    Envelope around = new Envelope(line.getEnvelopeInternal());
    around.expandBy(toleranceMeters);
    index.query(around, other -> addPlaces(road, (Integer) other, cutsCrossings, measure, places));
    double length = line.getLength();
    places.removeIf(place -> place <= toleranceMeters || length - place <= toleranceMeters);
    if (places.isEmpty() && line.getStartPoint().distance(line.getEndPoint()) <= toleranceMeters) {
      places.add(length / 2);
    }
    double start = 0;
    for (double place : places) {
      if (place - start > toleranceMeters) {
        parts.add(roads.get(road).along((LineString) measure.extractLine(start, place)));
        start = place;
        cuts++;
      }
    }
    parts.add(
        start == 0
            ? roads.get(road)
            : roads.get(road).along((LineString) measure.extractLine(start, length)));
  }

  private void addPlaces(
      int road,
      int other,
      boolean cutsCrossings,
      LengthIndexedLine measure,
      TreeSet<Double> places) {
    LineString line = roads.get(road).line();
    LineString otherLine = roads.get(other).line();
    for (Point end : List.of(otherLine.getStartPoint(), otherLine.getEndPoint())) {
      boolean isOwnEnd = road == other;
      if (!isOwnEnd && line.distance(end) <= toleranceMeters) {
        places.add(measure.project(end.getCoordinate()));
      }
    }
    if (cutsCrossings && road != other) {
      Geometry crossings = line.intersection(otherLine);
      for (Coordinate crossing : crossings.getCoordinates()) {
        places.add(measure.project(crossing));
      }
    }
  }
}
