package vn.luong.sim.road;

import java.util.Arrays;

/**
 * Priority queue of graph nodes by a double key, smallest first. A node may be in it several times: taking out those
 * that are out of date costs less than to know where each node is. A 4-ary heap: flatter than a binary one, its four
 * children are on one or two cache lines.
 *
 * <p>Layout: keys and nodes by place in the heap; grows as needed.
 */
final class NodeHeap {
  private static final int ARITY = 4;

  private double[] keys = new double[256];
  private int[] nodes = new int[256];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  /** The smallest key. */
  double leastKey() {
    return keys[0];
  }

  void push(int node, double key) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      nodes = Arrays.copyOf(nodes, 2 * size);
    }
    int place = size++;
    while (place > 0) {
      int parent = (place - 1) / ARITY;
      if (keys[parent] <= key) {
        break;
      }
      keys[place] = keys[parent];
      nodes[place] = nodes[parent];
      place = parent;
    }
    keys[place] = key;
    nodes[place] = node;
  }

  /** Takes out a node with the smallest key. */
  int pop() {
    int top = nodes[0];
    size--;
    if (size > 0) {
      siftDown(nodes[size], keys[size]);
    }
    return top;
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
        least = keys[child] < keys[least] ? child : least;
      }
      if (key <= keys[least]) {
        break;
      }
      keys[place] = keys[least];
      nodes[place] = nodes[least];
      place = least;
    }
    keys[place] = key;
    nodes[place] = node;
  }
}
