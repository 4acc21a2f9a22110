package vn.luong.gis.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.matsim.NetworkXmlWriter;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChecks;
import vn.luong.sim.problems.ProblemLog;

class NetworkRepairTest {
  @TempDir
  Path folder;

  @Test
  void soundNetworkStaysAsItIs() throws Exception {
    Network network = new Streets()
        .node("A", 0, 0)
        .node("B", 400, 0)
        .type("primary")
        .road("ab", "A", "B")
        .build();

    NetworkRepair.Result result = NetworkRepair.repair(network);

    assertThat(result.done()).isEmpty();
    assertThat(xml(result.network())).isEqualTo(xml(network));
  }

  @Test
  void everythingSafeIsMended() {
    Network network = new Streets()
        .node("A", 0, 0)
        .node("B", 400, 0)
        .node("B2", 400, 0)
        .node("C", 800, 0)
        .node("D", 2000, 0)
        .node("E", 2200, 0)
        .road("ab", "A", "B")
        .lanes(2)
        .capacity(1200)
        .oneWay("copy", "A", "B")
        .type("primary")
        .capacity(0)
        .road("bc", "B2", "C")
        .lengthFactor(0.1)
        .road("ca", "C", "A")
        .road("de", "D", "E")
        .build();

    NetworkRepair.Result result = NetworkRepair.repair(network);

    assertThat(result.done())
        .isEqualTo(Map.of(
            "lengths that cannot be, taken from the drawn line", 2,
            "capacities of nearly 0, raised to those usual for the class of road", 2,
            "nodes joined with another at their place", 1,
            "duplicate links merged", 1,
            "links closed to car, which cannot reach or leave them", 2,
            "links removed because no mode is left", 2));
    Network mended = result.network();
    assertThat(ids(mended)).containsExactly("ab_f", "ab_b", "bc_f", "bc_b", "ca_f", "ca_b");
    assertThat(mended.capacityPcePerPeriod(0)).isEqualTo(1200);
    assertThat(mended.laneCount(0)).isEqualTo(2);
    assertThat(mended.capacityPcePerPeriod(2)).isEqualTo(1650);
    assertThat(mended.lengthMeters(4)).isEqualTo(800);
    assertThat(mended.nodeId(mended.fromNode(2))).isEqualTo("B");
  }

  @Test
  void valuesThatNoSimulationCanUseAreReplaced() {
    Network network = new Streets()
        .node("A", 0, 0)
        .node("B", 400, 0)
        .lengthFactor(-1)
        .kilometersPerHour(0)
        .lanes(0)
        .type("tertiary")
        .road("ab", "A", "B")
        .build();

    Network mended = NetworkRepair.repair(network).network();

    ProblemLog problems = new ProblemLog();
    NetworkChecks.run(mended, "mended", problems);
    assertThat(problems.problems()).isEmpty();
    assertThat(mended.freeSpeedMetersPerSecond(0)).isEqualTo(40 / 3.6);
    assertThat(mended.lengthMeters(0)).isEqualTo(400);
  }

  @Test
  void forbiddenTurnsAreKept() {
    Network network = new Streets()
        .node("A", 0, 0)
        .node("B", 400, 0)
        .node("B2", 400, 0)
        .node("C", 200, 300)
        .road("ab", "A", "B")
        .road("bc", "B", "C")
        .road("ca", "C", "A")
        .road("b2c", "B2", "C")
        .forbid("ab_f", "bc_f")
        .build();

    Network mended = NetworkRepair.repair(network).network();

    assertThat(mended.turnRestrictions().count()).isEqualTo(1);
    assertThat(mended.linkId(mended.turnRestrictions().link(0, 0))).isEqualTo("ab_f");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void repairingTwiceChangesNothingMore(long seed) throws Exception {
    Network once = NetworkRepair.repair(randomNetwork(seed)).network();

    NetworkRepair.Result twice = NetworkRepair.repair(once);

    assertThat(twice.done()).as("seed %d", seed).isEmpty();
    assertThat(xml(twice.network())).as("seed %d", seed).isEqualTo(xml(once));
    assertThat(Streets.findings(once))
        .as("seed %d", seed)
        .noneMatch(
            finding -> finding.matches(
                "(unconnected-part|dead-end-.*|no-capacity|nodes-at-one-place|duplicate-link|length-below-distance|turn-island).*"));
  }

  /** Nodes on a small grid, so that some share a place; links with all faults there are. */
  private static Network randomNetwork(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Streets streets = new Streets();
    int nodes = 40;
    for (int node = 0; node < nodes; node++) {
      streets.node("n" + node, 100 * random.nextInt(6), 100 * random.nextInt(6));
    }
    for (int link = 0; link < 110; link++) {
      int from = random.nextInt(nodes);
      int to = (from + 1 + random.nextInt(nodes - 1)) % nodes;
      streets
          .modes(random.nextInt(3) == 0 ? "motorbike" : "car,motorbike")
          .capacity(random.nextInt(10) == 0 ? 0 : 600)
          .lengthFactor(random.nextInt(10) == 0 ? 0.2 : 1);
      if (random.nextBoolean()) {
        streets.road("l" + link, "n" + from, "n" + to);
      } else {
        streets.oneWay("l" + link, "n" + from, "n" + to);
      }
    }
    return streets.build();
  }

  private static List<String> ids(Network network) {
    List<String> ids = new ArrayList<>();
    for (int link = 0; link < network.linkCount(); link++) {
      ids.add(network.linkId(link));
    }
    return ids;
  }

  private String xml(Network network) throws Exception {
    Path file = folder.resolve("network.xml");
    NetworkXmlWriter.write(network, file);
    return Files.readString(file);
  }
}
