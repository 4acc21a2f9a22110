package vn.luong.sim.network;

import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;

/**
 * Immutable directed traffic network. Coordinates are metres in the scenario's metric CRS.
 *
 * <p>Layout: one primitive column per property, indexed by dense node or link index in the order of the
 * builder; about 60 bytes per link and 24 per node without ids, shapes and attributes. A link's shape holds its
 * bends between the two nodes, for drawing only: lengths come from {@link #lengthMeters}.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class Network {
  public static final int NO_LINK = -1;
  /** Network attribute with the coordinate system, e.g. {@code EPSG:32648} (MATSim {@code ProjectionUtils}). */
  public static final String CRS_ATTRIBUTE = "coordinateReferenceSystem";

  /** Attribute of a node: its height in metres, MATSim's {@code z}. Kept and written; nothing in the engine uses it. */
  public static final String HEIGHT_ATTRIBUTE = "z";

  public static final int NO_NODE = -1;

  /** Length of road one PCE occupies, unless the network says otherwise (MATSim {@code NetworkImpl}). */
  public static final double DEFAULT_EFFECTIVE_CELL_SIZE_METERS = 7.5;
  /** Width of a lane, unless the network says otherwise (MATSim {@code NetworkImpl}). */
  public static final double DEFAULT_EFFECTIVE_LANE_WIDTH_METERS = 3.75;

  private final String name;
  private final ModeTable modeTable;
  private final IdTable nodeIds;
  private final double[] nodeX;
  private final double[] nodeY;
  private final IdTable linkIds;
  private final int[] fromNode;
  private final int[] toNode;
  private final double[] lengthMeters;
  private final double[] freeSpeedMetersPerSecond;
  private final double[] capacityPcePerPeriod;
  private final double[] laneCount;
  private final long[] modes;
  private final float[][] shapes;
  private final double capacityPeriodSeconds;
  private final double effectiveCellSizeMeters;
  private final double effectiveLaneWidthMeters;
  private final IntRows outLinks;
  private final IntRows inLinks;
  private final TurnRestrictions turnRestrictions;
  private final AttributeTable networkAttributes;
  private final AttributeTable nodeAttributes;
  private final AttributeTable linkAttributes;

  Network(NetworkBuilder builder) {
    name = builder.name;
    modeTable = builder.modeTable;
    nodeIds = builder.nodeIds;
    nodeX = builder.nodeX.toDoubleArray();
    nodeY = builder.nodeY.toDoubleArray();
    linkIds = builder.linkIds;
    fromNode = builder.fromNode.toIntArray();
    toNode = builder.toNode.toIntArray();
    lengthMeters = builder.lengthMeters.toDoubleArray();
    freeSpeedMetersPerSecond = builder.freeSpeedMetersPerSecond.toDoubleArray();
    capacityPcePerPeriod = builder.capacityPcePerPeriod.toDoubleArray();
    laneCount = builder.laneCount.toDoubleArray();
    modes = builder.modes.toLongArray();
    shapes = builder.shapes.toArray(new float[0][]);
    capacityPeriodSeconds = builder.capacityPeriodSeconds;
    effectiveCellSizeMeters = builder.effectiveCellSizeMeters;
    effectiveLaneWidthMeters = builder.effectiveLaneWidthMeters;
    outLinks = IntRows.groupBy(fromNode, nodeX.length);
    inLinks = IntRows.groupBy(toNode, nodeX.length);
    turnRestrictions = builder.turnRestrictions.build();
    networkAttributes = builder.networkAttributes;
    nodeAttributes = builder.nodeAttributes;
    linkAttributes = builder.linkAttributes;
  }

  /** The network's own name; empty if it has none. */
  public String name() {
    return name;
  }

  public ModeTable modeTable() {
    return modeTable;
  }

  public int nodeCount() {
    return nodeX.length;
  }

  public int linkCount() {
    return fromNode.length;
  }

  public IdTable nodeIds() {
    return nodeIds;
  }

  public IdTable linkIds() {
    return linkIds;
  }

  public String nodeId(int node) {
    return nodeIds.text(node);
  }

  public String linkId(int link) {
    return linkIds.text(link);
  }

  public double nodeX(int node) {
    return nodeX[node];
  }

  public double nodeY(int node) {
    return nodeY[node];
  }

  public int fromNode(int link) {
    return fromNode[link];
  }

  public int toNode(int link) {
    return toNode[link];
  }

  public double lengthMeters(int link) {
    return lengthMeters[link];
  }

  public double freeSpeedMetersPerSecond(int link) {
    return freeSpeedMetersPerSecond[link];
  }

  /** Seconds to drive the link when it is empty, not rounded. */
  public double freeTravelTimeSeconds(int link) {
    return lengthMeters[link] / freeSpeedMetersPerSecond[link];
  }

  /** PCE that may leave the link per {@link #capacityPeriodSeconds}, as the input states it. */
  public double capacityPcePerPeriod(int link) {
    return capacityPcePerPeriod[link];
  }

  public double flowCapacityPcePerSecond(int link) {
    return capacityPcePerPeriod[link] / capacityPeriodSeconds;
  }

  /** What a link is like. */
  public LinkProperties properties(int link) {
    return new LinkProperties(
        lengthMeters(link),
        freeSpeedMetersPerSecond(link),
        capacityPcePerPeriod(link),
        laneCount(link),
        modes(link));
  }

  public double laneCount(int link) {
    return laneCount[link];
  }

  /** Modes that may use the link, as bits of {@link #modeTable}. */
  public long modes(int link) {
    return modes[link];
  }

  public boolean allows(int link, int mode) {
    return ModeTable.contains(modes[link], mode);
  }

  public double capacityPeriodSeconds() {
    return capacityPeriodSeconds;
  }

  public double effectiveCellSizeMeters() {
    return effectiveCellSizeMeters;
  }

  public double effectiveLaneWidthMeters() {
    return effectiveLaneWidthMeters;
  }

  /** Links that start at each node. */
  public IntRows outLinks() {
    return outLinks;
  }

  /** Links that end at each node. */
  public IntRows inLinks() {
    return inLinks;
  }

  /** Number of bends between the link's two nodes; 0 for a straight link. */
  public int bendCount(int link) {
    return shapes[link] == null ? 0 : shapes[link].length / 2;
  }

  public double bendX(int link, int bend) {
    return nodeX[fromNode[link]] + shapes[link][2 * bend];
  }

  public double bendY(int link, int bend) {
    return nodeY[fromNode[link]] + shapes[link][2 * bend + 1];
  }

  /** The bends relative to the from-node, null for a straight link; never written to. */
  float[] shape(int link) {
    return shapes[link];
  }

  /** Turns that routers must not take. */
  public TurnRestrictions turnRestrictions() {
    return turnRestrictions;
  }

  /** Attributes of the network as a whole, in row 0. */
  public AttributeTable networkAttributes() {
    return networkAttributes;
  }

  public AttributeTable nodeAttributes() {
    return nodeAttributes;
  }

  public AttributeTable linkAttributes() {
    return linkAttributes;
  }
}
