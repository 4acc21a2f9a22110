package vn.luong.sim.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.random.RandomStream;

/** How the network is shared out to lanes. */
class TrafficLanesTest {
  /** A machine of a hundred processors has more lanes than a byte can number. */
  @Test
  void eachLinkBelongsToTheLaneOfItsToNodeAlsoWhenThereAreManyLanes() {
    int nodeCount = 300;
    TrafficNetwork network = chain(nodeCount);
    int[] laneEnds = IntStream.rangeClosed(1, nodeCount).toArray();

    Traffic traffic = new Traffic(
        network,
        TrafficParameters.matsimDefaults(),
        new Drivers(List.of(), 4, false),
        1,
        laneEnds,
        4711,
        0);

    for (int link = 0; link < network.linkCount(); link++) {
      assertThat(traffic.laneOfLink(link).index).isEqualTo(network.toNode(link));
    }
  }

  /** Thread by thread a large lane, a smaller and a small one; none of the nodes has as much work as the smallest. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void eachLaneGetsItsShareOfTheWorkWithinThatOfANode(int threads) {
    int nodeCount = 3_000;
    TrafficNetwork network = chain(nodeCount);
    int[] sizes = new int[3 * threads];
    Arrays.setAll(sizes, lane -> new int[] {5, 2, 1}[lane % 3]);
    RandomStream random = RandomStream.of(4);
    int[] work = IntStream.range(0, nodeCount).map(node -> random.nextInt(40)).toArray();

    int[] ends = network.shareOut(sizes, () -> work);

    // Each node counts one more than its work.
    double workPerSize = (IntStream.of(work).sum() + nodeCount) / (8.0 * threads);
    assertThat(ends).hasSize(sizes.length);
    assertThat(ends[ends.length - 1]).isEqualTo(nodeCount);
    int from = 0;
    for (int lane = 0; lane < sizes.length; lane++) {
      int workOfLane = IntStream.range(from, ends[lane])
          .map(node -> work[network.originalNode(node)] + 1)
          .sum();
      assertThat((double) workOfLane)
          .as("lane " + lane)
          .isCloseTo(sizes[lane] * workPerSize, within(40.0));
      from = ends[lane];
    }
  }

  /** A road with a node every 100 m. */
  private static TrafficNetwork chain(int nodeCount) {
    ModeTable modes = new ModeTable();
    long car = ModeTable.bit(modes.add("car"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < nodeCount; node++) {
      builder.addNode("n" + node, node * 100, 0);
    }
    for (int node = 1; node < nodeCount; node++) {
      builder.addLink("l" + node, node - 1, node, new LinkProperties(100, 10, 1800, 1, car));
    }
    return new TrafficNetwork(builder.build());
  }
}
