package vn.luong.sim.traffic;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;

/**
 * The network renumbered for locality: nodes along a Z-order curve, links by the node they leave. Neighbours in space
 * are neighbours in memory, and the n-th out-link of a node is {@code firstOutLink(node) + n}, so that a turn of a
 * route needs no table.
 *
 * <p>Layout: columns per node and per link in the new numbering; in-links of a node stand at consecutive in-slots,
 * sorted by id as text (MATSim {@code QNodeImpl}). The order of a node's out-links is that of {@link
 * Network#outLinks}.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class TrafficNetwork {
  /** Cells per side of the grid that the curve runs through. */
  private static final int CURVE_CELLS = 1 << 15;

  private final Network network;
  private final int[] originalNode;
  private final int[] originalLink;
  private final int[] newLink;
  private final int[] firstOutLink;
  private final int[] fromNode;
  private final int[] toNode;
  private final int[] firstInSlot;
  private final int[] inLink;
  private final int[] inSlot;

  public TrafficNetwork(Network network) {
    this.network = network;
    originalNode = alongCurve(network);
    int[] newNode = inverse(originalNode);
    int linkCount = network.linkCount();
    originalLink = new int[linkCount];
    fromNode = new int[linkCount];
    firstOutLink = new int[originalNode.length + 1];
    IntRows outLinks = network.outLinks();
    int link = 0;
    for (int node = 0; node < originalNode.length; node++) {
      firstOutLink[node] = link;
      int original = originalNode[node];
      for (int at = outLinks.start(original); at < outLinks.end(original); at++) {
        fromNode[link] = node;
        originalLink[link++] = outLinks.value(at);
      }
    }
    firstOutLink[originalNode.length] = link;
    newLink = inverse(originalLink);
    toNode = new int[linkCount];
    for (link = 0; link < linkCount; link++) {
      toNode[link] = newNode[network.toNode(originalLink[link])];
    }
    firstInSlot = new int[originalNode.length + 1];
    inLink = new int[linkCount];
    inSlot = new int[linkCount];
    fillInSlots();
  }

  private void fillInSlots() {
    int[] rank = network.linkIds().rankByText();
    IntRows inLinks = network.inLinks();
    int slot = 0;
    for (int node = 0; node < originalNode.length; node++) {
      firstInSlot[node] = slot;
      int original = originalNode[node];
      for (int at = inLinks.start(original); at < inLinks.end(original); at++) {
        int link = newLink[inLinks.value(at)];
        int place = slot++;
        while (place > firstInSlot[node]
            && rank[originalLink[inLink[place - 1]]] > rank[originalLink[link]]) {
          inLink[place] = inLink[place - 1];
          place--;
        }
        inLink[place] = link;
      }
    }
    firstInSlot[originalNode.length] = slot;
    for (int place = 0; place < slot; place++) {
      inSlot[inLink[place]] = place;
    }
  }

  private static int[] alongCurve(Network network) {
    int count = network.nodeCount();
    double[] x = IntStream.range(0, count).mapToDouble(network::nodeX).toArray();
    double[] y = IntStream.range(0, count).mapToDouble(network::nodeY).toArray();
    double left = IntStream.range(0, count).mapToDouble(n -> x[n]).min().orElse(0);
    double right = IntStream.range(0, count).mapToDouble(n -> x[n]).max().orElse(0);
    double bottom = IntStream.range(0, count).mapToDouble(n -> y[n]).min().orElse(0);
    double top = IntStream.range(0, count).mapToDouble(n -> y[n]).max().orElse(0);
    double cellMeters = Math.max(Math.max(right - left, top - bottom) / CURVE_CELLS, 1e-9);
    // The key holds the place on the curve above the node, so that sorting longs sorts nodes.
    return IntStream.range(0, count)
        .mapToLong(node ->
            (long) place((x[node] - left) / cellMeters, (y[node] - bottom) / cellMeters)
                    << Integer.SIZE
                | node)
        .sorted()
        .mapToInt(key -> (int) key)
        .toArray();
  }

  private static int place(double column, double row) {
    int last = CURVE_CELLS - 1;
    return spread(Math.min((int) column, last)) | spread(Math.min((int) row, last)) << 1;
  }

  /** Moves bit n of a 15-bit number to bit 2 n. */
  private static int spread(int value) {
    int bits = value;
    bits = (bits | bits << 8) & 0x00FF00FF;
    bits = (bits | bits << 4) & 0x0F0F0F0F;
    bits = (bits | bits << 2) & 0x33333333;
    return (bits | bits << 1) & 0x55555555;
  }

  private static int[] inverse(int[] permutation) {
    int[] inverse = new int[permutation.length];
    for (int place = 0; place < permutation.length; place++) {
      inverse[permutation[place]] = place;
    }
    return inverse;
  }

  /**
   * Shares the nodes out so that each share has about the same work.
   *
   * @param workPerNode measure of work per node of {@link #network}; only asked for if there are several shares
   * @return for each share the node after its last one, ascending; the last is the number of nodes
   */
  public int[] shareOut(int shareCount, Supplier<int[]> workPerNode) {
    int[] ends = new int[shareCount];
    ends[shareCount - 1] = nodeCount();
    if (shareCount == 1) {
      return ends;
    }
    int[] work = workPerNode.get();
    // One more per node, so that nodes without work are shared out too.
    long total = Arrays.stream(work).asLongStream().sum() + nodeCount();
    long done = 0;
    int share = 0;
    for (int node = 0; node < nodeCount() && share < shareCount - 1; node++) {
      done += work[originalNode[node]] + 1;
      if (done * shareCount >= total * (share + 1)) {
        ends[share++] = node + 1;
      }
    }
    for (; share < shareCount; share++) {
      ends[share] = nodeCount();
    }
    return ends;
  }

  public Network network() {
    return network;
  }

  public int nodeCount() {
    return originalNode.length;
  }

  public int linkCount() {
    return originalLink.length;
  }

  /** The node's index in {@link #network}. */
  int originalNode(int node) {
    return originalNode[node];
  }

  /** The link's index in {@link #network}. */
  public int originalLink(int link) {
    return originalLink[link];
  }

  /** The new number of a link of {@link #network}. */
  public int newLink(int original) {
    return newLink[original];
  }

  int firstOutLink(int node) {
    return firstOutLink[node];
  }

  int fromNode(int link) {
    return fromNode[link];
  }

  int toNode(int link) {
    return toNode[link];
  }

  int firstInSlot(int node) {
    return firstInSlot[node];
  }

  int inLink(int slot) {
    return inLink[slot];
  }

  /** Where the link stands among the in-links of its to-node. */
  int inSlot(int link) {
    return inSlot[link];
  }

  double lengthMeters(int link) {
    return network.lengthMeters(originalLink[link]);
  }
}
