package vn.luong.sim.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;

/** How the network is shared out to lanes. */
class TrafficLanesTest {
  /** A machine of a hundred processors has more lanes than a byte can number. */
  @Test
  void eachLinkBelongsToTheLaneOfItsToNodeAlsoWhenThereAreManyLanes() {
    int nodeCount = 300;
    ModeTable modes = new ModeTable();
    long car = ModeTable.bit(modes.add("car"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < nodeCount; node++) {
      builder.addNode("n" + node, node * 100, 0);
    }
    for (int node = 1; node < nodeCount; node++) {
      builder.addLink("l" + node, node - 1, node, new LinkProperties(100, 10, 1800, 1, car));
    }
    TrafficNetwork network = new TrafficNetwork(builder.build());
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
}
