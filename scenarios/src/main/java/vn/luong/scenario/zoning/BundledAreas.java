package vn.luong.scenario.zoning;

import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.binhduong.TodSite;
import vn.luong.gis.binhduong.TodZoning;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.scenario.config.ZoningColumns;
import vn.luong.sim.problems.SourcePosition;

/** Areas that come with the region: circles around stations. */
final class BundledAreas {
  private static final int SEGMENTS_PER_QUARTER = 16;

  private BundledAreas() {}

  static List<UseArea> read(String set, SourcePosition asker) {
    MetricProjection projection = MetricProjection.of(MetricProjection.DEFAULT_CODE);
    return TodZoning.read(set).stream()
        .map(zoning -> new UseArea(
            zoning.id(),
            zoning.site().name(),
            circle(zoning.site(), projection),
            asker,
            Map.of(
                ZoningColumns.RESIDENTS + ZoningColumns.ADDED,
                (double) zoning.residents(),
                ZoningColumns.SERVICE_JOBS + ZoningColumns.ADDED,
                (double) zoning.serviceJobs())))
        .toList();
  }

  private static Geometry circle(TodSite site, MetricProjection projection) {
    double[] place = projection.project(site.longitude(), site.latitude());
    return new GeometryFactory()
        .createPoint(new Coordinate(place[0], place[1]))
        .buffer(site.radiusMeters(), SEGMENTS_PER_QUARTER);
  }
}
