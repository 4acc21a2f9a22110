package vn.luong.gis.binhduong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.gis.roads.StrongComponents;
import vn.luong.gis.streets.SketchedNetwork;
import vn.luong.gis.zones.ZoneIndex;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChecks;
import vn.luong.sim.problems.ProblemLog;

class BinhDuongNetworkTest {
  private static BinhDuongTables tables;
  private static Network network;

  @BeforeAll
  static void build() {
    tables = BinhDuongTables.read();
    network = BinhDuongNetwork.build(tables, 2019, new ModeTable());
  }

  @Test
  void tablesHoldTheCensusOfEveryWard() {
    assertThat(tables.wards()).hasSize(91);
    assertThat(tables.wards().stream().mapToInt(Ward::population).sum()).isEqualTo(2_426_561);
    assertThat(tables.wards()).extracting(Ward::name).contains("Lái Thiêu", "Tân Đông Hiệp");
    int operatingJobs = tables.parks().stream()
        .filter(park -> park.fromYear() <= 2019)
        .mapToInt(IndustrialPark::jobs)
        .sum();
    assertThat(operatingJobs).isBetween(480_000, 520_000);
  }

  @Test
  void gatewaySharesSumToOneAndOpenGatewaysMeetTheNetwork() {
    for (Gateway gateway : tables.gateways()) {
      double shares = gateway.inboundShare() + gateway.outboundShare() + gateway.throughShare();
      assertThat(shares).as(gateway.id()).isCloseTo(1, within(1e-9));
      if (gateway.fromYear() <= 2019) {
        assertThat(network.nodeIds().contains(gateway.junction()))
            .as(gateway.id())
            .isTrue();
      }
    }
  }

  @Test
  void networkIsSoundAndOfMeasure() {
    ProblemLog problems = new ProblemLog();
    NetworkChecks.run(network, "Bình Dương", problems);

    assertThat(problems.problems()).isEmpty();
    assertThat(network.linkCount()).isBetween(12_000, 30_000);
    Set<String> places = new HashSet<>();
    for (int node = 0; node < network.nodeCount(); node++) {
      assertThat(places.add(network.nodeX(node) + " " + network.nodeY(node))).isTrue();
    }
    for (int link = 0; link < network.linkCount(); link++) {
      assertThat(network.lengthMeters(link)).as(network.linkId(link)).isGreaterThanOrEqualTo(60);
    }
  }

  @Test
  void everyNodeReachesEveryOtherByCarAndMotorbike() {
    for (String mode : new String[] {"car", "motorbike"}) {
      int modeIndex = network.modeTable().find(mode);
      for (int link = 0; link < network.linkCount(); link++) {
        assertThat(network.allows(link, modeIndex)).isTrue();
      }
    }
    // All roads run both ways, so one direction suffices.
    for (double[] best : search(network.nodeIds().index("b01"))) {
      assertThat(best[0]).isFinite();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2019, 2030})
  void everyLinkOfAModeCanBeLeftAndReachedByIt(int year) {
    Network ofYear = BinhDuongNetwork.build(tables, year, new ModeTable());

    for (int mode = 0; mode < ofYear.modeTable().size(); mode++) {
      int[] parts = StrongComponents.ofNodes(ofYear, mode);
      for (int link = 0; link < ofYear.linkCount(); link++) {
        if (ofYear.allows(link, mode)) {
          assertThat(parts[ofYear.fromNode(link)])
              .as("%s on %s", ofYear.modeTable().name(mode), ofYear.linkId(link))
              .isEqualTo(StrongComponents.LARGEST)
              .isEqualTo(parts[ofYear.toNode(link)]);
        }
      }
    }
  }

  @Test
  void everyWardHasStreetsOfItsOwn() {
    ZoneLayer zones = BinhDuongZones.of(tables, 2019);
    ZoneIndex index = new ZoneIndex(zones);
    int[] nodes = new int[zones.zoneCount()];
    for (int node = 0; node < network.nodeCount(); node++) {
      int zone = index.zoneAt(network.nodeX(node), network.nodeY(node));
      if (zone != ZoneIndex.NO_ZONE) {
        nodes[zone]++;
      }
    }
    for (int zone = 0; zone < nodes.length; zone++) {
      assertThat(nodes[zone]).as(zones.id(zone)).isGreaterThanOrEqualTo(5);
    }
  }

  @Test
  void knownTripsTakeAboutTheirKnownTimes() {
    double[] newCity = search(network.nodeIds().index("n049"))[network.nodeIds().index("b01")];
    double[] chonThanh =
        search(network.nodeIds().index("n029"))[network.nodeIds().index("b01")];
    double[] dauTieng =
        search(network.nodeIds().index("n131"))[network.nodeIds().index("n049")];

    assertThat(newCity[0] / 60).isCloseTo(27, within(1.5));
    assertThat(newCity[1] / 1000).isCloseTo(26.9, within(1.5));
    assertThat(chonThanh[0] / 60).isCloseTo(58, within(2.0));
    assertThat(chonThanh[1] / 1000).isCloseTo(70.7, within(2.0));
    assertThat(dauTieng[0] / 60).isCloseTo(55, within(2.0));
    assertThat(dauTieng[1] / 1000).isCloseTo(54.6, within(2.5));
  }

  @Test
  void generatedStreetsAreMarkedAndRoadsAreNot() {
    int road = network.linkIds().index("b01-b02");
    assertThat(network.linkAttributes().findText(road, SketchedNetwork.SYNTHETIC))
        .isNull();
    assertThat(network.linkAttributes().findText(road, SketchedNetwork.NAME)).isEqualTo("QL13");
    int street = network.linkCount() - 1;
    assertThat(network.linkAttributes().findText(street, SketchedNetwork.SYNTHETIC))
        .isEqualTo("yes");
  }

  @Test
  void theSameTablesGiveTheSameNetwork() {
    Network again = BinhDuongNetwork.build(tables, 2019, new ModeTable());

    assertThat(again.linkCount()).isEqualTo(network.linkCount());
    for (int link = 0; link < network.linkCount(); link++) {
      assertThat(again.linkId(link)).isEqualTo(network.linkId(link));
      assertThat(again.lengthMeters(link)).isEqualTo(network.lengthMeters(link));
    }
  }

  /** Free-speed seconds and metres of the fastest way to each node. */
  private static double[][] search(int source) {
    double[][] best = new double[network.nodeCount()][];
    PriorityQueue<double[]> queue =
        new PriorityQueue<>((left, right) -> Double.compare(left[0], right[0]));
    queue.add(new double[] {0, 0, source});
    while (!queue.isEmpty()) {
      double[] label = queue.remove();
      int node = (int) label[2];
      if (best[node] != null) {
        continue;
      }
      best[node] = label;
      for (int at = network.outLinks().start(node); at < network.outLinks().end(node); at++) {
        int link = network.outLinks().value(at);
        queue.add(new double[] {
          label[0] + network.freeTravelTimeSeconds(link),
          label[1] + network.lengthMeters(link),
          network.toNode(link)
        });
      }
    }
    for (int node = 0; node < best.length; node++) {
      if (best[node] == null) {
        best[node] = new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
      }
    }
    return best;
  }
}
