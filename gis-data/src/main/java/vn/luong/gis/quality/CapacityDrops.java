package vn.luong.gis.quality;

import java.util.Locale;
import java.util.Objects;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.Units;

/**
 * Roads that lose more than half of their capacity between junctions, where nothing branches off and the type of road
 * stays the same: mostly one piece of the road has no lanes stated and got the usual ones.
 */
final class CapacityDrops implements NetworkCheck {
  static final String KIND = "capacity-drop";
  private static final double LEAST_SHARE = 0.5;

  @Override
  public void run(Findings findings) {
    Network network = findings.network();
    for (int link = 0; link < network.linkCount(); link++) {
      int next = onlyContinuation(network, link);
      if (next == Network.NO_LINK || findings.lines().hasSignals(next)) {
        continue;
      }
      double before = Units.perHour(network.flowCapacityPcePerSecond(link));
      double after = Units.perHour(network.flowCapacityPcePerSecond(next));
      boolean isSameType =
          Objects.equals(findings.lines().type(link), findings.lines().type(next));
      if (isSameType && after < LEAST_SHARE * before) {
        findings.addNode(
            KIND,
            network.toNode(link),
            String.format(
                Locale.ROOT,
                "from %s to %s the capacity drops from %.0f to %.0f PCE/h",
                findings.linkName(link),
                findings.linkName(next),
                before,
                after),
            "a road keeps its capacity between junctions",
            "Check lanes and capacity of both.");
      }
    }
  }

  /** The link that all traffic of a link goes on to, if no other traffic joins there; turning back does not count. */
  private static int onlyContinuation(Network network, int link) {
    int node = network.toNode(link);
    int next = Network.NO_LINK;
    IntRows out = network.outLinks();
    for (int at = out.start(node); at < out.end(node); at++) {
      if (network.toNode(out.value(at)) != network.fromNode(link)) {
        if (next != Network.NO_LINK) {
          return Network.NO_LINK;
        }
        next = out.value(at);
      }
    }
    IntRows in = network.inLinks();
    for (int at = in.start(node); at < in.end(node) && next != Network.NO_LINK; at++) {
      int other = in.value(at);
      if (other != link && network.fromNode(other) != network.toNode(next)) {
        return Network.NO_LINK;
      }
    }
    return next;
  }
}
