package vn.luong.gis.roads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import vn.luong.sim.network.Network;
import vn.luong.sim.road.HierarchyGuide;
import vn.luong.sim.road.LeastCosts;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.road.RandomRoads;
import vn.luong.sim.road.RoadGraph;
import vn.luong.sim.road.RoadTimes;
import vn.luong.sim.road.RouterOracle;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.traveltimes.TravelTimeTable;

/** Oracle: are the paths on the roads of a real city those of plain Dijkstra, and do bounds take the memory foreseen? */
class HcmcRoadsTest {
  private static final long SEED = 51;
  private static final int QUESTIONS = 1000;

  @Test
  void pathsThroughTheCityCostWhatPlainDijkstraSays() throws IOException {
    Network network = city();
    RoadGraph graph = RoadGraph.of(network, network.modeTable().find("car"));
    TravelTimeTable table = RandomRoads.congestion(network, 0.7, 4, SEED);
    LinkCost.Weights weights = new LinkCost.Weights(1, 0.01, 0);
    LinkCost cost = LinkCost.of(network, table, weights);

    RouterOracle.of("hcmc-2018", graph, cost, LeastCosts.Limits.of(weights), SEED)
        .ask(QUESTIONS);
  }

  @Test
  void costsOfTheHierarchyTakeAboutTheMemoryEstimated() throws IOException {
    Network network = city();
    RoadGraph graph = RoadGraph.of(network, network.modeTable().find("car"));
    RoadTimes times = RoadTimes.of(graph, RandomRoads.congestion(network, 0.7, 4, SEED));
    HierarchyGuide guide =
        HierarchyGuide.of(times, LeastCosts.Limits.of(new LinkCost.Weights(1, 0.01, 0)));

    double bytes = guide.allCostBytes();

    assertThat(bytes / HierarchyGuide.estimatedCostBytes(graph.arcCount())).isBetween(0.6, 2.0);
  }

  private static Network city() throws IOException {
    return new RoadNetworkBuilder(
            SharedFolder.require("data/osm-hcmc-south-binh-duong-2018/hcmc-2018.osm.pbf"))
        .build()
        .network();
  }
}
