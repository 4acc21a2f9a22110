package vn.luong.bench.city;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import vn.luong.bench.Options;
import vn.luong.sim.columns.EventFileNames;
import vn.luong.sim.columns.EventFileReader;
import vn.luong.sim.columns.EventFileWriter;
import vn.luong.sim.events.BackgroundSink;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventChecksum;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.matsim.EventsXmlWriter;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.problems.ProblemLog;

/**
 * What the event log costs: a mobsim day without and with it in turns, then the log written and read alone, and as
 * MATSim XML. Overheads are of all runs but the first, which warms the JVM up: on the clock that of the medians, of
 * processor time the quartiles of what each pair gives.
 *
 * <p>Options: {@code --agents N} (100000), {@code --threads N} of the mobsim (1), {@code --runs N} (7), {@code --log
 * FILE} (no mobsim: this event log instead). Ends with 1 if the log does not hold the events of the mobsim.
 *
 * <p>With one processor ({@code taskset -c 0}) the mobsim waits for all of the writing; with more only for a copy.
 */
public final class EventLogBench {
  private static final double MILLION = 1e6;

  private final Path folder;
  private final int runs;

  private EventLogBench(Path folder, int runs) {
    this.folder = folder;
    this.runs = runs;
  }

  public static void main(String[] arguments) throws IOException {
    Options options = new Options(arguments);
    int runs = options.number("--runs", 7);
    String log = options.text("--log", "");
    int agents = options.number("--agents", YardstickWorld.STANDARD_AGENTS);
    int threads = options.number("--threads", 1);
    options.requireAllKnown();
    Path folder = Files.createTempDirectory("eventlog");
    boolean isRight;
    try {
      EventLogBench bench = new EventLogBench(folder, runs);
      isRight = log.isEmpty() ? bench.measureDay(agents, threads) : bench.measureFile(Path.of(log));
    } finally {
      delete(folder);
    }
    if (!isRight) {
      System.err.println("the event log does not hold the events that were written");
      System.exit(1);
    }
  }

  /** Mobsim days without and with the log, in turns: what else the machine does then hits both. */
  private boolean measureDay(int agents, int threads) throws IOException {
    YardstickWorld world = YardstickWorld.of(agents);
    Mobsim mobsim = world.mobsim(threads);
    EventFileNames names = EventFileNames.of(world.population(), world.fleet());
    EventChecksum expected = new EventChecksum();
    mobsim.run(YardstickWorld.SEED, 0, expected);
    Path log = folder.resolve("day.luo");
    Costs alone = new Costs(runs);
    Costs logged = new Costs(runs);
    for (int run = 0; run < runs; run++) {
      alone.measure(run, () -> mobsim.run(YardstickWorld.SEED, 0, EventSink.NONE));
      logged.measure(run, () -> runWithLog(mobsim, log, names));
      System.out.printf(
          Locale.ROOT,
          "run=%d mobsim=%.2fM/s with-log=%.2fM/s%n",
          run,
          expected.eventCount() / alone.wall[run] / MILLION,
          expected.eventCount() / logged.wall[run] / MILLION);
    }
    System.out.printf(
        Locale.ROOT,
        "processors=%d events=%d mobsim=%.2fM/s with-log=%.2fM/s overhead=%.1f%%"
            + " cpu-overhead-of-mobsim-thread=%s cpu-overhead-of-all-threads=%s (quartiles of pairs)%n",
        Runtime.getRuntime().availableProcessors(),
        expected.eventCount(),
        expected.eventCount() / median(alone.wall) / MILLION,
        expected.eventCount() / median(logged.wall) / MILLION,
        100 * (median(logged.wall) / median(alone.wall) - 1),
        overheads(logged.threadCpu, alone.threadCpu),
        overheads(logged.processCpu, alone.processCpu));
    return measureFile(log, expected.text());
  }

  /** Lower quartile, median and upper quartile, in per cent, of what each run with the log took more than the one before. */
  private static String overheads(double[] logged, double[] alone) {
    int first = alone.length > 1 ? 1 : 0;
    double[] sorted = new double[alone.length - first];
    for (int run = first; run < alone.length; run++) {
      sorted[run - first] = 100 * (logged[run] / alone[run] - 1);
    }
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    return String.format(
        Locale.ROOT,
        "%.0f/%.0f/%.0f%%",
        sorted[last / 4],
        sorted[last / 2],
        sorted[last - last / 4]);
  }

  /** With everything until the file is whole; only the names, which are made once per run, were made before. */
  private static void runWithLog(Mobsim mobsim, Path log, EventFileNames names) {
    try (EventFileWriter writer = new EventFileWriter(log, names);
        BackgroundSink sink = new BackgroundSink("event-log", writer)) {
      mobsim.run(YardstickWorld.SEED, 0, sink);
    }
  }

  /**
   * Seconds of each run: by the clock, and those that the calling thread and all threads computed. On a busy machine
   * only the latter say much.
   */
  private static final class Costs {
    private final ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final double[] wall;
    private final double[] threadCpu;
    private final double[] processCpu;

    private Costs(int runs) {
      wall = new double[runs];
      threadCpu = new double[runs];
      processCpu = new double[runs];
    }

    private void measure(int run, Runnable work) {
      long wallStart = System.nanoTime();
      long threadStart = thread.getCurrentThreadCpuTime();
      long processStart = process.getProcessCpuTime();
      work.run();
      processCpu[run] = (process.getProcessCpuTime() - processStart) / 1e9;
      threadCpu[run] = (thread.getCurrentThreadCpuTime() - threadStart) / 1e9;
      wall[run] = (System.nanoTime() - wallStart) / 1e9;
    }
  }

  private boolean measureFile(Path log) throws IOException {
    EventChecksum expected = new EventChecksum();
    try (EventFileReader reader = new EventFileReader(log, new ProblemLog())) {
      reader.readAll(expected);
    }
    return measureFile(log, expected.text());
  }

  /** The log read, written again, and exported. */
  private boolean measureFile(Path log, String expected) throws IOException {
    double[] reading = new double[runs];
    double[] writing = new double[runs];
    boolean isRight = true;
    long events = 0;
    for (int run = 0; run < runs; run++) {
      Path copy = folder.resolve("copy.luo");
      EventChecksum checksum = new EventChecksum();
      events = copy(log, copy, run, reading, writing);
      try (EventFileReader reader = new EventFileReader(copy, new ProblemLog())) {
        reader.readAll(checksum);
      }
      isRight &= checksum.text().equals(expected);
    }
    System.out.printf(
        Locale.ROOT,
        "events=%d bytes/event=%.2f write=%.1fM/s read=%.1fM/s checksum=%s %s%n",
        events,
        Files.size(log) / (double) events,
        events / median(writing) / MILLION,
        events / median(reading) / MILLION,
        expected,
        isRight ? "read back" : "NOT read back");
    export(log, "events.xml");
    export(log, "events.xml.gz");
    return isRight;
  }

  /** One thread reads a batch, then writes it, and so on; each has a clock of its own. */
  private static long copy(Path log, Path copy, int run, double[] reading, double[] writing) {
    EventBuffer batch = new EventBuffer();
    long readNanos = 0;
    long writeNanos = 0;
    try (EventFileReader reader = new EventFileReader(log, new ProblemLog());
        EventFileWriter writer = new EventFileWriter(copy, reader.names())) {
      long start = System.nanoTime();
      while (reader.read(batch)) {
        long middle = System.nanoTime();
        readNanos += middle - start;
        writer.accept(batch);
        start = System.nanoTime();
        writeNanos += start - middle;
      }
      reading[run] = readNanos / 1e9;
      writing[run] = writeNanos / 1e9;
      return reader.eventCount();
    }
  }

  private void export(Path log, String name) throws IOException {
    Path xml = folder.resolve(name);
    Costs costs = new Costs(Math.min(runs, 4));
    long[] events = new long[1];
    for (int run = 0; run < costs.wall.length; run++) {
      costs.measure(run, () -> events[0] = export(log, xml));
    }
    System.out.printf(
        Locale.ROOT,
        "export=%s first=%.2fM/s then=%.2fM/s cpu-seconds/M=%.3f bytes/event=%.1f%n",
        name,
        events[0] / costs.wall[0] / MILLION,
        events[0] / median(costs.wall) / MILLION,
        median(costs.processCpu) * MILLION / events[0],
        Files.size(xml) / (double) events[0]);
    Files.delete(xml);
  }

  private static long export(Path log, Path xml) {
    try (EventFileReader reader = new EventFileReader(log, new ProblemLog());
        EventsXmlWriter writer = EventsXmlWriter.create(xml, reader.names())) {
      reader.readAll(writer);
      writer.finish();
      return reader.eventCount();
    }
  }

  /** The median of all but the first; of the first if there is no other. */
  private static double median(double[] values) {
    double[] sorted = Arrays.copyOfRange(values, values.length > 1 ? 1 : 0, values.length);
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
