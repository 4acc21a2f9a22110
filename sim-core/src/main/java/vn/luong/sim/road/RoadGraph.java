package vn.luong.sim.road;

import java.util.Arrays;
import java.util.stream.IntStream;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;

/**
 * The part of a network that one mode may use. Its nodes are numbered anew by {@link NodeOrder}: in the order in which
 * a {@link Hierarchy} contracts them, so that nodes near each other on the map are near each other in memory; arcs are
 * its links, numbered by the node they start at.
 *
 * <p>Layout: {@code firstOut} per node, then head, tail, network link and length per arc; the reverse adjacency as
 * rows of arcs by head. About 28 bytes per arc and 16 per node.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class RoadGraph {
  /** A node of the network that no usable link touches. */
  public static final int NO_NODE = -1;

  private static final int HILBERT_ORDER = 16;

  private final Network network;
  private final int mode;
  private final int[] nodeOfNetworkNode;
  private final int[] networkNode;
  private final int[] firstOut;
  private final int[] head;
  private final int[] tail;
  private final int[] link;
  private final double[] lengthMeters;
  private final IntRows arcsByHead;

  private final int deadEndCount;
  private final int throughEnd;

  private RoadGraph(Network network, int mode, int[] links, NodeOrder order, int[] orderedNodes) {
    this.network = network;
    this.mode = mode;
    deadEndCount = order.deadEndCount();
    throughEnd = order.throughEnd();
    networkNode = new int[orderedNodes.length];
    nodeOfNetworkNode = new int[network.nodeCount()];
    Arrays.fill(nodeOfNetworkNode, NO_NODE);
    for (int position = 0; position < orderedNodes.length; position++) {
      networkNode[order.rankOf(position)] = orderedNodes[position];
      nodeOfNetworkNode[orderedNodes[position]] = order.rankOf(position);
    }
    int[] tailOfLink = new int[links.length];
    for (int position = 0; position < links.length; position++) {
      tailOfLink[position] = nodeOfNetworkNode[network.fromNode(links[position])];
    }
    IntRows byTail = IntRows.groupBy(tailOfLink, networkNode.length);
    firstOut = new int[networkNode.length + 1];
    tail = new int[links.length];
    head = new int[links.length];
    link = new int[links.length];
    for (int node = 0; node < networkNode.length; node++) {
      for (int arc = byTail.start(node); arc < byTail.end(node); arc++) {
        link[arc] = links[byTail.value(arc)];
        tail[arc] = node;
        head[arc] = nodeOfNetworkNode[network.toNode(link[arc])];
      }
      firstOut[node + 1] = byTail.end(node);
    }
    lengthMeters = Arrays.stream(link).mapToDouble(network::lengthMeters).toArray();
    arcsByHead = IntRows.groupBy(head, networkNode.length);
  }

  /** The links that allow the mode, with the nodes they touch. */
  public static RoadGraph of(Network network, int mode) {
    int[] links = IntStream.range(0, network.linkCount())
        .filter(link -> network.allows(link, mode))
        .toArray();
    int[] positionOfNode = new int[network.nodeCount()];
    Arrays.fill(positionOfNode, NO_NODE);
    for (int link : links) {
      positionOfNode[network.fromNode(link)] = 0;
      positionOfNode[network.toNode(link)] = 0;
    }
    int[] touched = IntStream.range(0, network.nodeCount())
        .filter(node -> positionOfNode[node] != NO_NODE)
        .toArray();
    int[] nodes = alongHilbertCurve(network, touched);
    for (int position = 0; position < nodes.length; position++) {
      positionOfNode[nodes[position]] = position;
    }
    Adjacency adjacency = Adjacency.of(
        nodes.length,
        Arrays.stream(links).map(link -> positionOfNode[network.fromNode(link)]).toArray(),
        Arrays.stream(links).map(link -> positionOfNode[network.toNode(link)]).toArray(),
        freeSpeeds(network, links));
    double[] x = Arrays.stream(nodes).mapToDouble(network::nodeX).toArray();
    double[] y = Arrays.stream(nodes).mapToDouble(network::nodeY).toArray();
    return new RoadGraph(network, mode, links, NodeOrder.of(adjacency, x, y), nodes);
  }

  private static float[] freeSpeeds(Network network, int[] links) {
    float[] speeds = new float[links.length];
    for (int position = 0; position < links.length; position++) {
      speeds[position] = (float) network.freeSpeedMetersPerSecond(links[position]);
    }
    return speeds;
  }

  /**
   * Nodes of dead ends, the ones numbered {@code 0 … deadEndCount - 1}: trees that hang on the rest by one node.
   * Numbers rise towards the rest.
   */
  int deadEndCount() {
    return deadEndCount;
  }

  /**
   * Nodes from {@link #deadEndCount} up to here, exclusive, lie between two neighbours, dead ends aside: a path that
   * comes from one goes on to the other.
   */
  int throughEnd() {
    return throughEnd;
  }

  public Network network() {
    return network;
  }

  public int mode() {
    return mode;
  }

  public int nodeCount() {
    return networkNode.length;
  }

  public int arcCount() {
    return link.length;
  }

  /** The graph's number of a network node, or {@link #NO_NODE} if no usable link touches it. */
  public int nodeOf(int aNetworkNode) {
    return nodeOfNetworkNode[aNetworkNode];
  }

  /** The network's number of a graph node. */
  public int networkNode(int node) {
    return networkNode[node];
  }

  /** First arc that starts at the node; for loops to {@link #endOut}. */
  public int firstOut(int node) {
    return firstOut[node];
  }

  public int endOut(int node) {
    return firstOut[node + 1];
  }

  /** Node where the arc ends. */
  public int head(int arc) {
    return head[arc];
  }

  /** Node where the arc starts. */
  public int tail(int arc) {
    return tail[arc];
  }

  /** Link of the network that the arc is. */
  public int link(int arc) {
    return link[arc];
  }

  public double lengthMeters(int arc) {
    return lengthMeters[arc];
  }

  /** The higher one of a node's neighbours; of a dead end the next on the way out, or {@link #NO_NODE} at its end. */
  int wayOut(int node) {
    int out = NO_NODE;
    for (int arc = firstOut[node]; arc < firstOut[node + 1]; arc++) {
      out = Math.max(out, head[arc] > node ? head[arc] : NO_NODE);
    }
    for (int place = arcsByHead.start(node); place < arcsByHead.end(node); place++) {
      int neighbour = tail[arcsByHead.value(place)];
      out = Math.max(out, neighbour > node ? neighbour : NO_NODE);
    }
    return out;
  }

  /** Arcs that end at each node. */
  IntRows arcsByHead() {
    return arcsByHead;
  }

  private static int[] alongHilbertCurve(Network network, int[] nodes) {
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double extent = 0;
    for (int node : nodes) {
      minX = Math.min(minX, network.nodeX(node));
      minY = Math.min(minY, network.nodeY(node));
    }
    for (int node : nodes) {
      extent = Math.max(extent, network.nodeX(node) - minX);
      extent = Math.max(extent, network.nodeY(node) - minY);
    }
    double cells = extent > 0 ? ((1 << HILBERT_ORDER) - 1) / extent : 0;
    // Place on the curve in the upper bits, node below: sorting longs is sorting by both.
    long[] keys = new long[nodes.length];
    for (int position = 0; position < nodes.length; position++) {
      int node = nodes[position];
      int column = (int) ((network.nodeX(node) - minX) * cells);
      int row = (int) ((network.nodeY(node) - minY) * cells);
      keys[position] = hilbertIndex(column, row) << 32 | node;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** Place of a cell on the Hilbert curve (Warren, "Hacker's Delight", 2nd ed., section 16-2). */
  private static long hilbertIndex(int column, int row) {
    long index = 0;
    int x = column;
    int y = row;
    for (int side = 1 << HILBERT_ORDER - 1; side > 0; side >>= 1) {
      int right = (x & side) > 0 ? 1 : 0;
      int upper = (y & side) > 0 ? 1 : 0;
      index = index << 2 | (3 * right ^ upper);
      if (upper == 0) {
        if (right == 1) {
          x = side - 1 - (x & side - 1);
          y = side - 1 - (y & side - 1);
        }
        int swapped = x;
        x = y;
        y = swapped;
      }
    }
    return index;
  }
}
