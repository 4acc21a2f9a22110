package vn.luong.sim.road;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * A diamond with a fast long way and a slow short one, an exit, and an island:
 *
 * <pre>
 *        B
 *   in / ab  \ bd      ab + bd: 2000 m at 20 m/s = 100 s
 * I -> A      D -> O   ac + cd: 1200 m at 10 m/s = 120 s
 *      \ ac  / cd
 *        C             X -> Y : cut off
 * </pre>
 */
class RoadRouterTest {
  private final NetworkBuilder builder = new NetworkBuilder(new ModeTable());
  private final int car = builder.modeTable().add("car");
  private final int bus = builder.modeTable().add("bus");
  private Network network;
  private RoadGraph graph;
  private final RoadPath path = new RoadPath();

  @BeforeEach
  void buildDiamond() {
    for (String node : "I A B C D O X Y".split(" ")) {
      builder.addNode(node, 0, 0);
    }
    link("in", "I", "A", 100, 10);
    link("ab", "A", "B", 1000, 20);
    link("bd", "B", "D", 1000, 20);
    link("ac", "A", "C", 600, 10);
    link("cd", "C", "D", 600, 10);
    link("out", "D", "O", 300, 10);
    link("xy", "X", "Y", 300, 10);
    builder.addLink(
        "busOnly",
        builder.findNode("A"),
        builder.findNode("D"),
        new LinkProperties(10, 10, 1000, 1, ModeTable.bit(bus)));
    network = builder.build();
    graph = RoadGraph.of(network, car);
  }

  @Test
  void fastestWayWinsWhenOnlyTimeCounts() {
    route(router(LinkCost.Weights.TIME), "in", "out");

    assertThat(pathText()).isEqualTo("in ab bd out");
    assertThat(path.travelTimeSeconds()).isEqualTo(100);
    assertThat(path.cost()).isEqualTo(100);
    assertThat(path.distanceMeters()).isEqualTo(2300);
  }

  @Test
  void shortestWayWinsWhenDistanceIsDear() {
    route(router(new LinkCost.Weights(1, 0.1, 0)), "in", "out");

    assertThat(pathText()).isEqualTo("in ac cd out");
    assertThat(path.travelTimeSeconds()).isEqualTo(120);
    assertThat(path.cost()).isEqualTo(120 + 0.1 * 1200);
  }

  @Test
  void personWhoDoesNotMindDistanceTakesTheFastWay() {
    RoadRouter router = router(new LinkCost.Weights(1, 0.1, 0));
    router.route(RoadQuery.of(link("in"), link("out"), 0).withDistanceFactor(0.1), path);

    assertThat(pathText()).isEqualTo("in ab bd out");
  }

  @Test
  void slowVehicleTakesTheShortWay() {
    RoadRouter router = router(LinkCost.Weights.TIME);
    router.route(RoadQuery.of(link("in"), link("out"), 0).withMaximumSpeed(5), path);

    assertThat(pathText()).isEqualTo("in ac cd out");
    assertThat(path.travelTimeSeconds()).isEqualTo(240);
  }

  @Test
  void tollTurnsTrafficAway() {
    LinkCost cost = LinkCost.of(
            network, TravelTimeTable.free(network), new LinkCost.Weights(1, 0, 2))
        .withToll((link, enterTime) -> link == link("bd") && enterTime >= 50 ? 15 : 0);
    RoadRouter router = new RoadRouter(graph, cost, RoadGuide.NONE);

    route(router, "in", "out");

    assertThat(pathText()).isEqualTo("in ac cd out");
  }

  @Test
  void stayingOnTheLinkCostsNothing() {
    route(router(LinkCost.Weights.TIME), "ab", "ab");

    assertThat(pathText()).isEqualTo("ab");
    assertThat(path.travelTimeSeconds()).isZero();
    assertThat(path.distanceMeters()).isZero();
  }

  @Test
  void nextLinkIsReachedAtOnce() {
    route(router(LinkCost.Weights.TIME), "in", "ab");

    assertThat(pathText()).isEqualTo("in ab");
    assertThat(path.travelTimeSeconds()).isZero();
    assertThat(path.distanceMeters()).isEqualTo(1000);
  }

  @Test
  void unreachableLinkGivesNoPath() {
    RoadRouter router = router(LinkCost.Weights.TIME);

    assertThat(router.route(RoadQuery.of(link("in"), link("xy"), 0), path)).isFalse();
    assertThat(path.isFound()).isFalse();
    assertThat(router.route(RoadQuery.of(link("out"), link("in"), 0), path)).isFalse();
  }

  @Test
  void otherModesLinksAreNotInTheGraph() {
    assertThat(graph.arcCount()).isEqualTo(7);
    assertThat(RoadGraph.of(network, bus).nodeCount()).isEqualTo(2);
  }

  private RoadRouter router(LinkCost.Weights weights) {
    LinkCost cost = LinkCost.of(network, TravelTimeTable.free(network), weights);
    LeastCosts.Limits limits = new LeastCosts.Limits(weights, Double.POSITIVE_INFINITY, 0.1);
    RoadTimes times = RoadTimes.of(graph, cost.travelTimes());
    return new RoadRouter(times, cost, HierarchyGuide.of(times, limits));
  }

  private void route(RoadRouter router, String start, String end) {
    router.route(RoadQuery.of(link(start), link(end), 0), path);
  }

  private String pathText() {
    StringBuilder text = new StringBuilder();
    for (int link : path.toArray()) {
      text.append(text.length() == 0 ? "" : " ").append(network.linkId(link));
    }
    return text.toString();
  }

  private int link(String id) {
    return network.linkIds().find(id);
  }

  private void link(String id, String from, String to, double meters, double speed) {
    LinkProperties properties = new LinkProperties(meters, speed, 1000, 1, ModeTable.bit(car));
    builder.addLink(id, builder.findNode(from), builder.findNode(to), properties);
  }
}
