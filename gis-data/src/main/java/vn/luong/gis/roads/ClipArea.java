package vn.luong.gis.roads;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/** The part of the world whose ways are wanted; ways that touch it are taken whole. */
final class ClipArea {
  private final GeometryFactory geometries = new GeometryFactory();
  private final PreparedGeometry area;

  /** Takes an area in longitude and latitude. */
  ClipArea(Geometry longitudeLatitude) {
    area = PreparedGeometryFactory.prepare(longitudeLatitude);
  }

  /** Whether a way has a node in the area or crosses it between its nodes. */
  boolean touches(RoadMap map, int way) {
    List<Coordinate> points = new ArrayList<>();
    for (int at = map.wayStart(way); at < map.wayEnd(way); at++) {
      int node = map.nodeAt(at);
      if (map.isThere(node)) {
        points.add(new Coordinate(map.longitude(node), map.latitude(node)));
      }
    }
    if (points.isEmpty()) {
      return false;
    }
    return area.intersects(
        points.size() == 1
            ? geometries.createPoint(points.get(0))
            : geometries.createLineString(points.toArray(Coordinate[]::new)));
  }
}
