package vn.luong.gis.attachment;

import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;

/**
 * A map of 6 km: in the west QL.13 with two carriageways 30 m apart, in the east the two-way ĐT.743 with a bend, both without a junction
 * on 6 km; a street between them, and roads along the south and north that join all.
 */
final class TownOnAMap {
  private final NetworkBuilder builder = new NetworkBuilder(new ModeTable());
  private final long modes = ModeTable.bit(builder.modeTable().add("car"))
      | ModeTable.bit(builder.modeTable().add("motorbike"));

  private TownOnAMap() {}

  static Network build() {
    return build("QL.13", false);
  }

  static Network build(String westernNumber, boolean forbidsTurn) {
    TownOnAMap town = new TownOnAMap();
    town.node("ws", 2000, -3000);
    town.node("wn", 2000, 3000);
    town.node("vs", 1970, -3000);
    town.node("vn", 1970, 3000);
    town.node("es", 8000, -3000);
    town.node("en", 8000, 3000);
    town.node("ms", 5000, -3000);
    town.node("mn", 5000, 3000);
    int up = town.link("up", "ws", "wn", "primary", westernNumber);
    int down = town.link("down", "vn", "vs", "primary", westernNumber);
    town.link("turn-n", "wn", "vn", "primary", westernNumber);
    town.link("turn-s", "vs", "ws", "primary", westernNumber);
    int north = town.link("dt", "es", "en", "secondary", "ĐT.743");
    int south = town.link("dt-back", "en", "es", "secondary", "ĐT.743");
    town.builder.setShape(north, new double[] {8100, 0});
    town.builder.setShape(south, new double[] {8100, 0});
    town.both("street", "ms", "mn", "residential");
    town.both("south-1", "ws", "ms", "tertiary");
    town.both("south-2", "ms", "es", "tertiary");
    town.both("north-1", "wn", "mn", "tertiary");
    town.both("north-2", "mn", "en", "tertiary");
    if (forbidsTurn) {
      town.builder.forbidTurn(town.modes, up, town.builder.findLink("turn-n"), down);
    }
    return town.builder.build();
  }

  private void node(String id, double x, double y) {
    builder.addNode(id, x, y);
  }

  private void both(String id, String from, String to, String type) {
    link(id, from, to, type, "");
    link(id + "-back", to, from, type, "");
  }

  private int link(String id, String from, String to, String type, String ref) {
    int start = builder.findNode(from);
    int end = builder.findNode(to);
    double meters = Math.hypot(
        builder.nodeX(end) - builder.nodeX(start), builder.nodeY(end) - builder.nodeY(start));
    int link = builder.addLink(id, start, end, new LinkProperties(meters, 15, 3600, 2, modes));
    builder.linkAttributes().putText(link, "type", type);
    if (!ref.isEmpty()) {
      builder.linkAttributes().putText(link, "ref", ref);
    }
    return link;
  }
}
