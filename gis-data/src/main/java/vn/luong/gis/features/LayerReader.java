package vn.luong.gis.features;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.geotools.api.feature.simple.SimpleFeature;
import org.geotools.api.feature.simple.SimpleFeatureType;
import org.geotools.api.filter.Filter;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.geotools.filter.text.cql2.CQLException;
import org.geotools.filter.text.ecql.ECQL;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryEditor;
import vn.luong.gis.crs.CoordinateConversion;
import vn.luong.gis.crs.CoordinateSystem;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.features.RawLayer.RawFeature;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Reads a layer of map features into the engine's metres: one way for all formats. What is wrong with single features is a warning, and
 * they are repaired or left out; what makes the layer useless is an error.
 */
public final class LayerReader {
  private static final String GEOMETRY = "geom";
  private static final GeometryFactory FLAT = new GeometryFactory();

  private final LayerRequest request;
  private final MetricProjection target;
  private final ProblemLog problems;
  private final SourcePosition place;

  private LayerReader(LayerRequest request, MetricProjection target, ProblemLog problems) {
    this.request = request;
    this.target = target;
    this.problems = problems;
    place = SourcePosition.of(request.file().toString());
  }

  /**
   * Reads a layer.
   *
   * @param target the engine's metres
   * @param problems takes what was repaired or left out
   * @throws InvalidInputException if there is no such layer, or nothing of it can be used
   */
  public static MapLayer read(LayerRequest request, MetricProjection target, ProblemLog problems) {
    return new LayerReader(request, target, problems).read();
  }

  private MapLayer read() {
    Optional<CoordinateSystem> given =
        request.crs().map(code -> CoordinateSystem.ofCode(code, request.asker()));
    try (LayerFile file = LayerFile.open(request.file(), encoding(), problems)) {
      RawLayer raw = file.read(layerName(file.layers()), given.isEmpty());
      given.ifPresent(raw::setSystem);
      return layer(raw);
    }
  }

  private Optional<TextEncoding> encoding() {
    if (request.encoding().isEmpty()) {
      return Optional.empty();
    }
    String name = request.encoding().get();
    Optional<TextEncoding> encoding = TextEncoding.ofName(name);
    if (encoding.isEmpty()) {
      throw new InvalidInputException(Problem.error(
          "unknown-encoding",
          request.asker(),
          "encoding \"" + name + "\"",
          "it is not known",
          "known are " + String.join(", ", TextEncoding.labels()),
          "Leave it out to have it guessed."));
    }
    return encoding;
  }

  private String layerName(List<LayerSummary> layers) {
    List<String> names = layers.stream().map(LayerSummary::name).toList();
    if (request.layer().isPresent()) {
      String wanted = request.layer().get();
      return names.stream()
          .filter(wanted::equals)
          .findFirst()
          .orElseThrow(() -> layerProblem(
              "no-such-layer",
              "there is no layer \"" + wanted + "\"",
              names,
              NearestName.remedy(wanted, names, "Name one of these.")));
    }
    if (names.size() == 1) {
      return names.get(0);
    }
    List<String> ofShape = layers.stream()
        .filter(layer -> isOfShape(layer.shape()))
        .map(LayerSummary::name)
        .toList();
    if (ofShape.size() != 1) {
      throw layerProblem(
          "which-layer",
          "it has " + names.size() + " layers",
          names,
          "Say which one to read, e.g. --layer " + names.get(0) + ".");
    }
    return ofShape.get(0);
  }

  private boolean isOfShape(String stated) {
    return switch (request.shape()) {
      case POINT -> stated.contains("POINT");
      case LINE -> stated.contains("LINE") || stated.contains("CURVE") && !stated.contains("POLY");
      case POLYGON -> stated.contains("POLYGON") || stated.contains("SURFACE");
    };
  }

  private InvalidInputException layerProblem(
      String kind, String found, List<String> names, String remedy) {
    return new InvalidInputException(Problem.error(
        kind, place, "", found, "its layers are " + String.join(", ", names), remedy));
  }

  private MapLayer layer(RawLayer raw) {
    GeometryRepair repair = new GeometryRepair(request.shape(), problems);
    List<Geometry> geometries = new ArrayList<>();
    Envelope extent = new Envelope();
    List<RawFeature> usable = new ArrayList<>();
    for (RawFeature feature : raw.features()) {
      Geometry geometry = repair.wanted(feature);
      if (geometry != null) {
        geometries.add(withoutHeights(geometry));
        extent.expandToInclude(geometry.getEnvelopeInternal());
        usable.add(feature);
      }
    }
    reportHeights(repair.withHeights());
    reportRepeated(usable);
    CoordinateSystem system = requireSystem(raw, extent);
    boolean isSwapped = isSwapped(system, extent);
    CoordinateConversion conversion = system.to(target);
    FeatureBuilder builder = new FeatureBuilder(raw);
    Filter filter = filter();
    List<MapFeature> features = new ArrayList<>();
    for (int position = 0; position < usable.size(); position++) {
      RawFeature feature = usable.get(position);
      Geometry metric = metric(feature, geometries.get(position), isSwapped, conversion, repair);
      if (metric != null) {
        SimpleFeature built = builder.build(feature, metric);
        if (filter.evaluate(built)) {
          features.add(new MapFeature(built, feature.position()));
        }
      }
    }
    requireFeatures(raw, features);
    return new MapLayer(
        request.file().toString(),
        raw.name(),
        system.name(),
        List.copyOf(raw.columns().keySet()),
        features,
        raw.features().size());
  }

  private Geometry metric(
      RawFeature feature,
      Geometry geometry,
      boolean isSwapped,
      CoordinateConversion conversion,
      GeometryRepair repair) {
    if (isSwapped) {
      geometry.apply((CoordinateFilter) point -> {
        double north = point.getX();
        point.setX(point.getY());
        point.setY(north);
      });
      geometry.geometryChanged();
    }
    if (!conversion.convert(geometry)) {
      problems.add(Problem.warning(
          "outside-crs",
          feature.position(),
          "feature " + feature.id(),
          "it lies where " + target.code() + " does not reach; it was left out",
          "all places must lie near its zone",
          "Correct its coordinates or delete it."));
      return null;
    }
    return repair.valid(feature, geometry);
  }

  private static Geometry withoutHeights(Geometry geometry) {
    return new GeometryEditor(FLAT)
        .edit(geometry, new GeometryEditor.CoordinateSequenceOperation() {
          @Override
          public CoordinateSequence edit(CoordinateSequence points, Geometry part) {
            CoordinateSequence flat =
                FLAT.getCoordinateSequenceFactory().create(points.size(), 2, 0);
            for (int point = 0; point < points.size(); point++) {
              flat.setOrdinate(point, CoordinateSequence.X, points.getX(point));
              flat.setOrdinate(point, CoordinateSequence.Y, points.getY(point));
            }
            return flat;
          }
        });
  }

  private CoordinateSystem requireSystem(RawLayer raw, Envelope extent) {
    CoordinateSystem system = raw.system();
    if (system == null) {
      throw new InvalidInputException(Problem.error(
          "no-crs",
          place,
          "",
          "it does not say what coordinate system it has (a Shapefile says so in its .prj file);"
              + " its coordinates have " + AxisCheck.words(extent),
          "expected a coordinate system",
          "Say which it is: --crs EPSG:…, or crs: in a scenario."));
    }
    if (system.isShiftUnknown()) {
      problems.add(Problem.warning(
          "unknown-datum-shift",
          place,
          "coordinate system " + system.name(),
          "it does not say how it lies to WGS 84; places may be some hundred metres aside",
          "expected a number of the EPSG register or TOWGS84",
          "Compare it with a road on the map; name the system with --crs."));
    }
    return system;
  }

  private boolean isSwapped(CoordinateSystem system, Envelope extent) {
    AxisCheck.Verdict verdict = AxisCheck.of(extent, system);
    if (verdict == AxisCheck.Verdict.SWAPPED) {
      problems.add(Problem.warning(
          "swapped-axes",
          place,
          "",
          "its coordinates have north before east; they were swapped",
          system.name() + " here has "
              + (system.isGeographic() ? "longitude before latitude" : "east before north"),
          "Swap them in QGIS (Swap X and Y coordinates) if other programs shall read it, too."));
    } else if (verdict == AxisCheck.Verdict.ELSEWHERE) {
      throw new InvalidInputException(Problem.error(
          "wrong-crs",
          place,
          "coordinate system " + system.name(),
          "its coordinates have " + AxisCheck.words(extent),
          "that is not where " + system.name() + " is used",
          "Say what coordinate system it has: --crs EPSG:…, or crs: in a scenario."));
    }
    return verdict == AxisCheck.Verdict.SWAPPED;
  }

  private void reportHeights(int count) {
    if (count > 0) {
      problems.add(Problem.warning(
          "heights-dropped",
          place,
          "",
          count + " features have heights (Z), which are not used",
          "x and y are enough",
          "Nothing needs to be done."));
    }
  }

  private void reportRepeated(List<RawFeature> features) {
    Set<String> ids = new HashSet<>();
    for (RawFeature feature : features) {
      if (!ids.add(feature.id())) {
        problems.add(Problem.warning(
            "repeated-id",
            feature.position(),
            "feature " + feature.id(),
            "there are several features of this id",
            "each id may stand once",
            "Give it another id."));
      }
    }
  }

  private void requireFeatures(RawLayer raw, List<MapFeature> features) {
    if (features.isEmpty()) {
      String why = raw.features().isEmpty()
          ? "layer \"" + raw.name() + "\" is empty"
          : "none of the " + raw.features().size() + " features of layer \"" + raw.name()
              + "\" can be used";
      problems.add(Problem.error(
          "no-features",
          place,
          "",
          why,
          "expected " + request.shape().words()
              + request.filter().map(condition -> " where " + condition).orElse(""),
          "Choose another layer" + (request.filter().isPresent() ? " or condition." : ".")));
      throw new InvalidInputException(problems);
    }
  }

  private Filter filter() {
    if (request.filter().isEmpty()) {
      return Filter.INCLUDE;
    }
    try {
      return ECQL.toFilter(request.filter().get());
    } catch (CQLException e) {
      throw new InvalidInputException(Problem.error(
          "bad-filter",
          request.asker(),
          "\"" + request.filter().get() + "\"",
          "it is no condition: " + e.getMessage().lines().findFirst().orElse(""),
          "expected ECQL, e.g. lanes > 1 AND name LIKE 'QL%'",
          "Put texts in single quotes and odd column names in double quotes."));
    }
  }

  /** Makes GeoTools features of one type. */
  private final class FeatureBuilder {
    private final SimpleFeatureBuilder builder;

    FeatureBuilder(RawLayer raw) {
      SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
      type.setName(raw.name());
      type.add(
          GEOMETRY,
          Geometry.class,
          CoordinateSystem.ofCode(target.code(), place).system());
      raw.columns().forEach((name, binding) -> {
        if (!name.equals(GEOMETRY)) {
          type.add(name, binding);
        }
      });
      SimpleFeatureType built = type.buildFeatureType();
      builder = new SimpleFeatureBuilder(built);
    }

    SimpleFeature build(RawFeature feature, Geometry geometry) {
      builder.reset();
      builder.set(GEOMETRY, geometry);
      feature.values().forEach((name, value) -> {
        if (value != null && !name.equals(GEOMETRY)) {
          builder.set(name, value);
        }
      });
      return builder.buildFeature(feature.id());
    }
  }
}
