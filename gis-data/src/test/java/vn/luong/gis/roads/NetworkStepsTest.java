package vn.luong.gis.roads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;

class NetworkStepsTest {
  @Test
  void roadIntoATrapIsCutOff() {
    Network network = TextNetwork.of("A=B car 1; B=C car 1; C>D car 1");

    NetworkCleaner.Result cleaned = NetworkCleaner.clean(network);

    assertThat(TextNetwork.links(cleaned.network()))
        .containsExactly("A>B 100 car", "B>A 100 car", "B>C 100 car", "C>B 100 car");
    assertThat(cleaned.network().nodeCount()).isEqualTo(3);
    assertThat(cleaned.droppedLinksByMode()).containsEntry("car", 1);
  }

  @Test
  void eachModeKeepsItsOwnConnectedPart() {
    // Cars cannot return from C, motorbikes can, through the alley C>A.
    Network network = TextNetwork.of("A=B car,motorbike 1; B>C car,motorbike 1; C>A motorbike 1");

    NetworkCleaner.Result cleaned = NetworkCleaner.clean(network);

    assertThat(TextNetwork.links(cleaned.network()))
        .containsExactly(
            "A>B 100 car,motorbike",
            "B>A 100 car,motorbike",
            "B>C 100 motorbike",
            "C>A 100 motorbike");
  }

  @Test
  void largestOfSeveralPartsIsKept() {
    Network network = TextNetwork.of("A=B car 1; C=D car 1; D=E car 1");

    assertThat(TextNetwork.links(NetworkCleaner.clean(network).network()))
        .containsExactly("C>D 100 car", "D>C 100 car", "D>E 100 car", "E>D 100 car");
  }

  @Test
  void nothingIsLeftWhereNothingLeadsBack() {
    assertThat(NetworkCleaner.clean(TextNetwork.of("A>B car 1; B>C car 1"))
            .network()
            .linkCount())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void afterCleaningAndJoiningEachLinkReachesEachOther(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Network network = randomNetwork(random, 60, 130);

    Network cleaned = NetworkCleaner.clean(network).network();
    Network joined = NetworkSimplifier.simplify(cleaned);

    assertThat(joined.linkCount()).as("seed %d", seed).isLessThanOrEqualTo(cleaned.linkCount());
    assertThat(totalLength(joined)).isEqualTo(totalLength(cleaned));
    for (int mode = 0; mode < joined.modeTable().size(); mode++) {
      for (int link = 0; link < joined.linkCount(); link++) {
        if (joined.allows(link, mode)) {
          assertThat(linksReachedFrom(joined, link, mode))
              .as("seed %d, from link %s", seed, joined.linkId(link))
              .isEqualTo(linksOf(joined, mode));
        }
        assertThat(joined.fromNode(link)).isNotEqualTo(joined.toNode(link));
      }
    }
  }

  @Test
  void straightTwoWayRoadBecomesOneLinkEachWay() {
    Network network = TextNetwork.of("A=B car 1; B=C car 1; C=D car 1");

    Network joined = NetworkSimplifier.simplify(network);

    assertThat(TextNetwork.links(joined)).containsExactly("A>D 300 car", "D>A 300 car");
    assertThat(joined.linkId(0)).isEqualTo("l0");
    assertThat(joined.linkId(1)).isEqualTo("l5");
    assertThat(joined.linkAttributes().findText(0, LinkTexts.ORIGIN)).isEqualTo("w0,w2,w4");
    assertThat(joined.bendCount(0)).isEqualTo(2);
    assertThat(joined.bendX(0, 0)).isEqualTo(100);
    assertThat(joined.bendX(1, 0)).isEqualTo(200);
  }

  @Test
  void oneWayRoadIsJoinedInItsDirection() {
    Network network = TextNetwork.of("A>B car 1; B>C car 1; C>D car 1; D>A car 2");

    assertThat(TextNetwork.links(NetworkSimplifier.simplify(network)))
        .containsExactly("A>D 300 car", "D>A 100 car");
  }

  @Test
  void roadsThatDifferStayApart() {
    List<String> lanes = TextNetwork.links(TextNetwork.of("A=B car 1; B=C car 2"));
    List<String> modes = TextNetwork.links(TextNetwork.of("A=B car 1; B=C car,motorbike 1"));

    assertThat(
            TextNetwork.links(NetworkSimplifier.simplify(TextNetwork.of("A=B car 1; B=C car 2"))))
        .isEqualTo(lanes);
    assertThat(TextNetwork.links(
            NetworkSimplifier.simplify(TextNetwork.of("A=B car 1; B=C car,motorbike 1"))))
        .isEqualTo(modes);
  }

  @Test
  void junctionAndPlaceWhereOneDirectionEndsAreKept() {
    // B is a crossing; at F the way back ends.
    Network network = TextNetwork.of("A=B car 1; B=C car 1; B=D car 1; C=F car 1; F>D car 1");

    assertThat(TextNetwork.links(NetworkSimplifier.simplify(network)))
        .containsExactly(
            "A>B 100 car",
            "B>A 100 car",
            "B>F 200 car",
            "B>D 100 car",
            "D>B 100 car",
            "F>B 200 car",
            "F>D 100 car");
  }

  @Test
  void loopAtTheEndOfARoadKeepsAPointInIt() {
    Network network = TextNetwork.of("A=B car 1; B=C car 1; C=D car 1; D=B car 1");

    assertThat(TextNetwork.links(NetworkSimplifier.simplify(network)))
        .containsExactly(
            "A>B 100 car",
            "B>A 100 car",
            "B>C 100 car",
            "C>B 100 car",
            "C>B 200 car",
            "B>C 200 car");
  }

  @Test
  void ringWithoutAnyJunctionKeepsTwoPoints() {
    Network twoWay = TextNetwork.of("A=B car 1; B=C car 1; C=D car 1; D=A car 1");
    Network oneWay = TextNetwork.of("A>B car 1; B>C car 1; C>D car 1; D>A car 1");

    assertThat(TextNetwork.links(NetworkSimplifier.simplify(twoWay)))
        .containsExactlyInAnyOrder("A>B 100 car", "B>A 100 car", "B>A 300 car", "A>B 300 car");
    assertThat(TextNetwork.links(NetworkSimplifier.simplify(oneWay)))
        .containsExactlyInAnyOrder("A>B 100 car", "B>A 300 car");
  }

  private static Network randomNetwork(SplittableRandom random, int nodes, int links) {
    ModeTable modes = new ModeTable();
    long car = ModeTable.bit(modes.add("car"));
    long motorbike = ModeTable.bit(modes.add("motorbike"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < nodes; node++) {
      builder.addNode("n" + node, node, random.nextInt(1000));
    }
    while (builder.linkCount() < links) {
      int from = random.nextInt(nodes);
      int to = random.nextInt(nodes);
      if (from != to) {
        long allowed = random.nextInt(4) == 0 ? motorbike : car | motorbike;
        LinkProperties properties =
            new LinkProperties(1 + random.nextInt(500), 10, 900, 1, allowed);
        builder.addLink("l" + builder.linkCount(), from, to, properties);
        if (random.nextBoolean()) {
          builder.addLink("l" + builder.linkCount(), to, from, properties);
        }
      }
    }
    return builder.build();
  }

  private static double totalLength(Network network) {
    double meters = 0;
    for (int link = 0; link < network.linkCount(); link++) {
      meters += network.lengthMeters(link);
    }
    return meters;
  }

  private static List<Integer> linksOf(Network network, int mode) {
    List<Integer> links = new ArrayList<>();
    for (int link = 0; link < network.linkCount(); link++) {
      if (network.allows(link, mode)) {
        links.add(link);
      }
    }
    return links;
  }

  private static List<Integer> linksReachedFrom(Network network, int start, int mode) {
    boolean[] isReached = new boolean[network.linkCount()];
    List<Integer> queue = new ArrayList<>(List.of(start));
    for (int at = 0; at < queue.size(); at++) {
      int node = network.toNode(queue.get(at));
      for (int out = network.outLinks().start(node); out < network.outLinks().end(node); out++) {
        int link = network.outLinks().value(out);
        if (network.allows(link, mode) && !isReached[link]) {
          isReached[link] = true;
          queue.add(link);
        }
      }
    }
    return linksOf(network, mode).stream().filter(link -> isReached[link]).toList();
  }
}
