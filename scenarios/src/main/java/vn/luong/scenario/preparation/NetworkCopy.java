package vn.luong.scenario.preparation;

import java.util.Arrays;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;

/** Copies a network into a builder, to be changed. */
final class NetworkCopy {
  /** Tells what a link shall be like; null to leave it out. */
  interface LinkChange {
    LinkProperties after(int link);
  }

  private NetworkCopy() {}

  /** What a link is like. */
  static LinkProperties properties(Network network, int link) {
    return new LinkProperties(
        network.lengthMeters(link),
        network.freeSpeedMetersPerSecond(link),
        network.capacityPcePerPeriod(link),
        network.laneCount(link),
        network.modes(link));
  }

  /** A builder that holds the network with changed links. */
  static NetworkBuilder of(Network before, LinkChange change) {
    NetworkBuilder builder = new NetworkBuilder(before.modeTable());
    builder.setName(before.name());
    builder.setCapacityPeriodSeconds(before.capacityPeriodSeconds());
    for (int node = 0; node < before.nodeCount(); node++) {
      builder.addNode(before.nodeId(node), before.nodeX(node), before.nodeY(node));
    }
    int[] newLinks = new int[before.linkCount()];
    Arrays.fill(newLinks, Network.NO_LINK);
    for (int link = 0; link < newLinks.length; link++) {
      LinkProperties properties = change.after(link);
      if (properties != null) {
        int added = builder.addLink(
            before.linkId(link), before.fromNode(link), before.toNode(link), properties);
        AttributeTable attributes = before.linkAttributes();
        for (String name : attributes.namesOf(link)) {
          builder.linkAttributes().put(added, name, attributes.find(link, name));
        }
        builder.setShape(added, shape(before, link));
        newLinks[link] = added;
      }
    }
    builder.forbidTurns(before.turnRestrictions(), newLinks);
    return builder;
  }

  private static double[] shape(Network network, int link) {
    double[] coordinates = new double[2 * network.bendCount(link)];
    for (int bend = 0; bend < network.bendCount(link); bend++) {
      coordinates[2 * bend] = network.bendX(link, bend);
      coordinates[2 * bend + 1] = network.bendY(link, bend);
    }
    return coordinates;
  }
}
