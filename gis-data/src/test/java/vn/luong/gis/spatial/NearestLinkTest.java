package vn.luong.gis.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.random.RandomStream;

class NearestLinkTest {
  private static final int CAR = 0;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 64, 65, 700})
  void sameLinkAndDistanceAsByTryingAll(int linkCount) {
    RandomStream random = RandomStream.of(linkCount, 1);
    Network network = RandomLinks.network(linkCount, random);
    NearestLink.Query query = NearestLink.of(network, CAR).query();

    for (int point = 0; point < 500; point++) {
      double x = 14_000 * random.nextDouble() - 2_000;
      double y = 14_000 * random.nextDouble() - 2_000;
      int expected = Network.NO_LINK;
      double least = Double.POSITIVE_INFINITY;
      for (int link = 0; link < linkCount; link++) {
        if (network.allows(link, CAR) && RandomLinks.distance(network, link, x, y) < least - 1e-9) {
          least = RandomLinks.distance(network, link, x, y);
          expected = link;
        }
      }

      assertThat(query.find(x, y)).as("at %f, %f", x, y).isEqualTo(expected);
      if (expected != Network.NO_LINK) {
        assertThat(query.distanceMeters()).isCloseTo(least, within(1e-6));
        assertThat(RandomLinks.pointAt(network, expected, query.share())
                .distance(new Coordinate(x, y)))
            .isCloseTo(least, within(1e-6));
        assertThat(query.find(x, y, 0.99 * least)).isEqualTo(Network.NO_LINK);
      }
    }
  }

  @Test
  void ofTheTwoDirectionsOfARoadTheLowerIndexCounts() {
    NetworkBuilder builder = new NetworkBuilder(RandomLinks.modes());
    builder.addNode("A", 0.1, 0.3);
    builder.addNode("B", 777.7, 333.3);
    builder.addLink("AB", 0, 1, RandomLinks.properties(1));
    builder.addLink("BA", 1, 0, RandomLinks.properties(1));
    NearestLink.Query query = NearestLink.of(builder.build(), CAR).query();

    for (int point = 0; point < 1000; point++) {
      assertThat(query.find(point, 0.37 * point + 5)).isZero();
    }
  }

  /** A road end where several links meet is equally near on all of them. */
  @Test
  void ofLinksThatMeetTheLowestIndexCounts() {
    NetworkBuilder builder = new NetworkBuilder(RandomLinks.modes());
    builder.addNode("middle", 5123.37, 4711.13);
    RandomStream random = RandomStream.of(5, 1);
    for (int node = 1; node <= 50; node++) {
      builder.addNode("n" + node, 5000 * random.nextDouble(), 4000 * random.nextDouble());
      builder.addLink(
          "l" + node, node % 2 * node, (1 - node % 2) * node, RandomLinks.properties(1));
    }
    NearestLink.Query query = NearestLink.of(builder.build(), CAR).query();

    for (int point = 0; point < 100; point++) {
      assertThat(query.find(5200 + point, 4800 + 3 * point)).isZero();
    }
  }

  @Test
  void thereIsNoNearestLinkForAModeWithoutLinks() {
    NetworkBuilder builder = new NetworkBuilder(RandomLinks.modes());
    builder.addNode("A", 0, 0);
    builder.addNode("B", 100, 0);
    builder.addLink("AB", 0, 1, RandomLinks.properties(2));

    NearestLink index = NearestLink.of(builder.build(), CAR);

    assertThat(index.query().find(50, 0)).isEqualTo(Network.NO_LINK);
  }
}
