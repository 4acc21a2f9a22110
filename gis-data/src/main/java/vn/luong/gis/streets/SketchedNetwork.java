package vn.luong.gis.streets;

import java.util.Arrays;
import java.util.List;
import vn.luong.gis.streets.RoadSketch.Cut;
import vn.luong.gis.streets.RoadSketch.Node;
import vn.luong.gis.streets.RoadSketch.Road;
import vn.luong.gis.streets.RoadSketch.Street;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.units.Units;

/**
 * Turns a sketch into links: each road and street becomes two. Links of a road are called {@code <from>-<to>} after
 * its end nodes, with {@code .1}, {@code .2} … in driving direction where it was cut. Link attributes: {@code name},
 * {@code type} (the class, as in OpenStreetMap) and, on generated streets, {@code synthetic} = {@code yes}.
 */
public final class SketchedNetwork {
  /** Link attribute: what people call the road. */
  public static final String NAME = "name";

  /** Link attribute: class of the road, as MATSim's OSM importer writes it. */
  public static final String TYPE = "type";

  /** Link attribute of generated streets. */
  public static final String SYNTHETIC = "synthetic";

  /** Link attribute: level of roads that cross the others on bridges. */
  public static final String LAYER = "layer";

  private static final double STREET_LENGTH_FACTOR = 1.05;

  /**
   * Streets and lanes of a real town lie 70–80 m apart, the generated ones three times as far: each carries what three
   * real ones would (our estimate).
   */
  private static final double STREETS_PER_STREET = 3;

  private final RoadSketch sketch;
  private final NetworkBuilder builder;
  private final long roadModes;
  private final long expresswayModes;
  private final long streetModes;
  private final int[] networkNode;

  private SketchedNetwork(RoadSketch sketch, NetworkBuilder builder) {
    this.sketch = sketch;
    this.builder = builder;
    ModeTable modes = builder.modeTable();
    long small = ModeTable.bit(modes.add("car")) | ModeTable.bit(modes.add("motorbike"));
    long truck = ModeTable.bit(modes.add("truck"));
    // One of the three streets that a generated one stands for is wide enough for a worker bus.
    streetModes = small | ModeTable.bit(modes.add("bus"));
    roadModes = streetModes | truck;
    expresswayModes = roadModes & ~ModeTable.bit(modes.add("motorbike"));
    networkNode = new int[sketch.nodes().size()];
    Arrays.fill(networkNode, RoadSketch.NO_NODE);
  }

  /** Adds everything of the sketch; nodes that join nothing are left out. */
  public static void addTo(NetworkBuilder builder, RoadSketch sketch) {
    SketchedNetwork network = new SketchedNetwork(sketch, builder);
    sketch.roads().forEach(network::addRoad);
    sketch.streets().forEach(network::addStreet);
  }

  private void addRoad(Road road) {
    List<Cut> cuts = road.cuts();
    int pieces = cuts.size() - 1;
    String from = sketch.nodes().get(road.from()).id();
    String to = sketch.nodes().get(road.to()).id();
    for (int piece = 0; piece < pieces; piece++) {
      Cut start = cuts.get(piece);
      Cut end = cuts.get(piece + 1);
      double length =
          (end.share() - start.share()) * road.straightMeters() * road.profile().lengthFactor();
      LinkProperties properties = new LinkProperties(
          length,
          road.profile().freeSpeedMetersPerSecond(),
          road.profile().streetClass().capacityPcePerHourAndLane()
              * road.profile().lanes(),
          road.profile().lanes(),
          road.profile().streetClass().isForMotorbikes() ? roadModes : expresswayModes);
      String forward = pieces == 1 ? "" : "." + (piece + 1);
      String backward = pieces == 1 ? "" : "." + (pieces - piece);
      addLink(from + "-" + to + forward, start.node(), end.node(), properties, road.profile());
      addLink(to + "-" + from + backward, end.node(), start.node(), properties, road.profile());
    }
  }

  private void addLink(
      String id, int from, int to, LinkProperties properties, RoadSketch.Profile profile) {
    int link = builder.addLink(id, nodeOf(from), nodeOf(to), properties);
    builder.linkAttributes().putText(link, NAME, profile.name());
    builder.linkAttributes().putText(link, TYPE, profile.streetClass().label());
    if (profile.streetClass() == StreetClass.MOTORWAY) {
      // Expressways meet other roads at interchanges only.
      builder.linkAttributes().putText(link, LAYER, "1");
    }
  }

  private void addStreet(Street street) {
    double kilometersPerHour = street.streetClass() == StreetClass.TERTIARY ? 40 : 30;
    LinkProperties properties = new LinkProperties(
        sketch.distance(street.from(), street.to()) * STREET_LENGTH_FACTOR,
        Units.metersPerSecondFromKilometersPerHour(kilometersPerHour),
        street.streetClass().capacityPcePerHourAndLane() * STREETS_PER_STREET,
        STREETS_PER_STREET,
        // Lanes between houses are too narrow for trucks, or closed to them.
        street.streetClass() == StreetClass.TERTIARY ? roadModes : streetModes);
    String from = sketch.nodes().get(street.from()).id();
    String to = sketch.nodes().get(street.to()).id();
    RoadSketch.Profile profile =
        new RoadSketch.Profile(street.name(), street.streetClass(), 1, 0, STREET_LENGTH_FACTOR);
    addLink(from + "_" + to, street.from(), street.to(), properties, profile);
    addLink(to + "_" + from, street.to(), street.from(), properties, profile);
    for (int link = builder.linkCount() - 2; link < builder.linkCount(); link++) {
      builder.linkAttributes().putText(link, SYNTHETIC, "yes");
    }
  }

  private int nodeOf(int node) {
    if (networkNode[node] == RoadSketch.NO_NODE) {
      Node place = sketch.nodes().get(node);
      networkNode[node] = builder.addNode(place.id(), place.x(), place.y());
    }
    return networkNode[node];
  }
}
