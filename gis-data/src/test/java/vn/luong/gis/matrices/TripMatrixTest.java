package vn.luong.gis.matrices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.assignment.OdDemand;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

class TripMatrixTest {
  private static final OmxTripsReader.Choice ONLY =
      new OmxTripsReader.Choice(Optional.empty(), Optional.empty());

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  private Path omx(Object matrix, Object lookup) {
    Path file = folder.resolve("trips.omx");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("OMX_VERSION", "0.2");
      WritableGroup data = hdf.putGroup("data");
      data.putDataset("am", matrix);
      if (lookup != null) {
        hdf.putGroup("lookup").putDataset("taz", lookup);
      }
    }
    return file;
  }

  private OdDemand readOmx(Path file, int zoneCount) {
    return OmxTripsReader.read(file, ONLY, zoneCount, problems);
  }

  private static double trips(OdDemand demand, int origin, int destination) {
    for (int pair = 0; pair < demand.pairCount(); pair++) {
      if (demand.origin(pair) == origin - 1 && demand.destination(pair) == destination - 1) {
        return demand.pce(pair);
      }
    }
    return 0;
  }

  @Test
  void rowsWithoutLookupAreTheZonesInOrder() {
    OdDemand demand = readOmx(omx(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9.5}}, null), 3);

    assertThat(problems.problems()).isEmpty();
    assertThat(trips(demand, 1, 3)).isEqualTo(3);
    assertThat(trips(demand, 3, 1)).isEqualTo(7);
    assertThat(demand.stayingPce()).isEqualTo(15.5);
  }

  @Test
  void lookupSaysWhichZonesAreMeant() {
    OdDemand demand = readOmx(omx(new int[][] {{0, 2}, {3, 0}}, new int[] {5, 1}), 6);

    assertThat(problems.problems()).isEmpty();
    assertThat(trips(demand, 5, 1)).isEqualTo(2);
    assertThat(trips(demand, 1, 5)).isEqualTo(3);
  }

  @Test
  void matricesOfSinglePrecisionAreReadToo() {
    OdDemand demand = readOmx(omx(new float[][] {{0, 0.5f}, {0, 0}}, null), 2);

    assertThat(trips(demand, 1, 2)).isEqualTo(0.5);
  }

  @Test
  void lookupsMayBeTextsAndMatricesLongs() {
    OdDemand demand = readOmx(omx(new long[][] {{0, 2}, {3, 0}}, new String[] {"2", "1"}), 2);

    assertThat(problems.problems()).isEmpty();
    assertThat(trips(demand, 2, 1)).isEqualTo(2);
  }

  @Test
  void cellsThatAreNoTripsAreToldRowByRow() {
    readOmx(omx(new double[][] {{0, Double.NaN, -2}, {0, 0, 1}, {-1, 0, 0}}, null), 3);

    assertThat(problems.problems())
        .extracting(Problem::message)
        .satisfiesExactly(
            first -> assertThat(first)
                .contains("matrix \"am\" from zone 1", "NaN to zone 2", "1 more cells"),
            second -> assertThat(second).contains("from zone 3", "-1 to zone 1", "≥ 0"));
  }

  @Test
  void lookupsThatDoNotFitAreTold() {
    readOmx(omx(new double[][] {{0, 1}, {1, 0}}, new int[] {1, 9}), 3);
    readOmx(omx(new double[][] {{0, 1}, {1, 0}}, new int[] {2, 2}), 3);
    readOmx(omx(new double[][] {{0, 1}, {1, 0}}, new int[] {1, 2, 3}), 3);

    assertThat(problems.problems())
        .extracting(Problem::message)
        .satisfiesExactly(
            first -> assertThat(first).contains("entry 2: 9 is no zone"),
            second -> assertThat(second).contains("zone 2 is entry 1 already"),
            third -> assertThat(third).contains("its shape is [3]", "2 rows"));
  }

  @Test
  void matrixOfAnotherNetworkIsTold() {
    readOmx(omx(new double[][] {{0, 1}, {1, 0}}, null), 24);

    assertThat(problems.problems())
        .singleElement()
        .extracting(Problem::message)
        .asString()
        .contains("for 2 zones", "has 24");
  }

  @Test
  void matrixThatIsNoSquareIsRefused() {
    Path file = omx(new double[][] {{0, 1, 2}, {1, 0, 2}}, null);

    assertThatThrownBy(() -> readOmx(file, 3))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("[2, 3]");
  }

  @Test
  void missingMatrixIsToldWithThoseThatAreThere() {
    Path file = omx(new double[][] {{0}}, null);

    assertThatThrownBy(() -> OmxTripsReader.read(
            file, new OmxTripsReader.Choice(Optional.of("pm"), Optional.empty()), 1, problems))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("matrix \"pm\"")
        .hasMessageContaining("am");
  }

  @Test
  void fileThatIsNoHdfIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("text.omx"), "1,2,3\n");

    assertThatThrownBy(() -> readOmx(file, 3))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("HDF5");
    assertThatThrownBy(() -> readOmx(folder.resolve("none.omx"), 3))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no such file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "origin,destination,trips\n1,2,1.5\n2,1,3\n2,1,1\n3,3,7\n",
        "zone,1,2,3\n1,0,1.5,\n2,4,0,0\n3,0,0,7\n"
      })
  void tablesAreListsOrSquares(String text) throws IOException {
    OdDemand demand =
        CsvTripsReader.read(Files.writeString(folder.resolve("t.csv"), text), 3, problems);

    assertThat(problems.problems()).isEmpty();
    assertThat(trips(demand, 1, 2)).isEqualTo(1.5);
    assertThat(trips(demand, 2, 1)).isEqualTo(4);
    assertThat(demand.stayingPce()).isEqualTo(7);
    assertThat(demand.totalPce()).isEqualTo(trips(demand, 1, 2) + trips(demand, 2, 1));
  }

  @Test
  void whatIsWrongInATableIsToldWithItsLine() throws IOException {
    Path file = Files.writeString(
        folder.resolve("t.csv"), "from,to,trips\n1,2,-1\n1,4,2\n1,2\n2,1,viele\n");

    CsvTripsReader.read(file, 3, problems);

    assertThat(problems.problems())
        .extracting(Problem::message)
        .satisfiesExactly(
            first -> assertThat(first).contains("t.csv:2", "\"-1\""),
            second -> assertThat(second).contains("t.csv:3", "\"4\" is no zone"),
            third -> assertThat(third).contains("t.csv:4", "has 2 values"),
            fourth -> assertThat(fourth).contains("t.csv:5", "\"viele\""));
  }

  /** As h5py writes a column of a table. */
  @Test
  void lookupMayBeAColumn() {
    OdDemand demand = readOmx(omx(new double[][] {{0, 5}, {0, 0}}, new int[][] {{2}, {1}}), 2);

    assertThat(problems.problems()).isEmpty();
    assertThat(demand.pairCount()).isEqualTo(1);
    assertThat(demand.origin(0)).isEqualTo(1);
    assertThat(demand.destination(0)).isZero();
  }
}
