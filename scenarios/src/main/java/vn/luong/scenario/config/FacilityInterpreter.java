package vn.luong.scenario.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.luong.scenario.config.FacilityMeasure.Hours;
import vn.luong.scenario.config.FacilityMeasure.Where;
import vn.luong.scenario.config.YamlSection.Range;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.SimTime;

/**
 * Reads {@code facilities} (a file, a section or a list of sections) and the measures {@code open-facility} and {@code close-facility}.
 * A facility that is opened has a name and a place, or comes from a file like those under {@code facilities}.
 */
final class FacilityInterpreter {
  static final String FACILITIES = "facilities";

  /** What columns can say of a facility. */
  static final List<String> COLUMN_KEYS =
      List.of("id", "name", "type", "capacity", "jobs", "visitors", "open", "close");

  private static final String LAYER = "layer";
  private static final String CRS = "crs";
  private static final String COLUMNS = "columns";
  private static final String MAPPING = "mapping";
  private static final String TYPES = "types";
  private static final String TYPE = "type";
  private static final String REPLACES = "replaces";
  private static final String AT = "at";
  private static final String JOBS = "jobs";
  private static final String CAPACITY = "capacity";
  private static final String VISITORS = "visitors";
  private static final String OPEN = "open";
  private static final List<String> LAYER_KEYS =
      List.of(CRS, COLUMNS, MAPPING, TYPES, TYPE, REPLACES);
  private static final List<String> SINGLE_KEYS =
      List.of(MeasureKinds.OPEN_FACILITY, TYPE, AT, JOBS, CAPACITY, VISITORS, OPEN);
  private static final Pattern COORDINATES =
      Pattern.compile("\\s*(-?[0-9.]+)\\s*,\\s*(-?[0-9.]+)\\s*");
  private static final Pattern SPAN =
      Pattern.compile("\\s*([0-9]{1,2}:[0-9]{2})\\s*-\\s*([0-9]{1,2}:[0-9]{2})\\s*");
  private static final double MOST_DEGREES = 180;

  private final ProblemLog problems;

  FacilityInterpreter(ProblemLog problems) {
    this.problems = problems;
  }

  /** The files under {@code facilities}, in order. */
  List<FacilityMeasure> facilities(YamlSection root) {
    List<FacilityMeasure> layers = new ArrayList<>();
    if (root.isList(FACILITIES)) {
      root.sections(FACILITIES).forEach(section -> layer(section).ifPresent(layers::add));
    } else if (root.isSection(FACILITIES)) {
      layer(root.anySection(FACILITIES)).ifPresent(layers::add);
    } else if (root.has(FACILITIES)) {
      layer(root, FACILITIES, false).ifPresent(layers::add);
    }
    return layers;
  }

  private Optional<FacilityMeasure> layer(YamlSection section) {
    section.checkKeys(keys(LAYER));
    return layer(section, LAYER, true);
  }

  private static List<String> keys(String first) {
    List<String> keys = new ArrayList<>(List.of(first));
    keys.addAll(LAYER_KEYS);
    return keys;
  }

  /** A measure that opens one facility, or those of a file. */
  Optional<FacilityMeasure> opened(YamlSection section) {
    if (!section.has(AT)) {
      section.checkKeys(keys(MeasureKinds.OPEN_FACILITY));
      return layer(section, MeasureKinds.OPEN_FACILITY, true);
    }
    section.checkKeys(SINGLE_KEYS);
    Optional<Where> where = where(section);
    if (!section.has(TYPE)) {
      section.report(
          "missing-key",
          TYPE,
          "it does not say what is opened",
          "expected what it is",
          "Write such as \"type: hospital\".");
    }
    return where.map(at -> new FacilityMeasure.Opened(
        section.positionOf(MeasureKinds.OPEN_FACILITY),
        section.text(MeasureKinds.OPEN_FACILITY).orElse(""),
        section.text(TYPE).orElse(""),
        at,
        section.quantity(JOBS, Double.NaN, Quantity.NUMBER, Range.NOT_NEGATIVE),
        section.quantity(CAPACITY, Double.NaN, Quantity.NUMBER, Range.NOT_NEGATIVE),
        section.quantity(VISITORS, Double.NaN, Quantity.NUMBER, Range.NOT_NEGATIVE),
        hours(section)));
  }

  /** A measure that closes one. */
  static FacilityMeasure closed(YamlSection section) {
    section.checkKeys(List.of(MeasureKinds.CLOSE_FACILITY));
    return new FacilityMeasure.Closed(
        section.positionOf(MeasureKinds.CLOSE_FACILITY),
        section.text(MeasureKinds.CLOSE_FACILITY).orElse(""));
  }

  private static Optional<Where> where(YamlSection section) {
    String text = section.isList(AT)
        ? String.join(",", section.words(AT, List.of()))
        : section.text(AT).orElse("");
    Matcher matcher = COORDINATES.matcher(text);
    if (!matcher.matches()) {
      if (text.isBlank()) {
        reportPlace(section, "it says nothing");
        return Optional.empty();
      }
      return Optional.of(new Where(Optional.of(text.strip()), Double.NaN, Double.NaN));
    }
    try {
      double longitude = Double.parseDouble(matcher.group(1));
      double latitude = Double.parseDouble(matcher.group(2));
      if (Math.abs(longitude) <= MOST_DEGREES && Math.abs(latitude) <= MOST_DEGREES / 2) {
        return Optional.of(new Where(Optional.empty(), longitude, latitude));
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    reportPlace(section, "it is " + text);
    return Optional.empty();
  }

  private static void reportPlace(YamlSection section, String found) {
    section.report(
        "bad-place",
        AT,
        found,
        "expected the name of a stop, or longitude and latitude",
        "Write such as \"at: Bến Thành\" or \"at: 106.683, 11.0585\".");
  }

  private static Hours hours(YamlSection section) {
    Optional<String> text = section.text(OPEN);
    if (text.isEmpty()) {
      return Hours.ALWAYS;
    }
    Matcher matcher = SPAN.matcher(text.get());
    if (matcher.matches()) {
      double opening = SimTime.parse(matcher.group(1));
      double closing = SimTime.parse(matcher.group(2));
      if (closing > opening) {
        return new Hours(opening, closing);
      }
    }
    section.report(
        "bad-value",
        OPEN,
        "it is \"" + text.get() + "\"",
        "expected opening and closing time such as 07:00-19:30 (after midnight: 25:00)",
        "Correct it, or leave it out if it is always open.");
    return Hours.ALWAYS;
  }

  private Optional<FacilityMeasure> layer(YamlSection section, String key, boolean hasDetails) {
    LayerName name = LayerName.under(section, key);
    Map<String, String> columns = new LinkedHashMap<>();
    Map<String, String> types = new LinkedHashMap<>();
    if (hasDetails) {
      readMapping(section, columns, types);
    }
    if (name.file().isEmpty()) {
      section.report(
          "no-such-file",
          key,
          "there is no file \"" + name.name() + "\"",
          "expected FILE or FILE#LAYER with points or polygons in a GeoPackage, Shapefile or"
              + " GeoJSON, or facilities.xml, relative to the scenario file",
          key.equals(MeasureKinds.OPEN_FACILITY)
              ? "Correct the path, or say where it is with \"at: STOP\" or \"at: LONGITUDE,"
                  + " LATITUDE\"."
              : "Correct the path.");
      return Optional.empty();
    }
    SourcePosition columnsPosition = section.positionOf(
        !hasDetails ? key : section.has(MAPPING) ? MAPPING : section.has(COLUMNS) ? COLUMNS : key);
    return Optional.of(new FacilityMeasure.Layer(
        section.positionOf(key),
        name.file().get(),
        name.layer(),
        hasDetails ? section.text(CRS) : Optional.empty(),
        columns,
        types,
        columnsPosition,
        hasDetails ? section.text(TYPE) : Optional.empty(),
        hasDetails ? replaced(section) : List.of()));
  }

  private static List<String> replaced(YamlSection section) {
    return section.isList(REPLACES)
        ? section.words(REPLACES, List.of())
        : section.text(REPLACES).map(List::of).orElse(List.of());
  }

  private void readMapping(
      YamlSection section, Map<String, String> columns, Map<String, String> types) {
    section
        .file(
            MAPPING,
            "expected a YAML file with the sections \"columns\" and \"classes\", relative to the"
                + " scenario file",
            "Correct the path.")
        .ifPresent(file -> {
          try {
            LayerMapping read = LayerMapping.read(file, COLUMN_KEYS);
            columns.putAll(read.columns());
            types.putAll(read.classes());
          } catch (InvalidInputException e) {
            e.problems().forEach(problems::add);
          }
        });
    entries(section.section(COLUMNS, COLUMN_KEYS), columns);
    entries(section.anySection(TYPES), types);
  }

  private static void entries(YamlSection section, Map<String, String> entries) {
    section.keys().forEach(key -> section.text(key).ifPresent(text -> entries.put(key, text)));
  }
}
