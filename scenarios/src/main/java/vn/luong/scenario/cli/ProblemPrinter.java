package vn.luong.scenario.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.Severity;

/** Prints problems for people: errors first, at most ten of a kind, the others counted. */
final class ProblemPrinter {
  private static final int SHOWN_PER_KIND = 10;

  private ProblemPrinter() {}

  static void print(List<Problem> problems, Map<String, Integer> countByKind, PrintWriter out) {
    print(problems, countByKind, Severity.ERROR, out);
    print(problems, countByKind, Severity.WARNING, out);
    out.flush();
  }

  /** Prints what was done where the user may want to look, all of it. */
  static void printNotes(List<Problem> problems, PrintWriter out) {
    for (Problem problem : problems) {
      if (problem.severity() == Severity.NOTE) {
        out.println("note: " + problem.message());
      }
    }
  }

  private static void print(
      List<Problem> problems,
      Map<String, Integer> countByKind,
      Severity severity,
      PrintWriter out) {
    Map<String, Integer> shown = new HashMap<>();
    for (Problem problem : problems) {
      if (problem.severity() != severity) {
        continue;
      }
      int number = shown.merge(problem.kind(), 1, Integer::sum);
      if (number <= SHOWN_PER_KIND) {
        out.println((severity == Severity.ERROR ? "error: " : "warning: ") + problem.message());
      } else if (number == SHOWN_PER_KIND + 1) {
        int more = countByKind.getOrDefault(problem.kind(), number)
            - keptOfOthers(problems, problem)
            - SHOWN_PER_KIND;
        out.println("  … and " + more + " more of the kind " + problem.kind());
      }
    }
  }

  /** Problems of the same kind that are told elsewhere, as more or as less severe. */
  private static int keptOfOthers(List<Problem> problems, Problem like) {
    return (int) problems.stream()
        .filter(other ->
            other.kind().equals(like.kind()) && other.severity() != like.severity())
        .count();
  }
}
