package vn.luong.scenario.cli;

import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/** What is wrong with an option of the command line. */
final class BadOption {
  private BadOption() {}

  /**
   * The problem.
   *
   * @param option with its dashes
   * @param found e.g. {@code is -1}
   */
  static Problem of(String option, String found, String expected, String remedy) {
    return Problem.error(
        "bad-option", SourcePosition.of("command line"), option, found, expected, remedy);
  }
}
