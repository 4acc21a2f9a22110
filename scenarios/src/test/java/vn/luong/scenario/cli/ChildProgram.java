package vn.luong.scenario.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, which can be killed. */
final class ChildProgram {
  private static final long MOST_SECONDS = 300;

  private final Process process;
  private final Path output;

  private ChildProgram(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts a command.
   *
   * @param folder working folder; what the program prints goes to a file beside it
   * @param heap e.g. {@code 256m}
   */
  static ChildProgram start(Path folder, String heap, String... arguments) {
    return start(folder, List.of("-Xmx" + heap), arguments);
  }

  /**
   * Starts a command on so many processors, whatever the machine has.
   *
   * @param folder as above
   */
  static ChildProgram startOn(int processors, Path folder, String... arguments) {
    return start(folder, List.of("-Xmx256m", "-XX:ActiveProcessorCount=" + processors), arguments);
  }

  private static ChildProgram start(Path folder, List<String> flags, String... arguments) {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // Short runs: start fast rather than run fast.
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName()));
    command.addAll(1, flags);
    command.addAll(List.of(arguments));
    Path output = folder.resolveSibling(folder.getFileName() + ".txt");
    File file = output.toFile();
    try {
      Files.createDirectories(folder);
      return new ChildProgram(
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
              .start(),
          output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end and returns the exit code. */
  int await() throws InterruptedException {
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      kill();
      throw new IllegalStateException("still running after " + MOST_SECONDS + " s: " + output());
    }
    return process.exitValue();
  }

  /**
   * Gives the process some time and then kills it.
   *
   * @return true if it was still running
   */
  boolean killAfter(long milliseconds) throws InterruptedException {
    if (process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
      return false;
    }
    kill();
    return true;
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Ends the process at once; it can do nothing about it. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What all processes in this folder have printed so far. */
  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
