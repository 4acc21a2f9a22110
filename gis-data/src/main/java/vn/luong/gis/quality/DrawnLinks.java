package vn.luong.gis.quality;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import vn.luong.gis.roads.HighwayClass;
import vn.luong.gis.roads.LinkTexts;
import vn.luong.gis.roads.NetworkCleaner;
import vn.luong.sim.network.Network;

/** How the links of a network are drawn, and what their attributes say of them. */
final class DrawnLinks {
  /** A drawn line this much longer or shorter than its link, and … */
  private static final double TRUSTED_SHARE = 0.03;
  /** … by this much, is only a sketch of the road. */
  private static final double TRUSTED_METERS = 2;

  private final Network network;

  DrawnLinks(Network network) {
    this.network = network;
  }

  /** The points of the link's line, from its first node over its bends to its last. */
  Coordinate[] points(int link) {
    int bends = network.bendCount(link);
    Coordinate[] points = new Coordinate[bends + 2];
    points[0] = node(network.fromNode(link));
    for (int bend = 0; bend < bends; bend++) {
      points[bend + 1] = new Coordinate(network.bendX(link, bend), network.bendY(link, bend));
    }
    points[bends + 1] = node(network.toNode(link));
    return points;
  }

  private Coordinate node(int node) {
    return new Coordinate(network.nodeX(node), network.nodeY(node));
  }

  double lengthMeters(int link) {
    return network.lengthMeters(link);
  }

  double drawnMeters(int link) {
    return length(points(link));
  }

  static double length(Coordinate[] points) {
    double meters = 0;
    for (int point = 1; point < points.length; point++) {
      meters += points[point - 1].distance(points[point]);
    }
    return meters;
  }

  /** Distance of the link's nodes as the crow flies. */
  double straightMeters(int link) {
    return node(network.fromNode(link)).distance(node(network.toNode(link)));
  }

  /** Whether the line is where the road is: as long as the link. */
  boolean isTrusted(int link) {
    double difference = Math.abs(drawnMeters(link) - network.lengthMeters(link));
    return difference <= Math.max(TRUSTED_METERS, TRUSTED_SHARE * network.lengthMeters(link));
  }

  /** Where the link's line is half over: x, y. */
  double[] middle(int link) {
    return along(points(link), 0.5);
  }

  /** The place after a share of a line. */
  static double[] along(Coordinate[] points, double share) {
    double left = share * length(points);
    for (int point = 1; point < points.length; point++) {
      double step = points[point - 1].distance(points[point]);
      if (left <= step && step > 0) {
        double part = left / step;
        return new double[] {
          points[point - 1].x + part * (points[point].x - points[point - 1].x),
          points[point - 1].y + part * (points[point].y - points[point - 1].y)
        };
      }
      left -= step;
    }
    Coordinate last = points[points.length - 1];
    return new double[] {last.x, last.y};
  }

  /** The road class that the link's type states; empty for other types of link. */
  Optional<HighwayClass> highwayClass(int link) {
    String type = network.linkAttributes().findText(link, LinkTexts.TYPE);
    if (type == null) {
      return Optional.empty();
    }
    // MATSim's tools write "highway.primary" (pt2matsim) or "primary".
    return HighwayClass.ofTag(type.startsWith("highway.") ? type.substring(8) : type);
  }

  String type(int link) {
    return network.linkAttributes().findText(link, LinkTexts.TYPE);
  }

  /** The layers the link lies on beside the ground; empty if none is stated. */
  String layers(int link) {
    String layers = network.linkAttributes().findText(link, LinkTexts.LAYER);
    return layers == null ? "" : layers;
  }

  boolean hasSignals(int link) {
    return network.linkAttributes().findText(link, LinkTexts.SIGNALS) != null;
  }

  /** Whether only trains or ships use the link. */
  boolean isTrack(int link) {
    List<String> modes = network.modeTable().namesOf(network.modes(link));
    return !modes.isEmpty() && modes.stream().allMatch(NetworkCleaner::mayBeSeparate);
  }

  /** The link that leads back along the same line, or {@link Network#NO_LINK}. */
  int reverse(int link) {
    int from = network.fromNode(link);
    int to = network.toNode(link);
    for (int at = network.outLinks().start(to); at < network.outLinks().end(to); at++) {
      int other = network.outLinks().value(at);
      if (network.toNode(other) == from
          && Math.abs(network.lengthMeters(other) - network.lengthMeters(link)) < 1) {
        return other;
      }
    }
    return Network.NO_LINK;
  }
}
