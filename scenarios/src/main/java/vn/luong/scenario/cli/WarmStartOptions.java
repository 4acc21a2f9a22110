package vn.luong.scenario.cli;

import picocli.CommandLine.Option;
import vn.luong.scenario.config.Quantity;
import vn.luong.sim.problems.ProblemLog;

/** How far a warm start goes. */
final class WarmStartOptions {
  private static final String NAME = "--warm-start-gap";

  @Option(
      names = NAME,
      paramLabel = "PERCENT",
      description =
          "With --warm-start static: repeat the assignment, each time with fewer people, until the best paths"
              + " would save no more of the cost of driving at its own travel times, e.g. 3%%; at most 20 times"
              + " (default: once). These are not the simulation's times: its first day is farther from"
              + " equilibrium.")
  private String gap;

  /** As it was typed, or null. */
  String typed() {
    return gap;
  }

  /** Takes that of the run that goes on. */
  void adopt(String kept) {
    gap = kept;
  }

  /** The gap to go on to; NaN if none was asked for. */
  double targetGap() {
    return gap == null ? Double.NaN : Quantity.SHARE.parse(gap).orElse(Double.NaN);
  }

  /** Checks it beside the method of the warm start. */
  void check(boolean isStatic, ProblemLog problems) {
    String remedy = "Leave it out to route everybody once.";
    if (gap != null && !(targetGap() > 0 && targetGap() <= 1)) {
      problems.add(
          BadOption.of(NAME, "is " + gap, "must be more than 0 % and at most 100 %", remedy));
    } else if (gap != null && !isStatic) {
      problems.add(BadOption.of(
          NAME, "is there without --warm-start static", "only a static assignment has it", remedy));
    }
  }
}
