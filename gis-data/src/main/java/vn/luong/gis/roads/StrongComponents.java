package vn.luong.gis.roads;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.TurnRestrictions;

/**
 * Strongly connected components of a directed graph (R. Tarjan, "Depth-first search and linear graph algorithms", 1972),
 * with a stack of its own, because a road network is deeper than the call stack.
 */
public final class StrongComponents {
  /** Number of the component with most vertices. */
  public static final int LARGEST = 0;

  private static final int UNSEEN = 0;

  private final IntRows successors;
  /** Order of discovery from 1, or {@link #UNSEEN}. */
  private final int[] order;
  /** Earliest vertex on the open stack that is reachable from here. */
  private final int[] low;

  private final boolean[] isOpen;
  /** Next successor to follow, while the vertex is on the call stack. */
  private final int[] next;

  private final IntArrayList open = new IntArrayList();
  private final IntArrayList calls = new IntArrayList();
  /** Number of the component of each closed vertex. */
  private final int[] parts;

  private int partCount;
  private int largest;
  private int largestSize;
  private int discovered;

  private StrongComponents(IntRows successors) {
    this.successors = successors;
    int count = successors.rowCount();
    order = new int[count];
    low = new int[count];
    isOpen = new boolean[count];
    next = new int[count];
    parts = new int[count];
  }

  /**
   * The component of each node by the links open to a mode, as a number: {@link #LARGEST} is the one with most nodes, of
   * equal ones the one found first; the others have numbers in the order of their finding.
   */
  public static int[] ofNodes(Network network, int mode) {
    int[] offsets = new int[network.nodeCount() + 1];
    IntArrayList successors = new IntArrayList(network.linkCount());
    for (int node = 0; node < network.nodeCount(); node++) {
      for (int at = network.outLinks().start(node); at < network.outLinks().end(node); at++) {
        int link = network.outLinks().value(at);
        if (network.allows(link, mode)) {
          successors.add(network.toNode(link));
        }
      }
      offsets[node + 1] = successors.size();
    }
    return of(IntRows.of(offsets, successors.toIntArray()));
  }

  /**
   * The component of each link by the turns that a mode may make, numbered as those of nodes. Forbidden sequences of more
   * than two links are not seen: what leads over a longer way is taken as allowed.
   */
  public static int[] ofLinks(Network network, int mode) {
    LongOpenHashSet forbidden = forbiddenTurns(network, mode);
    int[] offsets = new int[network.linkCount() + 1];
    IntArrayList successors = new IntArrayList();
    for (int link = 0; link < network.linkCount(); link++) {
      int node = network.toNode(link);
      for (int at = network.outLinks().start(node);
          at < network.outLinks().end(node) && network.allows(link, mode);
          at++) {
        int out = network.outLinks().value(at);
        if (network.allows(out, mode) && !forbidden.contains(turn(link, out))) {
          successors.add(out);
        }
      }
      offsets[link + 1] = successors.size();
    }
    return of(IntRows.of(offsets, successors.toIntArray()));
  }

  /** Whether any turn from link to link is forbidden to a mode: only then links can be cut off that nodes are not. */
  public static boolean hasForbiddenTurns(Network network, int mode) {
    return !forbiddenTurns(network, mode).isEmpty();
  }

  private static LongOpenHashSet forbiddenTurns(Network network, int mode) {
    TurnRestrictions turns = network.turnRestrictions();
    LongOpenHashSet forbidden = new LongOpenHashSet();
    for (int turn = 0; turn < turns.count(); turn++) {
      if (turns.linkCount(turn) == 2 && ModeTable.contains(turns.modes(turn), mode)) {
        forbidden.add(turn(turns.link(turn, 0), turns.link(turn, 1)));
      }
    }
    return forbidden;
  }

  private static long turn(int from, int to) {
    return (long) from << 32 | to;
  }

  private static int[] of(IntRows successors) {
    StrongComponents components = new StrongComponents(successors);
    for (int vertex = 0; vertex < components.order.length; vertex++) {
      if (components.order[vertex] == UNSEEN) {
        components.search(vertex);
      }
    }
    int[] result = new int[components.parts.length];
    for (int vertex = 0; vertex < result.length; vertex++) {
      int part = components.parts[vertex];
      result[vertex] = part == components.largest ? LARGEST : 1 + part;
    }
    return result;
  }

  private void search(int root) {
    discover(root);
    while (!calls.isEmpty()) {
      int vertex = calls.topInt();
      if (next[vertex] < successors.end(vertex)) {
        follow(vertex, successors.value(next[vertex]++));
      } else {
        calls.popInt();
        if (low[vertex] == order[vertex]) {
          closeComponent(vertex);
        } else {
          int caller = calls.topInt();
          low[caller] = Math.min(low[caller], low[vertex]);
        }
      }
    }
  }

  private void discover(int vertex) {
    order[vertex] = ++discovered;
    low[vertex] = order[vertex];
    next[vertex] = successors.start(vertex);
    isOpen[vertex] = true;
    open.push(vertex);
    calls.push(vertex);
  }

  private void follow(int vertex, int successor) {
    if (order[successor] == UNSEEN) {
      discover(successor);
    } else if (isOpen[successor]) {
      low[vertex] = Math.min(low[vertex], order[successor]);
    }
  }

  private void closeComponent(int root) {
    int first = open.size();
    int vertex;
    do {
      vertex = open.getInt(--first);
      isOpen[vertex] = false;
      parts[vertex] = partCount;
    } while (vertex != root);
    if (open.size() - first > largestSize) {
      largestSize = open.size() - first;
      largest = partCount;
    }
    partCount++;
    open.size(first);
  }
}
