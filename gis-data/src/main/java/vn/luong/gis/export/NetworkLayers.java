package vn.luong.gis.export;

import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.ClosedHours;
import vn.luong.sim.units.Units;

/**
 * Map layers of a network. Callers add their results as further columns:
 *
 * <pre>{@code
 * NetworkLayers.links(network).integer("volume_07_08", link -> volumes[link]);
 * }</pre>
 */
public final class NetworkLayers {
  private final Network network;
  private final GeometryFactory geometries = new GeometryFactory();

  private NetworkLayers(Network network) {
    this.network = network;
  }

  /** Layer {@code links}: one line per link, with its bends, in driving direction. */
  public static FeatureLayer links(Network network) {
    return new NetworkLayers(network).linkLayer();
  }

  /** Layer {@code nodes}: one point per node. */
  public static FeatureLayer nodes(Network network) {
    return new NetworkLayers(network).nodeLayer();
  }

  private FeatureLayer linkLayer() {
    FeatureLayer layer = new FeatureLayer(
            "links", FeatureLayer.Shape.LINE_STRING, network.linkCount(), this::line)
        .text("id", network::linkId)
        .text("from_node", link -> network.nodeId(network.fromNode(link)))
        .text("to_node", link -> network.nodeId(network.toNode(link)))
        .real("length_m", network::lengthMeters)
        .real("free_speed_kmh", this::freeSpeedKilometersPerHour)
        .real("capacity_pce_h", link -> Units.perHour(network.flowCapacityPcePerSecond(link)))
        .real("lanes", network::laneCount)
        .text("modes", this::modes)
        .text("type", link -> network.linkAttributes().findText(link, "type"))
        .text("name", link -> network.linkAttributes().findText(link, "name"));
    if (IntStream.range(0, network.linkCount()).anyMatch(link -> closedHours(link) != null)) {
      layer.text("closed_hours", this::closedHours);
    }
    return hasHeights() ? layer.real("slope_percent", this::slopePercent) : layer;
  }

  private String closedHours(int link) {
    return network.linkAttributes().findText(link, ClosedHours.ATTRIBUTE);
  }

  private boolean hasHeights() {
    return IntStream.range(0, network.nodeCount())
        .anyMatch(node -> Double.isFinite(heightMeters(node)));
  }

  private double heightMeters(int node) {
    return network.nodeAttributes().findNumber(node, Network.HEIGHT_ATTRIBUTE);
  }

  /** Rise in driving direction. */
  private double slopePercent(int link) {
    double rise = heightMeters(network.toNode(link)) - heightMeters(network.fromNode(link));
    return Math.rint(1000 * rise / Math.max(1, network.lengthMeters(link))) / 10;
  }

  private FeatureLayer nodeLayer() {
    FeatureLayer layer = new FeatureLayer(
            "nodes", FeatureLayer.Shape.POINT, network.nodeCount(), this::point)
        .text("id", network::nodeId);
    return hasHeights() ? layer.real("height_m", this::heightMeters) : layer;
  }

  private LineString line(int link) {
    int last = network.bendCount(link) + 1;
    CoordinateSequence points = new PackedCoordinateSequence.Double(last + 1, 2, 0);
    int from = network.fromNode(link);
    int to = network.toNode(link);
    set(points, 0, network.nodeX(from), network.nodeY(from));
    for (int bend = 0; bend < last - 1; bend++) {
      set(points, bend + 1, network.bendX(link, bend), network.bendY(link, bend));
    }
    set(points, last, network.nodeX(to), network.nodeY(to));
    return geometries.createLineString(points);
  }

  private Point point(int node) {
    return geometries.createPoint(new Coordinate(network.nodeX(node), network.nodeY(node)));
  }

  private double freeSpeedKilometersPerHour(int link) {
    return Units.kilometersPerHour(network.freeSpeedMetersPerSecond(link));
  }

  private String modes(int link) {
    return String.join(",", network.modeTable().namesOf(network.modes(link)));
  }

  private static void set(CoordinateSequence points, int position, double x, double y) {
    points.setOrdinate(position, CoordinateSequence.X, x);
    points.setOrdinate(position, CoordinateSequence.Y, y);
  }
}
