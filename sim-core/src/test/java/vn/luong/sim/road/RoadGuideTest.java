package vn.luong.sim.road;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
    LeastCosts.Limits limits = LeastCosts.Limits.of(weights);
    RoadTimes times = RoadTimes.of(graph, free);
    LeastCosts least = LeastCosts.of(times, limits);
    RoadGuide.Bounds hierarchy = HierarchyGuide.of(times, limits).newBounds();
    RoadGuide.Bounds landmarks = Landmarks.of(least, 8).newBounds();
    PlainDijkstra plain = new PlainDijkstra(0, LinkCost.of(network, free, weights));
    RandomStream random = RandomStream.of(seed, 4);
    for (int question = 0; question < QUERIES; question++) {
      int startLink = random.nextInt(network.linkCount());
      int endLink = (startLink + 1 + random.nextInt(network.linkCount() - 1)) % network.linkCount();
      int source = graph.nodeOf(network.toNode(startLink));
      int target = graph.nodeOf(network.fromNode(endLink));
      String place = "seed " + seed + ", links " + startLink + " and " + endLink;
      double cost = plain.cost(RoadQuery.of(startLink, endLink, 0));

      hierarchy.setQuery(source, target, 0);
      landmarks.setQuery(source, target, 0);

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

  /** Grids have as many crossings as links allow; what is left of their edges grows slowly with their size. */
  @ParameterizedTest
  @ValueSource(ints = {30, 100})
  void memoryOfCostsIsAboutWhatWasEstimated(int side) {
    Network network = RandomRoads.grid(side, 0.35, 1);
    RoadTimes times =
        RoadTimes.of(RoadGraph.of(network, 0), RandomRoads.congestion(network, 0.7, 4, 1));
    HierarchyGuide guide =
        HierarchyGuide.of(times, LeastCosts.Limits.of(new LinkCost.Weights(1, 0.01, 0)));

    int sets = guide.prepareAll();
    double perLinkAndSet = guide.allCostBytes() / (double) sets / network.linkCount();

    assertThat(sets).isBetween(25, 150);
    assertThat(perLinkAndSet / HierarchyGuide.BYTES_PER_LINK_AND_SET).isBetween(0.6, 1.6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void costsThatHoldForATableAreThoseOfNoShorterTimes(long seed) {
    Network network = RandomRoads.grid(5, 0.1, seed);
    RoadGraph graph = RoadGraph.of(network, 0);
    TravelTimeTable free = TravelTimeTable.free(network);
    TravelTimeTable congested = RandomRoads.congestion(network, 1, 8, seed);
    LeastCosts.Limits limits = LeastCosts.Limits.of(LinkCost.Weights.TIME);
    LeastCosts ofFree = LeastCosts.of(RoadTimes.of(graph, free), limits);
    LeastCosts ofCongested = LeastCosts.of(RoadTimes.of(graph, congested), limits);

    assertThat(ofCongested.areNotBelow(ofFree)).isTrue();
    assertThat(ofCongested.areNotBelow(ofCongested)).isTrue();
  }

  @Test
  void windowsHoldUpToTheirEndAndThoseAfterThemAreWider() {
    Network network = RandomRoads.grid(30, 0.1, 4);
    RoadGraph graph = RoadGraph.of(network, 0);
    TravelTimeTable congested = RandomRoads.congestion(network, 1, 8, 4);
    LeastCosts.Limits limits = LeastCosts.Limits.of(LinkCost.Weights.TIME);
    RoadGuide.Bounds bounds =
        HierarchyGuide.of(RoadTimes.of(graph, congested), limits).newBounds();
    double departure = 9 * 3600 + 100;
    int far = graph.nodeOf(network.nodeCount() - 1);
    int near = graph.nodeOf(network.nodeCount() - 32);

    double limit = bounds.setQuery(near, far, departure);
    double narrowBound = bounds.costToTarget(near);
    double wideLimit = bounds.widen();
    double wideBound = bounds.costToTarget(near);

    assertThat(limit).isBetween(1800.0, 2700.0);
    assertThat((departure + limit) % 900).isBetween(899.99, 900.0);
    assertThat(wideLimit).isGreaterThan(limit + 890);
    assertThat(wideBound).isBetween(1.0, narrowBound);
  }
}
