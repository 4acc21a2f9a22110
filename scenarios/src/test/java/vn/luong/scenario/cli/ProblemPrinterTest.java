package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** What is shown of many problems, and what is counted. */
class ProblemPrinterTest {
  private final ProblemLog problems = new ProblemLog();

  private void addErrors(int count) {
    for (int number = 0; number < count; number++) {
      problems.add(
          Problem.error("twice", SourcePosition.of("plans"), "", "error " + number, "", ""));
    }
  }

  private void addWarnings(int count) {
    for (int number = 0; number < count; number++) {
      problems.add(
          Problem.warning("twice", SourcePosition.of("plans"), "", "warning " + number, "", ""));
    }
  }

  private String printed() {
    StringWriter text = new StringWriter();
    ProblemPrinter.print(problems.problems(), problems.countByKind(), new PrintWriter(text));
    return text.toString();
  }

  @Test
  void tenOfAKindAreShownAndTheOthersCounted() {
    addWarnings(10);
    assertThat(printed()).contains("warning 9").doesNotContain("more");

    addWarnings(2);
    assertThat(printed()).doesNotContain("warning 10").contains("… and 2 more of the kind twice");
  }

  @Test
  void errorsAndWarningsOfOneKindAreCountedApart() {
    addErrors(3);
    addWarnings(11);

    assertThat(printed()).contains("error 2").contains("… and 1 more of the kind twice");
  }

  @Test
  void thoseThatWereNotKeptAreCountedToo() {
    addWarnings(5000);

    assertThat(printed()).contains("… and 4990 more of the kind twice");
  }
}
