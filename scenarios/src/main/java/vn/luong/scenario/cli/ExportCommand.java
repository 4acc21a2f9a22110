package vn.luong.scenario.cli;

import java.nio.file.Path;
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
    gpkg,
    geojson,
    shapefile
  }

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "Folder of a finished run.")
  private Path run;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      description =
          "matsim: network, plans, vehicles, timetable and the events of the last day as MATSim XML;"
              + " csv: the tables; gpkg: the map for QGIS, with styles; geojson, shapefile: its layers.")
  private Format format;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Where to write; a new or empty folder.")
  private Path out;

  @Override
  public Integer call() {
    ProblemLog problems = new ProblemLog();
    RunFolder folder = ScenarioOptions.collect(problems, () -> RunFolder.open(run));
    RunFolder target = ScenarioOptions.collect(problems, () -> RunFolder.create(out));
    try (target) {
      problems.throwIfErrors();
      switch (format) {
        case matsim -> RunExport.matsim(folder, target, problems);
        case csv -> RunExport.csv(folder, target);
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
