package vn.luong.gis.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import vn.luong.gis.features.LayerRequest.Shape;
import vn.luong.gis.features.RawLayer.RawFeature;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/**
 * Makes the geometries of a layer what is asked for: of one shape, valid, with x and y only. Tells what it drops and what it changes, by
 * feature.
 */
final class GeometryRepair {
  private static final double NOTABLE_AREA_CHANGE = 0.01;

  private final Shape shape;
  private final ProblemLog problems;
  private int withHeights;

  GeometryRepair(Shape shape, ProblemLog problems) {
    this.shape = shape;
    this.problems = problems;
  }

  /** Features that had a third coordinate. */
  int withHeights() {
    return withHeights;
  }

  /** The geometry of a feature as it is asked for; null if nothing of it is left. Coordinates still are the file's. */
  Geometry wanted(RawFeature feature) {
    if (!feature.trouble().isEmpty()) {
      warn(
          feature,
          "unreadable-geometry",
          "its geometry cannot be read: " + feature.trouble(),
          "Draw it again in QGIS, curves as segments.");
      return null;
    }
    if (feature.geometry() == null || feature.geometry().isEmpty()) {
      warn(feature, "no-geometry", "it has no geometry", "Draw it or delete the row.");
      return null;
    }
    if (!isFinite(feature.geometry())) {
      warn(
          feature,
          "bad-coordinate",
          "a coordinate is no finite number",
          "Correct or delete the feature.");
      return null;
    }
    Geometry parts = partsOfShape(feature);
    if (parts == null) {
      return null;
    }
    if (hasHeights(parts)) {
      withHeights++;
    }
    return parts;
  }

  /** The geometry made valid, in metres; null if nothing of it is left. */
  Geometry valid(RawFeature feature, Geometry metric) {
    if (metric.getDimension() == 0) {
      return metric;
    }
    if (shape == Shape.LINE) {
      if (metric.getLength() == 0) {
        warn(feature, "no-length", "its line has no length", "Draw it again or delete it.");
        return null;
      }
      return metric;
    }
    TopologyValidationError error = new IsValidOp(metric).getValidationError();
    if (error == null) {
      return metric;
    }
    Geometry fixed = polygons(GeometryFixer.fix(metric));
    if (fixed.isEmpty()) {
      warn(
          feature,
          "invalid-polygon",
          reason(error) + ", and nothing of it can be kept",
          "Draw the polygon again.");
      return null;
    }
    double change = Math.abs(fixed.getArea() / metric.getArea() - 1);
    String area = Double.isFinite(change) && change > NOTABLE_AREA_CHANGE
        ? String.format(
            Locale.ROOT, "; its area went from %.0f to %.0f m²", metric.getArea(), fixed.getArea())
        : "";
    Coordinate place = error.getCoordinate();
    problems.add(Problem.warning(
            "invalid-polygon",
            feature.position(),
            "feature " + feature.id(),
            reason(error) + "; it was repaired" + area,
            "a border must not cross or touch itself",
            "Look at the place in QGIS (Check Validity, Fix Geometries).")
        .at(place.x, place.y));
    return fixed;
  }

  private static String reason(TopologyValidationError error) {
    return String.format(
        Locale.ROOT,
        "its polygon is not valid (%s near %.1f, %.1f)",
        error.getMessage().toLowerCase(Locale.ROOT),
        error.getCoordinate().x,
        error.getCoordinate().y);
  }

  private Geometry partsOfShape(RawFeature feature) {
    Geometry geometry = feature.geometry();
    List<Geometry> parts = new ArrayList<>();
    int others = collect(geometry, parts);
    if (parts.isEmpty()) {
      warn(
          feature,
          "other-geometry",
          "it is a " + geometry.getGeometryType(),
          "Keep " + shape.words() + " in a layer of their own.");
      return null;
    }
    if (others > 0) {
      warn(
          feature,
          "mixed-geometry",
          others + " of its parts are no " + shape.words() + " and were left out",
          "Keep " + shape.words() + " in a layer of their own.");
    }
    return parts.size() == 1
        ? parts.get(0).copy()
        : geometry.getFactory().buildGeometry(parts).copy();
  }

  /** Takes the parts of the shape; returns how many others there are. */
  private int collect(Geometry geometry, List<Geometry> parts) {
    int others = 0;
    for (int part = 0; part < geometry.getNumGeometries(); part++) {
      Geometry one = geometry.getGeometryN(part);
      if (one != geometry && one.getNumGeometries() > 1) {
        others += collect(one, parts);
      } else if (!one.isEmpty() && shape.has(one.getDimension())) {
        parts.add(one);
      } else if (!one.isEmpty()) {
        others++;
      }
    }
    return others;
  }

  private static Geometry polygons(Geometry geometry) {
    List<Geometry> polygons = new ArrayList<>();
    for (int part = 0; part < geometry.getNumGeometries(); part++) {
      if (geometry.getGeometryN(part).getDimension() == 2) {
        polygons.add(geometry.getGeometryN(part));
      }
    }
    return polygons.isEmpty()
        ? geometry.getFactory().createPolygon()
        : geometry.getFactory().buildGeometry(polygons);
  }

  private static boolean isFinite(Geometry geometry) {
    boolean[] isFinite = {true};
    geometry.apply(new PointVisitor((points, point) ->
        isFinite[0] &= Double.isFinite(points.getX(point)) && Double.isFinite(points.getY(point))));
    return isFinite[0];
  }

  private static boolean hasHeights(Geometry geometry) {
    boolean[] hasHeights = {false};
    geometry.apply(new PointVisitor(
        (points, point) -> hasHeights[0] |= points.hasZ() && !Double.isNaN(points.getZ(point))));
    return hasHeights[0];
  }

  private void warn(RawFeature feature, String kind, String found, String remedy) {
    problems.add(Problem.warning(
        kind,
        feature.position(),
        "feature " + feature.id(),
        found,
        "expected " + shape.words(),
        remedy));
  }

  /** Looks at every point of a geometry. */
  private record PointVisitor(PointTask task) implements CoordinateSequenceFilter {
    interface PointTask {
      void visit(CoordinateSequence points, int point);
    }

    @Override
    public void filter(CoordinateSequence points, int point) {
      task.visit(points, point);
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return false;
    }
  }
}
