package vn.luong.bench.city;

import java.util.Locale;
import java.util.OptionalLong;
import vn.luong.bench.Options;
import vn.luong.scenario.run.PeakMemory;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.mobsim.MobsimSummary;

/**
 * How long a day of a whole province takes: {@link ProvinceWorld}. The events of the run are summed (a twentieth of the
 * time), so that one run is enough.
 *
 * <p>Options: {@code --agents N} (4040000), {@code --threads N} (2), {@code --sample PERCENT} (3), {@code --iterations N} (2,
 * of the sample), {@code --capacity FACTOR} (1, of all roads), {@code --runs N} (1). Ends with 1 if the events are not
 * those known for the standard world.
 */
public final class ProvinceBench {
  private static final int STANDARD_AGENTS = 4_040_000;
  private static final String STANDARD_SAMPLE = "3";
  private static final int STANDARD_ITERATIONS = 2;

  private ProvinceBench() {}

  public static void main(String[] arguments) {
    Options options = new Options(arguments);
    int agents = options.number("--agents", STANDARD_AGENTS);
    int threads = options.number("--threads", 2);
    int runs = options.number("--runs", 1);
    String sample = options.text("--sample", STANDARD_SAMPLE);
    int iterations = options.number("--iterations", STANDARD_ITERATIONS);
    double capacity = Double.parseDouble(options.text("--capacity", "1"));
    options.requireAllKnown();
    long start = System.nanoTime();
    ProvinceWorld world = ProvinceWorld.of(agents, sample, iterations, threads);
    System.out.printf(
        Locale.ROOT,
        "province: persons=%d links=%d plans=%d MB, made in %.1f s%n",
        world.population().personCount(),
        world.population().network().linkCount(),
        world.population().plans().codeBytes() >> 20,
        (System.nanoTime() - start) / 1e9);
    String name = String.format("province.%d.sample%s.iteration%d", agents, sample, iterations)
        + (capacity == 1 ? "" : ".capacity" + capacity);
    Mobsim mobsim = world.mobsim(threads, capacity);
    for (int run = 0; run < runs; run++) {
      measure(name, mobsim, threads, world.population().personCount());
    }
  }

  private static void measure(String name, Mobsim mobsim, int threads, int persons) {
    EventChecksum checksum = new EventChecksum();
    HourlyCounts hours = new HourlyCounts();
    RunMeter meter = new RunMeter(EventSink.toAll(checksum, hours), true);
    MobsimSummary summary = mobsim.run(ProvinceWorld.SEED, 0, meter);
    RunMeasures measures = meter.measures();
    hours.print();
    System.out.printf(
        Locale.ROOT,
        "%s threads=%d legs=%d arrived=%d on-the-way=%d aborted=%d events=%d moves=%d last=%d s%n",
        name,
        threads,
        summary.departureCount(),
        summary.arrivalCount(),
        summary.onTheWayCount(),
        summary.abortedCount(),
        summary.eventCount(),
        checksum.moveCount(),
        summary.endTime());
    System.out.printf(
        Locale.ROOT,
        "seconds=%.1f (set-up %.1f, steps %.1f) cpu=%.1f events/s=%.2fM state=%.0f bytes/agent"
            + " allocated: set-up %.0f bytes/agent, steps %d bytes; peakMB=%d checksum=%016x%n",
        measures.seconds(),
        measures.setUpSeconds(),
        measures.loopSeconds(),
        measures.cpuSeconds(),
        summary.eventCount() / measures.loopSeconds() / 1e6,
        (double) measures.stateBytes() / persons,
        (double) measures.setUpBytes() / persons,
        measures.loopBytes(),
        PeakMemory.bytes() >> 20,
        checksum.value());
    OptionalLong expected = ExpectedEvents.find(name);
    if (!ExpectedEvents.check(name, expected, checksum.value())) {
      System.exit(1);
    }
  }
}
