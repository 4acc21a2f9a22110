package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.BinhDuongZones;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.export.LayerStyle;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.LayerReader;
import vn.luong.gis.features.LayerRequest;
import vn.luong.gis.rasters.PopulationRaster;
import vn.luong.gis.rasters.RasterRequest;
import vn.luong.gis.zones.ZoneFeatures;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.config.BundledScenarios;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** {@code luong import population}: how many people of a raster live in the zones, beside what the zones say. */
@Command(
    name = "population",
    description = {
      "Counts the people of a raster (GeoTIFF with people per cell, e.g. WorldPop or GHS-POP) in zones",
      "and puts them beside the residents that the zones have: wards of Bình Dương, or a layer.",
      "DIR then holds zones.gpkg, import-report.json and scenario.yaml, whose people live where the",
      "cells say. Cells on a border count by area."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportPopulationCommand implements Callable<Integer> {
  private static final String ZONES = "zones.gpkg";
  private static final String SCENARIO = "scenario.yaml";
  private static final int CENSUS_YEAR = 2019;
  private static final int SHOWN = 5;
  private static final double COVERED = 0.95;
  /** Attribute of the bundled wards. */
  private static final String WARD_POPULATION = "population";

  /** From countryside to inner city. */
  private static final List<LayerStyle.ValueClass> DENSITIES = List.of(
      new LayerStyle.ValueClass(300, "#ffffcc", 0.2),
      new LayerStyle.ValueClass(1000, "#fed976", 0.2),
      new LayerStyle.ValueClass(3000, "#fd8d3c", 0.2),
      new LayerStyle.ValueClass(10_000, "#e31a1c", 0.2),
      new LayerStyle.ValueClass(Double.POSITIVE_INFINITY, "#800026", 0.2));

  @Mixin
  private ImportOutput output;

  @Parameters(paramLabel = "RASTER", description = "people per cell (GeoTIFF)")
  private Path file;

  @Option(
      names = "--zones",
      paramLabel = "FILE",
      description = "polygons with the columns of \"luong import zones\"; default: the wards")
  private Path zoneFile;

  @Option(names = "--layer", paramLabel = "NAME", description = "layer of the zones' GeoPackage")
  private String zoneLayer;

  @Option(
      names = "--raster-crs",
      paramLabel = "EPSG",
      description = "coordinate system of the raster instead of its own")
  private String rasterCrs;

  /**
   * What was counted, by zone.
   *
   * @param sums people of the raster
   * @param known residents that the zones have; NaN where they do not say
   */
  private record Counted(ZoneLayer zones, List<PopulationRaster.ZoneSum> sums, List<Double> known) {
    double people(int zone) {
      return sums.get(zone).people();
    }

    double total() {
      return sums.stream().mapToDouble(PopulationRaster.ZoneSum::people).sum();
    }

    /** How much more people the raster has than the zone, in percent of the zone's. */
    double differencePercent(int zone) {
      return known.get(zone) > 0 ? 100 * (people(zone) / known.get(zone) - 1) : Double.NaN;
    }
  }

  @Override
  public Integer call() throws IOException {
    ProblemLog problems = new ProblemLog();
    MetricProjection projection = MetricProjection.of(MetricProjection.DEFAULT_CODE);
    ZoneLayer zones = problems.collect(() -> zones(projection, problems));
    PopulationRaster raster = problems.collect(() -> PopulationRaster.open(
        RasterRequest.of(file, SourcePosition.of("options"))
            .withCrs(Optional.ofNullable(rasterCrs)),
        projection,
        problems));
    RunFolder folder = output.create(problems);
    try (folder;
        raster) {
      problems.throwIfErrors();
      Counted counted = count(raster, zones, problems);
      problems.throwIfErrors();
      write(counted, folder.file(ZONES), projection);
      Map<String, Object> report = report(counted, raster.system(), problems);
      Files.writeString(folder.file(SCENARIO), scenario());
      output.finish(folder, problems, report, text -> print(counted, report, text));
    }
    return ExitCode.DONE;
  }

  private ZoneLayer zones(MetricProjection projection, ProblemLog problems) {
    if (zoneFile == null) {
      return BinhDuongZones.of(BinhDuongTables.read(), CENSUS_YEAR);
    }
    LayerRequest request = LayerRequest.of(
            zoneFile, SourcePosition.of("--zones"), LayerRequest.Shape.POLYGON)
        .withLayer(Optional.ofNullable(zoneLayer));
    return ZoneFeatures.read(
        LayerReader.read(request, projection, problems),
        LayerColumns.usual(SourcePosition.of("--zones")),
        problems);
  }

  private Counted count(PopulationRaster raster, ZoneLayer zones, ProblemLog problems) {
    Envelope extent = new Envelope();
    for (int zone = 0; zone < zones.zoneCount(); zone++) {
      extent.expandToInclude(zones.polygon(zone).getEnvelopeInternal());
    }
    raster.requireOverlap(extent);
    String column = zoneFile == null ? WARD_POPULATION : ZoneFeatures.RESIDENTS;
    Counted counted = new Counted(
        zones,
        IntStream.range(0, zones.zoneCount())
            .mapToObj(zone -> raster.count(zones.polygon(zone), (x, y, people) -> {}))
            .toList(),
        IntStream.range(0, zones.zoneCount())
            .mapToObj(zone -> number(zones, zone, column))
            .toList());
    for (int zone = 0; zone < zones.zoneCount(); zone++) {
      double covered = counted.sums.get(zone).coveredShare();
      if (covered < COVERED) {
        problems.add(Problem.warning(
            "raster-gaps",
            SourcePosition.of(file.toString()),
            "zone \"" + zones.id(zone) + "\"",
            String.format(Locale.ROOT, "the raster has values in %.0f %% of it", 100 * covered),
            "nobody lives where it has none",
            "Nothing needs to be done where that is water; else take a raster that covers it."));
      }
    }
    if (!(counted.total() > 0)) {
      problems.add(Problem.error(
          "empty-raster",
          SourcePosition.of(file.toString()),
          "",
          "nobody lives in its cells in the zones",
          "expected people by cell",
          "Check its values and its coordinate system: gdalinfo -stats."));
    }
    return counted;
  }

  private static double number(ZoneLayer zones, int zone, String column) {
    String text = zones.attributes().findText(zone, column);
    return text == null ? Double.NaN : Double.parseDouble(text);
  }

  private static void write(Counted counted, Path target, MetricProjection projection)
      throws IOException {
    ZoneLayer zones = counted.zones;
    FeatureLayer layer = new FeatureLayer(
            "zones", FeatureLayer.Shape.MULTI_POLYGON, zones.zoneCount(), zones::polygon)
        .text("id", zones::id)
        .text("name", zone -> zones.attributes().findText(zone, ZoneFeatures.NAME))
        .real("area_km2", zone -> zones.areaSquareMeters(zone) / 1e6)
        .real(ZoneFeatures.RESIDENTS, counted::people)
        .real("residents_before", counted.known::get)
        .real("difference_percent", counted::differencePercent)
        .real("people_km2", zone -> counted.people(zone) * 1e6 / zones.areaSquareMeters(zone))
        .real("covered_percent", zone -> 100 * counted.sums.get(zone).coveredShare())
        .style(LayerStyle.graduatedAreas(
            "People per km²", "people_km2", "people per km²", DENSITIES, "name"))
        .style(LayerStyle.areas("Zones", "#ffffbf", "#878787", "name"));
    for (String number : ZoneFeatures.NUMBERS) {
      boolean isAny = IntStream.range(0, zones.zoneCount())
          .anyMatch(zone -> zones.attributes().findText(zone, number) != null);
      if (isAny && !number.equals(ZoneFeatures.RESIDENTS)) {
        layer.real(number, zone -> number(zones, zone, number));
      }
    }
    try (GeoPackageWriter writer = GeoPackageWriter.create(target, projection.epsg())) {
      writer.write(layer);
    }
  }

  private Map<String, Object> report(Counted counted, String crs, ProblemLog problems) {
    List<Integer> compared = compared(counted);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("source", file.getFileName().toString());
    report.put("crs", crs);
    report.put("zones", counted.zones.zoneCount());
    report.put("residents", counted.total());
    report.put(
        "residentsBefore", compared.stream().mapToDouble(counted.known::get).sum());
    report.put("zonesCompared", compared.size());
    report.put(
        "meanAbsoluteDifferencePercent",
        compared.stream()
            .mapToDouble(zone -> Math.abs(counted.differencePercent(zone)))
            .average()
            .orElse(0));
    report.put("warnings", problems.countByKind());
    return report;
  }

  /** Zones that say how many live there, those first that differ most from the raster. */
  private static List<Integer> compared(Counted counted) {
    return IntStream.range(0, counted.zones.zoneCount())
        .filter(zone -> Double.isFinite(counted.differencePercent(zone)))
        .boxed()
        .sorted((one, other) -> Double.compare(
            Math.abs(counted.people(other) - counted.known.get(other)),
            Math.abs(counted.people(one) - counted.known.get(one))))
        .toList();
  }

  private String scenario() {
    Path raster = output
        .folder()
        .toAbsolutePath()
        .normalize()
        .relativize(file.toAbsolutePath().normalize());
    String crs = rasterCrs == null ? "" : "  raster-crs: " + rasterCrs + "\n";
    return """
        # A working day of the people of Bình Dương, who live where %s says.
        extends: %s
        name: Bình Dương 2019 by a population raster
        %spopulation:
          sample: 5%%
          raster: "%s"
        %s  # as many in each zone as the raster has; "zones" for as many as the census counted
          residents: raster
        """.formatted(
            file.getFileName(),
            BundledScenarios.STANDARD,
            zoneFile == null ? "" : "zones: " + ZONES + "\n",
            raster.toString().replace('\\', '/'),
            crs);
  }

  private void print(Counted counted, Map<String, Object> report, PrintWriter text) {
    List<Integer> compared = compared(counted);
    text.printf(
        Locale.ROOT,
        "Counted %,.0f people of %s (%s) in %,d zones%s.%n",
        counted.total(),
        report.get("source"),
        report.get("crs"),
        counted.zones.zoneCount(),
        zoneFile == null ? ", wards drawn around their centres" : "");
    if (!compared.isEmpty()) {
      text.printf(
          Locale.ROOT,
          "The zones have %,.0f residents; they differ by %.0f %% of theirs on average. Most in:%n",
          report.get("residentsBefore"),
          report.get("meanAbsoluteDifferencePercent"));
    }
    for (int zone : compared.subList(0, Math.min(SHOWN, compared.size()))) {
      text.printf(
          Locale.ROOT,
          "  %-24s %,12.0f by the raster %,12.0f before  %+.0f %%%n",
          counted.zones.attributes().findText(zone, ZoneFeatures.NAME),
          counted.people(zone),
          counted.known.get(zone),
          counted.differencePercent(zone));
    }
    text.printf(
        "Written to %s: %s, %s, %s.%n", output.folder(), ZONES, ImportOutput.REPORT, SCENARIO);
    text.printf("Look at it: %s in QGIS.%n", output.folder().resolve(ZONES));
    text.printf("Next: \"luong run %s\".%n", output.folder().resolve(SCENARIO));
  }
}
