package vn.luong.scenario.runfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

class RunManifestTest {
  @TempDir
  Path place;

  @Test
  void manifestComesBackAsItWas() {
    RunFolder folder = RunFolder.create(place.resolve("run"));
    RunManifest manifest = manifest();

    manifest.write(folder);

    assertThat(RunManifest.read(folder)).isEqualTo(manifest);
  }

  @Test
  void keysOfMapsAreSorted() throws IOException {
    RunFolder folder = RunFolder.create(place.resolve("run"));

    manifest().write(folder);

    String text = Files.readString(folder.file(RunFolder.MANIFEST));
    assertThat(text.indexOf("\"alpha\"")).isBetween(0, text.indexOf("\"zulu\""));
  }

  @Test
  void damagedManifestIsAProblemWithItsFile() throws IOException {
    RunFolder folder = RunFolder.create(place.resolve("run"));
    Files.writeString(folder.file(RunFolder.MANIFEST), "{\"scenario\": ");

    assertThatThrownBy(() -> RunManifest.read(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("run.json");
  }

  @Test
  void statisticsHaveMatsimsColumns() {
    RunFolder folder = RunFolder.create(place.resolve("run"));

    StatsFiles.write(folder, manifest().iterations());

    assertThat(folder.file(RunFolder.SCORE_STATS)).hasContent("""
        iteration;avg_executed;avg_worst;avg_average;avg_best
        0;1.5;1.0;1.25;2.0
        """);
    assertThat(folder.file(RunFolder.MODE_STATS)).hasContent("""
        iteration;car;walk
        0;0.75;0.25
        """);
    assertThat(folder.file(RunFolder.STOPWATCH)).hasContent("""
        Iteration;mobsim
        0;00:01:05
        """);
  }

  @Test
  void problemsAreWrittenWithTheirPlaces() throws IOException {
    RunFolder folder = RunFolder.create(place.resolve("run"));
    ProblemLog log = new ProblemLog();
    log.add(Problem.warning(
            "short-link", new SourcePosition("n.xml", 12), "link \"1\"", "0 m", "more", "Mend.")
        .at(106.5, 11.25));
    log.add(Problem.warning("odd", SourcePosition.of("n.xml"), "", "odd", "", "Mend."));

    ProblemFiles.write(folder, log);

    String all = Files.readString(folder.file(RunFolder.PROBLEMS));
    assertThat(all).contains("\"line\" : 12", "\"short-link\" : 1", "\"odd\" : 1");
    assertThat(Files.readString(folder.file(RunFolder.PROBLEMS_MAP)))
        .contains("FeatureCollection", "[ 106.5, 11.25 ]")
        .doesNotContain("odd");
  }

  @Test
  void digestOfAnInputIsItsSha256() throws IOException {
    Path file = Files.writeString(place.resolve("in.txt"), "abc");

    RunManifest.Input input = FileDigest.of(file, "in.txt");

    assertThat(input.bytes()).isEqualTo(3);
    assertThat(input.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  private static RunManifest manifest() {
    return new RunManifest(
        new RunManifest.Scenario("Bình Dương", "", "EPSG:32648", 0.1, 5),
        "luong run",
        Map.of("zulu", "1", "alpha", "2"),
        4711,
        Map.of(),
        List.of(),
        new RunManifest.Machine("17", 2, 1, "2026-01-01T00:00:00Z"),
        List.of(new RunManifest.Stage("read", 0.5)),
        new RunManifest.Memory(1024, 7, 150.5),
        List.of(new RunManifest.IterationRow(
            0,
            1.5,
            1.0,
            1.25,
            2.0,
            null,
            null,
            null,
            null,
            null,
            Map.of("walk", 0.25, "car", 0.75),
            Map.of("mobsim", 65.2))),
        new RunManifest.MobsimCounts(10, 2, 2, 0, 0, ""),
        List.of());
  }
}
