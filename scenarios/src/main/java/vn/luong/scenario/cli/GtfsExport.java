package vn.luong.scenario.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.gtfs.GtfsWriter;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.TransitScheduleXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.TransitSchedule;

/** Writes a schedule, alone or of a run, as a GTFS feed. */
final class GtfsExport {
  private static final String RUN_NETWORK = "output_network.xml.gz";
  private static final String RUN_SCHEDULE = "output_transitSchedule.xml.gz";

  private GtfsExport() {}

  /**
   * Writes the feed.
   *
   * @param source folder of a run, folder of an import, or file of a schedule
   * @param networkFile network of a schedule, null for the one beside it
   * @param crs coordinate system, null for what the network states
   * @param firstDay first day of the calendar, null for the standard
   */
  static void write(
      Path source,
      Path networkFile,
      String crs,
      LocalDate firstDay,
      RunFolder target,
      ProblemLog problems) {
    boolean isFolder = Files.isDirectory(source);
    boolean isRun = isFolder && Files.exists(source.resolve(RUN_SCHEDULE));
    Path folder = isFolder ? source : source.toAbsolutePath().getParent();
    Path scheduleFile =
        !isFolder ? source : source.resolve(isRun ? RUN_SCHEDULE : ImportGtfsCommand.SCHEDULE);
    Path usedNetwork = networkFile != null
        ? networkFile
        : folder.resolve(isRun ? RUN_NETWORK : ImportGtfsCommand.NETWORK);
    requireFile(
        scheduleFile, "a transit schedule", "Only runs with public transport have one.", problems);
    requireFile(usedNetwork, "the network of the schedule", "State it with --network.", problems);
    problems.throwIfErrors();
    Network network = NetworkXmlReader.read(usedNetwork, new ModeTable(), problems);
    TransitSchedule schedule = TransitScheduleXmlReader.read(scheduleFile, network, problems);
    MetricProjection projection =
        problems.collect(() -> GtfsPlace.projection("--crs", crs, network, usedNetwork));
    problems.throwIfErrors();
    GtfsWriter.Settings standard = GtfsWriter.Settings.STANDARD;
    GtfsWriter.Settings settings = new GtfsWriter.Settings(
        firstDay == null ? standard.firstDay() : firstDay, standard.timeZone());
    new GtfsWriter(schedule, network, projection, settings, problems).write(target.path());
  }

  private static void requireFile(Path file, String what, String remedy, ProblemLog problems) {
    if (!Files.isRegularFile(file)) {
      problems.add(Problem.error(
          "missing-file",
          SourcePosition.of(file.toString()),
          "",
          "there is no such file",
          "expected " + what,
          remedy));
    }
  }
}
