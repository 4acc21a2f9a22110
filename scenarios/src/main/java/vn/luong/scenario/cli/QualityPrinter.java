package vn.luong.scenario.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/** Prints what checks of a network found: how many of each kind, the first places, what to do. */
final class QualityPrinter {
  private static final int SHOWN_PER_KIND = 3;

  private QualityPrinter() {}

  static void print(ProblemLog quality, PrintWriter out) {
    if (quality.countByKind().isEmpty()) {
      out.println("Network quality: nothing found.");
      return;
    }
    List<Problem> problems = quality.problems();
    for (Map.Entry<String, Integer> kind : quality.countByKind().entrySet()) {
      List<Problem> first = problems.stream()
          .filter(problem -> problem.kind().equals(kind.getKey()))
          .limit(SHOWN_PER_KIND)
          .toList();
      out.printf(
          Locale.ROOT,
          "network quality: %,d × %s (%s)%n",
          kind.getValue(),
          kind.getKey(),
          first.get(0).expected());
      for (Problem problem : first) {
        out.printf(
            Locale.ROOT,
            "  %s: %s, at %.0f, %.0f%n",
            problem.subject(),
            problem.found(),
            problem.x(),
            problem.y());
      }
      if (kind.getValue() > first.size()) {
        out.printf(Locale.ROOT, "  … and %,d more%n", kind.getValue() - first.size());
      }
      out.println("  " + first.get(0).remedy());
    }
  }
}
