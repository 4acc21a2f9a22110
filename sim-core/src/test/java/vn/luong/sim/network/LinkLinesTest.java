package vn.luong.sim.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A link from (0, 0) by (100, 0) to (100, 100), and one that stays where it is. */
class LinkLinesTest {
  private final LinkLines lines = new LinkLines(network());

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
    assertThat(lines.distanceMeters(0, 50, 30)).isEqualTo(30);
    assertThat(lines.distanceMeters(0, 130, 60)).isEqualTo(30);
    assertThat(lines.distanceMeters(0, 103, -4)).isCloseTo(5, within(1e-9));
    assertThat(lines.distanceMeters(0, -3, 4)).isCloseTo(5, within(1e-9));
    assertThat(lines.distanceMeters(0, 100, 140)).isEqualTo(40);
  }

  @Test
  void linkWithoutExtentIsAPoint() {
    assertThat(lines.distanceMeters(1, 3, 4)).isEqualTo(5);
  }

  @Test
  void placesOnALinkAreSharesOfItsLine() {
    assertThat(lines.meters(0)).isEqualTo(200);
    assertThat(lines.shareAt(0, 0, 40, 30)).isEqualTo(0.2);
    assertThat(lines.shareAt(0, 1, 130, 60)).isEqualTo(0.8);
    assertThat(lines.shareAt(0, 1, 100, 140)).isEqualTo(1);
    assertThat(lines.shareAt(1, 0, 3, 4)).isZero();
  }
}
