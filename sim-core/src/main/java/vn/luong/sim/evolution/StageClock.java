package vn.luong.sim.evolution;

import java.util.List;
import java.util.function.LongSupplier;

/** Takes the time of the stages of one iteration and tells listeners when they begin. */
final class StageClock {
  private static final double SECONDS_PER_NANO = 1e-9;

  private final LongSupplier nanoClock;
  private final List<EvolutionListener> listeners;
  private final int iteration;
  private final double[] seconds = new double[Stage.values().length];
  private Stage stage;
  private long stageStart;

  StageClock(LongSupplier nanoClock, List<EvolutionListener> listeners, int iteration) {
    this.nanoClock = nanoClock;
    this.listeners = listeners;
    this.iteration = iteration;
  }

  /** Ends the running stage, if any, and starts this one. */
  void start(Stage next) {
    stop();
    stage = next;
    listeners.forEach(listener -> listener.stageStarted(iteration, next));
    stageStart = nanoClock.getAsLong();
  }

  void stop() {
    if (stage != null) {
      seconds[stage.ordinal()] += (nanoClock.getAsLong() - stageStart) * SECONDS_PER_NANO;
      stage = null;
    }
  }

  StageSeconds seconds() {
    return new StageSeconds(
        seconds[Stage.REPLANNING.ordinal()],
        seconds[Stage.EXECUTION.ordinal()],
        seconds[Stage.SCORING.ordinal()],
        seconds[Stage.ANALYSIS.ordinal()]);
  }
}
