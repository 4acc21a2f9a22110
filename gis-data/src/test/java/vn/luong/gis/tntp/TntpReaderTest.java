package vn.luong.gis.tntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.assignment.OdDemand;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.Severity;

class TntpReaderTest {
  @TempDir
  private Path folder;

  private final ProblemLog problems = new ProblemLog();

  private TntpNetwork network(String text) throws IOException {
    return TntpNetworkReader.read(Files.writeString(folder.resolve("a_net.tntp"), text), problems);
  }

  private OdDemand trips(String text, int zoneCount) throws IOException {
    return TntpTripsReader.read(
        Files.writeString(folder.resolve("a_trips.tntp"), text), zoneCount, problems);
  }

  private List<String> messages() {
    return problems.problems().stream()
        .map(problem -> problem.message().replace(folder + "/", ""))
        .toList();
  }

  @Test
  void readsManySpellings() throws IOException {
    TntpNetwork roads = network("\uFEFF<Number of Zones>  2\r\n"
        + "<NUMBER_OF_NODES>\t3 ~ with a comment\r\n"
        + "<FIRST THRU NODE> 3\r\n"
        + "<NUMBER OF LINKS> 4\r\n"
        + "<TOLL FACTOR> 0.5\r\n<DISTANCE FACTOR> 2\r\n"
        + "<ORIGINAL HEADER>~ Init node Term node ;\r\n"
        + "<END OF METADATA>\r\n\r\n"
        + "~ \tInit\tTerm\tCapacity ...\t;\r\n"
        + "\t1\t3\t1.5E+3\t2\t4\t0.15\t4\t0\t10\t1\t;\r\n"
        + "  3   2  1500 1 4 0.15 4 0 0 1;\r\n"
        + "1 3 900 1 5 0 0\r\n"
        + "2 1 0 0 0 0 0 0 0 1 ; ~ a connector\r\n"
        + ";\r\n");

    assertThat(messages()).isEmpty();
    assertThat(roads.network().nodeCount()).isEqualTo(3);
    assertThat(roads.network().linkIds().find("1-3#2")).isEqualTo(2);
    assertThat(roads.delays().time(0, 1500)).isCloseTo(4.6, within(1e-12));
    assertThat(roads.delays().time(2, 1e9)).isEqualTo(5);
    assertThat(roads.charge().applyAsDouble(0)).isEqualTo(0.5 * 10 + 2 * 2);
    assertThat(roads.zoneCount()).isEqualTo(2);
    assertThat(roads.firstThroughNode()).isEqualTo(3);
  }

  @Test
  void readsTripsWithAndWithoutSemicolons() throws IOException {
    OdDemand demand = trips("""
        <NUMBER OF ZONES> 3
        <TOTAL OD FLOW> 36.5
        <END OF METADATA>

        Origin  1
            1 :      0.0;     2 :    10.5;
            3 :     20;
        ORIGIN 2 ~ the second
        1:1 3 :5
        """, 3);

    assertThat(messages()).isEmpty();
    assertThat(demand.pairCount()).isEqualTo(4);
    assertThat(demand.totalPce()).isEqualTo(36.5);
    assertThat(demand.origin(3)).isEqualTo(1);
    assertThat(demand.destination(3)).isEqualTo(2);
    assertThat(demand.pce(3)).isEqualTo(5);
  }

  @Test
  void namesEverythingWrongWithANetwork() throws IOException {
    TntpNetwork roads = network("""
        <NUMBER OF ZONES> two
        <NUMBER OF NODES> 3
        <NUMBER OF LINKS> 9
        <END OF METADATA>
        1 4 1500 1 4 0.15 4 0 0 1 ;
        1 x 1500 1 -4 0.15 0.5 0 0 1 ;
        1 2 1500 1 ;
        1 2 0 1 4 0.15 4 0 0 1 ;
        """);

    assertThat(roads).isNull();
    assertThat(messages())
        .containsExactly(
            "a_net.tntp:1 <NUMBER OF ZONES>: the value is \"two\", a number ≥ 0 is expected."
                + " Correct the tag.",
            "a_net.tntp:5 link: the term node is \"4\", a whole number from 1 to <NUMBER OF NODES>"
                + " 3 is expected. Correct column 2.",
            "a_net.tntp:6 link: the term node is \"x\", a whole number from 1 to <NUMBER OF NODES>"
                + " 3 is expected. Correct column 2.",
            "a_net.tntp:6 link: the free flow time is \"-4\", a number ≥ 0 is expected. Correct"
                + " column 5.",
            "a_net.tntp:6 link: the power is \"0.5\", 0 or a number ≥ 1 is expected, so that the"
                + " time grows ever faster. Correct column 7.",
            "a_net.tntp:7 link: the row has 4 columns, at least 7 are expected: init node, term"
                + " node, capacity, length, free flow time, b, power. Complete the row, or put ~"
                + " before it if it is a comment.",
            "a_net.tntp:8 link 1-2: the capacity is 0 and b is 0.15, a capacity > 0, or b = 0 where"
                + " the time does not depend on the volume. Give the link a capacity, or take it"
                + " out.",
            "a_net.tntp:3 links: the file has 4 rows, <NUMBER OF LINKS> promises 9. See whether the"
                + " file is whole and is a network, or correct the tag.");
  }

  @Test
  void namesEverythingWrongWithTrips() throws IOException {
    trips("""
        <NUMBER OF ZONES> 4
        <TOTAL OD FLOW> 100
        <END OF METADATA>
        1 : 5;
        Origin 7
        1 : 5;
        Origin 2
        1 : many; 3 : 5; 9 : 1; 2 5
        """, 3);

    assertThat(messages())
        .containsExactly(
            "a_trips.tntp:1 <NUMBER OF ZONES>: the trips are for 4 zones, the network has 3. Take"
                + " the trips and the network of the same place.",
            "a_trips.tntp:4 trips: \"1 : 5;\" stands before any origin, a line \"Origin N\" is"
                + " expected first. See whether the file is a trip table, and put the line in.",
            "a_trips.tntp:5 origin: \"7\" is no zone, a whole number from 1 to 3 is expected."
                + " Correct it, or take the network that these trips belong to.",
            "a_trips.tntp:8 destination 1: the trips are \"many\", a number ≥ 0 is expected."
                + " Correct the entry.",
            "a_trips.tntp:8 destination: \"9\" is no zone, a whole number from 1 to 3 is expected."
                + " Correct it, or take the network that these trips belong to.",
            "a_trips.tntp:8 trips: at \"2\" there is no entry, \"destination : trips;\" is"
                + " expected. Correct the line, or put ~ before it if it is a comment.",
            "a_trips.tntp:2 <TOTAL OD FLOW>: the entries add up to 5.0, the tag says 100.0. See"
                + " whether the file is whole. The entries count.");
    assertThat(problems.problems().get(6))
        .extracting(Problem::severity)
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void fileThatIsNotThereIsAProblem() {
    assertThatThrownBy(() -> TntpNetworkReader.read(folder.resolve("no_net.tntp"), problems))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no_net.tntp");
  }
}
