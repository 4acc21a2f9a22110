package vn.luong.sim.evolution;

import vn.luong.sim.events.EventSink;
import vn.luong.sim.mobsim.MobsimSummary;

/** Executes everybody's selected plan for one day; normally {@code Mobsim::run}. */
@FunctionalInterface
public interface Execution {

  /** Runs the day of an iteration and tells the sink what happens. */
  MobsimSummary run(long seed, int iteration, EventSink sink);
}
