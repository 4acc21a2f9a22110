package vn.luong.sim.road;

import org.junit.jupiter.api.Test;
import vn.luong.sim.network.Network;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * Oracle: does every guide give the paths of plain Dijkstra, on seeded random networks? Together with the map of
 * hcmc-2018 ({@code HcmcRoadsTest} of gis-data), 10,000 questions are asked.
 */
class RoadRouterOracleTest {
  private static final LinkCost.Weights TIME_DISTANCE_MONEY = new LinkCost.Weights(1, 0.05, 2);

  @Test
  void gridWhereThousandsOfPathsTie() {
    for (long seed = 11; seed <= 14; seed++) {
      Network network = RandomRoads.regularGrid(24);
      double congestedShare = 0.2 * (seed - 11);
      ask("grid", network, LinkCost.Weights.TIME, congestedShare, 4, seed, 1000);
    }
  }

  @Test
  void tornNetworkWithDeadEndsAndRoadsPassedThrough() {
    for (long seed = 21; seed <= 24; seed++) {
      Network network = RandomRoads.grid(25, 0.45, seed);
      ask("torn", network, new LinkCost.Weights(1, 0.05, 0), 0.5, 8, seed, 500);
    }
  }

  @Test
  void modesTollsDistancesAndSlowVehicles() {
    for (long seed = 31; seed <= 34; seed++) {
      Network network = RandomRoads.withModes(25, 0.2, seed);
      for (int mode = 0; mode < 2; mode++) {
        RoadGraph graph = RoadGraph.of(network, mode);
        TravelTimeTable table = RandomRoads.congestion(network, 0.9, 8, seed);
        LinkCost cost = LinkCost.of(network, table, TIME_DISTANCE_MONEY)
            .withToll((link, time) -> link % 7 == 0 && time > 7 * 3600 ? 10 + link % 3 : 0);
        LeastCosts.Limits limits = new LeastCosts.Limits(TIME_DISTANCE_MONEY, 18, 0.5);
        RouterOracle.of("modes", graph, cost, limits, seed).ask(250);
      }
    }
  }

  @Test
  void denseNetworkCongestedEverywhere() {
    for (long seed = 41; seed <= 42; seed++) {
      Network network = RandomRoads.grid(40, 0.05, seed);
      ask("dense", network, LinkCost.Weights.TIME, 1, 8, seed, 500);
    }
  }

  private static void ask(
      String name,
      Network network,
      LinkCost.Weights weights,
      double congestedShare,
      double mostTimesFree,
      long seed,
      int questions) {
    TravelTimeTable table = RandomRoads.congestion(network, congestedShare, mostTimesFree, seed);
    LinkCost cost = LinkCost.of(network, table, weights);
    LeastCosts.Limits limits = LeastCosts.Limits.of(weights);
    RouterOracle.of(name, RoadGraph.of(network, 0), cost, limits, seed).ask(questions);
  }
}
