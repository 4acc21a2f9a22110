package vn.luong.sim.problems;

/** How bad a {@link Problem} is: an error stops the run before it starts, a warning does not. */
public enum Severity {
  WARNING,
  ERROR
}
