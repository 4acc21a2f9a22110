package vn.luong.sim.road;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.network.RoadClosures;
import vn.luong.sim.traveltimes.TravelTimeTable;
import vn.luong.sim.units.ClosedHours;

/** Roads that are closed for some of the day: by hand, and routers with every guide against plain Dijkstra. */
class ClosedRoadsTest {
  private static final double SIX = 6 * 3600;

  private final RoadPath path = new RoadPath();

  @Test
  void aLinkIsEnteredUntilTheMinuteTheBanBegins() {
    Network network = town("road1", "truck 06:00-09:00");
    RoadRouter router = router(network);

    // 100 s from the end of the first link to the start of the closed one.
    assertThat(way(network, router, "in", "out", SIX - 100.5)).isEqualTo("in road0 road1 out");
    assertThat(way(network, router, "in", "out", SIX - 100)).isEqualTo("in by0 by1 by2 out");
    assertThat(path.travelTimeSeconds()).isEqualTo(900);
    assertThat(way(network, router, "in", "out", 9 * 3600 - 101)).isEqualTo("in by0 by1 by2 out");
    assertThat(way(network, router, "in", "out", 9 * 3600 - 100)).isEqualTo("in road0 road1 out");
    assertThat(way(network, router, "in", "out", 30 * 3600)).isEqualTo("in by0 by1 by2 out");
  }

  @Test
  void otherModesAreNotConcerned() {
    Network network = town("road1", "car 06:00-09:00");

    assertThat(RoadClosures.of(network).ofMode(0)).isNull();
    assertThat(way(network, router(network), "in", "out", SIX)).isEqualTo("in road0 road1 out");
  }

  @Test
  void whoLivesOrDeliversOnAClosedRoadMayLeaveAndArrive() {
    Network network = town("road1", "truck 00:00-24:00");
    RoadRouter router = router(network);

    assertThat(way(network, router, "road1", "out", SIX)).isEqualTo("road1 out");
    assertThat(way(network, router, "in", "road1", SIX)).isEqualTo("in road0 road1");
    assertThat(path.cost()).isEqualTo(100);
  }

  @Test
  void whereAllWaysAreClosedTheOneWithTheFewestClosedRoadsIsDriven() {
    Network network = town("road0", "truck 06:00-09:00");
    NetworkBuilder builder = NetworkBuilder.copyOf(network);
    for (String link : new String[] {"by0", "by1"}) {
      builder
          .linkAttributes()
          .putText(network.linkIds().find(link), ClosedHours.ATTRIBUTE, "truck 06:00-09:00");
    }
    Network allClosed = builder.build();
    RoadRouter router = router(allClosed);

    assertThat(way(allClosed, router, "in", "out", SIX)).isEqualTo("in road0 road1 out");
    assertThat(path.cost()).isEqualTo(200 + LinkCost.closedCost(1000));
    RoadQuery query =
        RoadQuery.of(allClosed.linkIds().find("in"), allClosed.linkIds().find("out"), SIX);
    assertThat(router.costRegardlessOfHours(query, path.toArray())).isEqualTo(200);
    assertThat(router.entersClosed(query, path.toArray())).isTrue();
    assertThat(router.entersClosed(
            RoadQuery.of(query.startLink(), query.endLink(), 0), path.toArray()))
        .isFalse();
  }

  @Test
  void everyGuideGivesThePathsOfDijkstra() {
    for (long seed = 51; seed <= 54; seed++) {
      Network network = withClosures(RandomRoads.grid(25, 0.2, seed), seed);
      TravelTimeTable table = RandomRoads.congestion(network, 0.6, 6, seed);
      LinkCost.Weights weights = new LinkCost.Weights(1, seed % 2 == 0 ? 0.05 : 0, 0);
      LinkCost cost = LinkCost.of(network, table, weights)
          .withClosures(RoadClosures.of(network).ofMode(0));

      RouterOracle.of("closed", RoadGraph.of(network, 0), cost, LeastCosts.Limits.of(weights), seed)
          .compare(400);
    }
  }

  /** A tenth of the links is closed in both peaks, another tenth by day, a few always. */
  private static Network withClosures(Network network, long seed) {
    NetworkBuilder builder = NetworkBuilder.copyOf(network);
    for (int link = 0; link < network.linkCount(); link++) {
      String closed = switch ((int) ((link * 7919L + seed) % 40)) {
        case 0, 1, 2, 3 -> "car 06:00-09:00,16:00-20:00";
        case 4, 5, 6, 7 -> "car 07:10-22:00;bus 00:00-24:00";
        case 8 -> "car 00:00-24:00";
        default -> null;
      };
      if (closed != null) {
        builder.linkAttributes().putText(link, ClosedHours.ATTRIBUTE, closed);
      }
    }
    return builder.build();
  }

  /** A road of two links from in to out, and a way around of three that takes four and a half times as long. */
  private static Network town(String closedLink, String closed) {
    ModeTable modes = new ModeTable();
    long truck = ModeTable.bit(modes.add("truck"));
    modes.add("car");
    NetworkBuilder builder = new NetworkBuilder(modes);
    int start = builder.addNode("start", 0, 0);
    int a = builder.addNode("a", 1000, 0);
    int middle = builder.addNode("middle", 2000, 0);
    int d = builder.addNode("d", 3000, 0);
    int end = builder.addNode("end", 4000, 0);
    int north = builder.addNode("north", 1000, 3000);
    int east = builder.addNode("east", 3000, 3000);
    LinkProperties usual = new LinkProperties(1000, 10, 1000, 1, truck);
    LinkProperties around = new LinkProperties(3000, 10, 1000, 1, truck);
    builder.addLink("in", start, a, usual);
    builder.addLink("road0", a, middle, usual);
    builder.addLink("road1", middle, d, usual);
    builder.addLink("by0", a, north, around);
    builder.addLink("by1", north, east, around);
    builder.addLink("by2", east, d, around);
    builder.addLink("out", d, end, usual);
    builder.linkAttributes().putText(builder.findLink(closedLink), ClosedHours.ATTRIBUTE, closed);
    return builder.build();
  }

  private static RoadRouter router(Network network) {
    LinkCost cost = LinkCost.ofTime(network, TravelTimeTable.free(network))
        .withClosures(RoadClosures.of(network).ofMode(0));
    RoadTimes times = RoadTimes.of(RoadGraph.of(network, 0), cost.travelTimes());
    LeastCosts.Limits limits = LeastCosts.Limits.of(LinkCost.Weights.TIME);
    return new RoadRouter(times, cost, HierarchyGuide.of(times, limits));
  }

  private String way(Network network, RoadRouter router, String from, String to, double time) {
    RoadQuery query =
        RoadQuery.of(network.linkIds().find(from), network.linkIds().find(to), time);
    assertThat(router.route(query, path)).isTrue();
    StringBuilder text = new StringBuilder();
    for (int link : path.toArray()) {
      text.append(text.length() == 0 ? "" : " ").append(network.linkId(link));
    }
    return text.toString();
  }
}
