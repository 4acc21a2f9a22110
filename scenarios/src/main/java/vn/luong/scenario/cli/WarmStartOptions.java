package vn.luong.scenario.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import vn.luong.scenario.config.Quantity;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;

/** How far a warm start goes. */
final class WarmStartOptions {
  private static final String NAME = "--warm-start-gap";
  private static final String REMEDY = "Leave it out to route everybody once.";

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
    return parsed(gap);
  }

  private static double parsed(String text) {
    return text == null ? Double.NaN : Quantity.SHARE.parse(text).orElse(Double.NaN);
  }

  /** Checks it by itself. */
  void checkValue(ProblemLog problems) {
    if (gap != null && !(targetGap() > 0 && targetGap() <= 1)) {
      problems.add(
          BadOption.of(NAME, "is " + gap, "must be more than 0 % and at most 100 %", REMEDY));
    }
  }

  /**
   * Requires it to stand beside a static assignment, if it is there.
   *
   * @param method of the run, which the first command line said if it goes on
   * @throws InvalidInputException if it does not
   */
  void requireMethod(WarmStart method) {
    if (gap != null && method != WarmStart.STATIC) {
      throw new InvalidInputException(BadOption.of(
          NAME, "is there without --warm-start static", "only a static assignment has it", REMEDY));
    }
  }

  /**
   * Requires a run that goes on to have begun with the same one, if any is typed now.
   *
   * @param first as it was typed when the run began, or null
   * @throws InvalidInputException if it began with another one
   */
  void requireSame(String first, Path target) {
    if (gap != null && Double.compare(targetGap(), parsed(first)) != 0) {
      throw new InvalidInputException(BadOption.of(
          NAME,
          "is now " + gap,
          "the run in " + target + ", which is to go on, began with "
              + (first == null ? "none" : first),
          "Leave it out, or start anew with another --out."));
    }
  }
}
