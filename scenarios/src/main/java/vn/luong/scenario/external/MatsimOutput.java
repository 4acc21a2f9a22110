package vn.luong.scenario.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/** The folder MATSim wrote to. Names of files may begin with the id of the run and a dot. */
public final class MatsimOutput {
  static final String EVENTS = "output_events.xml";

  private final Path folder;

  private MatsimOutput(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens the output of a finished run.
   *
   * @throws InvalidInputException if it is none
   */
  public static MatsimOutput open(Path folder) {
    MatsimOutput output = new MatsimOutput(folder);
    if (!Files.isDirectory(folder) || output.findEvents() == null) {
      throw new InvalidInputException(Problem.error(
          "no-matsim-output",
          SourcePosition.of(folder.toString()),
          "",
          Files.isDirectory(folder) ? "it holds no " + EVENTS + ".gz" : "there is no such folder",
          "the output folder of a MATSim run that ended well is expected",
          "Events are written if controller.writeEventsInterval is not 0."));
    }
    return output;
  }

  /** True if a folder holds the events of a MATSim run. */
  public static boolean isOne(Path folder) {
    return Files.isDirectory(folder) && new MatsimOutput(folder).findEvents() != null;
  }

  Path events() {
    return findEvents();
  }

  private Path findEvents() {
    return find(EVENTS + ".gz", EVENTS);
  }

  /** Plans with scores; null if there are none. */
  Path findPlans() {
    return find("output_plans.xml.gz", "output_plans.xml");
  }

  /** The first of these files that is there, with or without an id before; null if none is. */
  Path find(String... names) {
    List<String> all = names();
    for (String name : names) {
      for (String file : all) {
        if (file.equals(name) || file.endsWith("." + name)) {
          return folder.resolve(file);
        }
      }
    }
    return null;
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts all that is in it into a run folder, under the same names, in place of what is there; then it is gone. */
  void moveInto(Path runFolder) {
    List<Path> entries = new ArrayList<>();
    try (Stream<Path> listed = Files.list(folder)) {
      listed.sorted().forEach(entries::add);
      for (Path entry : entries) {
        Files.move(
            entry, runFolder.resolve(entry.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
