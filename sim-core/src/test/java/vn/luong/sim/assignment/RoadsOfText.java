package vn.luong.sim.assignment;

import java.util.List;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.road.RoadGraph;

/**
 * A small world in one text: a line {@code A B t0 capacity b p} per link, which is named {@code AB}, a second one of the
 * same nodes {@code AB'}.
 */
record RoadsOfText(Network network, VolumeDelay delays) {

  static RoadsOfText of(String text) {
    List<String[]> rows =
        text.strip().lines().map(line -> line.strip().split("\\s+")).toList();
    ModeTable modes = new ModeTable();
    long car = ModeTable.bit(modes.add("car"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    VolumeDelay.Builder delays = new VolumeDelay.Builder(rows.size());
    for (String[] row : rows) {
      int from = node(builder, row[0]);
      int to = node(builder, row[1]);
      double time = Double.parseDouble(row[2]);
      double capacity = Double.parseDouble(row[3]);
      String id = row[0] + row[1];
      String free = builder.findLink(id) == IdTable.NO_ID ? id : id + "'";
      int link = builder.addLink(free, from, to, new LinkProperties(1000, 10, capacity, 1, car));
      delays.set(link, time, capacity, Double.parseDouble(row[4]), Double.parseDouble(row[5]));
    }
    return new RoadsOfText(builder.build(), delays.build());
  }

  private static int node(NetworkBuilder builder, String id) {
    int node = builder.findNode(id);
    return node == IdTable.NO_ID ? builder.addNode(id, builder.nodeCount(), 0) : node;
  }

  int node(String id) {
    return network.nodeIds().find(id);
  }

  int link(String id) {
    return network.linkIds().find(id);
  }

  RoadGraph graph() {
    return RoadGraph.of(network, 0);
  }

  OdDemand demand(String from, String to, double pce) {
    return new OdDemand.Builder().add(node(from), node(to), pce).build();
  }
}
