package vn.luong.sim.evolution;

import vn.luong.sim.events.EventSink;

/**
 * Watches the evolution: progress, files of certain iterations. All methods are called by the
 * thread that runs it.
 */
public interface EvolutionListener {

  /** A part of an iteration begins. */
  default void stageStarted(int iteration, Stage stage) {}

  /**
   * Plans are ready to be executed.
   *
   * @return takes the events of this iteration; {@link EventSink#NONE} if they are of no interest
   */
  default EventSink executionStarts(int iteration) {
    return EventSink.NONE;
  }

  /** An iteration is over; plans have their scores. */
  default void iterationEnded(IterationReport report) {}
}
