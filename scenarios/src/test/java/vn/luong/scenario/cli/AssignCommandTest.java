package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssignCommandTest {
  /** Braess's network: 6 trips need 92 minutes each in equilibrium (Braess 1968). */
  private static final String BRAESS_NET = """
      <NUMBER OF ZONES> 2
      <NUMBER OF NODES> 4
      <FIRST THRU NODE> 1
      <NUMBER OF LINKS> 5
      <END OF METADATA>
      1 3 1 1 1e-8 1e9 1 ;
      1 4 1 1 50 0.02 1 ;
      3 2 1 1 50 0.02 1 ;
      3 4 1 1 10 0.1 1 ;
      4 2 1 1 1e-8 1e9 1 ;
      """;

  private static final String BRAESS_TRIPS = """
      <NUMBER OF ZONES> 2
      <TOTAL OD FLOW> 6
      <END OF METADATA>
      Origin 1
      2 : 6;
      """;

  @TempDir
  Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private Path net;
  private Path trips;

  @BeforeEach
  void writeFiles() throws IOException {
    net = Files.writeString(folder.resolve("Braess_net.tntp"), BRAESS_NET);
    trips = Files.writeString(folder.resolve("Braess_trips.tntp"), BRAESS_TRIPS);
  }

  private int execute(String... arguments) {
    return Main.execute(new PrintWriter(output), new PrintWriter(errors), arguments);
  }

  @Test
  void volumesAndTimesOfTheEquilibriumAreWritten() throws IOException {
    Path out = folder.resolve("out");

    int code = execute(
        "assign", net.toString(), trips.toString(), "--gap", "1e-10", "--out", out.toString());

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    assertThat(output.toString())
        .contains("2 zones, 5 links; 6 trips between 1 pairs")
        .contains("A trip takes 92.00 on average, all together 552.00")
        .contains("Next:");
    List<String> rows = Files.readAllLines(out.resolve("links.csv"));
    assertThat(rows).hasSize(6);
    assertThat(rows.get(0)).startsWith("link,from,to,volume,");
    String[] middle = rows.get(4).split(",");
    assertThat(middle[0]).isEqualTo("3-4");
    assertThat(Double.parseDouble(middle[3])).isCloseTo(2, within(1e-6));
    assertThat(Double.parseDouble(middle[7])).isCloseTo(12, within(1e-6));
    assertThat(Files.readAllLines(out.resolve("convergence.csv"))).hasSizeGreaterThan(2);
  }

  @Test
  void answerAsJsonIsForPrograms() throws IOException {
    int code = execute("assign", net.toString(), trips.toString(), "--gap", "1e-9", "--json");

    assertThat(code).isEqualTo(ExitCode.DONE);
    JsonNode answer = new ObjectMapper().readTree(output.toString());
    assertThat(answer.get("isReached").asBoolean()).isTrue();
    assertThat(answer.get("objective").asDouble()).isCloseTo(386, within(1e-4));
    assertThat(answer.get("totalCost").asDouble()).isCloseTo(552, within(1e-4));
  }

  @Test
  void gapThatWasNotReachedIsToldWithWhatToDo() {
    int code =
        execute("assign", net.toString(), trips.toString(), "--gap", "0", "--iterations", "1");

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(output.toString()).contains("Not in equilibrium").contains("--iterations");
  }

  @Test
  void everythingWrongIsToldAtOnce() throws IOException {
    Files.writeString(net, BRAESS_NET.replace("1 4 1 1 50", "1 5 1 1 fifty"));

    int code =
        execute("assign", net.toString(), folder.resolve("none.tntp").toString(), "--gap", "-1");

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString())
        .contains("--gap: is -1.0, must be ≥ 0")
        .contains("Braess_net.tntp:7 link: the term node is \"5\"")
        .contains("Braess_net.tntp:7 link: the free flow time is \"fifty\"")
        .contains("none.tntp");
  }

  @Test
  void tripsThatNothingJoinsAreNamed() throws IOException {
    Files.writeString(trips, BRAESS_TRIPS + "Origin 2\n1 : 3;\n");

    int code = execute("assign", net.toString(), trips.toString());

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("trips from \"2\" to \"1\": no links lead");
  }

  @Test
  void tripsMayBeAMatrixOfAnOmxFileOrATable() throws IOException {
    Path omx = folder.resolve("trips.omx");
    try (WritableHdfFile file = HdfFile.write(omx)) {
      WritableGroup data = file.putGroup("data");
      data.putDataset("car", new double[][] {{0, 6}, {0, 0}});
      data.putDataset("truck", new double[][] {{0, 1}, {0, 0}});
    }
    Path table = Files.writeString(folder.resolve("trips.csv"), "from,to,trips\n1,2,6\n");

    assertThat(execute("assign", net.toString(), omx.toString(), "--matrix", "car"))
        .as(errors.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(execute("assign", net.toString(), table.toString()))
        .as(errors.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(output.toString().split("6 trips between 1 pairs", -1)).hasSize(3);
    assertThat(execute("assign", net.toString(), omx.toString())).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("car, truck", "--matrix car");
    assertThat(execute("assign", net.toString(), table.toString(), "--matrix", "car"))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("--matrix: is for OMX files");
  }
}
