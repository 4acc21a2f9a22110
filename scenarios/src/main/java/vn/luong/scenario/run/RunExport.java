package vn.luong.scenario.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;
import vn.luong.sim.columns.EventFileReader;
import vn.luong.sim.matsim.EventsXmlWriter;
import vn.luong.sim.problems.ProblemLog;

/** Writes what a run folder holds in other formats. */
public final class RunExport {
  private static final String MATSIM_FILES = "output_";

  private RunExport() {}

  /**
   * Writes the run as MATSim XML: the events of the last day, and MATSim's other files, which the run folder holds.
   *
   * @param problems takes a warning if the event log is cut off
   * @throws vn.luong.sim.problems.InvalidInputException if the run has no event log
   */
  public static void matsim(RunFolder run, RunFolder target, ProblemLog problems) {
    matsimEvents(run, target, problems);
    try (Stream<Path> files = Files.list(run.path())) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(MATSIM_FILES) && !name.equals(IterationFiles.MATSIM_EVENTS)) {
          Files.copy(file, target.file(name));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes the events of the last day as MATSim XML.
   *
   * @param problems takes a warning if the event log is cut off
   * @throws vn.luong.sim.problems.InvalidInputException if the run has no event log
   */
  public static void matsimEvents(RunFolder run, RunFolder target, ProblemLog problems) {
    try (EventFileReader reader =
            new EventFileReader(run.path().resolve(IterationFiles.EVENT_LOG), problems);
        EventsXmlWriter writer =
            EventsXmlWriter.create(target.file(IterationFiles.MATSIM_EVENTS), reader.names())) {
      reader.readAll(writer);
      writer.finish();
    }
  }

  /** Writes each table as CSV. */
  public static void csv(RunFolder run, RunFolder target) {
    try (RunTables tables = new RunTables(run)) {
      for (String file : RunFolder.TABLES) {
        if (run.has(file)) {
          String name = file.substring(0, file.indexOf('.'));
          tables.copyAsCsv(name, target.file(name + ".csv"));
        }
      }
    }
  }
}
