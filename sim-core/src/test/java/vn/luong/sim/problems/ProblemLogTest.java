package vn.luong.sim.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProblemLogTest {

  @Test
  void tellsPlaceFindingExpectationAndRemedy() {
    Problem problem = Problem.error(
        "negative-length",
        new SourcePosition("network.xml", 812),
        "link \"41_b\"",
        "length is -3.0 m",
        "must be > 0",
        "Correct the attribute.");

    assertThat(problem.message())
        .isEqualTo("network.xml:812 link \"41_b\": length is -3.0 m, must be > 0. Correct the"
            + " attribute.");
  }

  @Test
  void throwsAllErrorsAtOnce() {
    ProblemLog log = new ProblemLog();
    log.add(error("first"));
    log.add(error("second"));

    assertThatThrownBy(log::throwIfErrors)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("first")
        .hasMessageContaining("second");
  }

  @Test
  void warningsDoNotStopAnything() {
    ProblemLog log = new ProblemLog();
    log.add(Problem.warning("odd", SourcePosition.of("a.xml"), "", "odd", "nothing odd", "Look."));

    log.throwIfErrors();

    assertThat(log.problems()).hasSize(1);
  }

  @Test
  void countsWhatItDoesNotKeep() {
    ProblemLog log = new ProblemLog();
    for (int count = 0; count < ProblemLog.KEPT_PER_KIND + 5; count++) {
      log.add(error("same"));
    }

    assertThat(log.problems()).hasSize(ProblemLog.KEPT_PER_KIND);
    assertThat(log.countByKind()).containsEntry("kind", ProblemLog.KEPT_PER_KIND + 5);
  }

  @Test
  void takesFromAnotherLogWhatThatOneDidNotKeepToo() {
    ProblemLog other = new ProblemLog();
    for (int count = 0; count < ProblemLog.KEPT_PER_KIND + 5; count++) {
      other.add(error("other"));
    }
    other.add(
        Problem.warning("odd", SourcePosition.of("a.xml"), "", "odd", "nothing odd", "Look."));
    ProblemLog log = new ProblemLog();
    log.add(error("first"));

    log.addAll(other);

    assertThat(log.problems()).hasSize(ProblemLog.KEPT_PER_KIND + 1);
    assertThat(log.problems().get(0).message()).contains("first");
    assertThat(log.problems().get(1).message()).contains("other");
    assertThat(log.errorCount()).isEqualTo(ProblemLog.KEPT_PER_KIND + 6);
    assertThat(log.countByKind())
        .containsEntry("kind", ProblemLog.KEPT_PER_KIND + 6)
        .containsEntry("odd", 1);
  }

  private static Problem error(String found) {
    return Problem.error("kind", SourcePosition.of("a.xml"), "", found, "", "Mend it.");
  }
}
