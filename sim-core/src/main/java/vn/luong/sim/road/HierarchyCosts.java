package vn.luong.sim.road;

/**
 * What the edges of a {@link Hierarchy} cost for given costs of the graph's arcs, and only those edges that a
 * least-cost path needs. Without the others a search looks at half of the edges or fewer. Made by {@link
 * Customisation}.
 *
 * <p>Layout: by rank, upper node and cost side by side of the edges that can be climbed, and of those that can be
 * descended; 8 bytes per edge and direction.
 *
 * <p>Threads: immutable, safe to share.
 *
 * @param climbing edges from a node up
 * @param descending edges from above down to a node
 * @param unit cost of 1
 */
record HierarchyCosts(Edges climbing, Edges descending, double unit) {

  /** Edges of one direction, by their lower node. */
  static final class Edges {
    private final int[] first;
    /** By 2 · edge the upper node, by 2 · edge + 1 the cost. */
    private final int[] upperNodesAndCosts;

    Edges(int[] first, int[] upperNodesAndCosts) {
      this.first = first;
      this.upperNodesAndCosts = upperNodesAndCosts;
    }

    int first(int rank) {
      return first[rank];
    }

    int end(int rank) {
      return first[rank + 1];
    }

    int upperNode(int edge) {
      return upperNodesAndCosts[2 * edge];
    }

    int cost(int edge) {
      return upperNodesAndCosts[2 * edge + 1];
    }
  }
}
