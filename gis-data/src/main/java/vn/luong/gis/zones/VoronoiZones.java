package vn.luong.gis.zones;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.hull.ConcaveHull;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/**
 * Zones from centre points alone: each place belongs to the centre nearest to it (Voronoi cells), inside an
 * outline. A stand-in where the real boundaries are not known.
 */
public final class VoronoiZones {
  private VoronoiZones() {}

  /**
   * The Voronoi cells of the centres, cut to the outline; zones in the order of the centres.
   *
   * @param outline polygon or multi-polygon, metres; each centre's cell must touch it
   * @throws IllegalArgumentException if there is no centre, two centres share a place or an id, or a centre's
   *     cell lies outside the outline
   */
  public static ZoneLayer of(List<ZoneCentre> centres, Geometry outline) {
    Map<Coordinate, Geometry> cells = cells(centres, outline);
    ZoneLayer layer = new ZoneLayer();
    for (ZoneCentre centre : centres) {
      Geometry zone = areaOf(cells.get(coordinate(centre)).intersection(outline));
      if (zone.isEmpty()) {
        throw new IllegalArgumentException("the cell of zone \"" + centre.id() + "\" at "
            + centre.x() + ", " + centre.y() + " lies outside the outline");
      }
      layer.add(centre.id(), zone);
    }
    return layer;
  }

  /**
   * An outline for centres without one: their concave hull, widened on all sides.
   *
   * @param concavity 0 follows the outermost centres as closely as possible, 1 is the convex hull
   * @param marginMeters how far the outline lies outside the outermost centres, > 0
   */
  public static Geometry outlineAround(
      List<ZoneCentre> centres, double concavity, double marginMeters) {
    Coordinate[] points = centres.stream().map(VoronoiZones::coordinate).toArray(Coordinate[]::new);
    Geometry all = new GeometryFactory().createMultiPointFromCoords(points);
    return ConcaveHull.concaveHullByLengthRatio(all, concavity).buffer(marginMeters);
  }

  private static Map<Coordinate, Geometry> cells(List<ZoneCentre> centres, Geometry outline) {
    Map<Coordinate, String> sites = new LinkedHashMap<>();
    Envelope extent = new Envelope(outline.getEnvelopeInternal());
    for (ZoneCentre centre : centres) {
      Coordinate site = coordinate(centre);
      String other = sites.put(site, centre.id());
      if (other != null) {
        throw new IllegalArgumentException(
            "zones \"" + other + "\" and \"" + centre.id() + "\" have the same centre " + site);
      }
      extent.expandToInclude(site);
    }
    if (centres.size() == 1) {
      return Map.of(coordinate(centres.get(0)), outline);
    }
    VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
    builder.setSites(List.copyOf(sites.keySet()));
    builder.setClipEnvelope(extent);
    Geometry diagram = builder.getDiagram(outline.getFactory());
    Map<Coordinate, Geometry> cells = new HashMap<>();
    for (int part = 0; part < diagram.getNumGeometries(); part++) {
      Geometry cell = diagram.getGeometryN(part);
      cells.put((Coordinate) cell.getUserData(), cell);
    }
    if (cells.size() != centres.size()) {
      throw new IllegalArgumentException(
          cells.size() + " Voronoi cells for " + centres.size() + " centres: some are too close");
    }
    return cells;
  }

  /** Drops the points and lines that an intersection may leave where borders only touch. */
  private static Geometry areaOf(Geometry geometry) {
    if (geometry.getNumGeometries() == 1) {
      return geometry;
    }
    List<Geometry> polygons = new ArrayList<>();
    PolygonExtracter.getPolygons(geometry, polygons);
    return geometry.getFactory().buildGeometry(polygons);
  }

  private static Coordinate coordinate(ZoneCentre centre) {
    return new Coordinate(centre.x(), centre.y());
  }
}
