package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luong.scenario.cli.TinyMatsimScenario.CONFIG;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.indicators.IndicatorTable;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;

/** A MATSim scenario with counts and link statistics, through the whole command. */
class CountsRunTest {
  private static final String COUNTS = "counts.xml";

  private static final String MODULES = """
      <config>
        <module name="counts">
          <param name="inputCountsFile" value="counts.xml"/>
          <param name="countsScaleFactor" value="10"/>
          <param name="writeCountsInterval" value="1"/>
          <param name="averageCountsOverIterations" value="1"/>
        </module>
        <module name="linkStats">
          <param name="writeLinkStatsInterval" value="1"/>
          <param name="averageLinkStatsOverIterations" value="2"/>
        </module>\
      """;

  /** Lan leaves the end of w-m at 07:00:01 and starts home from m-e at 16:00; nobody passes tram. */
  private static final String COUNTS_TEXT = """
      <counts name="town" year="2024">
        <count loc_id="w-m" cs_id="market">
          <volume h="7" val="4"/>
          <volume h="8" val="12"/>
        </count>
        <count loc_id="tram"><volume h="8" val="0"/></count>
      </counts>
      """;

  @TempDir
  Path folder;

  private TinyMatsimScenario scenario;
  private Path out;
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeScenario() {
    out = folder.resolve("out");
    scenario = TinyMatsimScenario.in(folder.resolve("input"))
        .replace(CONFIG, "<config>", MODULES)
        .write(COUNTS, COUNTS_TEXT);
  }

  @Test
  void volumesAreComparedWithCounts() throws IOException {
    assertThat(luong("--iterations=1")).as(err.toString()).isEqualTo(ExitCode.DONE);

    assertThat(Files.readString(out.resolve("ITERS/it.1/1.countscompare.txt"))).isEqualTo("""
        Link Id\tHour\tMATSIM volumes\tCount volumes\tRelative Error\t
        w-m\t7\t0\t4\t-100
        w-m\t8\t10\t12\t-16.667
        tram\t8\t0\t0\t0
        """);
    assertThat(Files.readString(out.resolve("ITERS/it.1/1.countscompareAWTV.txt")))
        .isEqualTo("""
            Link Id\tMATSIM volumes\tCount volumes
            w-m\t10\t16
            tram\t0\t0
            """);
    List<String> rows = new ArrayList<>();
    RunFolder run = RunFolder.open(out);
    try (RunTables tables = new RunTables(run)) {
      tables.query(
          "SELECT station, link, hour, counted, simulated FROM counts",
          row -> rows.add(row.text(0) + " " + row.text(1) + " " + row.integer(2) + " "
              + row.number(3) + " " + row.number(4)));
    }
    assertThat(rows)
        .containsExactly("market w-m 6 4.0 0.0", "market w-m 7 12.0 10.0", "null tram 7 0.0 0.0");
    IndicatorTable indicators = IndicatorTable.read(run);
    assertThat(indicators.value("counts.stations")).isEqualTo(2);
    assertThat(indicators.value("counts.geh_below_5")).isEqualTo(100);
    assertThat(Files.readString(out.resolve(RunFolder.REPORT))).contains("\"market\"");
  }

  @Test
  void linkStatisticsAreMatsimsAveragesOverIterations() throws IOException {
    assertThat(luong("--iterations=2")).as(err.toString()).isEqualTo(ExitCode.DONE);

    assertThat(out.resolve("ITERS/it.1/1.linkstats.txt.gz")).doesNotExist();
    List<String> lines = readGzip(out.resolve("ITERS/it.2/2.linkstats.txt.gz"));
    List<String> header = List.of(lines.get(0).split("\t"));
    String[] link = lines.get(1).split("\t");
    assertThat(header).hasSize(154);
    assertThat(lines).hasSize(6);
    assertThat(link).hasSize(154).startsWith("w-m", "", "west", "middle", "500.0", "10.0", "600.0");
    assertThat(link[header.indexOf("HRS7-8avg")]).isEqualTo("1.0");
    assertThat(link[header.indexOf("HRS0-24max")]).isEqualTo("1.0");
    assertThat(link[header.indexOf("TRAVELTIME7-8avg")]).isEqualTo("50.0");
  }

  @Test
  void onlyStationsNearTheCentreAreCompared() throws IOException {
    assertThat(luong(
            "--iterations=0",
            "--config:counts.distanceFilter=300",
            "--config:counts.distanceFilterCenterNode=west"))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);

    assertThat(Files.readString(out.resolve("ITERS/it.0/0.countscompareAWTV.txt")))
        .as("the middle of both links is 250 m from west")
        .contains("w-m", "tram");
    assertThat(luong(
            "--config:counts.distanceFilterCenterNode=moon", "--config:counts.distanceFilter=300"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).contains("moon", "no such node");
  }

  @Test
  void otherModesThanTheAnalyzedAreNotCounted() throws IOException {
    assertThat(luong(
            "--iterations=0",
            "--config:counts.filterModes=true",
            "--config:counts.analyzedModes=tram"))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);

    assertThat(Files.readString(out.resolve("ITERS/it.0/0.countscompareAWTV.txt")))
        .contains("w-m\t0\t16");
  }

  @Test
  void badCountsAreRefusedWithFileAndLine() {
    scenario
        .replace(COUNTS, "h=\"7\" val=\"4\"", "h=\"25\" val=\"-4\"")
        .replace(COUNTS, "tram", "bus");

    assertThat(luong()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString())
        .contains(COUNTS + ":3", "val is -4", COUNTS + ":6", "loc_id is \"bus\"");
  }

  private int luong(String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("run", scenario.config(), "--out", out.toString()));
    arguments.addAll(List.of(more));
    return Main.execute(
        new PrintWriter(new StringWriter()),
        new PrintWriter(err, true),
        arguments.toArray(new String[0]));
  }

  private static List<String> readGzip(Path file) throws IOException {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
