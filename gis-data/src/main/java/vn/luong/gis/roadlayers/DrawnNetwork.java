package vn.luong.gis.roadlayers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.roads.NetworkCleaner;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;

/** A network of drawn roads: cut where they meet, joined at their ends, and of each mode the largest connected part. */
public final class DrawnNetwork {

  private DrawnNetwork() {}

  /**
   * What came out.
   *
   * @param cuts places where a road was cut because another meets it
   * @param droppedLinksByMode links closed to a mode because they lie outside its largest connected part
   */
  public record Result(Network network, int cuts, SortedMap<String, Integer> droppedLinksByMode) {}

  /**
   * Makes the network.
   *
   * @param toleranceMeters ends nearer to each other or to a road than this meet
   * @param cutsCrossings true if crossing lines are junctions
   */
  public static Result build(
      List<DrawnRoad> roads,
      MetricProjection projection,
      double toleranceMeters,
      boolean cutsCrossings) {
    RoadNoding.Result noded = RoadNoding.cut(roads, toleranceMeters, cutsCrossings);
    NetworkBuilder builder = new NetworkBuilder(new ModeTable());
    builder.networkAttributes().putText(0, Network.CRS_ATTRIBUTE, projection.code());
    RoadLinks links = new RoadLinks(builder, projection);
    NodeSnapping nodes = new NodeSnapping(toleranceMeters);
    Map<String, Integer> partsOfRoad = new HashMap<>();
    for (DrawnRoad part : noded.parts()) {
      LineString line = part.line();
      int start = node(line.getCoordinateN(0), nodes, builder);
      int end = node(line.getCoordinateN(line.getNumPoints() - 1), nodes, builder);
      int number = partsOfRoad.merge(part.id(), 1, Integer::sum) - 1;
      if (start != end) {
        links.add(part.id() + "_" + number, part, start, end);
      }
    }
    NetworkCleaner.Result cleaned = NetworkCleaner.clean(builder.build());
    return new Result(cleaned.network(), noded.cuts(), cleaned.droppedLinksByMode());
  }

  private static int node(Coordinate place, NodeSnapping nodes, NetworkBuilder builder) {
    int node = nodes.nodeAt(place);
    if (node == builder.nodeCount()) {
      builder.addNode("n" + node, nodes.place(node).x, nodes.place(node).y);
    }
    return node;
  }
}
