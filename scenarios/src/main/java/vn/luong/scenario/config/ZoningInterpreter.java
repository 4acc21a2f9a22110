package vn.luong.scenario.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.luong.sim.problems.ProblemLog;

/**
 * Reads {@code zoning}: {@code FILE}, {@code FILE#LAYER} or the name of a bundled set. Columns that do not have their usual names are told
 * under {@code columns} or, with {@code mapping}, in a file of their own.
 */
final class ZoningInterpreter {
  /** Sets of polygons that come with the region. */
  static final List<String> BUNDLED = List.of("tod-stations-2030");

  private static final String COLUMNS = "columns";
  private static final String MAPPING = "mapping";
  private static final String TAKES_FROM = "takes-from";
  private static final String CRS = "crs";
  private static final List<String> KEYS =
      List.of(MeasureKinds.ZONING, CRS, COLUMNS, MAPPING, TAKES_FROM);

  private final YamlSection section;
  private final ProblemLog problems;

  private ZoningInterpreter(YamlSection section, ProblemLog problems) {
    this.section = section;
    this.problems = problems;
  }

  /** The measure; empty if there is no such file. */
  static Optional<ZoningMeasure> measure(YamlSection section, ProblemLog problems) {
    section.checkKeys(KEYS);
    return new ZoningInterpreter(section, problems).measure();
  }

  private Optional<ZoningMeasure> measure() {
    Map<String, String> columns = columns();
    return source()
        .map(source -> new ZoningMeasure(
            section.positionOf(MeasureKinds.ZONING),
            source,
            columns,
            section.positionOf(section.has(MAPPING) ? MAPPING : COLUMNS),
            section.words(TAKES_FROM, List.of())));
  }

  private Optional<ZoningMeasure.Source> source() {
    String text = section.text(MeasureKinds.ZONING).orElse("");
    if (BUNDLED.contains(text)) {
      return Optional.of(
          new ZoningMeasure.Source(Optional.empty(), Optional.of(text), Optional.empty()));
    }
    int mark = text.indexOf('#');
    String name = mark < 0 ? text : text.substring(0, mark);
    Optional<String> layer = mark < 0 ? Optional.empty() : Optional.of(text.substring(mark + 1));
    try {
      Path file = Path.of(section.positionOf(MeasureKinds.ZONING).source())
          .resolveSibling(name)
          .normalize();
      if (!name.isEmpty() && Files.isRegularFile(file)) {
        return Optional.of(new ZoningMeasure.Source(Optional.of(file), layer, section.text(CRS)));
      }
    } catch (InvalidPathException e) {
      // Told below like a file that is not there.
    }
    section.report(
        "no-such-file",
        MeasureKinds.ZONING,
        "there is no file \"" + name + "\"",
        "expected FILE or FILE#LAYER with polygons in a GeoPackage, Shapefile or GeoJSON, relative to"
            + " the scenario file, or a bundled set: " + String.join(", ", BUNDLED),
        YamlSection.remedyFor(name, BUNDLED, "Correct the path."));
    return Optional.empty();
  }

  private Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    section
        .file(
            MAPPING,
            "expected a YAML file with the section \"columns\", relative to the scenario file",
            "Correct the path.")
        .ifPresent(file -> problems.collect(() ->
            columns.putAll(LayerMapping.readColumns(file, ZoningColumns.KEYS).columns())));
    YamlSection inline = section.section(COLUMNS, ZoningColumns.KEYS);
    for (String key : inline.keys()) {
      inline.text(key).ifPresent(column -> columns.put(key, column));
    }
    return columns;
  }
}
