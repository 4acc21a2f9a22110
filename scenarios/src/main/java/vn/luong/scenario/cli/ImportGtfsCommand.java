package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.export.ProblemLayer;
import vn.luong.gis.gtfs.FeedDay;
import vn.luong.gis.gtfs.FeedLines;
import vn.luong.gis.gtfs.GtfsFeed;
import vn.luong.gis.gtfs.GtfsReader;
import vn.luong.gis.transit.PlacedTransit;
import vn.luong.gis.transit.PlacementParameters;
import vn.luong.gis.transit.TransitLayers;
import vn.luong.gis.transit.TransitPlacement;
import vn.luong.scenario.preparation.PlacedVehicles;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.NetworkXmlWriter;
import vn.luong.sim.matsim.TransitScheduleXmlWriter;
import vn.luong.sim.matsim.VehiclesXmlWriter;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChecks;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** {@code luong import gtfs}: a transit schedule from a GTFS feed, on a network. */
@Command(
    name = "gtfs",
    description = {
      "Puts one day of a GTFS feed (folder or zip) on a network.",
      "Buses are led over the roads, rails get links of their own. DIR then holds"
          + " transitSchedule.xml.gz, transitVehicles.xml.gz and network.xml.gz (MATSim),"
          + " transit.gpkg (QGIS: how stops and routes were matched), import-report.txt (for"
          + " people) and import-report.json (for programs)."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ImportGtfsCommand implements Callable<Integer> {
  static final String NETWORK = "network.xml.gz";
  static final String SCHEDULE = "transitSchedule.xml.gz";
  static final String VEHICLES = "transitVehicles.xml.gz";
  static final String MAP = "transit.gpkg";
  static final String TEXT_REPORT = "import-report.txt";

  @Parameters(paramLabel = "FEED", description = "the feed")
  private Path feedPath;

  @Option(
      names = "--network",
      paramLabel = "NET",
      required = true,
      description = "MATSim network, e.g. of \"luong import osm\"")
  private Path networkFile;

  @Mixin
  private ImportOutput output;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "service day; default: the weekday with most trips")
  private String date;

  @Option(
      names = "--crs",
      paramLabel = "EPSG",
      description = "coordinate system of the network; default: what the network states")
  private String crs;

  @Option(names = "--left-hand", description = "traffic keeps to the left")
  private boolean isLeftHand;

  @Override
  public Integer call() throws IOException {
    long start = System.nanoTime();
    ProblemLog problems = new ProblemLog();
    LocalDate wanted = problems.collect(this::wantedDate);
    Network network = problems.collect(() -> readNetwork(problems));
    MetricProjection projection =
        problems.collect(() -> network == null ? null : projection(network));
    GtfsFeed feed = problems.collect(() -> GtfsReader.read(feedPath, problems));
    RunFolder folder = output.create(problems);
    try (folder) {
      problems.throwIfErrors();
      GtfsPlace.check(feed, network, projection);
      Network located = GtfsPlace.withCrs(network, projection);
      LocalDate day =
          wanted != null ? wanted : FeedLines.busiestWeekday(feed).orElse(LocalDate.of(1970, 1, 1));
      FeedDay feedDay = FeedLines.of(feed, day, projection, problems);
      PlacedTransit placed =
          new TransitPlacement(located, parameters()).place(feedDay.sketch(), problems);
      write(folder, placed, projection, problems);
      GtfsImportReport report = new GtfsImportReport(feed, feedDay, placed, projection, problems);
      Files.writeString(folder.file(TEXT_REPORT), report.text() + report.details());
      double seconds = (System.nanoTime() - start) / 1e9;
      output.finish(folder, problems, report.facts(), text -> print(report, seconds, text));
    }
    return ExitCode.DONE;
  }

  private LocalDate wantedDate() {
    try {
      return date == null ? null : LocalDate.parse(date);
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(Problem.error(
          "bad-option",
          SourcePosition.of("--date"),
          "",
          "\"" + date + "\" is no date",
          "expected year, month and day, e.g. 2026-03-02",
          "Leave the option out to take the weekday with most trips."));
    }
  }

  /** The network; null after errors of its own, so that nothing more is said of it. */
  private Network readNetwork(ProblemLog problems) {
    int errorsBefore = problems.errorCount();
    Network network = NetworkXmlReader.read(networkFile, new ModeTable(), problems);
    if (problems.errorCount() > errorsBefore) {
      return null;
    }
    if (parameters().roadModes().stream()
        .noneMatch(mode -> network.modeTable().find(mode) != ModeTable.NO_MODE)) {
      problems.add(Problem.error(
          "no-roads",
          SourcePosition.of(networkFile.toString()),
          "",
          "no link allows " + String.join(" or ", parameters().roadModes()),
          "buses need roads",
          "State the modes of the links."));
    }
    if (problems.errorCount() == errorsBefore) {
      NetworkChecks.run(network, networkFile.getFileName().toString(), problems);
    }
    return network;
  }

  private MetricProjection projection(Network network) {
    return GtfsPlace.projection("--crs", crs, network, networkFile);
  }

  private PlacementParameters parameters() {
    return PlacementParameters.STANDARD.withDrivesOnRight(!isLeftHand);
  }

  private static void write(
      RunFolder folder, PlacedTransit placed, MetricProjection projection, ProblemLog problems)
      throws IOException {
    NetworkXmlWriter.write(placed.network(), folder.file(NETWORK));
    TransitScheduleXmlWriter.write(placed.schedule(), placed.network(), folder.file(SCHEDULE));
    VehiclesXmlWriter.write(PlacedVehicles.of(placed), folder.file(VEHICLES));
    try (GeoPackageWriter map = GeoPackageWriter.create(folder.file(MAP), projection.epsg())) {
      for (FeatureLayer layer : TransitLayers.of(placed)) {
        map.write(layer);
      }
      map.write(
          ProblemLayer.of(problems.problems().stream().filter(Problem::hasPlace).toList()));
    }
  }

  private void print(GtfsImportReport report, double seconds, PrintWriter text) {
    text.print(report.text());
    text.printf(Locale.ROOT, "Written to %s in %.1f s.%n", output.folder(), seconds);
    text.printf("Look at it: %s in QGIS.%n", output.folder().resolve(MAP));
    text.printf(
        "Next: name %s, %s and %s in the modules network, transit (useTransit: true) of a MATSim"
            + " config and type \"luong run config.xml\".%n",
        NETWORK, SCHEDULE, VEHICLES);
  }
}
