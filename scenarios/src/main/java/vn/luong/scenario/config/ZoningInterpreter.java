package vn.luong.scenario.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.luong.sim.problems.NearestName;
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
    LayerName layer = LayerName.under(section, MeasureKinds.ZONING);
    if (layer.file().isPresent()) {
      return Optional.of(new ZoningMeasure.Source(layer.file(), layer.layer(), section.text(CRS)));
    }
    section.report(
        "no-such-file",
        MeasureKinds.ZONING,
        "there is no file \"" + layer.name() + "\"",
        "expected FILE or FILE#LAYER with polygons in a GeoPackage, Shapefile or GeoJSON, relative"
            + " to the scenario file, or a bundled set: " + String.join(", ", BUNDLED),
        NearestName.remedy(layer.name(), BUNDLED, "Correct the path."));
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
