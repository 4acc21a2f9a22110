package vn.luong.sim.mobsim;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.traffic.Traffic;
import vn.luong.sim.traffic.TrafficLane;

/**
 * Moves all lanes through a time step: all nodes, then all links. Lane 0 is the main loop's own; the others have a
 * thread each, which spins between phases, because a phase lasts microseconds. A step in which little happens is done by
 * the main loop alone; that changes nothing but the time it takes.
 *
 * <p>Events of a phase are handed over lane by lane, which is the order of nodes and links whatever the number of lanes.
 *
 * <p>Threads: one thread calls; {@link #close} ends the others.
 */
final class TrafficPhase implements AutoCloseable {
  private static final int NODES = 0;
  private static final int LINKS = 1;
  private static final int STOP = 2;

  /** Events per step and lane below which waking the other threads costs more than they save. */
  private static final int LEAST_EVENTS_PER_LANE = 32;

  /** A few microseconds; then others who want the processor get it, among them perhaps the awaited thread. */
  private static final int SPINS_BEFORE_YIELD = 500;

  private static final int SPINS_BEFORE_SLEEP = 5_000;
  private static final long SLEEP_NANOSECONDS = 50_000;

  private final Traffic traffic;
  private final EventOutput output;
  private final EventBuffer[] laneEvents;
  private final Thread[] workers;
  private final AtomicInteger finished = new AtomicInteger();
  private volatile int command;
  private int commandKind;
  private int commandTime;
  private volatile Throwable failure;
  private long eventsInLastStep;

  TrafficPhase(Traffic traffic, EventOutput output) {
    this.traffic = traffic;
    this.output = output;
    laneEvents = new EventBuffer[traffic.laneCount()];
    workers = new Thread[traffic.laneCount() - 1];
    for (int lane = 1; lane < laneEvents.length; lane++) {
      laneEvents[lane] = new EventBuffer();
      TrafficLane own = traffic.lane(lane);
      workers[lane - 1] = new Thread(() -> work(own), "mobsim-" + lane);
      workers[lane - 1].setDaemon(true);
      workers[lane - 1].start();
    }
  }

  /** Moves everybody in traffic through one time step; who arrived is then known to the lanes. */
  void run(int now) {
    long eventsBefore = output.totalCount();
    if (eventsInLastStep >= (long) LEAST_EVENTS_PER_LANE * laneEvents.length
        && workers.length > 0) {
      runTogether(NODES, now);
      runTogether(LINKS, now);
    } else {
      runAlone(now);
    }
    eventsInLastStep = output.totalCount() - eventsBefore;
  }

  /** Lets those who wait at parking places enter after those who drive, if that is the rule. */
  void enterTraffic(int now) {
    for (int lane = 0; lane < laneEvents.length; lane++) {
      traffic.lane(lane).setEvents(output.buffer(0));
      traffic.lane(lane).enterTraffic(now);
    }
  }

  private void runAlone(int now) {
    for (int lane = 0; lane < laneEvents.length; lane++) {
      traffic.lane(lane).setEvents(output.buffer(0));
      traffic.lane(lane).moveNodes(now);
    }
    for (int lane = 0; lane < laneEvents.length; lane++) {
      traffic.lane(lane).moveLinks(now);
    }
  }

  private void runTogether(int kind, int now) {
    traffic.lane(0).setEvents(output.buffer(0));
    for (int lane = 1; lane < laneEvents.length; lane++) {
      traffic.lane(lane).setEvents(laneEvents[lane]);
    }
    finished.set(0);
    commandKind = kind;
    commandTime = now;
    command++;
    move(traffic.lane(0), kind, now);
    awaitWorkers();
    output.flush();
    for (int lane = 1; lane < laneEvents.length; lane++) {
      output.flush(laneEvents[lane]);
    }
  }

  private static void move(TrafficLane lane, int kind, int now) {
    if (kind == NODES) {
      lane.moveNodes(now);
    } else {
      lane.moveLinks(now);
    }
  }

  private void awaitWorkers() {
    int spins = 0;
    while (finished.get() < workers.length) {
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

  private void work(TrafficLane lane) {
    int seen = 0;
    while (true) {
      int spins = 0;
      while (command == seen) {
        pause(spins++);
      }
      seen = command;
      if (commandKind == STOP) {
        return;
      }
      try {
        move(lane, commandKind, commandTime);
      } catch (RuntimeException | Error thrown) {
        failure = thrown;
      }
      finished.incrementAndGet();
    }
  }

  @Override
  public void close() {
    commandKind = STOP;
    command++;
  }
}
