package vn.luong.scenario.zoning;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import vn.luong.gis.spatial.LinksNear;
import vn.luong.gis.spatial.LinksNear.Found;
import vn.luong.gis.zones.ZoneIndex;
import vn.luong.sim.network.Network;

/**
 * Addresses inside areas: points of a grid, each at the street that is nearest to it, on the side of the street where it lies. They are
 * there although no street of the network leads into the area.
 */
final class Addresses {
  /** No wider than a block and no more than needed to spread people over an area. */
  private static final double MOST_SPACING_METERS = 60;

  private static final double LEAST_SPACING_METERS = 15;
  private static final int MOST_POINTS = 500;
  private static final double[] REACHES_METERS = {150, 600, 2400, 9600};
  /** Both directions of a street are equally far, but for rounding. */
  private static final double SAME_STREET_METERS = 0.5;

  private final Network network;
  private final int[] zoneOfLink;
  private final LinksNear streets;

  /**
   * The addresses of an area.
   *
   * <p>Layout: three columns.
   */
  static final class Points {
    final IntArrayList links = new IntArrayList();
    final List<Coordinate> places = new ArrayList<>();
    /** Of the point that is farthest from its street. */
    double mostMeters;
    /** Points in no zone. */
    int outside;
  }

  Addresses(Network network, int[] zoneOfLink) {
    this.network = network;
    this.zoneOfLink = zoneOfLink;
    streets = new LinksNear(network, link -> zoneOfLink[link] >= 0);
  }

  /**
   * Points inside an area.
   *
   * @param zones which zone a point lies in; points in none are counted, but are no addresses
   */
  Points in(Geometry area, ZoneIndex zones) {
    Points points = new Points();
    double spacing = Math.max(
        LEAST_SPACING_METERS,
        Math.min(MOST_SPACING_METERS, Math.sqrt(area.getArea() / MOST_POINTS)));
    if (area.getArea() > MOST_POINTS * spacing * spacing) {
      spacing = Math.sqrt(area.getArea() / MOST_POINTS);
    }
    PointOnGeometryLocator locator = new IndexedPointInAreaLocator(area);
    Envelope box = area.getEnvelopeInternal();
    for (double y = box.getMinY() + spacing / 2; y < box.getMaxY(); y += spacing) {
      for (double x = box.getMinX() + spacing / 2; x < box.getMaxX(); x += spacing) {
        Coordinate point = new Coordinate(Math.rint(x * 100) / 100, Math.rint(y * 100) / 100);
        if (locator.locate(point) == Location.INTERIOR) {
          add(points, point, zones);
        }
      }
    }
    if (points.links.isEmpty() && points.outside == 0) {
      add(points, area.getInteriorPoint().getCoordinate(), zones);
    }
    return points;
  }

  private void add(Points points, Coordinate point, ZoneIndex zones) {
    if (zones.zoneAt(point.x, point.y) == ZoneIndex.NO_ZONE) {
      points.outside++;
      return;
    }
    for (double reach : REACHES_METERS) {
      List<Found> near = streets.find(point.x, point.y, reach);
      if (!near.isEmpty()) {
        points.links.add(onItsSide(near, point));
        points.places.add(point);
        points.mostMeters = Math.max(points.mostMeters, near.get(0).distanceMeters());
        return;
      }
    }
    points.outside++;
  }

  /** Of the two directions of a street the one that passes the point on its right. */
  private int onItsSide(List<Found> near, Coordinate point) {
    for (Found found : near) {
      if (found.distanceMeters() > near.get(0).distanceMeters() + SAME_STREET_METERS) {
        break;
      }
      int from = network.fromNode(found.link());
      int to = network.toNode(found.link());
      double alongX = network.nodeX(to) - network.nodeX(from);
      double alongY = network.nodeY(to) - network.nodeY(from);
      double cross =
          alongX * (point.y - network.nodeY(from)) - alongY * (point.x - network.nodeX(from));
      if (cross <= 0) {
        return found.link();
      }
    }
    return near.get(0).link();
  }

  int zone(int link) {
    return zoneOfLink[link];
  }
}
