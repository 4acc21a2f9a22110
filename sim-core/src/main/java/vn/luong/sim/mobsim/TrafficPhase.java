package vn.luong.sim.mobsim;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.traffic.Traffic;
import vn.luong.sim.traffic.TrafficLane;

/**
 * Moves all lanes through a time step: all nodes, then all links. Each thread has lanes of its own, whose memory stays in
 * the caches of its processor, and takes those of others when it is done with them; so nobody waits for a thread that does
 * not get a processor. Threads spin between phases, because a phase lasts microseconds. What people do before a step is
 * done by the main loop's thread while the others move nodes, for nodes neither need nor change anything of it. A step in
 * which little happens is done by the main loop alone. All that changes nothing but the time it takes.
 *
 * <p>Events of people come first, then those of a phase lane by lane, which is the order of nodes and links whatever the
 * number of lanes.
 *
 * <p>Threads: one thread calls; {@link #close} ends the others.
 */
final class TrafficPhase implements AutoCloseable {
  private static final int NODES = 0;
  private static final int LINKS = 1;

  /** Events per step and lane below which waking the other threads costs more than they save. */
  static final int LEAST_EVENTS_PER_LANE = 8;

  /** A few microseconds; then others who want the processor get it, among them perhaps the awaited thread. */
  private static final int SPINS_BEFORE_YIELD = 500;

  private static final int SPINS_BEFORE_SLEEP = 5_000;
  private static final long SLEEP_NANOSECONDS = 50_000;

  /**
   * Sizes of a thread's lanes, in the order in which it moves them. More than one, so that who is done early finds something
   * to take over; the last ones short, so that nobody waits for long; not many, for each lane has to be begun in each phase,
   * with its own part of the memory (eight instead of one cost one thread a quarter of its speed).
   */
  private static final int[] LANE_SIZES = {5, 2, 1};

  private static final Runnable NOTHING = () -> {};

  private final Traffic traffic;
  private final EventOutput output;
  private final EventBuffer[] laneEvents;
  private final int threadCount;
  private final LaneClaims claims;

  private final AtomicInteger finishedLanes = new AtomicInteger();
  private volatile int phase;
  private volatile boolean isClosed;
  private int phaseKind;
  private int phaseTime;
  private volatile Throwable failure;
  private long eventsInLastStep;
  private int leastEventsPerLane = LEAST_EVENTS_PER_LANE;
  /** True if the lanes write to buffers of their own, false if to that of the main loop. */
  private boolean isEachOnItsOwn;

  TrafficPhase(Traffic traffic, EventOutput output, int threadCount) {
    this.traffic = traffic;
    this.output = output;
    this.threadCount = threadCount;
    int laneCount = traffic.laneCount();
    laneEvents = new EventBuffer[laneCount];
    for (int lane = 0; threadCount > 1 && lane < laneCount; lane++) {
      laneEvents[lane] = new EventBuffer();
    }
    finishedLanes.set(laneCount);
    for (int lane = 0; lane < laneCount; lane++) {
      traffic.lane(lane).setEvents(output.buffer(0));
    }
    claims = new LaneClaims(laneCount, threadCount);
    for (int worker = 1; worker < threadCount; worker++) {
      int number = worker;
      Thread thread = new Thread(() -> work(number), "mobsim-" + worker);
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** How much of the network each lane should get, in relation to the others. */
  static int[] laneSizes(int threadCount) {
    if (threadCount == 1) {
      return new int[] {1};
    }
    int[] sizes = new int[threadCount * LANE_SIZES.length];
    Arrays.setAll(sizes, lane -> LANE_SIZES[lane % LANE_SIZES.length]);
    return sizes;
  }

  /** True if all threads will take part in the next time step. */
  boolean isTogether() {
    return threadCount > 1 && eventsInLastStep >= (long) leastEventsPerLane * laneEvents.length;
  }

  /** From how many events per lane on all threads take part; for tests whose worlds are small. */
  void setLeastEventsPerLane(int count) {
    leastEventsPerLane = count;
  }

  /** True if traffic or people before it did something in the last time step. */
  boolean hadEvents() {
    return eventsInLastStep > 0;
  }

  /**
   * Moves everybody in traffic through one time step; who arrived is then known to the lanes.
   *
   * @param people what people do before that; on this thread
   */
  void run(int now, Runnable people) {
    long eventsBefore = output.totalCount();
    if (isTogether()) {
      runTogether(NODES, now, people);
      runTogether(LINKS, now, NOTHING);
    } else {
      people.run();
      runAlone(now);
    }
    eventsInLastStep = output.totalCount() - eventsBefore;
  }

  /** Moves what is left of the present phase; afterwards the calling thread is alone until the next one. */
  void finish() {
    moveLanes(0, phase);
    awaitOthers();
  }

  /** Lets those who wait at parking places enter after those who drive, if that is the rule. */
  void enterTraffic(int now) {
    setEvents(false);
    for (int lane = 0; lane < laneEvents.length; lane++) {
      traffic.lane(lane).enterTraffic(now);
    }
  }

  private void runAlone(int now) {
    setEvents(false);
    for (int lane = 0; lane < laneEvents.length; lane++) {
      traffic.lane(lane).moveNodes(now);
    }
    for (int lane = 0; lane < laneEvents.length; lane++) {
      traffic.lane(lane).moveLinks(now);
    }
  }

  /** Where lanes write to; left alone if it is so already, for their cache lines belong to other threads. */
  private void setEvents(boolean eachOnItsOwn) {
    if (isEachOnItsOwn == eachOnItsOwn) {
      return;
    }
    isEachOnItsOwn = eachOnItsOwn;
    for (int lane = 0; lane < laneEvents.length; lane++) {
      traffic.lane(lane).setEvents(eachOnItsOwn ? laneEvents[lane] : output.buffer(0));
    }
  }

  private void runTogether(int kind, int now, Runnable before) {
    setEvents(true);
    finishedLanes.set(0);
    phaseKind = kind;
    phaseTime = now;
    phase++;
    before.run();
    finish();
    output.flush();
    for (int lane = 0; lane < laneEvents.length; lane++) {
      output.flush(laneEvents[lane]);
    }
  }

  /** Moves lanes that nobody has taken yet, until none is left. */
  private void moveLanes(int thread, int current) {
    int moved = 0;
    for (int lane = claims.take(thread, current);
        lane != LaneClaims.NONE;
        lane = claims.take(thread, current)) {
      move(traffic.lane(lane), phaseKind, phaseTime);
      moved++;
    }
    if (moved > 0) {
      finishedLanes.addAndGet(moved);
    }
  }

  private static void move(TrafficLane lane, int kind, int now) {
    if (kind == NODES) {
      lane.moveNodes(now);
    } else {
      lane.moveLinks(now);
    }
  }

  private void awaitOthers() {
    int spins = 0;
    while (finishedLanes.get() < laneEvents.length && failure == null) {
      pause(spins++);
    }
    if (failure != null) {
      throw new IllegalStateException("a thread of the mobsim failed", failure);
    }
  }

  private static void pause(int spins) {
    if (spins < SPINS_BEFORE_YIELD) {
      Thread.onSpinWait();
    } else if (spins < SPINS_BEFORE_SLEEP) {
      Thread.yield();
    } else {
      LockSupport.parkNanos(SLEEP_NANOSECONDS);
    }
  }

  private void work(int thread) {
    int seen = 0;
    while (!isClosed) {
      int spins = 0;
      while (phase == seen && !isClosed) {
        pause(spins++);
      }
      seen = phase;
      try {
        moveLanes(thread, seen);
      } catch (RuntimeException | Error thrown) {
        failure = thrown;
      }
    }
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
