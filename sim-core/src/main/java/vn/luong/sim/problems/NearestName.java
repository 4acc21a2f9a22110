package vn.luong.sim.problems;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that an unknown one was probably meant to be, for remedies. */
public final class NearestName {
  private NearestName() {}

  /** The known name nearest by edit distance, if it is near enough to be a likely slip. */
  public static Optional<String> of(String unknown, Collection<String> known) {
    String best = null;
    int bestDistance = Math.max(2, unknown.length() / 2) + 1;
    for (String name : known) {
      int distance = editDistance(unknown.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * The remedy for an unknown name.
   *
   * @param otherwise the remedy if no known name is near
   */
  public static String remedy(String unknown, Collection<String> known, String otherwise) {
    return of(unknown, known).map(NearestName::question).orElse(otherwise);
  }

  /** The remedy for a name that another one was probably meant to be. */
  public static String question(String meant) {
    return "Did you mean \"" + meant + "\"?";
  }

  /** Levenshtein distance, one row at a time. */
  static int editDistance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int line = 1; line <= left.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column < row.length; column++) {
        int substitution = diagonal + (left.charAt(line - 1) == right.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(substitution, Math.min(row[column], row[column - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
