package vn.luong.sim.road;

import java.util.Arrays;

/**
 * Orders the nodes of a graph for contraction: cuts the map in two halves, puts the nodes along the cut last, and goes
 * on with each half (George, "Nested dissection of a regular finite element mesh", 1973). Of the cuts that {@link
 * CellCut} finds the one with the fewest nodes for what it parts is taken.
 */
final class NestedDissection {
  private static final int SMALL = 3;
  private static final int UNASSIGNED = -1;

  private final CellCut cut;
  private final int[] rankOfNode;

  private NestedDissection(Adjacency adjacency, double[] x, double[] y) {
    cut = new CellCut(adjacency, x, y);
    rankOfNode = new int[adjacency.nodeCount()];
    Arrays.fill(rankOfNode, UNASSIGNED);
  }

  /** Rank of each node, 0 for the one to be contracted first. */
  static int[] rankOfNode(Adjacency adjacency, double[] x, double[] y) {
    NestedDissection dissection = new NestedDissection(adjacency, x, y);
    int[] nodes = new int[adjacency.nodeCount()];
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
    CellCut.Parts parts = cut.of(nodes);
    int separatorRank = firstRank + nodes.length - parts.separator().length;
    for (int position = 0; position < parts.separator().length; position++) {
      rankOfNode[parts.separator()[position]] = separatorRank + position;
    }
    rank(parts.left(), firstRank);
    rank(parts.right(), firstRank + parts.left().length);
  }
}
