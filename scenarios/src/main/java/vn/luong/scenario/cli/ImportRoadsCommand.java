package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.export.NetworkLayers;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.LayerReader;
import vn.luong.gis.features.LayerRequest;
import vn.luong.gis.features.MapLayer;
import vn.luong.gis.roadlayers.DrawnNetwork;
import vn.luong.gis.roadlayers.RoadColumns;
import vn.luong.gis.roadlayers.RoadFeatures;
import vn.luong.gis.roads.HighwayClass;
import vn.luong.scenario.config.LayerMapping;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.matsim.NetworkXmlWriter;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** {@code luong import roads}: a network from a layer of lines. */
@Command(
    name = "roads",
    description = {
      "Makes a road network of a layer of lines. Roads meet where they share an end, and where one",
      "ends on another. DIR then holds network.xml.gz (MATSim), network.gpkg (QGIS) and",
      "import-report.json. The network is what the key \"network\" of a scenario takes."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportRoadsCommand implements Callable<Integer> {
  private static final String NETWORK = "network.xml.gz";

  @Mixin
  private LayerOptions layerOptions;

  @Mixin
  private ImportOutput output;

  @Option(
      names = "--mapping",
      paramLabel = "YAML",
      description = {
        "which columns say what, and what their classes are, e.g.",
        "columns: {id: ma, class: loai, lanes: so_lan, speed: van_toc}",
        "classes: {Quốc lộ: trunk, Đường tỉnh: primary}",
        "columns: id, name, class, lanes, speed (km/h), capacity (PCE/h), oneway, modes,"
            + " closed_hours;",
        "lanes and capacity of one direction; default: columns of the usual names"
      })
  private Path mapping;

  @Option(
      names = "--metric-crs",
      paramLabel = "EPSG",
      defaultValue = MetricProjection.DEFAULT_CODE,
      description = "metric coordinate system of the network (default: ${DEFAULT-VALUE})")
  private String metricCrs;

  @Option(
      names = "--tolerance",
      paramLabel = "METRES",
      defaultValue = "1",
      description = "ends nearer than this meet (default: ${DEFAULT-VALUE})")
  private double toleranceMeters;

  @Option(
      names = "--split-crossings",
      description = "crossing lines are junctions; without it one may be a bridge")
  private boolean cutsCrossings;

  @Override
  public Integer call() throws IOException {
    ProblemLog problems = new ProblemLog();
    problems.collect(() -> checkTolerance());
    MetricProjection projection = problems.collect(() -> MetricProjection.of(metricCrs));
    RoadColumns columns = problems.collect(() -> columns(problems));
    RunFolder folder = output.create(problems);
    try (folder) {
      problems.throwIfErrors();
      MapLayer layer =
          LayerReader.read(layerOptions.request(LayerRequest.Shape.LINE), projection, problems);
      var roads = RoadFeatures.read(layer, columns, problems);
      problems.throwIfErrors();
      DrawnNetwork.Result result =
          DrawnNetwork.build(roads, projection, toleranceMeters, cutsCrossings);
      requireLinks(result.network());
      NetworkXmlWriter.write(result.network(), folder.file(NETWORK));
      try (GeoPackageWriter writer =
          GeoPackageWriter.create(folder.file(RunFolder.NETWORK_MAP), projection.epsg())) {
        writer.write(NetworkLayers.links(result.network()));
        writer.write(NetworkLayers.nodes(result.network()));
      }
      Map<String, Object> report = report(layer, result, projection, problems);
      output.finish(folder, problems, report, text -> print(report, text));
    }
    return ExitCode.DONE;
  }

  private void checkTolerance() {
    if (!(toleranceMeters > 0 && toleranceMeters <= 100)) {
      throw new InvalidInputException(Problem.error(
          "bad-option",
          SourcePosition.of("--tolerance"),
          "",
          "it is " + toleranceMeters,
          "expected metres above 0, 100 at most",
          "Leave it out for 1 m."));
    }
  }

  private RoadColumns columns(ProblemLog problems) {
    if (mapping == null) {
      return RoadColumns.usual(SourcePosition.of("options"));
    }
    LayerMapping read = LayerMapping.read(mapping, RoadColumns.KEYS);
    Map<String, HighwayClass> classes = new LinkedHashMap<>();
    List<String> known =
        List.of(HighwayClass.values()).stream().map(HighwayClass::tag).toList();
    read.classes().forEach((value, tag) -> {
      Optional<HighwayClass> found = HighwayClass.ofTag(tag);
      found.ifPresent(one -> classes.put(value, one));
      if (found.isEmpty()) {
        problems.add(Problem.error(
            "unknown-road-class",
            SourcePosition.of(mapping.toString()),
            "class \"" + value + "\"",
            "there is no road class \"" + tag + "\"",
            "known are " + String.join(", ", known),
            NearestName.remedy(tag, known, "Choose one of these.")));
      }
    });
    return new RoadColumns(
        new LayerColumns(read.columns(), SourcePosition.of(mapping.toString())), classes);
  }

  private void requireLinks(Network network) {
    if (network.linkCount() == 0) {
      throw new InvalidInputException(Problem.error(
          "no-roads",
          SourcePosition.of(layerOptions.file().toString()),
          "",
          "no road can be reached from another and left again",
          "a network needs connected roads",
          "Look at oneway columns; raise --tolerance, or use --split-crossings."));
    }
  }

  private Map<String, Object> report(
      MapLayer layer,
      DrawnNetwork.Result result,
      MetricProjection projection,
      ProblemLog problems) {
    Map<String, Object> report = layerOptions.report(layer);
    report.put("crs", projection.code());
    report.put("featuresRead", layer.readCount());
    report.put("featuresUsed", layer.features().size());
    report.put("cutsWhereAnotherRoadMeets", result.cuts());
    report.put("links", result.network().linkCount());
    report.put("nodes", result.network().nodeCount());
    report.put("droppedLinksByMode", new TreeMap<>(result.droppedLinksByMode()));
    report.put("warnings", problems.countByKind());
    return report;
  }

  private void print(Map<String, Object> report, PrintWriter text) {
    text.printf(
        Locale.ROOT,
        "Read %s (%s): %,d of %,d features used.%n",
        report.get("source"),
        report.get("sourceCrs"),
        report.get("featuresUsed"),
        report.get("featuresRead"));
    text.printf(
        Locale.ROOT,
        "Made a network of %,d links and %,d nodes in %s; roads were cut at %,d places where"
            + " another meets them.%n",
        report.get("links"),
        report.get("nodes"),
        report.get("crs"),
        report.get("cutsWhereAnotherRoadMeets"));
    text.println("Links cut off from the rest, by mode: " + report.get("droppedLinksByMode") + ".");
    text.printf(
        "Written to %s: %s, %s, %s.%n",
        output.folder(), NETWORK, RunFolder.NETWORK_MAP, ImportOutput.REPORT);
    text.printf("Look at it: %s in QGIS.%n", output.folder().resolve(RunFolder.NETWORK_MAP));
    text.printf(
        "Next: write \"network: %s\" into a scenario.%n", output.folder().resolve(NETWORK));
  }
}
