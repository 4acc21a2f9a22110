package vn.luong.sim.problems;

/**
 * One thing wrong with the input, told so that the user can mend it.
 *
 * @param severity whether the run can start all the same
 * @param kind short stable name in kebab-case, for counting and for programs, e.g. {@code negative-length}
 * @param position file and line, or the thing's name
 * @param subject what it is about, e.g. {@code link "41_b"}; may be empty
 * @param found what was found, e.g. {@code length is -3.0 m}
 * @param expected what was expected, e.g. {@code must be > 0}
 * @param remedy how to fix it, one sentence
 * @param x easting or longitude of the place on the map, NaN if there is none
 * @param y northing or latitude of the place on the map, NaN if there is none
 */
public record Problem(
    Severity severity,
    String kind,
    SourcePosition position,
    String subject,
    String found,
    String expected,
    String remedy,
    double x,
    double y) {

  public static Problem error(
      String kind,
      SourcePosition position,
      String subject,
      String found,
      String expected,
      String remedy) {
    return new Problem(
        Severity.ERROR, kind, position, subject, found, expected, remedy, Double.NaN, Double.NaN);
  }

  public static Problem warning(
      String kind,
      SourcePosition position,
      String subject,
      String found,
      String expected,
      String remedy) {
    return new Problem(
        Severity.WARNING, kind, position, subject, found, expected, remedy, Double.NaN, Double.NaN);
  }

  /** Something that was done as it should be, and that the user may want to look at. */
  public static Problem note(
      String kind,
      SourcePosition position,
      String subject,
      String found,
      String expected,
      String remedy) {
    return new Problem(
        Severity.NOTE, kind, position, subject, found, expected, remedy, Double.NaN, Double.NaN);
  }

  /** The same problem at a place on the map (coordinates of the scenario's CRS). */
  public Problem at(double newX, double newY) {
    return new Problem(severity, kind, position, subject, found, expected, remedy, newX, newY);
  }

  public boolean hasPlace() {
    return !Double.isNaN(x) && !Double.isNaN(y);
  }

  /** One line for people, e.g. {@code network.xml:812 link "41_b": length is -3.0 m, must be > 0. Correct it.} */
  public String message() {
    StringBuilder text = new StringBuilder(position.toString());
    if (!subject.isEmpty()) {
      text.append(' ').append(subject);
    }
    text.append(": ").append(found);
    if (!expected.isEmpty()) {
      text.append(", ").append(expected);
    }
    text.append('.');
    if (!remedy.isEmpty()) {
      text.append(' ').append(remedy);
    }
    return text.toString();
  }
}
