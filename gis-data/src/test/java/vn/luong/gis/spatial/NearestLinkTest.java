package vn.luong.gis.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.linearref.LengthIndexedLine;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.random.RandomStream;

class NearestLinkTest {
  private static final int CAR = 0;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 64, 65, 700})
  void sameLinkAndDistanceAsByTryingAll(int linkCount) {
    RandomStream random = RandomStream.of(linkCount, 1);
    Network network = randomNetwork(linkCount, random);
    NearestLink.Query query = NearestLink.of(network, CAR).query();

    for (int point = 0; point < 500; point++) {
      double x = 14_000 * random.nextDouble() - 2_000;
      double y = 14_000 * random.nextDouble() - 2_000;
      int expected = Network.NO_LINK;
      double least = Double.POSITIVE_INFINITY;
      for (int link = 0; link < linkCount; link++) {
        if (network.allows(link, CAR) && distance(network, link, x, y) < least - 1e-9) {
          least = distance(network, link, x, y);
          expected = link;
        }
      }

      assertThat(query.find(x, y)).as("at %f, %f", x, y).isEqualTo(expected);
      if (expected != Network.NO_LINK) {
        assertThat(query.distanceMeters()).isCloseTo(least, within(1e-6));
        assertThat(pointAt(network, expected, query.share()).distance(new Coordinate(x, y)))
            .isCloseTo(least, within(1e-6));
        assertThat(query.find(x, y, 0.99 * least)).isEqualTo(Network.NO_LINK);
      }
    }
  }

  @Test
  void ofTheTwoDirectionsOfARoadTheLowerIndexCounts() {
    NetworkBuilder builder = new NetworkBuilder(modes());
    builder.addNode("A", 0.1, 0.3);
    builder.addNode("B", 777.7, 333.3);
    builder.addLink("AB", 0, 1, properties(1));
    builder.addLink("BA", 1, 0, properties(1));
    NearestLink.Query query = NearestLink.of(builder.build(), CAR).query();

    for (int point = 0; point < 1000; point++) {
      assertThat(query.find(point, 0.37 * point + 5)).isZero();
    }
  }

  /** A road end where several links meet is equally near on all of them. */
  @Test
  void ofLinksThatMeetTheLowestIndexCounts() {
    NetworkBuilder builder = new NetworkBuilder(modes());
    builder.addNode("middle", 5123.37, 4711.13);
    RandomStream random = RandomStream.of(5, 1);
    for (int node = 1; node <= 50; node++) {
      builder.addNode("n" + node, 5000 * random.nextDouble(), 4000 * random.nextDouble());
      builder.addLink("l" + node, node % 2 * node, (1 - node % 2) * node, properties(1));
    }
    NearestLink.Query query = NearestLink.of(builder.build(), CAR).query();

    for (int point = 0; point < 100; point++) {
      assertThat(query.find(5200 + point, 4800 + 3 * point)).isZero();
    }
  }

  @Test
  void thereIsNoNearestLinkForAModeWithoutLinks() {
    NetworkBuilder builder = new NetworkBuilder(modes());
    builder.addNode("A", 0, 0);
    builder.addNode("B", 100, 0);
    builder.addLink("AB", 0, 1, properties(2));

    NearestLink index = NearestLink.of(builder.build(), CAR);

    assertThat(index.query().find(50, 0)).isEqualTo(Network.NO_LINK);
  }

  private static double distance(Network network, int link, double x, double y) {
    return Distance.pointToSegmentString(new Coordinate(x, y), line(network, link));
  }

  private static Coordinate pointAt(Network network, int link, double share) {
    LengthIndexedLine line =
        new LengthIndexedLine(new GeometryFactory().createLineString(line(network, link)));
    return line.extractPoint(share * line.getEndIndex());
  }

  private static Coordinate[] line(Network network, int link) {
    Coordinate[] points = new Coordinate[network.bendCount(link) + 2];
    points[0] = new Coordinate(
        network.nodeX(network.fromNode(link)), network.nodeY(network.fromNode(link)));
    for (int bend = 0; bend < network.bendCount(link); bend++) {
      points[bend + 1] = new Coordinate(network.bendX(link, bend), network.bendY(link, bend));
    }
    points[points.length - 1] =
        new Coordinate(network.nodeX(network.toNode(link)), network.nodeY(network.toNode(link)));
    return points;
  }

  private static Network randomNetwork(int linkCount, RandomStream random) {
    NetworkBuilder builder = new NetworkBuilder(modes());
    int nodeCount = linkCount / 2 + 2;
    for (int node = 0; node < nodeCount; node++) {
      builder.addNode("n" + node, 10_000 * random.nextDouble(), 10_000 * random.nextDouble());
    }
    for (int link = 0; link < linkCount; link++) {
      int from = random.nextInt(nodeCount);
      int to = (from + 1 + random.nextInt(nodeCount - 1)) % nodeCount;
      int added = builder.addLink("l" + link, from, to, properties(link % 5 == 4 ? 2 : 3));
      double[] bends = new double[2 * random.nextInt(4)];
      for (int ordinate = 0; ordinate < bends.length; ordinate++) {
        bends[ordinate] = 10_000 * random.nextDouble();
      }
      builder.setShape(added, bends);
    }
    return builder.build();
  }

  private static ModeTable modes() {
    ModeTable modes = new ModeTable();
    modes.add("car");
    modes.add("bus");
    return modes;
  }

  private static LinkProperties properties(long modes) {
    return new LinkProperties(100, 10, 1000, 1, modes);
  }
}
