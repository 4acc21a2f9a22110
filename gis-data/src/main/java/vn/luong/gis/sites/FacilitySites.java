package vn.luong.gis.sites;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.MapFeature;
import vn.luong.gis.features.MapLayer;
import vn.luong.gis.spatial.NearestLink;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.SimTime;

/**
 * Facilities from the features of a layer, points or polygons, each linked to its nearest link. A polygon's place is its
 * centroid, or a point inside of it if the centroid lies outside.
 */
public final class FacilitySites {
  public static final String ID = "id";
  public static final String NAME = "name";
  public static final String TYPE = "type";
  public static final String CAPACITY = "capacity";
  public static final String JOBS = "jobs";
  public static final String VISITORS = "visitors";
  public static final String OPEN = "open";
  public static final String CLOSE = "close";

  /** Facilities further from the next link than this are suspicious. */
  public static final double STANDARD_FAR_METERS = 500;

  /** MATSim's day of opening times that hold every day. */
  private static final String EVERY_DAY = "wk";

  private static final Map<String, List<String>> USUAL = usual();

  /** What columns can say: activity types, persons at a time, jobs, visitors a day, opening and closing time. */
  public static final List<String> KEYS = List.copyOf(USUAL.keySet());

  /**
   * What was made of a layer.
   *
   * @param facilities the facilities
   * @param distanceMeters by facility, from its place to its link
   * @param positions by facility, its feature in the file
   */
  public record Result(
      Facilities facilities, double[] distanceMeters, List<SourcePosition> positions) {
    public Result {
      positions = List.copyOf(positions);
    }
  }

  private final FacilityColumns mapping;
  private final LayerColumns.Found columns;
  private final Optional<String> standardType;
  private final ProblemLog problems;

  private FacilitySites(
      FacilityColumns mapping,
      LayerColumns.Found columns,
      Optional<String> standardType,
      ProblemLog problems) {
    this.mapping = mapping;
    this.columns = columns;
    this.standardType = standardType;
    this.problems = problems;
  }

  private static Map<String, List<String>> usual() {
    Map<String, List<String>> usual = new LinkedHashMap<>();
    usual.put(ID, List.of("id", "facility_id", "ma", "osm_id"));
    usual.put(NAME, List.of("name", "ten"));
    usual.put(TYPE, List.of("type", "activity", "loai", "amenity", "fclass"));
    usual.put(CAPACITY, List.of("capacity", "suc_chua"));
    usual.put(JOBS, List.of("jobs", "employees", "workers", "viec_lam"));
    usual.put(VISITORS, List.of("visitors", "luot_khach"));
    usual.put(OPEN, List.of("open", "open_time", "gio_mo"));
    usual.put(CLOSE, List.of("close", "close_time", "gio_dong"));
    return usual;
  }

  /**
   * Makes facilities.
   *
   * @param standardType activity type of features that state none; empty: that is a problem
   * @param network links with the mode can be those of a facility
   * @param mode network mode
   * @param farMeters a facility further than this from its link gets a warning
   * @param problems takes an error for each value that no facility can have
   */
  public static Result read(
      MapLayer layer,
      FacilityColumns mapping,
      Optional<String> standardType,
      Network network,
      int mode,
      double farMeters,
      ProblemLog problems) {
    LayerColumns.Found columns = mapping.columns().in(layer, USUAL, problems);
    if (!columns.has(TYPE) && standardType.isEmpty()) {
      problems.add(Problem.error(
          "no-type-column",
          mapping.columns().asker(),
          "layer \"" + layer.name() + "\" of " + layer.file(),
          "no column says what can be done at a facility",
          "its columns are " + String.join(", ", layer.columns()),
          "Name it, e.g. columns: {type: COLUMN}, or say one type for all."));
      return new Result(new Facilities(), new double[0], List.of());
    }
    return new FacilitySites(mapping, columns, standardType, problems)
        .facilities(layer, network, mode, farMeters);
  }

  private Result facilities(MapLayer layer, Network network, int mode, double farMeters) {
    NearestLink.Query nearest = NearestLink.of(network, mode).query();
    Facilities facilities = new Facilities();
    facilities.setName(layer.name());
    List<Double> distances = new ArrayList<>();
    List<SourcePosition> positions = new ArrayList<>();
    for (MapFeature feature : layer.features()) {
      String id = columns.text(feature, ID).orElse(feature.id());
      String subject = "facility \"" + id + "\"";
      if (facilities.ids().contains(id)) {
        problems.add(Problem.error(
            "duplicate-id",
            feature.position(),
            subject,
            "the id occurs twice",
            "ids must be unique",
            "Rename one of the two, or name another column for the id."));
        continue;
      }
      Point place = place(feature.geometry());
      int link = nearest.find(place.getX(), place.getY());
      int facility = facilities.add(id, place.getX(), place.getY(), link);
      distances.add(nearest.distanceMeters());
      positions.add(feature.position());
      if (nearest.distanceMeters() > farMeters) {
        reportFar(feature, subject, network.linkId(link), nearest.distanceMeters(), farMeters);
      }
      columns
          .text(feature, NAME)
          .ifPresent(name -> facilities.attributes().putText(facility, Facilities.NAME, name));
      putNumber(facilities, facility, Facilities.JOBS, number(feature, subject, JOBS));
      putNumber(facilities, facility, Facilities.VISITORS, number(feature, subject, VISITORS));
      double capacity = number(feature, subject, CAPACITY).orElse(Double.POSITIVE_INFINITY);
      List<Facilities.OpeningTime> times = openingTimes(feature, subject);
      for (String type : types(feature, subject)) {
        facilities.addOption(facility, new Facilities.ActivityOption(type, capacity, times));
      }
    }
    return new Result(
        facilities, distances.stream().mapToDouble(Double::doubleValue).toArray(), positions);
  }

  private static Point place(Geometry shape) {
    Point centroid = shape.getCentroid();
    return shape.getDimension() > 0 && !shape.contains(centroid)
        ? shape.getInteriorPoint()
        : centroid;
  }

  private Set<String> types(MapFeature feature, String subject) {
    Optional<String> text = columns.text(feature, TYPE);
    Set<String> types = new LinkedHashSet<>();
    text.or(() -> standardType)
        .map(found -> text.isPresent() ? mapping.types().getOrDefault(found, found) : found)
        .ifPresent(found -> Arrays.stream(found.split("[,;]"))
            .map(String::strip)
            .filter(type -> !type.isEmpty())
            .forEach(types::add));
    if (types.isEmpty()) {
      problems.add(Problem.error(
          "no-facility-type",
          feature.position(),
          subject,
          "it does not say what can be done there",
          "activity types such as work or education, separated by commas",
          "Fill in its type, say a type for such features, or leave it out."));
    }
    return types;
  }

  private static void putNumber(
      Facilities facilities, int facility, String name, OptionalDouble value) {
    value.ifPresent(number -> facilities
        .attributes()
        .put(
            facility,
            name,
            new AttributeTable.Value(AttributeTable.DOUBLE_CLASS, Double.toString(number))));
  }

  private OptionalDouble number(MapFeature feature, String subject, String key) {
    OptionalDouble number = columns.number(feature, key);
    if (number.isPresent()
        && !(number.getAsDouble() >= 0 && Double.isFinite(number.getAsDouble()))) {
      reportValue(feature, subject, key, "a number ≥ 0");
      return OptionalDouble.empty();
    }
    return number;
  }

  private List<Facilities.OpeningTime> openingTimes(MapFeature feature, String subject) {
    double open = time(feature, subject, OPEN);
    double close = time(feature, subject, CLOSE);
    boolean hasOpen = columns.text(feature, OPEN).isPresent();
    boolean hasClose = columns.text(feature, CLOSE).isPresent();
    if (hasOpen != hasClose || hasOpen && close <= open) {
      reportValue(
          feature,
          subject,
          hasOpen ? OPEN : CLOSE,
          "opening and closing time, the later one after the earlier (after midnight: 25:00)");
      return List.of();
    }
    return hasOpen ? List.of(new Facilities.OpeningTime(EVERY_DAY, open, close)) : List.of();
  }

  private double time(MapFeature feature, String subject, String key) {
    Optional<String> text = columns.text(feature, key);
    if (text.isEmpty()) {
      return SimTime.UNDEFINED;
    }
    try {
      return SimTime.parse(text.get());
    } catch (IllegalArgumentException e) {
      reportValue(feature, subject, key, "a time such as 07:30");
      return SimTime.UNDEFINED;
    }
  }

  private void reportValue(MapFeature feature, String subject, String key, String expected) {
    problems.add(Problem.error(
        "bad-facility-value",
        feature.position(),
        subject,
        columns.name(key) + " is \"" + columns.text(feature, key).orElse("") + "\"",
        "expected " + expected,
        "Correct it, or leave it empty."));
  }

  private void reportFar(
      MapFeature feature, String subject, String link, double meters, double farMeters) {
    Geometry place = feature.geometry().getCentroid();
    problems.add(Problem.warning(
            "facility-off-road",
            feature.position(),
            subject,
            String.format(Locale.ROOT, "its nearest link \"%s\" is %,.0f m away", link, meters),
            String.format(Locale.ROOT, "%,.0f m at most", farMeters),
            "Look whether a road is missing, or the coordinate system wrong; it is linked all the"
                + " same.")
        .at(place.getCoordinate().x, place.getCoordinate().y));
  }
}
