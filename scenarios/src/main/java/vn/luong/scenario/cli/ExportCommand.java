package vn.luong.scenario.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.luong.scenario.maps.MapExport;
import vn.luong.scenario.run.RunExport;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.problems.ProblemLog;

/** {@code luong export}: a run's results in other formats. */
@Command(
    name = "export",
    description = "Writes the results of a finished run in another format.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  /** What can be written. */
  enum Format {
    matsim,
    csv,
    gtfs,
    gpkg,
    geojson,
    shapefile
  }

  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      description = "Folder of a finished run; for gtfs also a transit schedule (MATSim XML).")
  private Path run;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      description =
          "matsim: network, plans, vehicles, timetable and the events of the last day as MATSim XML;"
              + " csv: the tables; gpkg: the map for QGIS, with styles; geojson, shapefile: its layers;"
              + " gtfs: the timetable as a GTFS feed.")
  private Format format;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to write; a new or empty folder.")
  private Path out;

  @Option(
      names = "--network",
      paramLabel = "NET",
      description = "gtfs: network of the schedule; default: the one in the same folder.")
  private Path network;

  @Option(
      names = "--crs",
      paramLabel = "EPSG",
      description = "gtfs: coordinate system of the network; default: what the network states.")
  private String crs;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "gtfs: first day of the feed's calendar, which spans a year.")
  private LocalDate date;

  @Override
  public Integer call() {
    ProblemLog problems = new ProblemLog();
    RunFolder folder = format == Format.gtfs ? null : problems.collect(() -> RunFolder.open(run));
    RunFolder target = problems.collect(() -> RunFolder.create(out));
    try (target) {
      problems.throwIfErrors();
      switch (format) {
        case matsim -> RunExport.matsim(folder, target, problems);
        case csv -> RunExport.csv(folder, target);
        case gtfs -> GtfsExport.write(run, network, crs, date, target, problems);
        case gpkg -> MapExport.geoPackage(folder, target);
        case geojson -> MapExport.geoJson(folder, target);
        case shapefile -> MapExport.shapefiles(folder, target);
      }
      target.finish();
    }
    ProblemPrinter.print(
        problems.problems(), problems.countByKind(), spec.commandLine().getErr());
    spec.commandLine().getOut().println("Written: " + out);
    spec.commandLine().getOut().flush();
    return ExitCode.DONE;
  }
}
