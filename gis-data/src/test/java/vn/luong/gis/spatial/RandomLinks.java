package vn.luong.gis.spatial;

import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.linearref.LengthIndexedLine;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.random.RandomStream;

/** Links with bends in all directions; one of five is for buses alone. Measured by JTS. */
final class RandomLinks {
  private RandomLinks() {}

  static double distance(Network network, int link, double x, double y) {
    return Distance.pointToSegmentString(new Coordinate(x, y), line(network, link));
  }

  static Coordinate pointAt(Network network, int link, double share) {
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

  static Network network(int linkCount, RandomStream random) {
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

  static ModeTable modes() {
    ModeTable modes = new ModeTable();
    modes.add("car");
    modes.add("bus");
    return modes;
  }

  static LinkProperties properties(long modes) {
    return new LinkProperties(100, 10, 1000, 1, modes);
  }
}
