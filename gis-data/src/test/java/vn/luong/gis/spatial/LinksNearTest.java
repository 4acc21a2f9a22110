package vn.luong.gis.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import vn.luong.gis.spatial.LinksNear.Found;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.random.RandomStream;

class LinksNearTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 9, 64, 700})
  void sameLinksAsByTryingAll(int linkCount) {
    RandomStream random = RandomStream.of(linkCount, 1);
    Network network = RandomLinks.network(linkCount, random);
    LinksNear near = new LinksNear(network, link -> network.allows(link, 0));

    for (int point = 0; point < 200; point++) {
      double x = 14_000 * random.nextDouble() - 2_000;
      double y = 14_000 * random.nextDouble() - 2_000;
      double within = 2_000 * random.nextDouble();
      int[] expected = IntStream.range(0, linkCount)
          .filter(link -> network.allows(link, 0))
          .filter(link -> RandomLinks.distance(network, link, x, y) <= within)
          .toArray();

      List<Found> found = near.find(x, y, within);

      assertThat(found).isSortedAccordingTo(Comparator.comparingDouble(Found::distanceMeters));
      assertThat(found.stream().map(Found::link).sorted()).containsExactly(box(expected));
      for (Found one : found) {
        double meters = RandomLinks.distance(network, one.link(), x, y);
        assertThat(one.distanceMeters()).isCloseTo(meters, within(1e-6));
        assertThat(RandomLinks.pointAt(network, one.link(), one.share())
                .distance(new Coordinate(x, y)))
            .isCloseTo(meters, within(1e-6));
      }
    }
  }

  /** A road of two directions from west to east; the place is 30 m north of it, after a quarter of the way. */
  @Test
  void bothDirectionsOfARoadTellTheirSide() {
    NetworkBuilder builder = new NetworkBuilder(RandomLinks.modes());
    builder.addNode("west", 0, 0);
    builder.addNode("east", 400, 0);
    builder.addLink("there", 0, 1, RandomLinks.properties(1));
    builder.addLink("back", 1, 0, RandomLinks.properties(1));

    List<Found> found = new LinksNear(builder.build(), link -> true).find(100, 30, 50);

    assertThat(found)
        .containsExactly(new Found(0, 30, 0.25, 90, 30), new Found(1, 30, 0.75, 270, -30));
  }

  private static Integer[] box(int[] links) {
    return IntStream.of(links).boxed().toArray(Integer[]::new);
  }

  @Test
  void bearingsAreClockwiseFromNorth() {
    assertThat(LinksNear.bearingDegrees(0, 1)).isZero();
    assertThat(LinksNear.bearingDegrees(2, 2)).isCloseTo(45, within(1e-9));
    assertThat(LinksNear.bearingDegrees(0, -1)).isCloseTo(180, within(1e-9));
    assertThat(LinksNear.bearingDegrees(-3, 0)).isCloseTo(270, within(1e-9));
    assertThat(LinksNear.bearingDegrees(0, 0)).isNaN();
  }

  @Test
  void anglesAreTheShorterWayRound() {
    assertThat(LinksNear.angleDegrees(350, 20)).isCloseTo(30, within(1e-9));
    assertThat(LinksNear.angleDegrees(90, 270)).isCloseTo(180, within(1e-9));
    assertThat(LinksNear.angleDegrees(0, 360)).isZero();
  }
}
