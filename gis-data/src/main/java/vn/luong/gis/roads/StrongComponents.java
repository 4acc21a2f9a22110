package vn.luong.gis.roads;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;

/**
 * Strongly connected components of the links open to one mode (R. Tarjan, "Depth-first search and linear graph
 * algorithms", 1972), with a stack of its own, because a road network is deeper than the call stack.
 */
final class StrongComponents {
  static final int LARGEST = 0;

  private static final int UNSEEN = 0;

  private final Network network;
  private final int mode;
  private final IntRows outLinks;
  /** Order of discovery from 1, or {@link #UNSEEN}. */
  private final int[] order;
  /** Earliest node on the open stack that is reachable from here. */
  private final int[] low;

  private final boolean[] isOpen;
  /** Next out-link position to follow, while the node is on the call stack. */
  private final int[] nextOut;

  private final IntArrayList open = new IntArrayList();
  private final IntArrayList calls = new IntArrayList();
  /** Number of the component of each closed node. */
  private final int[] parts;

  private int partCount;
  private int largest;
  private int largestSize;
  private int discovered;

  StrongComponents(Network network, int mode) {
    this.network = network;
    this.mode = mode;
    outLinks = network.outLinks();
    order = new int[network.nodeCount()];
    low = new int[network.nodeCount()];
    isOpen = new boolean[network.nodeCount()];
    nextOut = new int[network.nodeCount()];
    parts = new int[network.nodeCount()];
  }

  /**
   * The component of each node, as a number: {@link #LARGEST} is the one with most nodes, of equal ones the one found
   * first; the others have numbers in the order of their finding.
   */
  int[] partOfNode() {
    for (int node = 0; node < order.length; node++) {
      if (order[node] == UNSEEN) {
        search(node);
      }
    }
    int[] result = new int[parts.length];
    for (int node = 0; node < result.length; node++) {
      result[node] = parts[node] == largest ? LARGEST : 1 + parts[node];
    }
    return result;
  }

  private void search(int root) {
    discover(root);
    while (!calls.isEmpty()) {
      int node = calls.topInt();
      if (nextOut[node] < outLinks.end(node)) {
        int link = outLinks.value(nextOut[node]++);
        if (network.allows(link, mode)) {
          follow(node, network.toNode(link));
        }
      } else {
        calls.popInt();
        if (low[node] == order[node]) {
          closeComponent(node);
        } else {
          int caller = calls.topInt();
          low[caller] = Math.min(low[caller], low[node]);
        }
      }
    }
  }

  private void discover(int node) {
    order[node] = ++discovered;
    low[node] = order[node];
    nextOut[node] = outLinks.start(node);
    isOpen[node] = true;
    open.push(node);
    calls.push(node);
  }

  private void follow(int node, int next) {
    if (order[next] == UNSEEN) {
      discover(next);
    } else if (isOpen[next]) {
      low[node] = Math.min(low[node], order[next]);
    }
  }

  private void closeComponent(int root) {
    int first = open.size();
    int node;
    do {
      node = open.getInt(--first);
      isOpen[node] = false;
      parts[node] = partCount;
    } while (node != root);
    if (open.size() - first > largestSize) {
      largestSize = open.size() - first;
      largest = partCount;
    }
    partCount++;
    open.size(first);
  }
}
