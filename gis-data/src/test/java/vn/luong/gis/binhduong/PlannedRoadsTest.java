package vn.luong.gis.binhduong;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luong.gis.streets.SketchedNetwork;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChecks;
import vn.luong.sim.problems.ProblemLog;

/** The network of 2030: is what is planned there, as long as it should be, and joined to the rest? */
class PlannedRoadsTest {
  private static final String EXPRESSWAY = "Cao tốc TP.HCM - Thủ Dầu Một - Chơn Thành";

  private static BinhDuongTables tables;
  private static Network network;

  @BeforeAll
  static void build() {
    tables = BinhDuongTables.read();
    network = BinhDuongNetwork.build(tables, 2030, new ModeTable());
  }

  @Test
  void lengthsAreThoseOfThePapers() {
    // Bình Chuẩn – Saigon river, and the Tân Vạn interchange with the way to the border.
    assertThat(kilometers(network, "Vành đai 3", "e.rr3-")).isCloseTo(8.9, within(0.3));
    assertThat(kilometers(network, "Vành đai 3", "e.rr3e")).isCloseTo(2.4, within(0.3));
    assertThat(kilometers(network, "Vành đai 4", "e.rr4")).isCloseTo(47.8, within(1.0));
    assertThat(kilometers(network, EXPRESSWAY, "e.xp")).isCloseTo(52, within(1.0));
  }

  @Test
  void motorbikesMayNotEnterExpresswaysAndRampsAndAllOthersMay() {
    int motorbike = network.modeTable().find("motorbike");
    int closed = 0;
    for (int link = 0; link < network.linkCount(); link++) {
      boolean isExpressway = type(network, link).startsWith("motorway");
      assertThat(network.allows(link, motorbike)).as(network.linkId(link)).isEqualTo(!isExpressway);
      for (String mode : new String[] {"car", "truck", "bus"}) {
        if (isExpressway) {
          assertThat(network.allows(link, network.modeTable().find(mode))).isTrue();
        }
      }
      closed += isExpressway ? 1 : 0;
    }
    assertThat(closed).isGreaterThan(100);
  }

  @Test
  void carsAndMotorbikesReachEveryLinkThatIsOpenToThem() {
    for (int year : new int[] {2026, 2028, 2030, 2040}) {
      Network ofYear = BinhDuongNetwork.build(tables, year, new ModeTable());
      for (String mode : new String[] {"car", "motorbike"}) {
        int index = ofYear.modeTable().find(mode);
        int open = 0;
        for (int link = 0; link < ofYear.linkCount(); link++) {
          open += ofYear.allows(link, index) ? 1 : 0;
        }
        assertThat(reached(ofYear, index, true)).as(mode + " " + year).hasSize(open);
        assertThat(reached(ofYear, index, false)).as(mode + " " + year).hasSize(open);
      }
    }
  }

  @Test
  void linksAreSoundAndNeitherTooShortNorStackedOnOneAnother() {
    ProblemLog problems = new ProblemLog();
    NetworkChecks.run(network, "Bình Dương 2030", problems);

    assertThat(problems.problems()).isEmpty();
    Set<String> places = new HashSet<>();
    for (int node = 0; node < network.nodeCount(); node++) {
      assertThat(places.add(network.nodeX(node) + " " + network.nodeY(node)))
          .as(network.nodeId(node))
          .isTrue();
    }
    for (int link = 0; link < network.linkCount(); link++) {
      assertThat(network.lengthMeters(link)).as(network.linkId(link)).isGreaterThanOrEqualTo(60);
    }
  }

  /** A ramp of several kilometres would mean that its interchange found the wrong road. */
  @Test
  void rampsAreShortExceptThatToChonThanh() {
    for (int link = 0; link < network.linkCount(); link++) {
      if (type(network, link).equals("motorway_link")) {
        boolean isChonThanh = network.linkId(link).contains("xp-14");
        assertThat(network.lengthMeters(link))
            .as(network.linkId(link))
            .isBetween(190.0, isChonThanh ? 4000.0 : 2700.0);
      }
    }
  }

  @Test
  void everyInterchangeOfTheYearHasItsRamps() {
    for (Interchange interchange : tables.planned().interchanges()) {
      String node = "e." + interchange.point();
      if (!network.nodeIds().contains(node)) {
        assertThat(interchange.point()).isIn("rr3-00", "rr3-08");
        continue;
      }
      int at = network.nodeIds().index(node);
      int ramps = 0;
      for (int slot = network.outLinks().start(at); slot < network.outLinks().end(at); slot++) {
        int link = network.outLinks().value(slot);
        ramps += type(network, link).equals("motorway_link") ? 1 : 0;
      }
      assertThat(ramps).as(interchange.point()).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void qlThirteenHasEightLanesUpToThuDauMot() {
    int widened = 0;
    double meters = 0;
    for (int link = 0; link < network.linkCount(); link++) {
      if ("QL13".equals(name(network, link)) && network.laneCount(link) == 4) {
        widened++;
        meters += network.lengthMeters(link) / 2;
      }
    }
    assertThat(widened).isGreaterThan(20);
    assertThat(meters / 1000).isBetween(13.0, 16.0);
    Network before = BinhDuongNetwork.build(tables, 2029, new ModeTable());
    for (int link = 0; link < before.linkCount(); link++) {
      if ("QL13".equals(name(before, link))) {
        assertThat(before.laneCount(link)).isEqualTo(3);
      }
    }
  }

  @Test
  void roadsComeYearByYearAndAreFinishedLater() {
    assertThat(lanes(2025)).containsOnly();
    assertThat(lanes(2026)).containsExactlyInAnyOrder("Vành đai 3: 2", "Vành đai 3: 4");
    assertThat(lanes(2028))
        .containsExactlyInAnyOrder("Vành đai 3: 2", "Vành đai 3: 4", EXPRESSWAY + ": 2");
    assertThat(lanes(2040))
        .contains("Vành đai 3: 4", "Vành đai 4: 4", EXPRESSWAY + ": 3")
        .doesNotContain("Vành đai 4: 2", EXPRESSWAY + ": 2");
  }

  @Test
  void newGatewaysAreThere() {
    for (Gateway gateway : tables.gateways()) {
      assertThat(network.linkIds().contains(BinhDuongNetwork.outsideLink(gateway)))
          .as(gateway.id())
          .isTrue();
    }
  }

  private static Set<String> lanes(int year) {
    Network ofYear = BinhDuongNetwork.build(tables, year, new ModeTable());
    Set<String> lanes = new HashSet<>();
    for (int link = 0; link < ofYear.linkCount(); link++) {
      if (type(ofYear, link).equals("motorway")) {
        lanes.add(name(ofYear, link) + ": " + (int) ofYear.laneCount(link));
      }
    }
    return lanes;
  }

  /** Length of one direction. */
  private static double kilometers(Network network, String road, String prefix) {
    double meters = 0;
    for (int link = 0; link < network.linkCount(); link++) {
      if (name(network, link).equals(road) && network.linkId(link).startsWith(prefix)) {
        meters += network.lengthMeters(link);
      }
    }
    return meters / 2 / 1000;
  }

  private static String name(Network network, int link) {
    return network.linkAttributes().findText(link, SketchedNetwork.NAME);
  }

  private static String type(Network network, int link) {
    return network.linkAttributes().findText(link, SketchedNetwork.TYPE);
  }

  /** Links that can be driven from the first junction on, or from which it can be reached. */
  private static Set<Integer> reached(Network network, int mode, boolean isForward) {
    Set<Integer> links = new HashSet<>();
    Set<Integer> nodes = new HashSet<>();
    ArrayDeque<Integer> open = new ArrayDeque<>();
    open.add(network.nodeIds().index("b01"));
    while (!open.isEmpty()) {
      int node = open.remove();
      if (!nodes.add(node)) {
        continue;
      }
      var rows = isForward ? network.outLinks() : network.inLinks();
      for (int slot = rows.start(node); slot < rows.end(node); slot++) {
        int link = rows.value(slot);
        if (network.allows(link, mode)) {
          links.add(link);
          open.add(isForward ? network.toNode(link) : network.fromNode(link));
        }
      }
    }
    return links;
  }
}
