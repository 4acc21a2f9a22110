package vn.luong.gis.quality;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;

/**
 * Nodes at the same place that no link joins: the roads only seem to meet. Nodes whose links have no mode in common or
 * lie on different layers may well be different points.
 */
final class NodesAtOnePlace implements NetworkCheck {
  static final String KIND = "nodes-at-one-place";
  private static final double SAME_METERS = 0.01;

  @Override
  public void run(Findings findings) {
    Network network = findings.network();
    int[] representatives = find(network);
    for (int node = 0; node < representatives.length; node++) {
      if (representatives[node] != node) {
        findings.addNode(
            KIND,
            node,
            "lies at the place of node \"" + network.nodeId(representatives[node]) + "\"",
            "roads that meet share a node",
            "Use one node for both; --repair joins them.");
      }
    }
  }

  /** For each node the first one at its place that it should be one with, mostly itself. */
  static int[] find(Network network) {
    DrawnLinks lines = new DrawnLinks(network);
    int[] byPlace = new int[network.nodeCount()];
    Arrays.setAll(byPlace, node -> node);
    int[] representatives = byPlace.clone();
    IntArrays.quickSort(byPlace, (node, other) -> {
      int byX = Long.compare(steps(network.nodeX(node)), steps(network.nodeX(other)));
      int byY =
          byX != 0 ? byX : Long.compare(steps(network.nodeY(node)), steps(network.nodeY(other)));
      return byY != 0 ? byY : Integer.compare(node, other);
    });
    int first = 0;
    for (int at = 1; at <= byPlace.length; at++) {
      if (at == byPlace.length || !isSamePlace(network, byPlace[first], byPlace[at])) {
        for (int later = first + 1; later < at; later++) {
          joinWithEarlier(network, lines, byPlace, first, later, representatives);
        }
        first = at;
      }
    }
    return representatives;
  }

  private static void joinWithEarlier(
      Network network,
      DrawnLinks lines,
      int[] byPlace,
      int first,
      int later,
      int[] representatives) {
    int node = byPlace[later];
    for (int earlier = first; earlier < later; earlier++) {
      int other = byPlace[earlier];
      if (representatives[other] == other
          && (modes(network, node) & modes(network, other)) != 0
          && layers(network, lines, node).equals(layers(network, lines, other))
          && !areJoined(network, node, other)) {
        representatives[node] = other;
        return;
      }
    }
  }

  private static boolean isSamePlace(Network network, int node, int other) {
    return steps(network.nodeX(node)) == steps(network.nodeX(other))
        && steps(network.nodeY(node)) == steps(network.nodeY(other));
  }

  private static long steps(double meters) {
    return Math.round(meters / SAME_METERS);
  }

  private static long modes(Network network, int node) {
    long modes = 0;
    for (IntRows links : new IntRows[] {network.inLinks(), network.outLinks()}) {
      for (int at = links.start(node); at < links.end(node); at++) {
        modes |= network.modes(links.value(at));
      }
    }
    return modes;
  }

  /** The layers of the links at a node: that of all, or the several there are. */
  private static String layers(Network network, DrawnLinks lines, int node) {
    String layers = null;
    for (IntRows links : new IntRows[] {network.inLinks(), network.outLinks()}) {
      for (int at = links.start(node); at < links.end(node); at++) {
        String layer = lines.layers(links.value(at));
        layers = layers == null || layers.equals(layer) ? layer : layers + "/" + layer;
      }
    }
    return layers == null ? "" : layers;
  }

  private static boolean areJoined(Network network, int node, int other) {
    for (IntRows links : new IntRows[] {network.inLinks(), network.outLinks()}) {
      for (int at = links.start(node); at < links.end(node); at++) {
        int link = links.value(at);
        if (network.fromNode(link) == other || network.toNode(link) == other) {
          return true;
        }
      }
    }
    return false;
  }
}
