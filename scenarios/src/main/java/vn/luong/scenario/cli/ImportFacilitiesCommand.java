package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.LayerReader;
import vn.luong.gis.features.LayerRequest;
import vn.luong.gis.features.MapLayer;
import vn.luong.gis.sites.FacilityColumns;
import vn.luong.gis.sites.FacilitySites;
import vn.luong.scenario.config.LayerMapping;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.matsim.FacilitiesXmlWriter;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** {@code luong import facilities}: MATSim's facilities from a layer of points or polygons. */
@Command(
    name = "facilities",
    description = {
      "Makes MATSim's facilities of a layer of points or polygons, each linked to its nearest link.",
      "DIR then holds facilities.xml.gz, which inputFacilitiesFile of a MATSim config takes, and",
      "import-report.json."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportFacilitiesCommand implements Callable<Integer> {
  private static final String FACILITIES = "facilities.xml.gz";

  @Mixin
  private LayerOptions layerOptions;

  @Mixin
  private SiteOptions site;

  @Mixin
  private ImportOutput output;

  @Option(
      names = "--mapping",
      paramLabel = "YAML",
      description = {
        "which columns say what, and which activities their types are, e.g.",
        "columns: {id: ma, type: loai, capacity: suc_chua, open: gio_mo, close: gio_dong}",
        "classes: {Trường học: \"education, work\", Chợ: \"shop, work\"}",
        "columns: id, name, type (activity types, separated by commas), capacity (persons at a",
        "time), open, close; default: columns of the usual names"
      })
  private Path mapping;

  @Option(
      names = "--type",
      paramLabel = "ACTIVITY",
      description = "activity type of features that state none")
  private String type;

  @Option(names = "--polygons", description = "facilities are polygons instead of points")
  private boolean isPolygons;

  @Option(
      names = "--max-distance",
      paramLabel = "METRES",
      description =
          "facilities further than this from their link are told (default: ${DEFAULT-VALUE})")
  private double farMeters = FacilitySites.STANDARD_FAR_METERS;

  @Override
  public Integer call() throws IOException {
    ProblemLog problems = new ProblemLog();
    SiteOptions.checkMeters("--max-distance", farMeters, problems);
    FacilityColumns columns = problems.collect(this::columns);
    Network network = problems.collect(() -> site.network(problems));
    RunFolder folder = output.create(problems);
    try (folder) {
      problems.throwIfErrors();
      int mode = site.mode(network, problems);
      problems.throwIfErrors();
      MetricProjection projection = site.projection(network);
      LayerRequest.Shape shape = isPolygons ? LayerRequest.Shape.POLYGON : LayerRequest.Shape.POINT;
      MapLayer layer = LayerReader.read(layerOptions.request(shape), projection, problems);
      FacilitySites.Result result = FacilitySites.read(
          layer, columns, Optional.ofNullable(type), network, mode, farMeters, problems);
      problems.throwIfErrors();
      FacilitiesXmlWriter.write(result.facilities(), network, folder.file(FACILITIES));
      Map<String, Object> report = report(layer, result, problems);
      output.finish(folder, problems, report, text -> print(report, text));
    }
    return ExitCode.DONE;
  }

  private FacilityColumns columns() {
    if (mapping == null) {
      return FacilityColumns.usual(SourcePosition.of("options"));
    }
    LayerMapping read = LayerMapping.read(mapping, FacilitySites.KEYS);
    return new FacilityColumns(
        new LayerColumns(read.columns(), SourcePosition.of(mapping.toString())), read.classes());
  }

  private Map<String, Object> report(
      MapLayer layer, FacilitySites.Result result, ProblemLog problems) {
    Facilities facilities = result.facilities();
    Map<String, Integer> byType = new TreeMap<>();
    for (int facility = 0; facility < facilities.size(); facility++) {
      facilities
          .options(facility)
          .forEach(option -> byType.merge(option.activityType(), 1, Integer::sum));
    }
    Map<String, Object> report = layerOptions.report(layer);
    report.put("featuresRead", layer.readCount());
    report.put("facilities", facilities.size());
    report.put("facilitiesByActivity", byType);
    report.put(
        "meanDistanceMeters", Arrays.stream(result.distanceMeters()).average().orElse(0));
    report.put(
        "largestDistanceMeters", Arrays.stream(result.distanceMeters()).max().orElse(0));
    report.put("warnings", problems.countByKind());
    return report;
  }

  private void print(Map<String, Object> report, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "Read %s (%s): %,d facilities of %,d features.%n",
        report.get("source"),
        report.get("sourceCrs"),
        report.get("facilities"),
        report.get("featuresRead"));
    text.printf(
        Locale.ROOT,
        "Linked to the nearest links: %.1f m away on average, %.1f m at most. By activity: %s.%n",
        report.get("meanDistanceMeters"),
        report.get("largestDistanceMeters"),
        report.get("facilitiesByActivity"));
    text.printf("Written to %s: %s, %s.%n", output.folder(), FACILITIES, ImportOutput.REPORT);
    text.printf(
        "Next: name %s as inputFacilitiesFile of a MATSim config with this network.%n",
        output.folder().resolve(FACILITIES));
  }
}
