package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.export.LayerStyle;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.LayerReader;
import vn.luong.gis.features.LayerRequest;
import vn.luong.gis.features.MapLayer;
import vn.luong.gis.zones.ZoneFeatures;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.config.BundledScenarios;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** {@code luong import zones}: zones of a scenario from a layer of polygons. */
@Command(
    name = "zones",
    description = {
      "Makes zones of a layer of polygons, for the key \"zones\" of a scenario.",
      "DIR then holds zones.gpkg, import-report.json and scenario.yaml, which uses them. Residents and",
      "jobs that the layer does not tell are estimated from the wards that the zones cover."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportZonesCommand implements Callable<Integer> {
  private static final String ZONES = "zones.gpkg";
  private static final String SCENARIO = "scenario.yaml";
  private static final String SCENARIO_TEXT = """
      # A working day of the people of Bình Dương in the zones of %s.
      extends: %s
      name: Bình Dương 2019 in zones of a file
      zones: %s
      population: {sample: 5%%}
      """;

  @Mixin
  private LayerOptions layerOptions;

  @Mixin
  private ImportOutput output;

  @Option(names = "--id", paramLabel = "COLUMN", description = "ids of the zones; must be unique")
  private String id;

  @Option(names = "--name", paramLabel = "COLUMN", description = "names of the zones")
  private String name;

  @Option(names = "--residents", paramLabel = "COLUMN", description = "people who live there")
  private String residents;

  @Option(
      names = "--jobs",
      paramLabel = "SECTOR=COLUMN",
      split = ",",
      description = "jobs by sector: industry, services, agriculture")
  private Map<Sector, String> jobs;

  /** Sectors as the option calls them. */
  enum Sector {
    industry,
    services,
    agriculture
  }

  @Override
  public Integer call() throws IOException {
    ProblemLog problems = new ProblemLog();
    MetricProjection projection = MetricProjection.of(MetricProjection.DEFAULT_CODE);
    ZoneLayer zones = problems.collect(() -> {
      MapLayer layer =
          LayerReader.read(layerOptions.request(LayerRequest.Shape.POLYGON), projection, problems);
      return ZoneFeatures.read(
          layer, new LayerColumns(columns(), SourcePosition.of("options")), problems);
    });
    RunFolder folder = output.create(problems);
    try (folder) {
      problems.throwIfErrors();
      writeZones(zones, folder.file(ZONES), projection);
      Map<String, Object> report = report(zones, problems);
      Files.writeString(
          folder.file(SCENARIO),
          SCENARIO_TEXT.formatted(
              layerOptions.file().getFileName(), BundledScenarios.STANDARD, ZONES));
      output.finish(folder, problems, report, text -> print(report, text));
    }
    return ExitCode.DONE;
  }

  private Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    put(columns, ZoneFeatures.ID, id);
    put(columns, ZoneFeatures.NAME, name);
    put(columns, ZoneFeatures.RESIDENTS, residents);
    if (jobs != null) {
      put(columns, ZoneFeatures.INDUSTRY_JOBS, jobs.get(Sector.industry));
      put(columns, ZoneFeatures.SERVICE_JOBS, jobs.get(Sector.services));
      put(columns, ZoneFeatures.FARM_JOBS, jobs.get(Sector.agriculture));
    }
    return columns;
  }

  private static void put(Map<String, String> columns, String key, String column) {
    if (column != null) {
      columns.put(key, column);
    }
  }

  private static void writeZones(ZoneLayer zones, Path target, MetricProjection projection)
      throws IOException {
    FeatureLayer layer = new FeatureLayer(
            "zones", FeatureLayer.Shape.MULTI_POLYGON, zones.zoneCount(), zones::polygon)
        .text("id", zones::id)
        .text("name", zone -> zones.attributes().findText(zone, ZoneFeatures.NAME))
        .real("area_km2", zone -> zones.areaSquareMeters(zone) / 1e6)
        .style(LayerStyle.areas("Zones", "#ffffbf", "#878787", "name"));
    for (String number : ZoneFeatures.NUMBERS) {
      layer.real(number, zone -> number(zones, zone, number));
    }
    try (GeoPackageWriter writer = GeoPackageWriter.create(target, projection.epsg())) {
      writer.write(layer);
    }
  }

  private static double number(ZoneLayer zones, int zone, String key) {
    String text = zones.attributes().findText(zone, key);
    return text == null ? Double.NaN : Double.parseDouble(text);
  }

  private Map<String, Object> report(ZoneLayer zones, ProblemLog problems) {
    double area = 0;
    double people = 0;
    for (int zone = 0; zone < zones.zoneCount(); zone++) {
      area += zones.areaSquareMeters(zone) / 1e6;
      double here = number(zones, zone, ZoneFeatures.RESIDENTS);
      people += Double.isNaN(here) ? 0 : here;
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("source", layerOptions.file().getFileName().toString());
    report.put("crs", MetricProjection.DEFAULT_CODE);
    report.put("zones", zones.zoneCount());
    report.put("areaSquareKilometers", area);
    report.put("residents", people);
    report.put("warnings", problems.countByKind());
    return report;
  }

  private void print(Map<String, Object> report, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "Made %,d zones of %s, %,.1f km² in %s; %s.%n",
        report.get("zones"),
        report.get("source"),
        report.get("areaSquareKilometers"),
        report.get("crs"),
        (double) report.get("residents") > 0
            ? String.format(Locale.ROOT, "%,.0f residents", report.get("residents"))
            : "residents will be estimated from the wards");
    text.printf(
        "Written to %s: %s, %s, %s.%n", output.folder(), ZONES, ImportOutput.REPORT, SCENARIO);
    text.printf("Look at it: %s in QGIS.%n", output.folder().resolve(ZONES));
    text.printf("Next: \"luong run %s\".%n", output.folder().resolve(SCENARIO));
  }
}
