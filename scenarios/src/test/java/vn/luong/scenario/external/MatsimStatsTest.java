package vn.luong.scenario.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.runfolder.RunManifest;

class MatsimStatsTest {
  @TempDir
  Path folder;

  @BeforeEach
  void writeEvents() throws IOException {
    Files.writeString(folder.resolve("output_events.xml"), "<events/>");
  }

  @Test
  void filesOfTodayAreRead() throws IOException {
    write("scorestats.csv", """
        iteration;avg_executed;avg_worst;avg_average;avg_best
        0;1.5;1;2;3
        1;2.5;1;2;3
        """);
    write("modestats.csv", "iteration;car;pt\n0;0.75;0.25\n1;1.0;0.0\n");
    write("stopwatch.csv", """
        Iteration;BEGIN iteration;END iteration;;replanning;mobsim;scoring;iteration
        0;10:00:00;10:00:10;;;00:00:06;00:00:01;00:00:10
        1;10:00:10;10:00:30;;00:00:05;00:00:12;00:00:01;00:00:20
        """);

    List<RunManifest.IterationRow> rows = rows(Map.of());

    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).averageExecuted()).isEqualTo(2.5);
    assertThat(rows.get(0).modeShares()).isEqualTo(Map.of("car", 0.75, "pt", 0.25));
    assertThat(rows.get(1).modeShares()).isEqualTo(Map.of("car", 1.0));
    assertThat(rows.get(1).seconds())
        .isEqualTo(Map.of("replanning", 5.0, "mobsim", 12.0, "scoring", 1.0, "analysis", 2.0));
  }

  @Test
  void logTellsFinerThanTheStopwatch() throws IOException {
    write("scorestats.csv", "iteration;avg_executed\n1;2.5\n");
    write("stopwatch.csv", "Iteration;replanning;mobsim;iteration\n1;00:00:01;00:00:02;00:00:03\n");

    Map<String, Double> seconds =
        rows(Map.of(1, new MatsimLog.Times(3.4, 3.5, 3.75, 4))).get(0).seconds();

    assertThat(seconds.get("mobsim")).isCloseTo(2.4, within(1e-9));
    assertThat(seconds.get("scoring")).isCloseTo(0.25, within(1e-9));
    assertThat(seconds.values().stream().mapToDouble(part -> part).sum())
        .isCloseTo(4, within(1e-9));
  }

  @Test
  void olderFilesWithTheIdOfTheRunAreRead() throws IOException {
    write(
        "r1.scorestats.txt",
        "ITERATION\tavg. EXECUTED\tavg. WORST\tavg. AVG\tavg. BEST\n0\t7.5\t1\t2\t3\n");

    List<RunManifest.IterationRow> rows = rows(Map.of());

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).averageExecuted()).isEqualTo(7.5);
    assertThat(rows.get(0).averageBest()).isEqualTo(3);
  }

  private List<RunManifest.IterationRow> rows(Map<Integer, MatsimLog.Times> times) {
    return MatsimStats.of(MatsimOutput.open(folder)).rows(times);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
