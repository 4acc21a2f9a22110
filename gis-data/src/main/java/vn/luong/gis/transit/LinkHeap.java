package vn.luong.gis.transit;

import java.util.Arrays;

/**
 * A binary heap of links by cost; of equal costs the lower link comes first. A link that has become cheaper is pushed
 * again; whoever pops must pass over the dearer entry.
 */
final class LinkHeap {
  private double[] costs = new double[256];
  private int[] links = new int[256];
  private int size;
  private double poppedCost;

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void push(int link, double cost) {
    if (size == links.length) {
      costs = Arrays.copyOf(costs, 2 * size);
      links = Arrays.copyOf(links, 2 * size);
    }
    int hole = size++;
    while (hole > 0 && isBefore(cost, link, (hole - 1) / 2)) {
      move((hole - 1) / 2, hole);
      hole = (hole - 1) / 2;
    }
    costs[hole] = cost;
    links[hole] = link;
  }

  /** Takes the cheapest link out. */
  int pop() {
    int first = links[0];
    poppedCost = costs[0];
    size--;
    double cost = costs[size];
    int link = links[size];
    int hole = 0;
    while (2 * hole + 1 < size) {
      int child = 2 * hole + 1;
      if (child + 1 < size && isBefore(costs[child + 1], links[child + 1], child)) {
        child++;
      }
      if (isBefore(cost, link, child)) {
        break;
      }
      move(child, hole);
      hole = child;
    }
    costs[hole] = cost;
    links[hole] = link;
    return first;
  }

  /** Cost of the link that was popped last. */
  double poppedCost() {
    return poppedCost;
  }

  private boolean isBefore(double cost, int link, int entry) {
    return cost < costs[entry] || cost == costs[entry] && link < links[entry];
  }

  private void move(int from, int to) {
    costs[to] = costs[from];
    links[to] = links[from];
  }
}
