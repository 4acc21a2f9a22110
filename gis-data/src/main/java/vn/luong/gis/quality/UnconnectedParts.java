package vn.luong.gis.quality;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.luong.gis.roads.NetworkCleaner;
import vn.luong.gis.roads.StrongComponents;
import vn.luong.sim.network.Network;

/**
 * Links from which a mode cannot reach the largest part of its network, or to which it cannot get from there. Links that
 * hang together are told once, for all modes that have the same of them.
 */
final class UnconnectedParts implements NetworkCheck {
  static final String KIND = "unconnected-part";

  @Override
  public void run(Findings findings) {
    Network network = findings.network();
    Map<IntList, List<String>> modesOfPart = new LinkedHashMap<>();
    for (int mode = 0; mode < network.modeTable().size(); mode++) {
      String name = network.modeTable().name(mode);
      if (!NetworkCleaner.mayBeSeparate(name)) {
        for (IntList part : partsOutside(network, mode)) {
          modesOfPart.computeIfAbsent(part, key -> new ArrayList<>()).add(name);
        }
      }
    }
    modesOfPart.forEach((links, modes) -> {
      double meters = links.intStream().mapToDouble(network::lengthMeters).sum();
      findings.addLink(
          KIND,
          links.getInt(0),
          String.format(
              Locale.ROOT,
              "it and %d more links (%.2f km in all) cannot be left or reached by %s",
              links.size() - 1,
              meters / 1000,
              String.join(", ", modes)),
          "each mode should get from each of its links to each other",
          "Look for a missing road or a wrong one-way direction; --repair closes the links to these modes.");
    });
  }

  /** Links of the mode outside of its largest part, by what hangs together. */
  private static List<IntList> partsOutside(Network network, int mode) {
    int[] parts = StrongComponents.ofNodes(network, mode);
    int[] roots = new int[network.nodeCount()];
    Arrays.setAll(roots, node -> node);
    IntList outside = new IntArrayList();
    for (int link = 0; link < network.linkCount(); link++) {
      int from = network.fromNode(link);
      int to = network.toNode(link);
      boolean isInside =
          parts[from] == StrongComponents.LARGEST && parts[to] == StrongComponents.LARGEST;
      if (network.allows(link, mode) && !isInside) {
        outside.add(link);
        if (parts[from] != StrongComponents.LARGEST && parts[to] != StrongComponents.LARGEST) {
          roots[rootOf(roots, from)] = rootOf(roots, to);
        }
      }
    }
    Map<Integer, IntList> linksOfRoot = new LinkedHashMap<>();
    for (int link : outside) {
      // The end that lies outside; the other may be a junction of the largest part.
      int node = parts[network.fromNode(link)] == StrongComponents.LARGEST
          ? network.toNode(link)
          : network.fromNode(link);
      linksOfRoot
          .computeIfAbsent(rootOf(roots, node), key -> new IntArrayList())
          .add(link);
    }
    return new ArrayList<>(linksOfRoot.values());
  }

  private static int rootOf(int[] roots, int node) {
    int root = node;
    while (roots[root] != root) {
      roots[root] = roots[roots[root]];
      root = roots[root];
    }
    return root;
  }
}
