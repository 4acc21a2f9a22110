package vn.luong.sim.network;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;

/**
 * Collects nodes and links; {@link #build} makes the immutable {@link Network}. Does not judge the values: what
 * users can get wrong is reported by the readers and by {@link NetworkChecks}.
 *
 * <p>Coordinates and lengths are metres in the scenario's CRS, speeds metres per second, capacities PCE per second.
 */
public final class NetworkBuilder {
  final ModeTable modeTable;
  final IdTable nodeIds = new IdTable();
  final DoubleArrayList nodeX = new DoubleArrayList();
  final DoubleArrayList nodeY = new DoubleArrayList();
  final IdTable linkIds = new IdTable();
  final IntArrayList fromNode = new IntArrayList();
  final IntArrayList toNode = new IntArrayList();
  final DoubleArrayList lengthMeters = new DoubleArrayList();
  final DoubleArrayList freeSpeedMetersPerSecond = new DoubleArrayList();
  final DoubleArrayList capacityPcePerPeriod = new DoubleArrayList();
  final DoubleArrayList laneCount = new DoubleArrayList();
  final LongArrayList modes = new LongArrayList();
  final List<float[]> shapes = new ArrayList<>();
  final AttributeTable networkAttributes = new AttributeTable();
  final AttributeTable nodeAttributes = new AttributeTable();
  final AttributeTable linkAttributes = new AttributeTable();
  final TurnRestrictions.Builder turnRestrictions = new TurnRestrictions.Builder();
  String name = "";
  double capacityPeriodSeconds = 3600;
  double effectiveCellSizeMeters = Network.DEFAULT_EFFECTIVE_CELL_SIZE_METERS;
  double effectiveLaneWidthMeters = Network.DEFAULT_EFFECTIVE_LANE_WIDTH_METERS;

  public NetworkBuilder(ModeTable modeTable) {
    this.modeTable = modeTable;
  }

  /** A builder that holds everything of a network already, nodes and links with the same indices. */
  public static NetworkBuilder copyOf(Network network) {
    return copyOf(network, network::properties);
  }

  /**
   * A builder that holds all of a network, with changed links.
   *
   * @param change tells what a link shall be like; null to leave it out
   */
  public static NetworkBuilder copyOf(Network network, IntFunction<LinkProperties> change) {
    NetworkBuilder copy = new NetworkBuilder(network.modeTable());
    copy.setName(network.name());
    copy.setCapacityPeriodSeconds(network.capacityPeriodSeconds());
    copy.setEffectiveCellSizeMeters(network.effectiveCellSizeMeters());
    copy.setEffectiveLaneWidthMeters(network.effectiveLaneWidthMeters());
    copy.networkAttributes.copyRow(network.networkAttributes(), 0, 0);
    for (int node = 0; node < network.nodeCount(); node++) {
      copy.addNode(network.nodeId(node), network.nodeX(node), network.nodeY(node));
      copy.nodeAttributes.copyRow(network.nodeAttributes(), node, node);
    }
    int[] newLinks = new int[network.linkCount()];
    Arrays.fill(newLinks, Network.NO_LINK);
    for (int link = 0; link < newLinks.length; link++) {
      LinkProperties properties = change.apply(link);
      if (properties != null) {
        int added = copy.addLink(
            network.linkId(link), network.fromNode(link), network.toNode(link), properties);
        copy.shapes.set(added, network.shape(link));
        copy.linkAttributes.copyRow(network.linkAttributes(), link, added);
        newLinks[link] = added;
      }
    }
    copy.forbidTurns(network.turnRestrictions(), newLinks);
    return copy;
  }

  public ModeTable modeTable() {
    return modeTable;
  }

  public void setName(String newName) {
    name = newName;
  }

  /** Sets the period that link capacities refer to; one hour unless set. */
  public void setCapacityPeriodSeconds(double seconds) {
    capacityPeriodSeconds = seconds;
  }

  public void setEffectiveCellSizeMeters(double meters) {
    effectiveCellSizeMeters = meters;
  }

  public void setEffectiveLaneWidthMeters(double meters) {
    effectiveLaneWidthMeters = meters;
  }

  /**
   * Adds a node.
   *
   * @return its dense index
   * @throws IllegalArgumentException if the id is taken
   */
  public int addNode(String id, double x, double y) {
    if (nodeIds.contains(id)) {
      throw new IllegalArgumentException("node \"" + id + "\" is there already");
    }
    nodeX.add(x);
    nodeY.add(y);
    return nodeIds.add(id);
  }

  /** The node's index, or {@link IdTable#NO_ID}. */
  public int findNode(String id) {
    return nodeIds.find(id);
  }

  public String nodeId(int node) {
    return nodeIds.text(node);
  }

  /** The link's index, or {@link IdTable#NO_ID}. */
  public int findLink(String id) {
    return linkIds.find(id);
  }

  public double nodeX(int node) {
    return nodeX.getDouble(node);
  }

  public double nodeY(int node) {
    return nodeY.getDouble(node);
  }

  public int nodeCount() {
    return nodeX.size();
  }

  public int linkCount() {
    return fromNode.size();
  }

  /**
   * Adds a link.
   *
   * @param properties what the link is like
   * @return its dense index
   * @throws IllegalArgumentException if the id is taken or a node does not exist
   */
  public int addLink(String id, int from, int to, LinkProperties properties) {
    if (linkIds.contains(id)) {
      throw new IllegalArgumentException("link \"" + id + "\" is there already");
    }
    if (from < 0 || from >= nodeCount() || to < 0 || to >= nodeCount()) {
      throw new IllegalArgumentException(
          "link \"" + id + "\" joins nodes " + from + " and " + to + " of " + nodeCount());
    }
    fromNode.add(from);
    toNode.add(to);
    lengthMeters.add(properties.lengthMeters());
    freeSpeedMetersPerSecond.add(properties.freeSpeedMetersPerSecond());
    capacityPcePerPeriod.add(properties.capacityPcePerPeriod());
    laneCount.add(properties.laneCount());
    modes.add(properties.modes());
    shapes.add(null);
    return linkIds.add(id);
  }

  /**
   * Gives a link its bends.
   *
   * @param coordinates x0, y0, x1, y1, … of the points between the two nodes, in driving direction
   */
  public void setShape(int link, double[] coordinates) {
    if (coordinates.length % 2 != 0) {
      throw new IllegalArgumentException(coordinates.length + " coordinates are not pairs");
    }
    // Relative to the from-node, so that a float keeps centimetres.
    double originX = nodeX.getDouble(fromNode.getInt(link));
    double originY = nodeY.getDouble(fromNode.getInt(link));
    float[] relative = new float[coordinates.length];
    for (int position = 0; position < coordinates.length; position += 2) {
      relative[position] = (float) (coordinates[position] - originX);
      relative[position + 1] = (float) (coordinates[position + 1] - originY);
    }
    shapes.set(link, relative.length == 0 ? null : relative);
  }

  /**
   * Forbids to drive links one right after the other.
   *
   * @param forModes bits of the mode table
   * @param links at least two, each starting where the one before ends
   * @throws IllegalArgumentException if they do not join
   */
  public void forbidTurn(long forModes, int... links) {
    for (int position = 1; position < links.length; position++) {
      if (toNode.getInt(links[position - 1]) != fromNode.getInt(links[position])) {
        throw new IllegalArgumentException("link \"" + linkIds.text(links[position])
            + "\" does not start where \"" + linkIds.text(links[position - 1]) + "\" ends");
      }
    }
    turnRestrictions.add(forModes, links);
  }

  /**
   * Forbids the turns of another network between the links that stand for its links. A turn of which a link is missing, or
   * of which all links have become one, is left out.
   *
   * @param newLinks link by link of the other network, or {@link Network#NO_LINK}
   */
  public void forbidTurns(TurnRestrictions turns, int[] newLinks) {
    for (int turn = 0; turn < turns.count(); turn++) {
      int[] links = Arrays.stream(turns.links(turn)).map(link -> newLinks[link]).toArray();
      int count = 0;
      boolean isMissing = false;
      for (int link : links) {
        isMissing |= link == Network.NO_LINK;
        if (count == 0 || links[count - 1] != link) {
          links[count++] = link;
        }
      }
      if (!isMissing && count > 1) {
        forbidTurn(turns.modes(turn), Arrays.copyOf(links, count));
      }
    }
  }

  public String linkId(int link) {
    return linkIds.text(link);
  }

  /** Node where a link starts. */
  public int fromNode(int link) {
    return fromNode.getInt(link);
  }

  /** Node where a link ends. */
  public int toNode(int link) {
    return toNode.getInt(link);
  }

  public AttributeTable networkAttributes() {
    return networkAttributes;
  }

  public AttributeTable nodeAttributes() {
    return nodeAttributes;
  }

  public AttributeTable linkAttributes() {
    return linkAttributes;
  }

  public Network build() {
    return new Network(this);
  }
}
