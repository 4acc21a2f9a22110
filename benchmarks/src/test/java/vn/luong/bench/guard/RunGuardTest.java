package vn.luong.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.luong.scenario.runfolder.RunManifest;

/** A sound run passes; each thing that can go wrong is found, and only that. */
class RunGuardTest {
  private static final double MOST_GIB = 6;
  private static final double MOST_REPLANNING = 1;
  private static final long GIB = 1L << 30;

  private static final RunManifest.MobsimCounts SOUND =
      new RunManifest.MobsimCounts(1000, 100, 90, 4, 6, "");

  private static RunManifest run(
      RunManifest.MobsimCounts counts, long peakBytes, Double lastGap, double replanningSeconds) {
    return new RunManifest(
        new RunManifest.Scenario("town", "", "", 1, 100),
        "luong run",
        Map.of(),
        4711,
        Map.of(),
        List.of(),
        new RunManifest.Machine("25", 2, 2, ""),
        List.of(),
        new RunManifest.Memory(peakBytes, 200, 250),
        List.of(row(0, 0.5, 99), row(1, lastGap, replanningSeconds)),
        counts,
        List.of());
  }

  private static RunManifest.IterationRow row(int iteration, Double gap, double replanning) {
    return new RunManifest.IterationRow(
        iteration,
        0,
        0,
        0,
        0,
        gap,
        0.0,
        100,
        null,
        null,
        Map.of(),
        Map.of("replanning", replanning, "mobsim", 10.0));
  }

  private static List<String> failures(RunManifest run) {
    return RunGuard.failures(run, MOST_GIB, MOST_REPLANNING);
  }

  @Test
  void aSoundRunPasses() {
    assertThat(failures(run(SOUND, 3 * GIB, 0.4, 9))).isEmpty();
  }

  @Test
  void lostLegsAreFound() {
    RunManifest.MobsimCounts lost = new RunManifest.MobsimCounts(1000, 100, 90, 4, 5, "");
    assertThat(failures(run(lost, 3 * GIB, 0.4, 9)))
        .singleElement()
        .asString()
        .contains("legs lost");
  }

  @Test
  void aDayOnWhichNobodyDepartsIsFound() {
    RunManifest.MobsimCounts nobody = new RunManifest.MobsimCounts(0, 0, 0, 0, 0, "");
    assertThat(failures(run(nobody, 3 * GIB, 0.4, 9))).hasSize(1);
  }

  @Test
  void aGapThatDoesNotFallIsFound() {
    assertThat(failures(run(SOUND, 3 * GIB, 0.5, 9))).singleElement().asString().contains("gap");
    assertThat(failures(run(SOUND, 3 * GIB, null, 9)))
        .singleElement()
        .asString()
        .contains("gap");
  }

  @Test
  void tooMuchMemoryAndUnknownMemoryAreFound() {
    assertThat(failures(run(SOUND, 7 * GIB, 0.4, 9))).singleElement().asString().contains("memory");
    assertThat(failures(run(SOUND, 0, 0.4, 9))).singleElement().asString().contains("memory");
  }

  @Test
  void replanningThatTakesTooLongOrIsNotTimedIsFound() {
    assertThat(failures(run(SOUND, 3 * GIB, 0.4, 11)))
        .singleElement()
        .asString()
        .contains("replanning");
    assertThat(failures(run(SOUND, 3 * GIB, 0.4, 0)))
        .singleElement()
        .asString()
        .contains("replanning");
  }
}
