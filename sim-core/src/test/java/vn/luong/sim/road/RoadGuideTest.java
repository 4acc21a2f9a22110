package vn.luong.sim.road;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.network.Network;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.traveltimes.TravelTimeTable;

/** Are the lower bounds of guides below the true costs, and those of the hierarchy as good as equal to them? */
class RoadGuideTest {
  private static final int QUERIES = 300;
  /** Costs are rounded down to milliseconds, and a millionth is taken off. */
  private static final double ROUNDING_SECONDS = 0.2;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void boundsAreBelowCostsAndThoseOfTheHierarchyHardlySo(long seed) {
    Network network = RandomRoads.grid(15, 0.35, seed);
    RoadGraph graph = RoadGraph.of(network, 0);
    TravelTimeTable free = TravelTimeTable.free(network);
    LinkCost.Weights weights = new LinkCost.Weights(1, 0.01, 0);
    LeastCosts least = LeastCosts.of(graph, free, LeastCosts.Limits.of(weights));
    RoadGuide.Bounds hierarchy = HierarchyGuide.of(least).newBounds();
    RoadGuide.Bounds landmarks = Landmarks.of(least, 8).newBounds();
    PlainDijkstra plain = new PlainDijkstra(network, free, weights);
    RandomStream random = RandomStream.of(seed, 4);
    for (int question = 0; question < QUERIES; question++) {
      int startLink = random.nextInt(network.linkCount());
      int endLink = random.nextInt(network.linkCount());
      int source = graph.nodeOf(network.toNode(startLink));
      int target = graph.nodeOf(network.fromNode(endLink));
      String place = "seed " + seed + ", links " + startLink + " and " + endLink;
      double cost = plain.cost(startLink, endLink, 0);

      hierarchy.setQuery(source, target);
      landmarks.setQuery(source, target);

      assertThat(landmarks.costToTarget(source)).as(place).isLessThanOrEqualTo(cost);
      assertThat(hierarchy.costToTarget(source)).as(place).isLessThanOrEqualTo(cost);
      if (cost < Double.POSITIVE_INFINITY) {
        assertThat(hierarchy.costToTarget(source))
            .as(place)
            .isGreaterThanOrEqualTo(cost - ROUNDING_SECONDS);
      } else {
        assertThat(hierarchy.costToTarget(source))
            .as(place)
            .isEqualTo(RoadGuide.Bounds.UNREACHABLE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void costsThatHoldForATableAreThoseOfNoShorterTimes(long seed) {
    Network network = RandomRoads.grid(5, 0.1, seed);
    RoadGraph graph = RoadGraph.of(network, 0);
    TravelTimeTable free = TravelTimeTable.free(network);
    TravelTimeTable congested = RandomRoads.congestion(network, 1, 8, seed);
    LeastCosts.Limits limits = LeastCosts.Limits.of(LinkCost.Weights.TIME);

    assertThat(LeastCosts.of(graph, free, limits).holdFor(congested)).isTrue();
    assertThat(LeastCosts.of(graph, congested, limits).holdFor(congested)).isTrue();
  }
}
