package vn.luong.sim.trips;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.luong.sim.network.LinkLines;
import vn.luong.sim.network.Network;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.road.RandomRoads;
import vn.luong.sim.road.RoadGraph;

class NearestLinksTest {
  private final TripWorld world = new TripWorld();

  @Test
  void gridFindsWhatLookingAtEveryNodeAndLinkFinds() {
    for (long seed = 1; seed <= 3; seed++) {
      Network network = RandomRoads.grid(12, 0.3, seed);
      RoadGraph graph = RoadGraph.of(network, 0);
      NearestLinks nearestLinks = new NearestLinks(graph);
      RandomStream random = RandomStream.of(seed, 9);
      for (int question = 0; question < 500; question++) {
        // Also far outside of the network.
        double x = 14000 * random.nextDouble() - 4000;
        double y = 14000 * random.nextDouble() - 4000;

        assertThat(nearestLinks.find(x, y))
            .as("seed %d, x %f, y %f", seed, x, y)
            .isEqualTo(findPlainly(network, graph, x, y));
      }
    }
  }

  @Test
  void ofBothDirectionsTheSmallerIdIsTaken() {
    NearestLinks nearestLinks = new NearestLinks(RoadGraph.of(world.network, world.car));

    assertThat(world.network.linkId(nearestLinks.find(1100, 30))).isEqualTo("back2");
  }

  @Test
  void linksOfOtherModesAreNotFound() {
    NearestLinks nearestLinks = new NearestLinks(RoadGraph.of(world.network, world.walk));

    assertThat(world.network.linkId(nearestLinks.find(9000, 30))).isEqualTo("footbridge");
  }

  @Test
  void networkWithoutLinksOfTheModeHasNoneNearby() {
    NearestLinks nearestLinks = new NearestLinks(RoadGraph.of(world.network, world.boat));

    assertThat(nearestLinks.find(0, 0)).isEqualTo(Network.NO_LINK);
  }

  private static int findPlainly(Network network, RoadGraph graph, double x, double y) {
    int nearest = -1;
    for (int node = 0; node < network.nodeCount(); node++) {
      boolean isTouched = graph.nodeOf(node) != RoadGraph.NO_NODE;
      if (isTouched
          && (nearest < 0 || square(network, node, x, y) < square(network, nearest, x, y))) {
        nearest = node;
      }
    }
    int best = Network.NO_LINK;
    double bestMeters = Double.POSITIVE_INFINITY;
    for (int link = 0; link < network.linkCount(); link++) {
      int from = network.fromNode(link);
      int to = network.toNode(link);
      if (from != nearest && to != nearest) {
        continue;
      }
      double meters = Math.sqrt(LinkLines.squaredDistance(
          x, y, network.nodeX(from), network.nodeY(from), network.nodeX(to), network.nodeY(to)));
      boolean isFirst =
          meters == bestMeters && network.linkId(link).compareTo(network.linkId(best)) < 0;
      if (meters < bestMeters || isFirst) {
        best = link;
        bestMeters = meters;
      }
    }
    return best;
  }

  private static double square(Network network, int node, double x, double y) {
    double eastward = network.nodeX(node) - x;
    double northward = network.nodeY(node) - y;
    return eastward * eastward + northward * northward;
  }
}
