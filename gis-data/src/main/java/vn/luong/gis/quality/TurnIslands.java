package vn.luong.gis.quality;

import vn.luong.gis.roads.StrongComponents;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;

/** Links that their place would connect with the rest, but forbidden turns cut off. */
final class TurnIslands implements NetworkCheck {
  static final String KIND = "turn-island";

  @Override
  public void run(Findings findings) {
    Network network = findings.network();
    long[] islands = new long[network.linkCount()];
    for (int mode = 0; mode < network.modeTable().size(); mode++) {
      if (StrongComponents.hasForbiddenTurns(network, mode)) {
        int[] nodes = StrongComponents.ofNodes(network, mode);
        int[] links = StrongComponents.ofLinks(network, mode);
        for (int link = 0; link < islands.length; link++) {
          boolean isConnected = nodes[network.fromNode(link)] == StrongComponents.LARGEST
              && nodes[network.toNode(link)] == StrongComponents.LARGEST;
          if (network.allows(link, mode)
              && isConnected
              && links[link] != StrongComponents.LARGEST) {
            islands[link] |= ModeTable.bit(mode);
          }
        }
      }
    }
    for (int link = 0; link < islands.length; link++) {
      if (islands[link] != 0) {
        findings.addLink(
            KIND,
            link,
            "forbidden turns let " + findings.modeNames(islands[link])
                + " not get there or not away",
            "each link should be reached from each other",
            "Check the turn restrictions at its ends (disallowedNextLinks).");
      }
    }
  }
}
