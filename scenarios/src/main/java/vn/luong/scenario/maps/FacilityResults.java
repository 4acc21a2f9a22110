package vn.luong.scenario.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;

/** Layer {@code facilities}: what {@code facilities.parquet} says of those whose place is known. */
final class FacilityResults {
  private static final String QUERY = "SELECT facility, name, kind, link, x, y, jobs, capacity,"
      + " expected_visitors, visitors_day, workers_day, most_present, fullest_hour FROM facilities"
      + " WHERE NOT isnan(x) AND NOT isnan(y)";

  private FacilityResults() {}

  private record Facility(
      String id,
      String name,
      String kind,
      String link,
      Coordinate place,
      double jobs,
      double capacity,
      double expected,
      double visitors,
      double workers,
      double most,
      int hour) {}

  static FeatureLayer layer(RunFolder folder) {
    List<Facility> facilities = new ArrayList<>();
    try (RunTables tables = new RunTables(folder)) {
      tables.query(
          QUERY,
          row -> facilities.add(new Facility(
              row.text(0),
              row.text(1),
              row.text(2),
              row.text(3),
              new Coordinate(row.number(4), row.number(5)),
              row.number(6),
              row.number(7),
              row.number(8),
              row.number(9),
              row.number(10),
              row.number(11),
              row.integer(12))));
    }
    GeometryFactory geometries = new GeometryFactory();
    FeatureLayer layer = new FeatureLayer(
            "facilities",
            FeatureLayer.Shape.POINT,
            facilities.size(),
            facility -> geometries.createPoint(facilities.get(facility).place()))
        .text("id", facility -> facilities.get(facility).id())
        .text("name", facility -> facilities.get(facility).name())
        .text("kind", facility -> facilities.get(facility).kind())
        .text("link", facility -> facilities.get(facility).link());
    real(layer, "jobs", facilities, Facility::jobs);
    real(layer, "capacity", facilities, Facility::capacity);
    real(layer, "expected_visitors", facilities, Facility::expected);
    real(layer, "visitors_day", facilities, Facility::visitors);
    real(layer, "workers_day", facilities, Facility::workers);
    real(layer, "most_present", facilities, Facility::most);
    return layer
        .integer("fullest_hour", facility -> facilities.get(facility).hour())
        .style(MapStyles.FACILITIES);
  }

  private static void real(
      FeatureLayer layer,
      String column,
      List<Facility> facilities,
      ToDoubleFunction<Facility> value) {
    layer.real(column, facility -> value.applyAsDouble(facilities.get(facility)));
  }
}
