package vn.luong.sim.operations;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;

/**
 * Ways without passengers from where a run ends to where the next one begins: of least free travel time on the whole
 * network, whatever the modes of its links (MATSim {@code UmlaufInterpolator}); Dijkstra's algorithm, for there are few.
 *
 * <p>Threads: one at a time.
 */
final class EmptyRuns {
  private static final int NO_LINK = Network.NO_LINK;

  private record Label(int node, double seconds) {}

  private final Network network;

  EmptyRuns(Network network) {
    this.network = network;
  }

  /** The links of the way, start and end link included; empty if there is none. */
  int[] links(int startLink, int endLink) {
    int source = network.toNode(startLink);
    int target = network.fromNode(endLink);
    int[] arrivedBy = search(source, target);
    if (source != target && arrivedBy[target] == NO_LINK) {
      return new int[0];
    }
    IntArrayList links = new IntArrayList();
    links.add(endLink);
    for (int node = target; node != source; node = network.fromNode(arrivedBy[node])) {
      links.add(0, arrivedBy[node]);
    }
    links.add(0, startLink);
    return links.toIntArray();
  }

  /** For each node reached the last link of the best way to it. */
  private int[] search(int source, int target) {
    double[] seconds = new double[network.nodeCount()];
    int[] arrivedBy = new int[network.nodeCount()];
    Arrays.fill(seconds, Double.POSITIVE_INFINITY);
    Arrays.fill(arrivedBy, NO_LINK);
    PriorityQueue<Label> labels = new PriorityQueue<>(
        Comparator.comparingDouble(Label::seconds).thenComparingInt(Label::node));
    seconds[source] = 0;
    labels.add(new Label(source, 0));
    IntRows outLinks = network.outLinks();
    while (!labels.isEmpty()) {
      Label label = labels.remove();
      if (label.node == target) {
        break;
      }
      if (label.seconds > seconds[label.node]) {
        continue;
      }
      for (int at = outLinks.start(label.node); at < outLinks.end(label.node); at++) {
        int link = outLinks.value(at);
        int head = network.toNode(link);
        double arrival = label.seconds + network.freeTravelTimeSeconds(link);
        if (arrival < seconds[head]) {
          seconds[head] = arrival;
          arrivedBy[head] = link;
          labels.add(new Label(head, arrival));
        }
      }
    }
    return arrivedBy;
  }
}
