package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luong.scenario.cli.Answer.luong;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.testing.HeadlessBrowser;
import vn.luong.scenario.testing.StandInMatsim;
import vn.luong.sim.testing.SharedFolder;

class CrosscheckCommandTest {
  @TempDir
  Path folder;

  private TinyMatsimScenario scenario;
  private Path own;
  private Path out;

  @BeforeEach
  void runOnce() {
    scenario = TinyMatsimScenario.in(folder.resolve("input"));
    own = folder.resolve("own");
    out = folder.resolve("out");
    Answer answer = luong("run", scenario.config(), "--out", own.toString());
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void engineThatReplaysOursAgreesInEverything() throws IOException {
    StandInMatsim matsim = StandInMatsim.in(folder.resolve("stand-in"))
        .replaying(Map.of(
            "output_events.xml.gz", own.resolve("output_events.xml.gz"),
            "output_plans.xml.gz", own.resolve("output_plans.xml.gz"),
            "scorestats.csv", own.resolve(RunFolder.SCORE_STATS),
            "modestats.csv", own.resolve(RunFolder.MODE_STATS)));

    Answer answer = luong(
        "crosscheck", scenario.config(), "--matsim", matsim.classPath(), "--out", out.toString());

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    assertThat(answer.out()).contains("Mode shares", "car", "agrees", "times less");
    assertThat(answer.out().lines().filter(line -> line.contains("differs"))).isEmpty();
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder(
            "luong",
            "matsim",
            "crosscheck.html",
            "crosscheck.json",
            "crosscheck.csv",
            "volumes.csv");
    JsonNode json = JsonFile.readTree(out.resolve("crosscheck.json"));
    assertThat(json.path("differ").asInt()).isZero();
    assertThat(json.path("agree").asInt()).isGreaterThan(12);
    assertThat(row(json, "Links and hours with GEH below 5").path("difference").asDouble())
        .isEqualTo(100);
    assertThat(row(json, "Median difference of a person's score")
            .path("difference")
            .asDouble())
        .isZero();
    assertThat(Files.readAllLines(out.resolve("volumes.csv")).get(0))
        .isEqualTo("link,hour,luong,matsim,geh");
  }

  @Test
  void plainOutputFolderOfAnotherDayDiffers() throws IOException {
    Path slow = folder.resolve("slow");
    scenario.replace(TinyMatsimScenario.NETWORK, "freespeed=\"10\"", "freespeed=\"5\"");
    assertThat(luong("run", scenario.config(), "--out", slow.toString()).exitCode())
        .isZero();
    Path output = Files.createDirectories(folder.resolve("plain"));
    Files.copy(slow.resolve("output_events.xml.gz"), output.resolve("one.output_events.xml.gz"));
    Files.copy(slow.resolve("output_plans.xml.gz"), output.resolve("one.output_plans.xml.gz"));
    Files.copy(slow.resolve(RunFolder.SCORE_STATS), output.resolve("one.scorestats.csv"));

    Answer answer = luong(
        "crosscheck",
        scenario.config(),
        "--luong-run",
        own.toString(),
        "--matsim-run",
        output.toString(),
        "--json",
        "--out",
        out.toString());

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    JsonNode json = JsonFile.readTree(out.resolve("crosscheck.json"));
    assertThat(JsonFile.text(json)).isEqualTo(answer.out().strip());
    assertThat(row(json, "Trips").path("verdict").asText()).isEqualTo("agrees");
    assertThat(row(json, "Mean trip time, car").path("verdict").asText()).isEqualTo("differs");
    assertThat(row(json, "Mean trip time, car").path("difference").asDouble()).isLessThan(-20);
    assertThat(row(json, "Peak memory").path("verdict").asText()).isEqualTo("not measured");
    assertThat(output.toFile().list()).hasSize(3);
  }

  @Test
  void recordedEquilAgreesInVolumesAndScores() {
    Path equil = SharedFolder.require("reference/matsim/equil");
    StandInMatsim matsim = StandInMatsim.in(folder.resolve("stand-in"))
        .replaying(Map.of(
            "output_events.xml.gz", equil.resolve("output/10.events.xml.gz"),
            "output_plans.xml.gz", equil.resolve("output/output_plans.xml.gz"),
            "scorestats.csv", equil.resolve("output/scorestats.csv"),
            "modestats.csv", equil.resolve("output/modestats.csv")));

    Answer answer = luong(
        "crosscheck",
        equil.resolve("input/config.xml").toString(),
        "--matsim",
        matsim.classPath(),
        "--out",
        out.toString());

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    JsonNode json = JsonFile.readTree(out.resolve("crosscheck.json"));
    for (String quantity : new String[] {
      "Trips", "car", "Links and hours with GEH below 5", "Mean trip time", "Mean of executed plans"
    }) {
      assertThat(row(json, quantity).path("verdict").asText())
          .as(quantity + "\n" + answer.out())
          .isEqualTo("agrees");
    }
  }

  @Test
  void pageIsDrawnWithoutAComplaintOrARequest() {
    Answer answer = luong(
        "crosscheck",
        scenario.config(),
        "--luong-run",
        own.toString(),
        "--matsim-run",
        own.toString(),
        "--out",
        out.toString());

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.DONE);
    try (HeadlessBrowser browser = HeadlessBrowser.start(1280)) {
      browser.open(out.resolve("crosscheck.html"));
      assertThat((Long) browser.run("return document.querySelectorAll('#rows .agrees').length"))
          .isGreaterThan(12);
      assertThat(browser.run("return document.querySelectorAll('#rows .differs').length"))
          .isEqualTo(0L);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  @Test
  void whatIsMissingIsToldBeforeTheFirstRun() {
    Answer neither = luong("crosscheck", scenario.config(), "--out", out.toString());
    Answer nowhere = luong(
        "crosscheck",
        scenario.config(),
        "--matsim-run",
        folder.resolve("nowhere").toString(),
        "--out",
        own.toString());

    assertThat(neither.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(neither.err()).contains("either --matsim", "--matsim-run");
    assertThat(nowhere.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(nowhere.err()).contains("there is no such folder", "there is something in it");
    assertThat(out).doesNotExist();
  }

  private static JsonNode row(JsonNode json, String quantity) {
    for (JsonNode row : json.path("rows")) {
      if (row.path("quantity").asText().equals(quantity)) {
        return row;
      }
    }
    throw new AssertionError("no row " + quantity + " in " + json);
  }
}
