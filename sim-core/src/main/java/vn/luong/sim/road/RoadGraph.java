package vn.luong.sim.road;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;

/**
 * The part of a network that one mode may use. Its nodes are numbered anew by {@link NodeOrder}: in the order in which
 * a {@link Hierarchy} contracts them, so that nodes near each other on the map are near each other in memory; arcs are
 * its links, numbered by the node they start at.
 *
 * <p>Where turns are forbidden, a node has copies, one for each way of reaching it that must be remembered ({@link
 * TurnStates}); then several arcs are the same link.
 *
 * <p>Layout: {@code firstOut} per node, then head, tail, network link and length per arc; the reverse adjacency as
 * rows of arcs by head. About 28 bytes per arc and 20 per node.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class RoadGraph {
  /** A node of the network that no usable link touches. */
  public static final int NO_NODE = -1;

  private static final int HILBERT_ORDER = 16;

  private final Network network;
  private final int mode;
  private final TurnStates turns;
  private final int[] nodeOfNetworkNode;
  private final int[] stateOfNode;
  private final int[] nodeOfState;
  /** Nodes of the graph by node of the network; null if there are as many. */
  private final IntRows copies;

  private final int[] networkNode;
  private final int[] firstOut;
  private final int[] head;
  private final int[] tail;
  private final int[] link;
  private final double[] lengthMeters;
  private final IntRows arcsByHead;

  private final int deadEndCount;
  private final int throughEnd;

  private RoadGraph(Network network, int mode, TurnStates turns, Places places, NodeOrder order) {
    this.network = network;
    this.mode = mode;
    this.turns = turns;
    deadEndCount = order.deadEndCount();
    throughEnd = order.throughEnd();
    int nodeCount = places.count();
    networkNode = new int[nodeCount];
    stateOfNode = new int[nodeCount];
    nodeOfState = new int[turns.count()];
    nodeOfNetworkNode = new int[network.nodeCount()];
    Arrays.fill(nodeOfState, NO_NODE);
    Arrays.fill(nodeOfNetworkNode, NO_NODE);
    for (int place = 0; place < nodeCount; place++) {
      int node = order.rankOf(place);
      networkNode[node] = places.networkNode(place);
      stateOfNode[node] = places.state(place);
      if (places.state(place) == TurnStates.FREE) {
        nodeOfNetworkNode[places.networkNode(place)] = node;
      } else {
        nodeOfState[places.state(place)] = node;
      }
    }
    int[] tails = places.arcTails();
    int[] heads = places.arcHeads();
    int[] links = places.arcLinks();
    int[] tailOfArc = Arrays.stream(tails).map(order::rankOf).toArray();
    IntRows byTail = IntRows.groupBy(tailOfArc, nodeCount);
    firstOut = new int[nodeCount + 1];
    tail = new int[tails.length];
    head = new int[tails.length];
    link = new int[tails.length];
    for (int node = 0; node < nodeCount; node++) {
      for (int arc = byTail.start(node); arc < byTail.end(node); arc++) {
        link[arc] = links[byTail.value(arc)];
        tail[arc] = node;
        head[arc] = order.rankOf(heads[byTail.value(arc)]);
      }
      firstOut[node + 1] = byTail.end(node);
    }
    lengthMeters = Arrays.stream(link).mapToDouble(network::lengthMeters).toArray();
    arcsByHead = IntRows.groupBy(head, nodeCount);
    copies = turns.count() == 1 ? null : IntRows.groupBy(networkNode, network.nodeCount());
  }

  /** The links that allow the mode, with the nodes they touch. */
  public static RoadGraph of(Network network, int mode) {
    int[] links = IntStream.range(0, network.linkCount())
        .filter(link -> network.allows(link, mode))
        .toArray();
    boolean[] isTouched = new boolean[network.nodeCount()];
    for (int link : links) {
      isTouched[network.fromNode(link)] = true;
      isTouched[network.toNode(link)] = true;
    }
    int[] touched =
        IntStream.range(0, network.nodeCount()).filter(node -> isTouched[node]).toArray();
    TurnStates turns = TurnStates.of(network.turnRestrictions(), mode);
    Places places = new Places(network, mode, turns, alongHilbertCurve(network, touched));
    Adjacency adjacency = Adjacency.of(
        places.count(),
        places.arcTails(),
        places.arcHeads(),
        freeSpeeds(network, places.arcLinks()));
    double[] x = new double[places.count()];
    double[] y = new double[places.count()];
    Arrays.setAll(x, place -> network.nodeX(places.networkNode(place)));
    Arrays.setAll(y, place -> network.nodeY(places.networkNode(place)));
    return new RoadGraph(network, mode, turns, places, NodeOrder.of(adjacency, x, y));
  }

  /**
   * Nodes and arcs before they are put in order: each node of the network, and beside it a copy for each way of coming to
   * it after which some turn is forbidden, if links on the way were driven that begin such a turn.
   */
  private static final class Places {
    private final IntArrayList networkNodes = new IntArrayList();
    private final IntArrayList states = new IntArrayList();
    private final IntArrayList tails = new IntArrayList();
    private final IntArrayList heads = new IntArrayList();
    private final IntArrayList links = new IntArrayList();

    Places(Network network, int mode, TurnStates turns, int[] nodes) {
      int[] endOfState = new int[turns.count()];
      for (int state = 1; state < endOfState.length; state++) {
        endOfState[state] = network.toNode(turns.lastLink(state));
      }
      endOfState[TurnStates.FREE] = network.nodeCount();
      IntRows statesAtNode = IntRows.groupBy(endOfState, network.nodeCount() + 1);
      int[] placeOfNode = new int[network.nodeCount()];
      int[] placeOfState = new int[turns.count()];
      for (int node : nodes) {
        placeOfNode[node] = add(node, TurnStates.FREE);
        for (int at = statesAtNode.start(node); at < statesAtNode.end(node); at++) {
          int state = statesAtNode.value(at);
          if (!turns.isForbidden(state)) {
            placeOfState[state] = add(node, state);
          }
        }
      }
      for (int place = 0; place < count(); place++) {
        int node = networkNode(place);
        for (int at = network.outLinks().start(node); at < network.outLinks().end(node); at++) {
          int link = network.outLinks().value(at);
          int next = turns.next(state(place), link);
          if (network.allows(link, mode) && next != TurnStates.FORBIDDEN) {
            tails.add(place);
            heads.add(
                next == TurnStates.FREE ? placeOfNode[network.toNode(link)] : placeOfState[next]);
            links.add(link);
          }
        }
      }
    }

    private int add(int node, int state) {
      networkNodes.add(node);
      states.add(state);
      return count() - 1;
    }

    int count() {
      return networkNodes.size();
    }

    int networkNode(int place) {
      return networkNodes.getInt(place);
    }

    int state(int place) {
      return states.getInt(place);
    }

    int[] arcTails() {
      return tails.toIntArray();
    }

    int[] arcHeads() {
      return heads.toIntArray();
    }

    int[] arcLinks() {
      return links.toIntArray();
    }
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

  /**
   * The graph's number of a network node, for ways that begin there; {@link #NO_NODE} if no usable link touches it. Ways that
   * come from elsewhere may lead to a copy of it.
   */
  public int nodeOf(int aNetworkNode) {
    return nodeOfNetworkNode[aNetworkNode];
  }

  /** The network's number of a graph node. */
  public int networkNode(int node) {
    return networkNode[node];
  }

  /** Node where a way begins that has driven a link, or {@link #NO_NODE}. */
  int nodeAfter(int startLink) {
    int state = turns.next(TurnStates.FREE, startLink);
    int copy = state == TurnStates.FREE ? NO_NODE : nodeOfState[state];
    return copy != NO_NODE ? copy : nodeOf(network.toNode(startLink));
  }

  /** Nodes of the graph that stand for a node of the network: itself, and copies that remember how it was reached. */
  int copyCount(int aNetworkNode) {
    return copies == null ? 1 : copies.size(aNetworkNode);
  }

  /** One of {@link #copyCount} such nodes; only if any link touches the network node. */
  int copy(int aNetworkNode, int ordinal) {
    return copies == null ? nodeOf(aNetworkNode) : copies.value(aNetworkNode, ordinal);
  }

  /** Whether a way that comes to the node may go on over a link. */
  boolean mayTurn(int node, int nextLink) {
    return turns.next(stateOfNode[node], nextLink) != TurnStates.FORBIDDEN;
  }

  /** True if the node is no copy. */
  public boolean isFirst(int node) {
    return stateOfNode[node] == TurnStates.FREE;
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
