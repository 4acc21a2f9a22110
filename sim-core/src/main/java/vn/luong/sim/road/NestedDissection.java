package vn.luong.sim.road;

import java.util.Arrays;
import vn.luong.sim.network.Network;

/**
 * Orders the nodes of a graph for contraction: cuts the map in two halves of equal size, puts the nodes along the cut
 * last, and goes on with each half (George, "Nested dissection of a regular finite element mesh", 1973). Of four
 * directions the one with the fewest nodes along the cut is taken.
 */
final class NestedDissection {
  private static final int DIRECTIONS = 4;
  private static final int SMALL = 3;
  private static final int UNASSIGNED = -1;

  private final RoadGraph graph;
  private final int[] rankOfNode;
  /** The part of the current cut that a node is in, as {@code 2 · cut + half}. */
  private final int[] part;

  private int cut;

  private NestedDissection(RoadGraph graph) {
    this.graph = graph;
    this.rankOfNode = new int[graph.nodeCount()];
    this.part = new int[graph.nodeCount()];
    Arrays.fill(rankOfNode, UNASSIGNED);
  }

  /** Rank of each node, 0 for the one to be contracted first. */
  static int[] rankOfNode(RoadGraph graph) {
    NestedDissection dissection = new NestedDissection(graph);
    int[] nodes = new int[graph.nodeCount()];
    Arrays.setAll(nodes, node -> node);
    dissection.rank(nodes, 0);
    return dissection.rankOfNode;
  }

  private void rank(int[] nodes, int firstRank) {
    if (nodes.length <= SMALL) {
      for (int position = 0; position < nodes.length; position++) {
        rankOfNode[nodes[position]] = firstRank + position;
      }
      return;
    }
    int[] best = null;
    int bestSize = Integer.MAX_VALUE;
    for (int direction = 0; direction < DIRECTIONS; direction++) {
      int[] sorted = sorted(nodes, direction);
      int size = separator(sorted).length;
      if (size < bestSize) {
        best = sorted;
        bestSize = size;
      }
    }
    int[] separator = separator(best);
    int separatorRank = firstRank + nodes.length - separator.length;
    for (int position = 0; position < separator.length; position++) {
      rankOfNode[separator[position]] = separatorRank + position;
    }
    int half = best.length / 2;
    int[] left = unranked(best, 0, half);
    int[] right = unranked(best, half, best.length);
    rank(left, firstRank);
    rank(right, firstRank + left.length);
  }

  private int[] unranked(int[] nodes, int from, int to) {
    return Arrays.stream(nodes, from, to)
        .filter(node -> rankOfNode[node] == UNASSIGNED)
        .toArray();
  }

  private int[] sorted(int[] nodes, int direction) {
    Network network = graph.network();
    // Place along the direction as a sortable int in the upper bits, node below.
    long[] keys = new long[nodes.length];
    for (int position = 0; position < nodes.length; position++) {
      int networkNode = graph.networkNode(nodes[position]);
      double x = network.nodeX(networkNode);
      double y = network.nodeY(networkNode);
      double place = switch (direction) {
        case 0 -> x;
        case 1 -> y;
        case 2 -> x + y;
        default -> x - y;
      };
      int bits = Float.floatToIntBits((float) place);
      keys[position] = (long) (bits >= 0 ? bits : bits ^ Integer.MAX_VALUE) << 32 | nodes[position];
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** The nodes of one half that have a neighbour in the other, of the half where they are fewer. */
  private int[] separator(int[] sorted) {
    cut++;
    int half = sorted.length / 2;
    for (int position = 0; position < sorted.length; position++) {
      part[sorted[position]] = 2 * cut + (position < half ? 0 : 1);
    }
    int[] left = Arrays.stream(sorted, 0, half).filter(this::touchesOtherHalf).toArray();
    int[] right = Arrays.stream(sorted, half, sorted.length)
        .filter(this::touchesOtherHalf)
        .toArray();
    return left.length <= right.length ? left : right;
  }

  private boolean touchesOtherHalf(int node) {
    int other = part[node] ^ 1;
    for (int arc = graph.firstOut(node); arc < graph.endOut(node); arc++) {
      if (part[graph.head(arc)] == other) {
        return true;
      }
    }
    for (int place = graph.arcsByHead().start(node);
        place < graph.arcsByHead().end(node);
        place++) {
      if (part[graph.tail(graph.arcsByHead().value(place))] == other) {
        return true;
      }
    }
    return false;
  }
}
