package vn.luong.sim.problems;

/**
 * How bad a {@link Problem} is: an error stops the run before it starts, a warning does not; a note is nothing bad, it tells what was
 * done where the user may want to look.
 */
public enum Severity {
  NOTE,
  WARNING,
  ERROR
}
