package vn.luong.scenario.crosscheck;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.xml.XmlCursor;

/**
 * The scores of the plans that persons executed last, of both runs.
 *
 * @param persons persons of whom both runs have a score
 * @param medianDifference median of the differences without their signs, utils
 * @param correlation Pearson's; NaN if one of the runs does not vary
 */
record PersonScores(int persons, double medianDifference, double correlation) {
  private static final String PLANS = "output_plans.xml.gz";

  /** Compares the plans in the run folders; no persons if one of them has none. */
  static PersonScores of(RunFolder luong, RunFolder matsim) {
    Map<String, Double> ours = read(luong);
    Map<String, Double> theirs = read(matsim);
    double[] differences = new double[ours.size()];
    double[] sums = new double[5];
    int persons = 0;
    for (Map.Entry<String, Double> entry : ours.entrySet()) {
      Double other = theirs.get(entry.getKey());
      if (other != null) {
        double a = entry.getValue();
        double b = other;
        differences[persons++] = Math.abs(a - b);
        sums[0] += a;
        sums[1] += b;
        sums[2] += a * a;
        sums[3] += b * b;
        sums[4] += a * b;
      }
    }
    Arrays.sort(differences, 0, persons);
    return new PersonScores(
        persons,
        persons == 0 ? Double.NaN : differences[persons / 2],
        HourlyVolumes.correlation(persons, sums));
  }

  /** Scores of the selected plans by person. */
  private static Map<String, Double> read(RunFolder run) {
    Map<String, Double> scores = new HashMap<>();
    if (run.has(PLANS)) {
      ProblemLog problems = new ProblemLog();
      Path file = run.file(PLANS);
      XmlCursor.read(file, problems, xml -> readPersons(xml, scores));
      problems.throwIfErrors();
    }
    return scores;
  }

  private static void readPersons(XmlCursor xml, Map<String, Double> scores) {
    int root = xml.depth();
    while (xml.nextChild(root)) {
      if (xml.name().equals("person")) {
        String person = xml.required("id");
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
          boolean isExecuted = xml.name().equals("plan") && "yes".equals(xml.attribute("selected"));
          if (isExecuted && xml.attribute("score") != null) {
            double score = xml.number("score", Double.NaN);
            if (!Double.isNaN(score)) {
              scores.put(person, score);
            }
          }
        }
      }
    }
  }
}
