package vn.luong.sim.road;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.luong.sim.network.Network;
import vn.luong.sim.traveltimes.TravelTimeTable;

/** What a hub joins the router finds a way between; and it joins nearly all that the router finds. */
class RoadHubTest {

  @Test
  void whatAHubJoinsHasAWayWhereTurnsAreForbidden() {
    int joined = 0;
    int found = 0;
    for (int seed = 0; seed < 60; seed++) {
      int[] counts = compare(TurnRestrictionsOracleTest.network(seed, 25, 100));
      joined += counts[0];
      found += counts[1];
    }
    assertThat(joined).isGreaterThan((int) (0.8 * found));
    assertThat(found).isGreaterThan(10_000);
  }

  @Test
  void whatAHubJoinsHasAWayWhereLinksAreMissing() {
    for (double missing : new double[] {0.05, 0.3, 0.6}) {
      int[] counts = compare(RandomRoads.grid(9, missing, 4711));
      assertThat(counts[0]).as("joined of %s", counts[1]).isGreaterThan((int)
          ((missing < 0.2 ? 0.95 : 0.2) * counts[1]));
    }
  }

  @Test
  void nothingIsJoinedWhereThereIsNoRoad() {
    Network network = RandomRoads.grid(3, 0, 1);
    RoadHub hub = RoadHub.of(RoadGraph.of(network, network.modeTable().add("boat")));

    assertThat(hub.joins(0, 1)).isFalse();
    assertThat(hub.joins(0, 0)).as("whoever is there already").isTrue();
  }

  /** Pairs of links that the hub joins, and those with a way. */
  private static int[] compare(Network network) {
    RoadGraph graph = RoadGraph.of(network, 0);
    RoadHub hub = RoadHub.of(graph);
    TravelTimeTable free = TravelTimeTable.free(network);
    RoadRouter router = new RoadRouter(graph, LinkCost.ofTime(network, free), RoadGuide.NONE);
    RoadPath path = new RoadPath();
    int joined = 0;
    int found = 0;
    for (int start = 0; start < network.linkCount(); start += 2) {
      for (int end = 0; end < network.linkCount(); end += 3) {
        boolean isFound = router.route(RoadQuery.of(start, end, 0), path);
        found += isFound ? 1 : 0;
        if (hub.joins(start, end)) {
          joined++;
          assertThat(isFound).as("link %s to %s", start, end).isTrue();
        }
      }
    }
    return new int[] {joined, found};
  }
}
