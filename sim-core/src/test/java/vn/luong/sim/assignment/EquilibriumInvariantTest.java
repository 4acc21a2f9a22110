package vn.luong.sim.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.road.RandomRoads;
import vn.luong.sim.road.RoadGraph;
import vn.luong.sim.road.RoadGuide;
import vn.luong.sim.road.RoadPath;
import vn.luong.sim.road.RoadQuery;
import vn.luong.sim.road.RoadRouter;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeTable;

/** Invariants on a congested random network: flow conserved, Wardrop's condition, same bits for any number of threads. */
class EquilibriumInvariantTest {
  /** A router's table holds whole milliseconds. */
  private static final double ROUNDING_SECONDS = 0.001;

  private static final long SEED = 5;
  private static final double GAP = 1e-8;

  private static Network network;
  private static RoadGraph graph;
  private static OdDemand demand;
  private static VolumeDelay delays;
  private static Equilibrium equilibrium;

  @BeforeAll
  static void assign() {
    network = RandomRoads.grid(12, 0, SEED);
    graph = RoadGraph.of(network, 0);
    RandomStream random = RandomStream.of(SEED, 7);
    OdDemand.Builder trips = new OdDemand.Builder();
    for (int pair = 0; pair < 600; pair++) {
      trips.add(
          random.nextInt(network.nodeCount()),
          random.nextInt(network.nodeCount()),
          100 * random.nextDouble());
    }
    demand = trips.build();
    VolumeDelay.Builder functions = new VolumeDelay.Builder(network.linkCount());
    for (int link = 0; link < network.linkCount(); link++) {
      functions.set(link, network.freeTravelTimeSeconds(link), 1000, 0.15, 4);
    }
    delays = functions.build();
    equilibrium = find(1);
  }

  private static Equilibrium find(int threads) {
    return UserEquilibrium.find(
        network,
        delays,
        List.of(UserClass.of("cars", graph, demand)),
        EquilibriumParameters.ofGap(GAP).withThreads(threads),
        iteration -> {},
        new ProblemLog());
  }

  @Test
  void reachesTheGapAndIsCongested() {
    assertThat(equilibrium.isReached()).isTrue();
    assertThat(equilibrium.last().relativeGap()).isBetween(-1e-14, GAP);
    assertThat(equilibrium.iterations().get(0).relativeGap()).isGreaterThan(0.1);
    assertThat(equilibrium.last().pathCount()).isGreaterThan(demand.pairCount());
  }

  @Test
  void flowIsConservedAtEveryNode() {
    double[] balance = new double[network.nodeCount()];
    for (int pair = 0; pair < demand.pairCount(); pair++) {
      balance[demand.origin(pair)] += demand.pce(pair);
      balance[demand.destination(pair)] -= demand.pce(pair);
    }
    for (int link = 0; link < network.linkCount(); link++) {
      balance[network.fromNode(link)] -= equilibrium.volumePce(link);
      balance[network.toNode(link)] += equilibrium.volumePce(link);
    }

    for (int node = 0; node < balance.length; node++) {
      assertThat(balance[node]).as("node " + node).isCloseTo(0, within(1e-7));
    }
  }

  @Test
  void pathsOfAPairJoinItAndSumUpToItsDemand() {
    for (int pair = 0; pair < demand.pairCount(); pair++) {
      double pce = 0;
      for (int path = 0; path < equilibrium.pathCount(0, pair); path++) {
        int node = demand.origin(pair);
        for (int link : equilibrium.path(0, pair, path)) {
          assertThat(network.fromNode(link)).isEqualTo(node);
          node = network.toNode(link);
        }
        assertThat(node).isEqualTo(demand.destination(pair));
        assertThat(equilibrium.pathPce(0, pair, path)).isPositive();
        pce += equilibrium.pathPce(0, pair, path);
      }
      assertThat(pce).isCloseTo(demand.pce(pair), within(1e-9));
    }
  }

  /** The router of the simulation finds nothing better than the paths in use. */
  @Test
  void noPathInUseCostsMoreThanTheRoutersBest() {
    TravelTimeTable times = TravelTimeTable.ofSeconds(
        network,
        TravelTimeParameters.STANDARD,
        cell -> equilibrium.time(cell % network.linkCount()));
    LinkCost cost = LinkCost.ofTime(network, times);
    RoadRouter router = new RoadRouter(graph, cost, RoadGuide.NONE);
    RoadPath best = new RoadPath();
    double excess = 0;
    for (int pair = 0; pair < demand.pairCount(); pair++) {
      int intoOrigin = network.inLinks().value(demand.origin(pair), 0);
      int outOfDestination = network.outLinks().value(demand.destination(pair), 0);
      if (outOfDestination == intoOrigin) {
        // From a link to itself there is nothing to drive.
        outOfDestination = network.outLinks().value(demand.destination(pair), 1);
      }
      assertThat(router.route(RoadQuery.of(intoOrigin, outOfDestination, 0), best))
          .isTrue();
      for (int path = 0; path < equilibrium.pathCount(0, pair); path++) {
        double pathCost = equilibrium.pathCost(0, pair, path);
        assertThat(pathCost)
            .isGreaterThanOrEqualTo(best.cost() - ROUNDING_SECONDS * best.linkCount());
        double more = pathCost - best.cost() - ROUNDING_SECONDS * best.linkCount();
        excess += equilibrium.pathPce(0, pair, path) * Math.max(0, more);
      }
    }

    assertThat(excess / equilibrium.last().totalCost()).isLessThanOrEqualTo(GAP);
  }

  @Test
  void sameBitsForAnyNumberOfThreads() {
    for (int threads : new int[] {2, 3, 8}) {
      Equilibrium other = find(threads);

      assertThat(other.iterations()).isEqualTo(equilibrium.iterations());
      for (int link = 0; link < network.linkCount(); link++) {
        assertThat(other.volumePce(link)).isEqualTo(equilibrium.volumePce(link));
      }
    }
  }
}
