package vn.luong.gis.roads;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;

/**
 * Small networks as text: {@code "A>B car 2; B=C car,motorbike 1"} is a one-way link of two lanes and a road of
 * one lane in both directions. Links are called {@code l0, l1, …} and come from the ways
 * {@code w0, w1, …}; nodes are 100 m apart on a line in the order they
 * appear, and every link is 100 m long.
 */
final class TextNetwork {
  private TextNetwork() {}

  static Network of(String text) {
    ModeTable modes = new ModeTable();
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (String road : text.strip().split("\\s*;\\s*")) {
      String[] words = road.split(" +");
      int from = node(builder, words[0].substring(0, 1));
      int to = node(builder, words[0].substring(2));
      long allowed = 0;
      for (String mode : words[1].split(",")) {
        allowed |= ModeTable.bit(modes.add(mode));
      }
      double lanes = Double.parseDouble(words[2]);
      LinkProperties properties = new LinkProperties(100, 10, lanes * 1000, lanes, allowed);
      link(builder, from, to, properties);
      if (words[0].charAt(1) == '=') {
        link(builder, to, from, properties);
      }
    }
    return builder.build();
  }

  /** The links as text, e.g. {@code A>B 100 car}, in the network's order. */
  static List<String> links(Network network) {
    List<String> links = new ArrayList<>();
    for (int link = 0; link < network.linkCount(); link++) {
      links.add(network.nodeId(network.fromNode(link)) + ">" + network.nodeId(network.toNode(link))
          + " " + Math.round(network.lengthMeters(link)) + " "
          + String.join(",", network.modeTable().namesOf(network.modes(link))));
    }
    return links;
  }

  private static int node(NetworkBuilder builder, String id) {
    int node = builder.findNode(id);
    return node == IdTable.NO_ID ? builder.addNode(id, 100 * builder.nodeCount(), 0) : node;
  }

  private static void link(NetworkBuilder builder, int from, int to, LinkProperties properties) {
    int number = builder.linkCount();
    int link = builder.addLink("l" + number, from, to, properties);
    builder.linkAttributes().putText(link, LinkTexts.ORIGIN, "w" + number);
  }
}
