package vn.luong.scenario.checkpoint;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A part of a run's state that has to survive the run's end: written after an iteration, taken back before the next. */
public interface CheckpointPart {
  /** Writes the state after an iteration. */
  void save(DataOutput out) throws IOException;

  /**
   * Makes the state what it was when it was written.
   *
   * @throws IOException if it cannot be read or is of another scenario
   */
  void load(DataInput in) throws IOException;
}
