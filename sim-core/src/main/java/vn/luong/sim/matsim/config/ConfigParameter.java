package vn.luong.sim.matsim.config;

import vn.luong.sim.problems.SourcePosition;

/**
 * One parameter of a config.
 *
 * @param name as the table of modules has it, or as the file has it if it is unknown
 * @param value as given
 * @param position where it was given
 */
public record ConfigParameter(String name, String value, SourcePosition position) {
  /** What MATSim writes for a parameter that has no value. */
  private static final String NULL = "null";

  /** False for the text {@code null}, which stands for the standard value. */
  public boolean hasValue() {
    return !value.equals(NULL);
  }

  ConfigParameter withName(String newName) {
    return new ConfigParameter(newName, value, position);
  }
}
