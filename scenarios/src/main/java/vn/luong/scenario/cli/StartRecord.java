package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;

/**
 * How a run was started, kept beside its checkpoints.
 *
 * @param command the command line, which {@code run.json} names whoever ends the run
 * @param workingFolder the folder that relative paths start from
 * @param java version of Java
 * @param warmStart how people found their first routes
 * @param warmStartGap how far that went, as it was typed; null if nothing was said
 * @param options what was asked for
 */
record StartRecord(
    String command,
    String workingFolder,
    String java,
    WarmStart warmStart,
    String warmStartGap,
    ScenarioOptions.Values options) {
  private static final String FILE = "start.json";

  static StartRecord of(
      String command, WarmStart warmStart, WarmStartOptions far, ScenarioOptions options) {
    return new StartRecord(
        command, here(), javaVersion(), warmStart, far.typed(), options.values());
  }

  /** Writes it down, whole or not at all. */
  void write(RunFolder folder) {
    Path unfinished = folder.workFile(FILE + ".tmp");
    JsonFile.write(unfinished, this);
    try {
      Files.move(unfinished, folder.workFile(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads how an unfinished run was started; null if that was killed before it was written down.
   *
   * @throws vn.luong.sim.problems.InvalidInputException if it is damaged
   */
  static StartRecord of(Path target) {
    Path file = RunFolder.unfinishedFile(target, FILE);
    return Files.isRegularFile(file) ? JsonFile.read(file, StartRecord.class) : null;
  }

  boolean isFromHere() {
    return workingFolder.equals(here());
  }

  private static String here() {
    return Path.of("").toAbsolutePath().toString();
  }

  private static String javaVersion() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.version");
  }
}
