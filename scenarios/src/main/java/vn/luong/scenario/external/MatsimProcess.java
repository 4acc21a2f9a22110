package vn.luong.scenario.external;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import vn.luong.scenario.run.RunStages;

/**
 * Runs MATSim as a child process, which ends when this program ends (except when this program is killed with {@code
 * SIGKILL}, which no program can answer).
 */
public final class MatsimProcess {
  private static final int MEMORY_POLL_MILLISECONDS = 100;
  private static final int GRACE_SECONDS = 5;
  private static final String PEAK_RESIDENT = "VmHWM:";

  /** Share of the machine's memory for MATSim's heap unless the user says otherwise. */
  private static final String STANDARD_HEAP = "-XX:MaxRAMPercentage=60";

  /**
   * How to start it.
   *
   * @param java the Java
   * @param classPath the classes
   * @param memory largest heap as Java writes it, e.g. {@code 8g}; null for 60% of the machine's memory
   */
  public record Start(JavaHome java, MatsimClassPath classPath, String memory) {
    List<String> command(Path config) {
      List<String> command = new ArrayList<>();
      command.add(java.program().toString());
      command.add(memory == null ? STANDARD_HEAP : "-Xmx" + memory);
      command.add("-Djava.awt.headless=true");
      command.add("-Dfile.encoding=UTF-8");
      command.add("-Dstdout.encoding=UTF-8");
      command.add("-Dstderr.encoding=UTF-8");
      command.add("-Dmatsim.preferLocalDtds=true");
      command.add("-cp");
      command.add(classPath.text());
      command.add(classPath.mainClass());
      command.add(config.toString());
      return command;
    }
  }

  /**
   * How it went.
   *
   * @param peakMemoryBytes largest resident size of the process; 0 where the system does not tell
   * @param build revision and date of MATSim's build, from its log; empty if it does not tell
   * @param times how long the iterations took, by number
   */
  record Outcome(long peakMemoryBytes, String build, Map<Integer, MatsimLog.Times> times) {}

  private final Start start;
  private final RunStages stages;
  private final LongSupplier nanoClock;
  private final MatsimLog log = new MatsimLog();
  private final AtomicLong peakMemoryBytes = new AtomicLong();

  private MatsimProcess(Start start, RunStages stages, LongSupplier nanoClock) {
    this.start = start;
    this.stages = stages;
    this.nanoClock = nanoClock;
  }

  /**
   * Runs a config to its end.
   *
   * @param logFile takes all that MATSim prints
   * @param iterations how many there are to be
   * @param stages hears of the progress
   * @throws MatsimFailedException if it fails
   */
  static Outcome run(Start start, Path config, Path logFile, int iterations, RunStages stages) {
    return new MatsimProcess(start, stages, System::nanoTime).run(config, logFile, iterations);
  }

  private Outcome run(Path config, Path logFile, int iterations) {
    stages.start("starting MATSim", 0);
    Process process = startIn(config);
    Thread atExit = new Thread(() -> end(process), "end-matsim");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      watchMemory(process);
      follow(process, logFile, iterations);
      int exitCode = process.waitFor();
      if (exitCode != 0) {
        throw new MatsimFailedException(
            MatsimFailure.message(exitCode, log, start.java(), logFile.toString()));
      }
      return new Outcome(peakMemoryBytes.get(), log.build(), log.times());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MatsimFailedException("waiting for MATSim was interrupted");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      end(process);
      removeHook(atExit);
    }
  }

  private Process startIn(Path config) {
    ProcessBuilder builder = new ProcessBuilder(start.command(config)).redirectErrorStream(true);
    builder.directory(config.getParent().toFile());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new MatsimFailedException("MATSim could not be started: " + e.getMessage()
          + "\nWhat to do: name a Java that works on this machine with --matsim-java.");
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already, and the hook at work.
      return;
    }
  }

  /** Asks it to end, and makes it end if it does not. */
  private static void end(Process process) {
    if (!process.isAlive()) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Reads what it prints until it ends, into the log file and for the progress. */
  private void follow(Process process, Path logFile, int iterations) throws IOException {
    int ended = 0;
    long startNanos = nanoClock.getAsLong();
    // What is no UTF-8, e.g. of an old Java on another system, is better shown wrongly than not.
    Charset charset = StandardCharsets.UTF_8;
    try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(process.getInputStream(), charset));
        Writer writer = Files.newBufferedWriter(logFile, charset)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        writer.write(line);
        writer.write('\n');
        double seconds = (nanoClock.getAsLong() - startNanos) / 1e9;
        switch (log.accept(line, seconds)) {
          case ITERATION_BEGINS -> {
            if (ended == 0) {
              stages.start("simulating with MATSim", iterations);
            }
          }
          case ITERATION_ENDS -> {
            ended++;
            double took = log.times().get(log.iteration()).end();
            stages.step(ended, String.format(Locale.ROOT, "%.1f s", took));
            if (ended == iterations) {
              stages.start("MATSim is writing its results", 0);
            }
          }
          case NOTHING -> {
            // The log is full of such lines.
          }
        }
      }
    }
  }

  private void watchMemory(Process process) {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    Thread watcher = new Thread(
        () -> {
          while (process.isAlive() && readPeak(status)) {
            try {
              process.waitFor(MEMORY_POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
              return;
            }
          }
        },
        "matsim-memory");
    watcher.setDaemon(true);
    watcher.start();
  }

  /** Takes the high-water mark; false where the system tells none. */
  private boolean readPeak(Path status) {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith(PEAK_RESIDENT)) {
          long bytes = 1024 * Long.parseLong(line.replaceAll("\\D", ""));
          peakMemoryBytes.accumulateAndGet(bytes, Math::max);
        }
      }
      return true;
    } catch (IOException e) {
      // Not Linux, or the process has ended meanwhile.
      return false;
    }
  }
}
