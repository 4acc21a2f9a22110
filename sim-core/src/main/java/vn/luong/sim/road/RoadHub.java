package vn.luong.sim.road;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.BitSet;
import vn.luong.sim.arrays.IntRows;

/**
 * A node of a graph with all that can reach it and all that it can reach: what can reach it has a way to whatever it
 * reaches. Of two links this is told at once, without a search; only of those off the well-connected part of the roads it
 * cannot be told. Hours in which links are closed do not count, as they do not for {@link RoadRouter}.
 *
 * <p>Layout: two bits per node.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class RoadHub {
  /** Nodes tried; the first one nearly always lies where most of the roads are. */
  private static final int MOST_TRIES = 16;

  private final RoadGraph graph;
  private final BitSet reaching;
  private final BitSet reached;

  private RoadHub(RoadGraph graph, BitSet reaching, BitSet reached) {
    this.graph = graph;
    this.reaching = reaching;
    this.reached = reached;
  }

  /** A hub that joins as many as possible of a few nodes that were tried. */
  public static RoadHub of(RoadGraph graph) {
    RoadHub best = new RoadHub(graph, new BitSet(), new BitSet());
    int tries = Math.min(MOST_TRIES, graph.nodeCount());
    for (int attempt = 0; attempt < tries && !best.joinsMost(); attempt++) {
      // The highest numbers are the last to be contracted: what separates the large parts.
      int node = graph.nodeCount() - 1 - (int) ((long) attempt * graph.nodeCount() / tries);
      RoadHub other = new RoadHub(graph, spread(graph, node, false), spread(graph, node, true));
      if (other.pairCount() > best.pairCount()) {
        best = other;
      }
    }
    return best;
  }

  private boolean joinsMost() {
    return reaching.cardinality() > graph.nodeCount() / 2
        && reached.cardinality() > graph.nodeCount() / 2;
  }

  private long pairCount() {
    return (long) reaching.cardinality() * reached.cardinality();
  }

  private static BitSet spread(RoadGraph graph, int from, boolean isForward) {
    IntRows arcsByHead = graph.arcsByHead();
    BitSet found = new BitSet(graph.nodeCount());
    IntArrayList open = IntArrayList.of(from);
    found.set(from);
    while (!open.isEmpty()) {
      int node = open.popInt();
      int first = isForward ? graph.firstOut(node) : arcsByHead.start(node);
      int end = isForward ? graph.endOut(node) : arcsByHead.end(node);
      for (int place = first; place < end; place++) {
        int next = isForward ? graph.head(place) : graph.tail(arcsByHead.value(place));
        if (!found.get(next)) {
          found.set(next);
          open.add(next);
        }
      }
    }
    return found;
  }

  /**
   * Whether there is a way from the end of a link to the start of another over this hub.
   *
   * @return true if {@link RoadRouter#route} finds a way; false if only it can tell
   */
  public boolean joins(int startLink, int endLink) {
    if (startLink == endLink) {
      return true;
    }
    int source = graph.nodeAfter(startLink);
    int end = graph.network().fromNode(endLink);
    if (source == RoadGraph.NO_NODE
        || graph.nodeOf(end) == RoadGraph.NO_NODE
        || !reaching.get(source)) {
      return false;
    }
    for (int ordinal = 0; ordinal < graph.copyCount(end); ordinal++) {
      int target = graph.copy(end, ordinal);
      if (reached.get(target) && graph.mayTurn(target, endLink)) {
        return true;
      }
    }
    return false;
  }
}
