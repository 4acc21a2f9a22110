package vn.luong.sim.traffic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;

/**
 * The network renumbered for locality: nodes along a Z-order curve, links by the node they enter. Neighbours in space are
 * neighbours in memory, and the in-links of a node are consecutive, sorted by id as text, the order in which MATSim's
 * {@code QNodeImpl} looks at them.
 *
 * <p>Layout: columns per node and per link in the new numbering; the n-th out-link of a node, by which routes are written,
 * is {@code outLink(firstOut(node) + n)}, in the order of {@link Network#outLinks}.
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
  private final int[] firstInLink;
  private final int[] fromNode;
  private final int[] toNode;
  private final int[] firstOut;
  private final int[] outLink;

  public TrafficNetwork(Network network) {
    this.network = network;
    originalNode = alongCurve(network);
    int[] newNode = inverse(originalNode);
    int linkCount = network.linkCount();
    originalLink = new int[linkCount];
    toNode = new int[linkCount];
    firstInLink = new int[originalNode.length + 1];
    int[] rank = network.linkIds().rankByText();
    int link = 0;
    for (int node = 0; node < originalNode.length; node++) {
      firstInLink[node] = link;
      for (int original : sortedInLinks(originalNode[node], rank)) {
        toNode[link] = node;
        originalLink[link++] = original;
      }
    }
    firstInLink[originalNode.length] = link;
    newLink = inverse(originalLink);
    fromNode = new int[linkCount];
    for (link = 0; link < linkCount; link++) {
      fromNode[link] = newNode[network.fromNode(originalLink[link])];
    }
    firstOut = new int[originalNode.length + 1];
    outLink = new int[linkCount];
    fillOutLinks();
  }

  private int[] sortedInLinks(int node, int[] rank) {
    IntRows inLinks = network.inLinks();
    return IntStream.range(inLinks.start(node), inLinks.end(node))
        .map(inLinks::value)
        .boxed()
        .sorted(Comparator.comparingInt(link -> rank[link]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void fillOutLinks() {
    IntRows outLinks = network.outLinks();
    int place = 0;
    for (int node = 0; node < originalNode.length; node++) {
      firstOut[node] = place;
      int original = originalNode[node];
      for (int at = outLinks.start(original); at < outLinks.end(original); at++) {
        outLink[place++] = newLink[outLinks.value(at)];
      }
    }
    firstOut[originalNode.length] = place;
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
   * Shares the nodes out.
   *
   * @param sizes how much of the work each share gets, in relation to the others; shares are consecutive nodes
   * @param workPerNode measure of work per node of {@link #network}; only asked for if there are several shares
   * @return for each share the node after its last one, ascending; the last is the number of nodes
   */
  public int[] shareOut(int[] sizes, Supplier<int[]> workPerNode) {
    int[] ends = new int[sizes.length];
    Arrays.fill(ends, nodeCount());
    if (sizes.length == 1) {
      return ends;
    }
    int[] work = workPerNode.get();
    // One more per node, so that nodes without work are shared out too.
    long total = Arrays.stream(work).asLongStream().sum() + nodeCount();
    long sizeOfAll = Arrays.stream(sizes).asLongStream().sum();
    long sizeUpTo = sizes[0];
    long done = 0;
    int share = 0;
    for (int node = 0; node < nodeCount() && share < sizes.length - 1; node++) {
      done += work[originalNode[node]] + 1;
      if (done * sizeOfAll >= total * sizeUpTo) {
        ends[share++] = node + 1;
        sizeUpTo += sizes[share];
      }
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

  int fromNode(int link) {
    return fromNode[link];
  }

  int toNode(int link) {
    return toNode[link];
  }

  /** First of the links that enter the node; the others follow, up to the first one of the next node. */
  int firstInLink(int node) {
    return firstInLink[node];
  }

  /** Place of the node's first out-link, for {@link #outLink}. */
  int firstOut(int node) {
    return firstOut[node];
  }

  int outLink(int place) {
    return outLink[place];
  }

  double lengthMeters(int link) {
    return network.lengthMeters(originalLink[link]);
  }
}
