package vn.luong.bench.city;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import vn.luong.bench.Options;
import vn.luong.scenario.run.PeakMemory;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.mobsim.MobsimSummary;

/**
 * How fast a morning in a city of 39,600 links is simulated. A first run checks the events and warms the JVM up; then one
 * line per run. Several thread counts take turns, so that a pair of runs sees about the same machine.
 *
 * <p>Options: {@code --agents N} (100000; checksums of 300000 and 1000000 are known too), {@code --threads N,M} (1),
 * {@code --runs N} (5 of each thread count), {@code --sink counting|checksum} (counting), {@code --world FOLDER} (a {@code
 * network.xml.gz} and {@code plans.xml.gz} instead of the own city), {@code --checksum HEX} (expected instead of the known
 * one). Ends with 1 if the events are not the expected ones: a wrong run has no speed.
 */
public final class CityBench {
  private final Options options;
  private final YardstickWorld world;
  private final String name;
  private final OptionalLong expected;
  private final boolean sumsEveryRun;
  private boolean isRight = true;

  /** Counts the events; the cheapest sink that looks at every batch. */
  private static final class Counting implements EventSink {
    private long count;

    @Override
    public void accept(EventBuffer events) {
      count += events.size();
    }
  }

  private CityBench(Options options) {
    this.options = options;
    int agents = options.number("--agents", YardstickWorld.STANDARD_AGENTS);
    String folder = options.text("--world", "");
    String checksum = options.text("--checksum", "");
    sumsEveryRun = switch (options.text("--sink", "counting")) {
      case "counting" -> false;
      case "checksum" -> true;
      default -> throw new IllegalArgumentException("--sink is counting or checksum");
    };
    name = folder.isEmpty() ? "yardstick." + agents : folder;
    expected = checksum.isEmpty()
        ? ExpectedEvents.find(name)
        : OptionalLong.of(ExpectedEvents.parse(checksum));
    world = folder.isEmpty() ? YardstickWorld.of(agents) : YardstickWorld.read(Path.of(folder));
  }

  public static void main(String[] arguments) {
    Options options = new Options(arguments);
    if (!new CityBench(options).run()) {
      System.exit(1);
    }
  }

  private boolean run() {
    int[] threads = options.numbers("--threads", "1");
    int runs = options.number("--runs", 5);
    options.requireAllKnown();
    List<Mobsim> mobsims = new ArrayList<>();
    for (int count : threads) {
      mobsims.add(world.mobsim(count));
    }
    for (int kind = 0; kind < threads.length; kind++) {
      warmUp(mobsims.get(kind), threads[kind]);
    }
    double[][] seconds = new double[threads.length][runs];
    for (int run = 0; run < runs && isRight; run++) {
      for (int kind = 0; kind < threads.length; kind++) {
        seconds[kind][run] = measure(mobsims.get(kind), threads[kind]).seconds();
      }
    }
    if (isRight && runs > 0) {
      printComparison(threads, seconds);
    }
    return isRight;
  }

  /** The run that checks the events; it also tells what the state takes. */
  private void warmUp(Mobsim mobsim, int threads) {
    EventChecksum checksum = new EventChecksum();
    RunMeter meter = new RunMeter(checksum, true);
    mobsim.run(YardstickWorld.SEED, 0, meter);
    RunMeasures measures = meter.measures();
    boolean isExpected = ExpectedEvents.check(name, expected, checksum.value());
    isRight &= isExpected;
    String verdict = isExpected ? "as expected" : "WRONG";
    System.out.printf(
        Locale.ROOT,
        "%s threads=%d moves=%d checksum=%016x (%s) state=%.1f MB, %.0f bytes/agent%n",
        name,
        threads,
        checksum.moveCount(),
        checksum.value(),
        expected.isPresent() ? verdict : "not known before",
        measures.stateBytes() / 1e6,
        (double) measures.stateBytes() / world.population().personCount());
  }

  private RunMeasures measure(Mobsim mobsim, int threads) {
    EventChecksum checksum = new EventChecksum();
    RunMeter meter = new RunMeter(sumsEveryRun ? checksum : new Counting(), false);
    MobsimSummary summary = mobsim.run(YardstickWorld.SEED, 0, meter);
    RunMeasures measures = meter.measures();
    if (sumsEveryRun) {
      isRight &= ExpectedEvents.check(name, expected, checksum.value());
    }
    double days = (summary.endTime() - summary.startTime()) / 86400.0;
    System.out.printf(
        Locale.ROOT,
        "threads=%d seconds=%.3f (set-up %.3f, steps %.3f) cpu=%.3f events=%d events/s=%.2fM"
            + " s/simulated-day=%.2f allocated: set-up %.1f MB, steps %d bytes; peakMB=%d%n",
        threads,
        measures.seconds(),
        measures.setUpSeconds(),
        measures.loopSeconds(),
        measures.cpuSeconds(),
        summary.eventCount(),
        summary.eventCount() / measures.seconds() / 1e6,
        measures.seconds() / days,
        measures.setUpBytes() / 1e6,
        measures.loopBytes(),
        PeakMemory.bytes() >> 20);
    return measures;
  }

  private static void printComparison(int[] threads, double[][] seconds) {
    for (int kind = 0; kind < threads.length; kind++) {
      double[] ratios = new double[seconds[kind].length];
      for (int run = 0; run < ratios.length; run++) {
        ratios[run] = seconds[0][run] / seconds[kind][run];
      }
      System.out.printf(
          Locale.ROOT,
          "threads=%d: median %.3f s, best %.3f s; %.2f times as fast as threads=%d (median of"
              + " pairs)%n",
          threads[kind],
          median(seconds[kind]),
          Arrays.stream(seconds[kind]).min().orElseThrow(),
          median(ratios),
          threads[0]);
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
