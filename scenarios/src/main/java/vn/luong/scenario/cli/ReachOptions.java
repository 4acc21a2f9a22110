package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.GeoJsonFile;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.spatial.NearestLink;
import vn.luong.scenario.config.BundledScenarios;
import vn.luong.scenario.config.Quantity;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.matsim.MatsimScenarioReader;
import vn.luong.scenario.preparation.ScenarioCompiler;
import vn.luong.scenario.reach.ReachOrigin;
import vn.luong.scenario.reach.ReachResult;
import vn.luong.scenario.reach.ReachWorld;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/** What commands about the surroundings of a place have in common: whose roads and people, and where answers go. */
final class ReachOptions {
  /** A place further from all roads than this is surely not the one that was meant. */
  private static final double GREATEST_DISTANCE_METERS = 5000;

  private static final Pattern PLACE =
      Pattern.compile("\\s*(-?[0-9]+(?:\\.[0-9]+)?)\\s*,\\s*(-?[0-9]+(?:\\.[0-9]+)?)\\s*");

  @Parameters(
      paramLabel = "RUN|SCENARIO",
      arity = "0..1",
      defaultValue = BundledScenarios.STANDARD,
      description = {
        "Folder of a finished run, for the travel times of its last day, or a scenario (bundled name,",
        ".yaml or MATSim config.xml), for those of empty roads (default: ${DEFAULT-VALUE})."
      })
  private String what;

  @Option(
      names = "--sample",
      paramLabel = "PERCENT",
      description = "Share of a scenario's people that is drawn; the figures are expanded.")
  private String sample;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the areas as a map layer: FILE.geojson or FILE.gpkg.")
  private Path out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean isJson;

  /** Reads the run or the scenario; null if there are problems. */
  ReachWorld world(ProblemLog problems) {
    checkOut(problems);
    return problems.collect(() -> {
      Path path = Path.of(what);
      if (Files.isDirectory(path)) {
        return ReachWorld.of(RunFolder.open(path), problems);
      }
      RunnableScenario scenario = scenario(path, problems);
      problems.throwIfErrors();
      return ReachWorld.of(scenario);
    });
  }

  private RunnableScenario scenario(Path path, ProblemLog problems) {
    String name = what.toLowerCase(Locale.ROOT);
    if (name.endsWith(".xml") || name.endsWith(".xml.gz")) {
      return MatsimScenarioReader.read(
          MatsimScenarioReader.readConfig(path, List.of(), true, problems), 1, problems);
    }
    ScenarioOverrides overrides = new ScenarioOverrides(
        Optional.ofNullable(sample), Optional.empty(), Optional.empty(), Optional.empty());
    return ScenarioCompiler.compile(what, overrides, problems);
  }

  private void checkOut(ProblemLog problems) {
    if (out == null) {
      return;
    }
    if (!isGeoPackage() && !fileName().endsWith(".geojson")) {
      problems.add(BadOption.of(
          "--out",
          "is " + out,
          "a file .geojson or .gpkg is written",
          "Write e.g. --out area.gpkg."));
    } else if (Files.exists(out)) {
      problems.add(BadOption.of(
          "--out", out + " is there already", "a new file is written", "Choose another name."));
    }
  }

  private boolean isGeoPackage() {
    return fileName().endsWith(".gpkg");
  }

  private String fileName() {
    return out.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  /** Numbers separated by commas, positive and rising. */
  static List<Double> rising(String option, String text, ProblemLog problems) {
    List<Double> numbers = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      double number = Quantity.NUMBER.parse(part).orElse(Double.NaN);
      if (!(number > 0) || !numbers.isEmpty() && number <= numbers.get(numbers.size() - 1)) {
        problems.add(BadOption.of(
            option,
            "is \"" + text + "\"",
            "must be positive numbers that rise, separated by commas",
            "Write e.g. " + option + " " + (option.equals("--meters") ? "400,800" : "15,30,45")
                + "."));
        return List.of();
      }
      numbers.add(number);
    }
    return numbers;
  }

  /** Places {@code lon,lat} on the network; where its system is unknown, {@code x,y} in that system. */
  static List<ReachOrigin> origins(List<String> places, ReachWorld world, ProblemLog problems) {
    List<ReachOrigin> origins = new ArrayList<>();
    NearestLink.Query roads = NearestLink.of(world.network(), link -> true).query();
    for (String place : places) {
      Matcher matcher = PLACE.matcher(place);
      if (!matcher.matches()) {
        problems.add(BadOption.of(
            "--from",
            "is \"" + place + "\"",
            "a longitude and a latitude are expected",
            "Write e.g. --from 106.683,11.0585."));
        continue;
      }
      double[] point = {Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(2))};
      problems.collect(() -> {
        double[] metric = isEpsg(world.crs())
            ? MetricProjection.of(world.crs()).project(point[0], point[1])
            : point;
        if (roads.find(metric[0], metric[1], GREATEST_DISTANCE_METERS) < 0) {
          problems.add(farAway(place, world));
        }
        origins.add(new ReachOrigin(place.strip(), metric[0], metric[1]));
      });
    }
    return origins;
  }

  private static boolean isEpsg(String crs) {
    return crs.startsWith("EPSG:");
  }

  private static Problem farAway(String place, ReachWorld world) {
    return BadOption.of(
        "--from",
        "no road of " + world.name() + " lies within 5 km of " + place,
        isEpsg(world.crs())
            ? "a longitude and a latitude (WGS 84) are expected, in this order"
            : "x and y in the coordinates of the network are expected",
        "Correct the place.");
  }

  /**
   * Writes and prints the answer.
   *
   * @param limitColumn name of the limits, with their unit
   */
  void tell(
      PrintWriter print,
      ReachWorld world,
      String title,
      String layerName,
      String limitColumn,
      List<ReachResult> results) {
    if (out != null) {
      write(world, layer(layerName, limitColumn, results));
    }
    if (isJson) {
      print.println(JsonFile.text(answer(title, limitColumn, results)));
    } else {
      printWords(print, world, title, limitColumn, results);
    }
    print.flush();
  }

  private static Map<String, Object> answer(
      String title, String limitColumn, List<ReachResult> results) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ReachResult result : results) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("origin", result.origin());
      row.put(limitColumn, result.limit());
      row.put("roadKilometers", result.roadMeters() / 1000);
      row.put("areaSquareKilometers", result.areaSquareKilometers());
      row.put("residents", result.residents());
      row.put("workplaces", result.workplaces());
      rows.add(row);
    }
    return Map.of("title", title, "results", rows);
  }

  private void printWords(
      PrintWriter print,
      ReachWorld world,
      String title,
      String limitColumn,
      List<ReachResult> results) {
    print.println(title);
    int width =
        results.stream().mapToInt(result -> result.origin().length()).max().orElse(0);
    String heading = "%-" + Math.max(5, width) + "s %9s %9s %9s %12s %12s%n";
    print.printf(heading, "from", limitColumn, "road km", "km²", "residents", "workplaces");
    for (ReachResult result : results) {
      print.printf(
          Locale.ROOT,
          "%-" + Math.max(5, width) + "s %9s %9.1f %9.2f %,12.0f %,12.0f%n",
          result.origin(),
          number(result.limit()),
          result.roadMeters() / 1000,
          result.areaSquareKilometers(),
          result.residents(),
          result.workplaces());
    }
    if (world.expansionFactor() > 1.001) {
      print.printf(
          Locale.ROOT, "Expanded from %.3g%% of the people.%n", 100 / world.expansionFactor());
    }
    print.println(
        out == null
            ? "Next:   --out area.gpkg writes the areas as a map layer."
            : "Map:    " + out);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString(Math.round(value))
        : String.format(Locale.ROOT, "%.1f", value);
  }

  /** The largest areas first, so that the smaller ones are drawn on top of them. */
  private static FeatureLayer layer(
      String layerName, String limitColumn, List<ReachResult> results) {
    List<ReachResult> ordered = new ArrayList<>(results);
    ordered.sort((one, other) -> Double.compare(other.limit(), one.limit()));
    return new FeatureLayer(
            layerName,
            FeatureLayer.Shape.MULTI_POLYGON,
            ordered.size(),
            feature -> ordered.get(feature).area())
        .text("origin", feature -> ordered.get(feature).origin())
        .real(limitColumn, feature -> ordered.get(feature).limit())
        .real("road_km", feature -> ordered.get(feature).roadMeters() / 1000)
        .real("area_km2", feature -> ordered.get(feature).areaSquareKilometers())
        .real("residents", feature -> ordered.get(feature).residents())
        .real("workplaces", feature -> ordered.get(feature).workplaces());
  }

  private void write(ReachWorld world, FeatureLayer layer) {
    try {
      if (isGeoPackage()) {
        int epsg = isEpsg(world.crs())
            ? MetricProjection.of(world.crs()).epsg()
            : GeoPackageWriter.UNDEFINED_CARTESIAN;
        try (GeoPackageWriter writer = GeoPackageWriter.create(out, epsg)) {
          writer.write(layer);
        }
      } else if (isEpsg(world.crs())) {
        GeoJsonFile.write(out, layer, MetricProjection.of(world.crs())::toLongitudeLatitude);
      } else {
        GeoJsonFile.write(out, layer, geometry -> geometry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
