package vn.luong.sim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A link from (0, 0) by (100, 0) to (100, 100), and one that stays where it is. */
class LinkDistanceTest {
  private final Network network = network();

  private static Network network() {
    NetworkBuilder builder = new NetworkBuilder(new ModeTable());
    builder.addNode("from", 0, 0);
    builder.addNode("to", 100, 100);
    LinkProperties road = new LinkProperties(200, 10, 3600, 1, 1);
    int bent = builder.addLink("bent", 0, 1, road);
    builder.setShape(bent, new double[] {100, 0});
    builder.addLink("loop", 0, 0, road);
    return builder.build();
  }

  @Test
  void nearestPointMayBeInsideASegmentAtABendOrAtAnEnd() {
    assertThat(LinkDistance.meters(network, 0, 50, 30)).isEqualTo(30);
    assertThat(LinkDistance.meters(network, 0, 130, 60)).isEqualTo(30);
    assertThat(LinkDistance.meters(network, 0, 103, -4)).isCloseTo(5, within(1e-9));
    assertThat(LinkDistance.meters(network, 0, -3, 4)).isCloseTo(5, within(1e-9));
    assertThat(LinkDistance.meters(network, 0, 100, 140)).isEqualTo(40);
  }

  @Test
  void linkWithoutExtentIsAPoint() {
    assertThat(LinkDistance.meters(network, 1, 3, 4)).isEqualTo(5);
  }
}
