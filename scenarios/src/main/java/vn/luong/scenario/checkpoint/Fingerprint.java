package vn.luong.scenario.checkpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/**
 * Everything that decides what comes of a run, by a name that people understand: the program, the inputs' digests, the
 * options. A run may only go on from a checkpoint with the same.
 *
 * @param values text by name
 */
public record Fingerprint(SortedMap<String, String> values) {
  private static final String NOTHING = "not there";
  private static final String LEFT_OUT = "…";

  /** Longer texts are shown from shortly before where they differ. */
  private static final int MOST_CHARACTERS = 80;

  private static final int CHARACTERS_BEFORE = 20;

  public Fingerprint {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * What is not as it was when a checkpoint was written, as problems; none if the run may go on.
   *
   * @param now the fingerprint of the run that wants to go on
   * @param place the run folder, for the message
   */
  public List<Problem> differencesTo(Fingerprint now, String place) {
    TreeSet<String> names = new TreeSet<>(values.keySet());
    names.addAll(now.values.keySet());
    List<Problem> differences = new ArrayList<>();
    for (String name : names) {
      String before = values.getOrDefault(name, NOTHING);
      String after = now.values.getOrDefault(name, NOTHING);
      if (!before.equals(after)) {
        int start = firstShown(before, after);
        differences.add(Problem.error(
            "resume-differs",
            SourcePosition.of(place),
            name,
            "is now " + shortened(after, start),
            "the run that is to go on began with " + shortened(before, start),
            "Resume with the same inputs and options, or start anew with another --out."));
      }
    }
    return differences;
  }

  private static int firstShown(String one, String other) {
    if (Math.max(one.length(), other.length()) <= MOST_CHARACTERS) {
      return 0;
    }
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return Math.max(0, same - CHARACTERS_BEFORE);
  }

  private static String shortened(String text, int start) {
    int end = Math.min(text.length(), start + MOST_CHARACTERS);
    return (start > 0 ? LEFT_OUT : "")
        + text.substring(start, end)
        + (end < text.length() ? LEFT_OUT : "");
  }
}
