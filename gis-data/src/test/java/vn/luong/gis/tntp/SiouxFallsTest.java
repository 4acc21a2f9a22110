package vn.luong.gis.tntp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luong.sim.assignment.Equilibrium;
import vn.luong.sim.assignment.EquilibriumParameters;
import vn.luong.sim.assignment.OdDemand;
import vn.luong.sim.assignment.UserEquilibrium;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;

/** Theory: the field's benchmark, whose equilibrium is published to many digits (Transportation Networks for Research). */
class SiouxFallsTest {
  private static final double BEST_KNOWN_OBJECTIVE = 4_231_335.287107440;

  private static TntpNetwork roads;
  private static OdDemand demand;

  @BeforeAll
  static void read() throws URISyntaxException {
    ProblemLog problems = new ProblemLog();
    roads = TntpNetworkReader.read(file("SiouxFalls_net.tntp"), problems);
    demand = TntpTripsReader.read(file("SiouxFalls_trips.tntp"), roads.zoneCount(), problems);
    assertThat(problems.problems()).isEmpty();
  }

  private static Path file(String name) throws URISyntaxException {
    return Path.of(SiouxFallsTest.class.getResource(name).toURI());
  }

  private static Equilibrium find(EquilibriumParameters parameters) {
    return UserEquilibrium.find(
        roads.network(),
        roads.delays(),
        List.of(roads.userClass("trips", demand)),
        parameters,
        iteration -> {},
        new ProblemLog());
  }

  @Test
  void filesHoldThePublishedCounts() {
    assertThat(roads.network().nodeCount()).isEqualTo(24);
    assertThat(roads.network().linkCount()).isEqualTo(76);
    assertThat(demand.pairCount()).isEqualTo(528);
    assertThat(demand.totalPce()).isEqualTo(360_600);
  }

  @Test
  void gapOfOneInTenThousandIsReachedInFewIterations() {
    Equilibrium equilibrium = find(EquilibriumParameters.ofGap(1e-4));

    assertThat(equilibrium.isReached()).isTrue();
    assertThat(equilibrium.iterations()).hasSizeLessThanOrEqualTo(5);
    assertThat(equilibrium.last().objective() / BEST_KNOWN_OBJECTIVE).isBetween(1 - 1e-9, 1 + 1e-4);
  }

  @Test
  void objectiveAndFlowsAreThePublishedOnes() {
    Equilibrium equilibrium = find(EquilibriumParameters.ofGap(1e-12).withThreads(2));

    assertThat(equilibrium.isReached()).isTrue();
    assertThat(equilibrium.last().objective() / BEST_KNOWN_OBJECTIVE).isCloseTo(1, within(1e-12));
    Map<String, Double> published = Map.of(
        "1-2", 4494.6576464564205,
        "1-3", 8119.0799480478090,
        "2-1", 4519.0799480478090,
        "2-6", 5967.3363961713767,
        "3-1", 8094.6576464564205);
    Network network = roads.network();
    published.forEach(
        (id, volume) -> assertThat(equilibrium.volumePce(network.linkIds().find(id)))
            .as("link " + id)
            .isCloseTo(volume, within(1e-4)));
    assertThat(equilibrium.time(network.linkIds().find("1-2")))
        .isCloseTo(6.0008162373543197, within(1e-6));
  }

  @Test
  void objectiveNeverGrowsMuchAndTheGapFalls() {
    Equilibrium equilibrium = find(EquilibriumParameters.ofGap(1e-6));

    double least = Double.POSITIVE_INFINITY;
    for (var iteration : equilibrium.iterations()) {
      assertThat(iteration.relativeGap()).isGreaterThanOrEqualTo(-1e-14);
      assertThat(iteration.objective()).isLessThanOrEqualTo(least * (1 + 1e-6));
      least = Math.min(least, iteration.objective());
    }
  }
}
