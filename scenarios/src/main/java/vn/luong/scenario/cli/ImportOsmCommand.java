package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.export.NetworkLayers;
import vn.luong.gis.osm.OsmReader;
import vn.luong.gis.rasters.HeightRaster;
import vn.luong.gis.rasters.RasterRequest;
import vn.luong.gis.roads.ClipPolygon;
import vn.luong.gis.roads.ImportReport;
import vn.luong.gis.roads.RoadMode;
import vn.luong.gis.roads.RoadNetworkBuilder;
import vn.luong.scenario.config.BundledScenarios;
import vn.luong.scenario.config.Quantity;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.matsim.NetworkXmlWriter;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** {@code luong import osm}: a road network from an OpenStreetMap file. */
@Command(
    name = "osm",
    description = {
      "Makes a road network of an OpenStreetMap file (.osm.pbf, .osm, .osm.gz).",
      "DIR then holds network.xml.gz (MATSim), network.gpkg (QGIS) and import-report.json;",
      "for a map in Bình Dương's coordinates also scenario.yaml, to simulate its people there."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportOsmCommand implements Callable<Integer> {
  private static final String NETWORK = "network.xml.gz";
  private static final String SCENARIO = "scenario.yaml";
  private static final int LONGEST_INSIDE_JUNCTION_METERS = 100;

  /** Streets of a map jam before routes spread over them, so this takes more iterations than the bundled roads. */
  private static final String SCENARIO_TEXT = """
      # A working day of the people of Bình Dương on the roads of %s.
      # Wards that the map does not cover are left out; luong says which.
      extends: %s
      name: Bình Dương 2019 on the roads of a map
      network: %s
      population: {sample: 5%%}
      iterations: 40
      """;

  @Parameters(paramLabel = "FILE", description = "the map")
  private Path file;

  @Mixin
  private ImportOutput output;

  @Option(
      names = "--crs",
      paramLabel = "EPSG",
      description = "metric coordinate system, e.g. EPSG:32648; default: the map's UTM zone")
  private String crs;

  @Option(
      names = "--bbox",
      paramLabel = "W,S,E,N",
      description =
          "only ways that touch this area, in degrees: min lon, min lat, max lon, max lat")
  private String area;

  @Option(
      names = "--clip",
      paramLabel = "FILE",
      description = "only ways that touch the polygons of this GeoJSON file")
  private Path clip;

  @Option(
      names = "--modes",
      paramLabel = "MODE",
      split = ",",
      description = "these of car, motorbike, bus, truck, rail; default: car,motorbike,bus")
  private List<String> modes;

  @Option(names = "--rail", description = "tracks and metro lines too, for the mode rail")
  private boolean hasRail;

  @Option(names = "--ferries", description = "ferries for vehicles too")
  private boolean hasFerries;

  @Option(
      names = "--signals",
      description = "traffic signals take capacity (0.45 of 1900 PCE/h and lane) and 13.6 s")
  private boolean hasSignals;

  @Option(
      names = "--cluster-junctions",
      paramLabel = "METERS",
      description = "one node for each junction of divided roads, e.g. 15m")
  private String junctions;

  @Option(
      names = "--elevation",
      paramLabel = "FILE",
      description =
          "raster of heights in metres (GeoTIFF): nodes get MATSim's z, links a slope on the map")
  private Path elevation;

  @Option(
      names = "--raster-crs",
      paramLabel = "EPSG",
      description = "coordinate system of the raster instead of its own")
  private String rasterCrs;

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    ProblemLog problems = new ProblemLog();
    RoadNetworkBuilder builder = new RoadNetworkBuilder(file);
    problems.collect(() -> builder.withModes(wantedModes()));
    if (crs != null) {
      builder.withCrs(crs);
    }
    if (area != null && clip != null) {
      problems.add(Problem.error(
          "bad-option",
          SourcePosition.of("--clip"),
          "",
          "--bbox is given too",
          "one area is needed",
          "Leave one of them out."));
    } else if (area != null) {
      problems.collect(() -> builder.withArea(wantedArea()));
    } else if (clip != null) {
      problems.collect(() -> builder.withArea(ClipPolygon.read(clip)));
    }
    if (junctions != null) {
      problems.collect(() -> builder.withJoinedJunctions(wantedJunctionMeters()));
    }
    if (hasFerries) {
      builder.withFerries();
    }
    if (hasSignals) {
      builder.withSignals();
    }
    // Looks at the first bytes, so that a wrong file is told together with wrong options.
    problems.collect(() -> new OsmReader(file));
    if (elevation != null) {
      problems.collect(() -> HeightRaster.requireReadable(heights()));
    }
    RunFolder folder = output.create(problems);
    try (folder) {
      problems.throwIfErrors();
      RoadNetworkBuilder.Result result = withHeights(builder.build());
      Map<String, Object> report = report(result);
      NetworkXmlWriter.write(result.network(), folder.file(NETWORK));
      writeGeoPackage(result, folder.file(RunFolder.NETWORK_MAP));
      if (isOfRegion(result)) {
        Files.writeString(
            folder.file(SCENARIO),
            SCENARIO_TEXT.formatted(file.getFileName(), BundledScenarios.STANDARD, NETWORK));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      output.finish(folder, result.problems(), report, text -> print(result, seconds, text));
    }
    return ExitCode.DONE;
  }

  private RoadNetworkBuilder.Result withHeights(RoadNetworkBuilder.Result flat) {
    if (elevation == null) {
      return flat;
    }
    Network network =
        HeightRaster.withHeights(flat.network(), heights(), flat.projection(), flat.problems());
    return new RoadNetworkBuilder.Result(
        network, flat.projection(), flat.report(), flat.problems());
  }

  private RasterRequest heights() {
    return RasterRequest.of(elevation, SourcePosition.of("--elevation"))
        .withCrs(Optional.ofNullable(rasterCrs));
  }

  /** True if the network has the coordinates of the bundled region, whose people could use it. */
  private static boolean isOfRegion(RoadNetworkBuilder.Result result) {
    return result.projection().code().equals(MetricProjection.DEFAULT_CODE);
  }

  private static void writeGeoPackage(RoadNetworkBuilder.Result result, Path target)
      throws IOException {
    try (GeoPackageWriter writer =
        GeoPackageWriter.create(target, result.projection().epsg())) {
      writer.write(NetworkLayers.links(result.network()));
      writer.write(NetworkLayers.nodes(result.network()));
    }
  }

  private Map<String, Object> report(RoadNetworkBuilder.Result result) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("source", file.getFileName().toString());
    report.put("crs", result.projection().code());
    report.put("network", result.report());
    report.put("warnings", result.problems().countByKind());
    return report;
  }

  private void print(RoadNetworkBuilder.Result result, double seconds, PrintWriter text) {
    ImportReport counts = result.report();
    Network network = result.network();
    text.printf(
        Locale.ROOT,
        "Read %s: %,d nodes, %,d ways, %,d of them with a highway tag.%n",
        file.getFileName(),
        counts.counts().getOrDefault(ImportReport.NODES_READ, 0),
        counts.counts().getOrDefault(ImportReport.WAYS_READ, 0),
        counts.counts().getOrDefault(ImportReport.HIGHWAYS_READ, 0));
    text.printf(
        Locale.ROOT,
        "Made a network of %,d links and %,d nodes, %,.0f km of road, in %s (%.1f s).%n",
        network.linkCount(),
        network.nodeCount(),
        counts.wayKilometersByClass().values().stream().mapToDouble(km -> km).sum(),
        result.projection().code(),
        seconds);
    printCounts(text, "Kilometres", counts.wayKilometersByClass());
    printCounts(text, "Ways left out", counts.droppedWays());
    printCounts(text, "Links cut off from the rest", counts.droppedLinksByMode());
    printCounts(text, "Repaired", counts.repaired());
    printCounts(text, "In the map but not applied", counts.notApplied());
    text.printf(
        "Written to %s: %s, %s, %s.%n",
        output.folder(), NETWORK, RunFolder.NETWORK_MAP, ImportOutput.REPORT);
    printNext(result, text);
  }

  private void printNext(RoadNetworkBuilder.Result result, PrintWriter text) {
    text.printf("Look at it: %s in QGIS.%n", output.folder().resolve(RunFolder.NETWORK_MAP));
    if (isOfRegion(result)) {
      text.printf(
          "Next: \"luong run %s\" simulates the people of Bình Dương on these roads.%n",
          output.folder().resolve(SCENARIO));
    } else {
      text.printf(
          "Next: name %s as inputNetworkFile in a MATSim config and type \"luong run config.xml\"."
              + " For the people of Bình Dương import a map of it with --crs %s.%n",
          output.folder().resolve(NETWORK), MetricProjection.DEFAULT_CODE);
    }
  }

  private static void printCounts(
      PrintWriter text, String title, Map<String, ? extends Number> counts) {
    if (!counts.isEmpty()) {
      text.println(title + ": "
          + counts.entrySet().stream()
              .map(entry -> entry.getKey() + " "
                  + String.format(Locale.ROOT, "%,.0f", entry.getValue().doubleValue()))
              .collect(Collectors.joining(", "))
          + ".");
    }
  }

  private double wantedJunctionMeters() {
    double meters = Quantity.LENGTH
        .parse(junctions)
        .or(() -> Quantity.NUMBER.parse(junctions))
        .orElse(Double.NaN);
    if (!(meters > 0 && meters <= LONGEST_INSIDE_JUNCTION_METERS)) {
      throw badOption(
          "--cluster-junctions",
          "\"" + junctions + "\" is no such length",
          "more than 0 and at most " + LONGEST_INSIDE_JUNCTION_METERS + " m",
          "Take the distance of the carriageways of a divided road, e.g. 15 m.");
    }
    return meters;
  }

  private Set<RoadMode> wantedModes() {
    Set<RoadMode> wanted = modes == null ? RoadMode.usual() : EnumSet.noneOf(RoadMode.class);
    if (hasRail) {
      wanted.add(RoadMode.RAIL);
    }
    if (modes == null) {
      return wanted;
    }
    List<String> known =
        Arrays.stream(RoadMode.values()).map(RoadMode::modeName).toList();
    for (String name : modes) {
      int index = known.indexOf(name.strip());
      if (index < 0) {
        String remedy =
            NearestName.remedy(name, known, "Leave the option out to take the usual ones.");
        throw badOption("--modes", "\"" + name + "\" is no mode", String.join(", ", known), remedy);
      }
      wanted.add(RoadMode.values()[index]);
    }
    return wanted;
  }

  private Envelope wantedArea() {
    String expected = "west,south,east,north in degrees, e.g. 106.6,10.8,106.9,11.1";
    String remedy = "Give longitude before latitude, the smaller ones first.";
    String[] parts = area.split(",", -1);
    double[] degrees = new double[4];
    try {
      if (parts.length != degrees.length) {
        throw new NumberFormatException();
      }
      for (int part = 0; part < degrees.length; part++) {
        degrees[part] = Double.parseDouble(parts[part].strip());
      }
    } catch (NumberFormatException e) {
      throw badOption("--bbox", "\"" + area + "\" is not four numbers", expected, remedy);
    }
    boolean isArea = degrees[0] >= -180
        && degrees[0] < degrees[2]
        && degrees[2] <= 180
        && degrees[1] >= -90
        && degrees[1] < degrees[3]
        && degrees[3] <= 90;
    if (!isArea) {
      throw badOption("--bbox", "\"" + area + "\" is no area", expected, remedy);
    }
    return new Envelope(degrees[0], degrees[2], degrees[1], degrees[3]);
  }

  private static InvalidInputException badOption(
      String option, String found, String expected, String remedy) {
    return new InvalidInputException(Problem.error(
        "bad-option", SourcePosition.of(option), "", found, "expected " + expected, remedy));
  }
}
