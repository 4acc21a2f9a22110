package vn.luong.sim.road;

import java.util.Arrays;

/**
 * Priority queue of graph nodes by a double key, smallest first, equal keys by node. A 4-ary heap: flatter than a
 * binary one, its four children are on one or two cache lines.
 *
 * <p>Layout: keys and nodes by place in the heap; the place of each node.
 */
final class NodeHeap {
  private static final int ARITY = 4;
  private static final int ABSENT = -1;

  private final double[] keys;
  private final int[] nodes;
  private final int[] placeOfNode;
  private int size;

  NodeHeap(int nodeCount) {
    keys = new double[nodeCount];
    nodes = new int[nodeCount];
    placeOfNode = new int[nodeCount];
    Arrays.fill(placeOfNode, ABSENT);
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    for (int place = 0; place < size; place++) {
      placeOfNode[nodes[place]] = ABSENT;
    }
    size = 0;
  }

  /** Adds a node, or gives it a smaller key. */
  void push(int node, double key) {
    int place = placeOfNode[node];
    assert place == ABSENT || key <= keys[place] : "key of node " + node + " would grow";
    siftUp(place == ABSENT ? size++ : place, node, key);
  }

  /** Takes out the node with the smallest key. */
  int pop() {
    int top = nodes[0];
    placeOfNode[top] = ABSENT;
    size--;
    if (size > 0) {
      siftDown(nodes[size], keys[size]);
    }
    return top;
  }

  private void siftUp(int from, int node, double key) {
    int place = from;
    while (place > 0) {
      int parent = (place - 1) / ARITY;
      if (isBefore(keys[parent], nodes[parent], key, node)) {
        break;
      }
      put(place, nodes[parent], keys[parent]);
      place = parent;
    }
    put(place, node, key);
  }

  private void siftDown(int node, double key) {
    int place = 0;
    while (true) {
      int firstChild = place * ARITY + 1;
      if (firstChild >= size) {
        break;
      }
      int end = Math.min(firstChild + ARITY, size);
      int least = firstChild;
      for (int child = firstChild + 1; child < end; child++) {
        if (isBefore(keys[child], nodes[child], keys[least], nodes[least])) {
          least = child;
        }
      }
      if (isBefore(key, node, keys[least], nodes[least])) {
        break;
      }
      put(place, nodes[least], keys[least]);
      place = least;
    }
    put(place, node, key);
  }

  private void put(int place, int node, double key) {
    keys[place] = key;
    nodes[place] = node;
    placeOfNode[node] = place;
  }

  private static boolean isBefore(double key, int node, double otherKey, int otherNode) {
    return key < otherKey || key == otherKey && node < otherNode;
  }
}
