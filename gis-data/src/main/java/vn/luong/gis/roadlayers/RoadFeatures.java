package vn.luong.gis.roadlayers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.MapFeature;
import vn.luong.gis.features.MapLayer;
import vn.luong.gis.roadlayers.DrawnRoad.Direction;
import vn.luong.gis.roads.HighwayClass;
import vn.luong.gis.roads.RoadDefaults;
import vn.luong.gis.roads.RoadMode;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.units.ClosedHours;
import vn.luong.sim.units.Units;

/**
 * Roads from the features of a layer. What a feature does not say comes from its class ({@link RoadDefaults}); a value that is no such
 * value is a problem of that feature.
 */
public final class RoadFeatures {
  private static final double FASTEST_KILOMETERS_PER_HOUR = 200;
  private static final double MOST_LANES = 12;
  private static final double LARGEST_CAPACITY = 30_000;
  private static final double LARGEST_TOLL = 10_000_000;

  private static final Set<String> YES =
      Set.of("yes", "true", "1", "f", "ft", "forward", "co", "có");
  private static final Set<String> AGAINST = Set.of("-1", "t", "tf", "backward", "reverse");
  /** "b" with "f" and "t" is how Shapefiles of OpenStreetMap write both directions. */
  private static final Set<String> NO = Set.of("no", "false", "0", "b", "both", "khong", "không");

  private final MapLayer layer;
  private final RoadColumns mapping;
  private final ProblemLog problems;
  private final LayerColumns.Found columns;

  private RoadFeatures(MapLayer layer, RoadColumns mapping, ProblemLog problems) {
    this.layer = layer;
    this.mapping = mapping;
    this.problems = problems;
    columns = mapping.in(layer, problems);
  }

  /**
   * Reads the roads.
   *
   * @param problems takes an error for each value that no road can have
   */
  public static List<DrawnRoad> read(MapLayer layer, RoadColumns mapping, ProblemLog problems) {
    return new RoadFeatures(layer, mapping, problems).roads();
  }

  private List<DrawnRoad> roads() {
    List<DrawnRoad> roads = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (MapFeature feature : layer.features()) {
      Geometry geometry = feature.geometry();
      String id = columns.text(feature, RoadColumns.ID).orElse(feature.id());
      if (!ids.add(id)) {
        id = id + "-" + feature.id();
        ids.add(id);
      }
      for (int part = 0; part < geometry.getNumGeometries(); part++) {
        String name = geometry.getNumGeometries() == 1 ? id : id + "." + (part + 1);
        roads.add(road(
            name, feature, (LineString) geometry.getGeometryN(part), tollPerKilometer(feature)));
      }
    }
    return roads;
  }

  /** VND; the toll of the whole feature is spread along it. */
  private double tollPerKilometer(MapFeature feature) {
    // OpenStreetMap says whether there is a toll, not how much.
    boolean isFlag = columns
        .text(feature, RoadColumns.TOLL)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> !word.matches("\\d.*") && (YES.contains(word) || NO.contains(word)))
        .isPresent();
    double whole = isFlag ? 0 : number(feature, RoadColumns.TOLL, LARGEST_TOLL).orElse(0);
    double kilometers = feature.geometry().getLength() / Units.METERS_PER_KILOMETER;
    return number(feature, RoadColumns.TOLL_PER_KILOMETER, LARGEST_TOLL).orElse(0)
        + (kilometers > 0 ? whole / kilometers : 0);
  }

  private DrawnRoad road(String id, MapFeature feature, LineString line, double tollPerKilometer) {
    HighwayClass highwayClass = highwayClass(feature);
    RoadDefaults defaults = RoadDefaults.of(highwayClass);
    Direction direction = direction(feature, highwayClass);
    double lanes = number(feature, RoadColumns.LANES, MOST_LANES)
        .orElse(direction == Direction.BOTH ? defaults.lanesEachWay() : defaults.lanesOneWay());
    OptionalDouble speed = number(feature, RoadColumns.SPEED, FASTEST_KILOMETERS_PER_HOUR);
    return new DrawnRoad(
        id,
        columns.text(feature, RoadColumns.NAME).orElse(""),
        highwayClass,
        lanes,
        speed.isPresent()
            ? Units.metersPerSecondFromKilometersPerHour(speed.getAsDouble())
            : defaults.speedMetersPerSecond(),
        number(feature, RoadColumns.CAPACITY, LARGEST_CAPACITY)
            .orElse(lanes * defaults.capacityPcePerHourAndLane()),
        direction,
        modes(feature, highwayClass),
        tollPerKilometer,
        closedHours(feature),
        line);
  }

  private ClosedHours closedHours(MapFeature feature) {
    String text = columns.text(feature, RoadColumns.CLOSED_HOURS).orElse("");
    Optional<ClosedHours> hours = ClosedHours.parse(text);
    if (hours.isEmpty()) {
      problems.add(Problem.error(
          "bad-closed-hours",
          feature.position(),
          feature.subject(),
          "its closed hours are \"" + text + "\"",
          "expected modes and hours such as truck 06:00-09:00,16:00-20:00;motorbike 06:00-22:00",
          "Correct the value, or leave it empty."));
    }
    return hours.orElse(ClosedHours.NONE);
  }

  private HighwayClass highwayClass(MapFeature feature) {
    Optional<String> value = columns.text(feature, RoadColumns.CLASS);
    if (value.isEmpty()) {
      return HighwayClass.UNCLASSIFIED;
    }
    HighwayClass mapped = mapping.classes().get(value.get());
    Optional<HighwayClass> found = mapped != null
        ? Optional.of(mapped)
        : HighwayClass.ofTag(value.get().toLowerCase(Locale.ROOT));
    if (found.isEmpty()) {
      problems.add(Problem.warning(
          "unknown-road-class",
          feature.position(),
          feature.subject(),
          "its class \"" + value.get() + "\" is not known; it is taken as unclassified",
          "expected a value of OpenStreetMap's highway, such as primary",
          "Translate it under \"classes\" of the mapping."));
    }
    return found.orElse(HighwayClass.UNCLASSIFIED);
  }

  private Direction direction(MapFeature feature, HighwayClass highwayClass) {
    Optional<String> value = columns.text(feature, RoadColumns.ONEWAY);
    if (value.isEmpty()) {
      boolean isUsual =
          highwayClass == HighwayClass.MOTORWAY || highwayClass == HighwayClass.MOTORWAY_LINK;
      return isUsual ? Direction.FORWARD : Direction.BOTH;
    }
    String word = value.get().toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return Direction.FORWARD;
    }
    if (AGAINST.contains(word)) {
      return Direction.BACKWARD;
    }
    if (!NO.contains(word)) {
      problems.add(Problem.error(
          "bad-value",
          feature.position(),
          feature.subject(),
          "column " + columns.name(RoadColumns.ONEWAY) + " is \"" + value.get() + "\"",
          "expected yes, no or -1 (against the line)",
          "Correct it."));
    }
    return Direction.BOTH;
  }

  private Set<String> modes(MapFeature feature, HighwayClass highwayClass) {
    Set<String> modes = new TreeSet<>();
    columns.text(feature, RoadColumns.MODES).ifPresent(words -> {
      for (String word : words.split("[,; ]+")) {
        if (!word.isBlank()) {
          modes.add(word);
        }
      }
    });
    if (modes.isEmpty()) {
      modes.addAll(RoadMode.usualNames(highwayClass));
    }
    return modes;
  }

  private OptionalDouble number(MapFeature feature, String key, double most) {
    OptionalDouble value = columns.number(feature, key);
    // Tables without empty cells write 0 for what is not known.
    if (value.isEmpty() || value.getAsDouble() == 0) {
      return OptionalDouble.empty();
    }
    if (!(value.getAsDouble() > 0 && value.getAsDouble() <= most)) {
      problems.add(Problem.error(
          "bad-value",
          feature.position(),
          feature.subject(),
          "column " + columns.name(key) + " is \"" + columns.text(feature, key).orElse("") + "\"",
          String.format(Locale.ROOT, "expected a number above 0, %.0f at most", most),
          "Correct it, or leave it empty for the usual value of the class."));
      return OptionalDouble.empty();
    }
    return value;
  }
}
