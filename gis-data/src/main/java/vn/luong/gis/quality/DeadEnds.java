package vn.luong.gis.quality;

import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;

/** One-way links that begin where nothing leads to, or end where nothing leads on. */
final class DeadEnds implements NetworkCheck {
  static final String SOURCE = "dead-end-source";
  static final String SINK = "dead-end-sink";

  @Override
  public void run(Findings findings) {
    Network network = findings.network();
    for (int link = 0; link < network.linkCount(); link++) {
      long modes = network.modes(link);
      long unreached = modes & ~modesOf(network, network.inLinks(), network.fromNode(link));
      long stuck = modes & ~modesOf(network, network.outLinks(), network.toNode(link));
      if (unreached != 0) {
        findings.addLink(
            SOURCE,
            link,
            "no link leads to its start for " + findings.modeNames(unreached),
            "a way in is needed",
            "Check the direction of the one-way roads there, or add the road that is missing.");
      }
      if (stuck != 0) {
        findings.addLink(
            SINK,
            link,
            "no link leads on from its end for " + findings.modeNames(stuck),
            "a way out is needed",
            "Check the direction of the one-way roads there, or add the road that is missing.");
      }
    }
  }

  private static long modesOf(Network network, IntRows links, int node) {
    long modes = 0;
    for (int at = links.start(node); at < links.end(node); at++) {
      modes |= network.modes(links.value(at));
    }
    return modes;
  }
}
