package vn.luong.scenario.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MatsimLogTest {
  private static final String BEFORE = "2026-01-01T10:00:00,000  INFO AbstractController:1 ";
  private static final JavaHome JAVA = new JavaHome(Path.of("/jdk/bin/java"), "17.0.15");

  private final MatsimLog log = new MatsimLog();

  @Test
  void partsOfAnIterationAreTimed() {
    accept("### ITERATION 3 BEGINS", 100);
    accept("### ITERATION 3 fires after mobsim event", 108);
    accept("### ITERATION 3 fires scoring event", 109);
    accept("### ITERATION 3 fires iteration end event", 110.5);

    assertThat(accept("### ITERATION 3 ENDS", 112)).isEqualTo(MatsimLog.Mark.ITERATION_ENDS);
    assertThat(log.times()).containsEntry(3, new MatsimLog.Times(8, 9, 10.5, 12));
    assertThat(log.iteration()).isEqualTo(3);
  }

  @Test
  void versionsAreFound() {
    accept("MATSim-Build: 4f2a (2025-03-01)", 0);
    accept("JVM: 21.0.4; Eclipse Adoptium; mixed mode; 64-bit", 0);

    assertThat(log.build()).isEqualTo("4f2a (2025-03-01)");
    assertThat(log.java()).isEqualTo("21.0.4");
  }

  @Test
  void lastExceptionIsShownWithItsCausesAndFewFrames() {
    log.accept("java.io.IOException: an older one", 0);
    log.accept("Exception in thread \"main\" java.lang.RuntimeException: outer", 0);
    log.accept("\tat a.B.one(B.java:1)", 0);
    log.accept("\tat a.B.two(B.java:2)", 0);
    log.accept("\tat a.B.three(B.java:3)", 0);
    log.accept("Caused by: java.lang.NullPointerException", 0);
    log.accept("\tat c.D.four(D.java:4)", 0);
    log.accept("\t... 7 more", 0);

    assertThat(log.lastWords())
        .containsExactly(
            "Exception in thread \"main\" java.lang.RuntimeException: outer",
            "    at a.B.one(B.java:1)",
            "    at a.B.two(B.java:2)",
            "Caused by: java.lang.NullPointerException",
            "    at c.D.four(D.java:4)");
  }

  @Test
  void remedyFollowsTheLastWords() {
    assertThat(remedyFor("java.lang.UnsupportedClassVersionError: org/x/Y has been compiled by a"
            + " more recent version of the Java Runtime (class file version 69.0), this version"))
        .contains("it needs Java 25, and ran on 17.0.15 (/jdk/bin/java)", "--matsim-java");
    assertThat(remedyFor("java.lang.NoClassDefFoundError: com/google/inject/Module"))
        .contains("a library is missing", "libs");
    assertThat(remedyFor("java.io.UncheckedIOException: java.io.FileNotFoundException: /a/b.xml"))
        .contains("a file that the config names cannot be read");
    assertThat(remedyFor("java.lang.IllegalStateException: nobody knows"))
        .contains("look into the log", "/run.matsim.log");
    assertThat(MatsimFailure.message(137, new MatsimLog(), JAVA, "/run.matsim.log"))
        .contains("exit code 137", "before the first iteration", "--matsim-memory");
  }

  private static String remedyFor(String line) {
    MatsimLog failed = new MatsimLog();
    failed.accept(line, 0);
    return MatsimFailure.message(1, failed, JAVA, "/run.matsim.log");
  }

  private MatsimLog.Mark accept(String words, double seconds) {
    return log.accept(BEFORE + words, seconds);
  }
}
