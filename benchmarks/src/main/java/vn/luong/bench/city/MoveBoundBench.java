package vn.luong.bench.city;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import vn.luong.bench.Options;
import vn.luong.sim.traffic.TrafficNetwork;

/**
 * How fast the moves of a yardstick day could be at most with the mobsim's rows: who moves when and whereto is known
 * beforehand, and what is left is to read and write what a move changes, once, and to write its two events. Nobody decides
 * anything, nothing is scheduled, no route is read, no trip begins or ends. What the mobsim takes longer is what it decides.
 *
 * <p>Counts CPU time. Options: {@code --agents N} (100000), {@code --runs N} (5).
 */
public final class MoveBoundBench {
  /** Words per link and per driver, as in the mobsim's rows. */
  private static final int LINK_SHIFT = 3;

  private static final int DRIVER_SHIFT = 2;
  private static final int EVENT_WORDS = 4;
  private static final int BATCH_ROWS = 4096;
  /** Moves whose memory is read ahead together. */
  private static final int AHEAD = 32;

  private final RecordedMoves moves;
  private final long[] links;
  private final long[] drivers;
  private final long[] events = new long[(BATCH_ROWS + 2) * EVENT_WORDS];
  private int eventWords;
  private long eventCount;
  /** Sum of what was read ahead: keeps the reads from being left out. */
  private long touched;

  private MoveBoundBench(RecordedMoves moves) {
    this.moves = moves;
    links = new long[moves.linkCount() << LINK_SHIFT];
    drivers = new long[moves.rowCount() << DRIVER_SHIFT];
  }

  public static void main(String[] arguments) {
    Options options = new Options(arguments);
    YardstickWorld world =
        YardstickWorld.of(options.number("--agents", YardstickWorld.STANDARD_AGENTS));
    int runs = options.number("--runs", 5);
    options.requireAllKnown();
    RecordedMoves moves = new RecordedMoves(
        new TrafficNetwork(world.population().network()), world.fleet().vehicleCount());
    world.mobsim(1).run(YardstickWorld.SEED, 0, moves);
    MoveBoundBench bench = new MoveBoundBench(moves);
    bench.run();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (int run = 0; run < runs; run++) {
      long start = threads.getCurrentThreadCpuTime();
      bench.run();
      double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "moves=%d steps=%d cpu=%.3f ns/move=%.1f events/s=%.1fM (%d, %x)%n",
          moves.moveCount(),
          moves.stepCount(),
          seconds,
          seconds * 1e9 / moves.moveCount(),
          2 * moves.moveCount() / seconds / 1e6,
          bench.eventCount,
          bench.touched);
    }
  }

  private void run() {
    Arrays.fill(links, 0);
    Arrays.fill(drivers, 0);
    eventCount = 0;
    for (int step = 0; step < moves.stepCount(); step++) {
      int end = moves.endMove(step);
      for (int from = moves.firstMove(step); from < end; from += AHEAD) {
        int to = Math.min(from + AHEAD, end);
        readAhead(from, to);
        move(from, to, moves.time(step));
      }
    }
  }

  private void readAhead(int from, int to) {
    int[] fromLinks = moves.fromLinks();
    int[] toLinks = moves.toLinks();
    int[] rows = moves.drivers();
    long sum = 0;
    for (int move = from; move < to; move++) {
      int row = fromLinks[move] << LINK_SHIFT;
      sum += links[row + 7] + links[row];
    }
    for (int move = from; move < to; move++) {
      int row = rows[move] << DRIVER_SHIFT;
      sum += drivers[row + 3] + drivers[row];
    }
    for (int move = from; move < to; move++) {
      int row = toLinks[move] << LINK_SHIFT;
      sum += links[row + 3] + links[row];
    }
    touched += sum;
  }

  /** Out of the queue and the buffer of a link, with its flow and storage, onto the next link, and the two events. */
  private void move(int from, int to, int time) {
    int[] fromLinks = moves.fromLinks();
    int[] toLinks = moves.toLinks();
    int[] rows = moves.drivers();
    for (int move = from; move < to; move++) {
      int left = fromLinks[move] << LINK_SHIFT;
      int entered = toLinks[move] << LINK_SHIFT;
      int driver = rows[move] << DRIVER_SHIFT;
      links[left] = drivers[driver];
      links[left + 2] = add(links[left + 2], -1);
      links[left + 4] = driver;
      links[left + 5] = time;
      links[left + 6] = add(links[left + 6], -1);
      drivers[driver] = links[entered];
      drivers[driver + 1] = time + links[entered + 1];
      drivers[driver + 2]++;
      links[entered] = driver;
      links[entered + 2] = add(links[entered + 2], 1);
      int place = eventWords;
      events[place] = time;
      events[place + 1] = driver | (long) left << Integer.SIZE;
      events[place + 2] = drivers[driver + 3];
      events[place + 4] = time;
      events[place + 5] = driver | (long) entered << Integer.SIZE;
      eventWords = place + 2 * EVENT_WORDS;
      if (eventWords >= BATCH_ROWS * EVENT_WORDS) {
        handOver();
      }
    }
  }

  private static long add(long number, double more) {
    return Double.doubleToRawLongBits(Double.longBitsToDouble(number) + more);
  }

  private void handOver() {
    eventCount += eventWords / EVENT_WORDS;
    eventWords = 0;
  }
}
