package vn.luong.scenario.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.luong.scenario.cli.CompareCommand;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.testing.HeadlessBrowser;
import vn.luong.scenario.testing.SampleRun;
import vn.luong.sim.problems.InvalidInputException;

class RunComparisonTest {
  @TempDir
  static Path place;

  private static RunFolder base;
  private static RunFolder busier;
  private static RunFolder bigger;

  @BeforeAll
  static void makeRuns() {
    base = new SampleRun(6, 200, 1).write(place.resolve("base"));
    busier = new SampleRun(6, 300, 1).write(place.resolve("busier"));
    bigger = new SampleRun(7, 200, 1).write(place.resolve("bigger"));
  }

  @Test
  void differencesAreTakenFromTheFirstRun() {
    RunComparison comparison = RunComparison.of(List.of(base, busier));

    RunComparison.Row trips = comparison.rows().get(0);
    assertThat(trips.indicator().id()).isEqualTo("trips");
    assertThat(trips.values()).containsExactly(4000.0, 6000.0);
    assertThat(trips.difference(1)).isEqualTo(2000);
    assertThat(trips.percent(1)).isCloseTo(50, within(1e-9));
  }

  @Test
  void linksOfDifferentNetworksAreMatchedByTheirIds() {
    RunComparison comparison = RunComparison.of(List.of(base, bigger));

    RunComparison.LinkMatch match = comparison.matches().get(1);
    assertThat(match.isComplete()).isFalse();
    assertThat(match.common() + match.onlyInBase()).isEqualTo(120);
    assertThat(match.common() + match.onlyInRun()).isEqualTo(168);
    assertThat(new ComparisonText(comparison).table()).contains("The networks differ");
  }

  @Test
  void printedColumnsAreAligned() {
    String table = new ComparisonText(RunComparison.of(List.of(base, busier))).table();

    List<String> lines = table.lines().toList();
    assertThat(lines.get(0)).contains("base", "busier", "change", "%");
    assertThat(lines.get(1)).startsWith("Trips ").contains("4,000", "6,000", "+2,000", "+50.0");
    assertThat(lines.subList(0, 10))
        .allMatch(line -> line.length() <= lines.get(1).length());
  }

  @Test
  void spreadsheetHasEveryIndicatorOfEveryRun() {
    RunComparison comparison = RunComparison.of(List.of(base, busier, bigger));

    List<String> lines = new ComparisonText(comparison).csv().lines().toList();

    assertThat(lines).hasSize(comparison.rows().size() + 2);
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(
            "run.engine,Engine,,Luồng 0.1.0,Luồng 0.1.0,,Luồng 0.1.0,,What simulated the run.");
    assertThat(lines.get(0))
        .isEqualTo(
            "indicator,label,unit,base,busier,change in busier,bigger,change in bigger,definition");
  }

  /** Before drivers were counted, gaps were of planned departures: they are not set beside today's. */
  @Test
  void gapsOfAnotherKindAreNotCompared() {
    RunFolder older = new SampleRun(6, 200, 1).write(place.resolve("older"));
    ObjectNode manifest = (ObjectNode) JsonFile.readTree(older.file(RunFolder.MANIFEST));
    manifest.path("iterations").forEach(row -> ((ObjectNode) row).remove("relativeGapPersons"));
    JsonFile.write(older.file(RunFolder.MANIFEST), manifest);

    RunComparison comparison = RunComparison.of(List.of(base, older));

    assertThat(comparison.rows())
        .filteredOn(row -> row.indicator().id().equals("run.relative_gap"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.values().get(0))
              .isCloseTo(100 * (0.3 * Math.exp(-4) + 0.01), within(1e-9));
          assertThat(row.values().get(1)).isNull();
          assertThat(row.indicator().definition()).contains("runs of older versions");
        });
  }

  @Test
  void commandPrintsAndWritesTheDifferences() throws IOException {
    Path out = place.resolve("compared");
    StringWriter printed = new StringWriter();

    int code = command(printed)
        .execute(base.path().toString(), busier.path().toString(), "--out", out.toString());

    assertThat(code).isZero();
    assertThat(printed.toString()).contains("Mean trip time", "compare.html");
    assertThat(out.resolve("compare.csv")).content().contains("mode_share.motorbike");
    assertThat(out.resolve("compare.html")).content().contains("base – busier");
    assertThat(Files.list(out).toList()).hasSize(2);
  }

  @Test
  void commandPrintsJsonForPrograms() {
    StringWriter printed = new StringWriter();

    command(printed)
        .execute(
            base.path().toString(),
            busier.path().toString(),
            "--json",
            "--out",
            place.resolve("json").toString());

    assertThat(printed.toString().strip())
        .startsWith("{")
        .contains("\"runs\":[\"base\",\"busier\"]")
        .endsWith("}");
  }

  @Test
  void everyWrongFolderIsNamed() {
    CommandLine command = command(new StringWriter());
    Exception[] thrown = new Exception[1];
    command.setExecutionExceptionHandler((failure, line, result) -> {
      thrown[0] = failure;
      return 2;
    });

    int code = command.execute(place.resolve("none").toString(), place.toString());

    assertThat(code).isEqualTo(2);
    assertThat(thrown[0])
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no such folder")
        .hasMessageContaining("no run.json");
  }

  @Test
  void pageIsDrawnWithoutAComplaintOrARequest() throws IOException {
    Path page = place.resolve("compare.html");
    Files.writeString(page, ComparisonPage.html(RunComparison.of(List.of(base, busier, bigger))));

    try (HeadlessBrowser browser = HeadlessBrowser.start(1280)) {
      browser.open(page);
      browser.run("const s = document.getElementById('run'); s.value = 2;"
          + "s.dispatchEvent(new Event('change'))");

      assertThat(browser.run("return document.querySelectorAll('#more tbody tr').length"))
          .isEqualTo(10L);
      assertThat(browser.run("return document.getElementById('match').hidden")).isEqualTo(false);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static CommandLine command(StringWriter printed) {
    return new CommandLine(new CompareCommand()).setOut(new PrintWriter(printed));
  }
}
