package vn.luong.scenario.external;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What MATSim's log tells while it grows: where the run is, how long iterations take, and how it went wrong. The words
 * are those of MATSim's {@code AbstractController} and {@code MatsimRuntimeModifications}.
 *
 * <p>Threads: one.
 */
final class MatsimLog {
  /** What a line says about the run. */
  enum Mark {
    ITERATION_BEGINS,
    ITERATION_ENDS,
    NOTHING
  }

  private static final Pattern ITERATION = Pattern.compile(
      "### ITERATION (\\d+) (BEGINS|ENDS|fires after mobsim event|fires scoring event"
          + "|fires iteration end event)");
  private static final Pattern BUILD = Pattern.compile("MATSim-Build: (.+)");
  private static final Pattern JVM = Pattern.compile("JVM: ([^;]+);");

  /** A line that begins or continues the report of an exception. */
  private static final Pattern EXCEPTION = Pattern.compile(
      "(Exception in thread .*|Caused by: .*|(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error)\\b.*"
          + "|Error: .*|Error occurred during initialization.*|Invalid .*heap size.*"
          + "|.*There is insufficient memory for the Java Runtime.*)");

  private static final Pattern FRAME = Pattern.compile("\\s+at .*|\\s+\\.\\.\\. \\d+ more");
  private static final int KEPT_LINES = 60;
  private static final int KEPT_EXCEPTION_LINES = 12;
  private static final int KEPT_FRAMES = 2;

  /**
   * When the parts of an iteration ended, in seconds after its beginning; NaN for parts the log does not tell.
   *
   * @param mobsim replanning and mobsim
   * @param scoringStart what comes between them
   * @param scoring scores
   * @param end all of it
   */
  record Times(double mobsim, double scoringStart, double scoring, double end) {}

  private final Map<Integer, double[]> times = new LinkedHashMap<>();
  private final Deque<String> tail = new ArrayDeque<>();
  private final List<String> exception = new ArrayList<>();
  private double iterationStartSeconds;
  private int iteration = -1;
  private int framesShown;
  private boolean isReporting;
  private String build = "";
  private String java = "";

  /**
   * Takes the next line.
   *
   * @param seconds when it came
   */
  Mark accept(String line, double seconds) {
    keep(line);
    Matcher matcher = ITERATION.matcher(line);
    if (!matcher.find()) {
      Matcher version = BUILD.matcher(line);
      if (version.find()) {
        build = version.group(1).strip();
      }
      Matcher jvm = JVM.matcher(line);
      if (jvm.find()) {
        java = jvm.group(1).strip();
      }
      return Mark.NOTHING;
    }
    if (matcher.group(2).equals("BEGINS")) {
      iteration = Integer.parseInt(matcher.group(1));
      iterationStartSeconds = seconds;
      times.put(iteration, new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN});
      return Mark.ITERATION_BEGINS;
    }
    double[] row = times.get(Integer.parseInt(matcher.group(1)));
    if (row == null) {
      return Mark.NOTHING;
    }
    int column = switch (matcher.group(2)) {
      case "fires after mobsim event" -> 0;
      case "fires scoring event" -> 1;
      case "fires iteration end event" -> 2;
      default -> 3;
    };
    row[column] = seconds - iterationStartSeconds;
    return column == 3 ? Mark.ITERATION_ENDS : Mark.NOTHING;
  }

  private void keep(String line) {
    tail.addLast(line);
    if (tail.size() > KEPT_LINES) {
      tail.removeFirst();
    }
    Matcher matcher = EXCEPTION.matcher(line.strip());
    if (matcher.matches()) {
      if (!line.strip().startsWith("Caused by: ")) {
        exception.clear();
      }
      addToException(matcher.group(1));
      framesShown = 0;
      isReporting = true;
    } else if (isReporting && FRAME.matcher(line).matches()) {
      if (framesShown < KEPT_FRAMES && !line.strip().startsWith("...")) {
        framesShown++;
        addToException("    " + line.strip());
      }
    } else {
      isReporting = false;
    }
  }

  private void addToException(String line) {
    if (exception.size() < KEPT_EXCEPTION_LINES) {
      exception.add(line);
    }
  }

  /** The iteration it is in, or was in last; -1 before the first. */
  int iteration() {
    return iteration;
  }

  /** Revision and date of the build, if the log tells; else empty. */
  String build() {
    return build;
  }

  /** Version of the Java it ran on, if the log tells; else empty. */
  String java() {
    return java;
  }

  Map<Integer, Times> times() {
    Map<Integer, Times> result = new LinkedHashMap<>();
    times.forEach((number, row) -> result.put(number, new Times(row[0], row[1], row[2], row[3])));
    return result;
  }

  /** The last exception with its causes, a few frames each; without one, the last lines. */
  List<String> lastWords() {
    if (!exception.isEmpty()) {
      return List.copyOf(exception);
    }
    List<String> lines = new ArrayList<>(tail);
    return lines.subList(Math.max(0, lines.size() - 5), lines.size());
  }
}
