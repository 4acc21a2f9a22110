package vn.luong.sim.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.luong.sim.network.Network;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.traveltimes.TravelTimeTable;

/** Oracle: does every guide give the paths of plain Dijkstra, on seeded random networks? */
class RoadRouterOracleTest {
  private static final int QUERIES_PER_WORLD = 1000;

  private static Stream<Arguments> worlds() {
    LinkCost.Weights distanceToo = new LinkCost.Weights(1, 0.05, 0);
    return Stream.of(
        Arguments.of("free flow, dense", 20, 0.0, 0.0, LinkCost.Weights.TIME, 11L),
        Arguments.of("congested, dense", 25, 0.05, 0.6, LinkCost.Weights.TIME, 12L),
        Arguments.of("congested, with distance", 25, 0.05, 0.6, distanceToo, 13L),
        Arguments.of("congested, torn apart", 25, 0.45, 0.5, distanceToo, 14L),
        Arguments.of("congested everywhere", 30, 0.1, 1.0, LinkCost.Weights.TIME, 15L));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("worlds")
  void everyGuideGivesThePathsOfDijkstra(
      String name,
      int side,
      double missingShare,
      double congestedShare,
      LinkCost.Weights weights,
      long seed) {
    Network network = RandomRoads.grid(side, missingShare, seed);
    TravelTimeTable table = RandomRoads.congestion(network, congestedShare, 8, seed);
    RoadGraph graph = RoadGraph.of(network, 0);
    LinkCost cost = LinkCost.of(network, table, weights);
    LeastCosts leastCosts = LeastCosts.of(graph, table, LeastCosts.Limits.of(weights));
    PlainDijkstra plain = new PlainDijkstra(network, table, weights);
    RoadRouter dijkstra = new RoadRouter(graph, cost, RoadGuide.NONE);
    RoadRouter landmarks = new RoadRouter(graph, cost, Landmarks.of(leastCosts, 8));
    RoadRouter hierarchy = new RoadRouter(graph, cost, HierarchyGuide.of(leastCosts));
    RandomStream random = RandomStream.of(seed, 3);
    RoadPath byDijkstra = new RoadPath();
    RoadPath byLandmarks = new RoadPath();
    RoadPath byHierarchy = new RoadPath();

    for (int question = 0; question < QUERIES_PER_WORLD; question++) {
      int start = random.nextInt(network.linkCount());
      int end = random.nextInt(network.linkCount());
      double departure = 24 * 3600 * random.nextDouble();
      RoadQuery query = RoadQuery.of(start, end, departure);
      String place = "seed " + seed + ", question " + question + ": " + query;
      double expected = start == end ? 0 : plain.cost(start, end, departure);

      dijkstra.route(query, byDijkstra);
      landmarks.route(query, byLandmarks);
      hierarchy.route(query, byHierarchy);

      assertThat(byDijkstra.isFound()).as(place).isEqualTo(expected < Double.POSITIVE_INFINITY);
      assertThat(byLandmarks.isFound()).as(place).isEqualTo(byDijkstra.isFound());
      assertThat(byHierarchy.isFound()).as(place).isEqualTo(byDijkstra.isFound());
      if (byDijkstra.isFound()) {
        assertThat(byDijkstra.cost()).as(place).isEqualTo(expected);
        assertThat(byLandmarks.cost()).as(place).isEqualTo(expected);
        assertThat(byHierarchy.cost()).as(place).isEqualTo(expected);
        assertThat(byHierarchy.toArray()).as(place).isEqualTo(byDijkstra.toArray());
        assertThat(byLandmarks.toArray()).as(place).isEqualTo(byDijkstra.toArray());
        assertDriven(byLandmarks, query, cost, place);
      }
    }
    assertThat(landmarks.settledCount()).isLessThan(dijkstra.settledCount() / 2);
    assertThat(hierarchy.settledCount()).isLessThan(landmarks.settledCount());
  }

  private static void assertDriven(RoadPath path, RoadQuery query, LinkCost cost, String place) {
    Network network = cost.network();
    double time = query.departureTime();
    double meters = 0;
    for (int position = 1; position < path.linkCount(); position++) {
      int link = path.link(position);
      assertThat(network.fromNode(link))
          .as(place)
          .isEqualTo(network.toNode(path.link(position - 1)));
      meters += network.lengthMeters(link);
      if (position < path.linkCount() - 1) {
        time += cost.travelTimes().travelTimeSeconds(link, time);
      }
    }
    assertThat(path.travelTimeSeconds()).as(place).isEqualTo(time - query.departureTime());
    assertThat(path.distanceMeters()).as(place).isEqualTo(meters);
  }
}
