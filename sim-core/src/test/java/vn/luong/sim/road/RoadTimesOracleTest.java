package vn.luong.sim.road;

import org.junit.jupiter.api.Test;
import vn.luong.sim.network.Network;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * Oracle where times of travel are hard on a search that goes by the time of arrival: roads on which who comes later is
 * sooner at the end, roads closed for hours, departures outside the day, networks of a few links.
 */
class RoadTimesOracleTest {
  private static final LinkCost.Weights TIME_DISTANCE = new LinkCost.Weights(1, 0.05, 0);

  /** From bin to bin the time falls by the length of a bin: who enters a second later overtakes. */
  @Test
  void jamsThatEndAtOnce() {
    for (long seed = 61; seed <= 64; seed++) {
      Network network = RandomRoads.grid(20, 0.2, seed);
      RandomStream random = RandomStream.of(seed, 6);
      boolean[] isJammed = draw(network, 0.3, random);
      TravelTimeTable table = table(
          network, (link, bin) -> isJammed[link] && bin % 2 == 0 ? 500 + 10 * (link % 40) : 0);
      LinkCost.Weights weights = seed % 2 == 0 ? LinkCost.Weights.TIME : TIME_DISTANCE;
      oracle("jams", network, table, weights, seed).compare(400);
    }
  }

  @Test
  void roadsClosedForHours() {
    for (long seed = 71; seed <= 74; seed++) {
      Network network = RandomRoads.grid(20, 0.2, seed);
      RandomStream random = RandomStream.of(seed, 6);
      boolean[] isClosed = draw(network, 0.2, random);
      TravelTimeTable table = table(
          network,
          (link, bin) ->
              isClosed[link] && bin >= 30 + link % 8 && bin < 50 ? 86_400 : bin * (link % 3));
      oracle("closed", network, table, LinkCost.Weights.TIME, seed)
          .departing(5 * 3600, 14 * 3600)
          .ask(400);
    }
  }

  @Test
  void departuresBeforeAndAfterTheDay() {
    for (long seed = 81; seed <= 82; seed++) {
      Network network = RandomRoads.grid(20, 0.2, seed);
      boolean[] isSlow = draw(network, 0.5, RandomStream.of(seed, 6));
      TravelTimeTable table =
          table(network, (link, bin) -> isSlow[link] ? (bin + link) % 7 * 40 : 0);
      oracle("night", network, table, TIME_DISTANCE, seed)
          .departing(29 * 3600, 40 * 3600)
          .ask(300);
      oracle("before", network, table, TIME_DISTANCE, seed)
          .departing(-7200, 1800)
          .ask(300);
    }
  }

  @Test
  void networksOfAFewLinks() {
    for (long seed = 91; seed <= 130; seed++) {
      Network network = RandomRoads.grid(2 + (int) (seed % 3), 0.2, seed);
      if (network.linkCount() > 0) {
        TravelTimeTable table = RandomRoads.congestion(network, 0.8, 8, seed);
        oracle("tiny", network, table, LinkCost.Weights.TIME, seed).compare(40);
      }
    }
  }

  private interface Delay {
    /** Seconds more than on the empty road. */
    double seconds(int link, int bin);
  }

  private static TravelTimeTable table(Network network, Delay delay) {
    return TravelTimeTable.ofSeconds(
        network,
        TravelTimeParameters.STANDARD,
        cell -> network.freeTravelTimeSeconds(cell % network.linkCount())
            + delay.seconds(cell % network.linkCount(), cell / network.linkCount()));
  }

  private static boolean[] draw(Network network, double share, RandomStream random) {
    boolean[] isDrawn = new boolean[network.linkCount()];
    for (int link = 0; link < isDrawn.length; link++) {
      isDrawn[link] = random.nextDouble() < share;
    }
    return isDrawn;
  }

  private static RouterOracle oracle(
      String name, Network network, TravelTimeTable table, LinkCost.Weights weights, long seed) {
    LinkCost cost = LinkCost.of(network, table, weights);
    return RouterOracle.of(
        name, RoadGraph.of(network, 0), cost, LeastCosts.Limits.of(weights), seed);
  }
}
