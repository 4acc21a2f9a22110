package vn.luong.gis.quality;

import java.util.List;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.ProblemLog;

/** Makes small networks: links of one lane, 600 PCE/h, 36 km/h and the length of their line, unless said otherwise. */
final class Streets {
  private final ModeTable modes = new ModeTable();
  private final NetworkBuilder builder = new NetworkBuilder(modes);
  private double lengthFactor = 1;
  private double speed = 10;
  private double lanes = 1;
  private double capacity = 600;
  private String type;
  private String layer;
  private String signals;
  private String modeNames = "car";
  private double[] bends = {};

  Streets node(String id, double x, double y) {
    builder.addNode(id, x, y);
    return this;
  }

  Streets lengthFactor(double factor) {
    lengthFactor = factor;
    return this;
  }

  Streets kilometersPerHour(double kilometersPerHour) {
    speed = kilometersPerHour / 3.6;
    return this;
  }

  Streets lanes(double count) {
    lanes = count;
    return this;
  }

  Streets capacity(double pcePerHour) {
    capacity = pcePerHour;
    return this;
  }

  Streets type(String name) {
    type = name;
    return this;
  }

  Streets layer(String number) {
    layer = number;
    return this;
  }

  Streets signals() {
    signals = "yes";
    return this;
  }

  Streets modes(String names) {
    modeNames = names;
    return this;
  }

  Streets bends(double... coordinates) {
    bends = coordinates;
    return this;
  }

  /** A road in both directions, {@code id_f} and {@code id_b}, with what was said since the last one. */
  Streets road(String id, String from, String to) {
    add(id + "_f", from, to, bends);
    double[] reversed = new double[bends.length];
    for (int at = 0; at < bends.length; at += 2) {
      reversed[bends.length - 2 - at] = bends[at];
      reversed[bends.length - 1 - at] = bends[at + 1];
    }
    add(id + "_b", to, from, reversed);
    return reset();
  }

  Streets oneWay(String id, String from, String to) {
    add(id, from, to, bends);
    return reset();
  }

  Streets forbid(String... links) {
    int[] indices = new int[links.length];
    for (int position = 0; position < links.length; position++) {
      indices[position] = builder.findLink(links[position]);
    }
    builder.forbidTurn(ModeTable.bit(modes.find("car")), indices);
    return this;
  }

  Network build() {
    return builder.build();
  }

  /** What the checks find: {@code kind: subject}, in order. */
  static List<String> findings(Network network) {
    return problems(network).problems().stream()
        .map(problem -> problem.kind() + ": " + problem.subject().replace("\"", ""))
        .toList();
  }

  static ProblemLog problems(Network network) {
    ProblemLog problems = new ProblemLog();
    NetworkQuality.check(network, "network.xml", problems);
    return problems;
  }

  private void add(String id, String from, String to, double[] line) {
    int fromNode = builder.findNode(from);
    int toNode = builder.findNode(to);
    double length = 0;
    double x = builder.nodeX(fromNode);
    double y = builder.nodeY(fromNode);
    for (int at = 0; at <= line.length; at += 2) {
      double nextX = at < line.length ? line[at] : builder.nodeX(toNode);
      double nextY = at < line.length ? line[at + 1] : builder.nodeY(toNode);
      length += Math.hypot(nextX - x, nextY - y);
      x = nextX;
      y = nextY;
    }
    long allowed = 0;
    for (String mode : modeNames.split(",")) {
      allowed |= ModeTable.bit(modes.add(mode));
    }
    int link = builder.addLink(
        id,
        fromNode,
        toNode,
        new LinkProperties(length * lengthFactor, speed, capacity, lanes, allowed));
    builder.setShape(link, line);
    putText(link, "type", type);
    putText(link, "layer", layer);
    putText(link, "signals", signals);
  }

  private void putText(int link, String name, String text) {
    if (text != null) {
      builder.linkAttributes().putText(link, name, text);
    }
  }

  private Streets reset() {
    lengthFactor = 1;
    speed = 10;
    lanes = 1;
    capacity = 600;
    type = null;
    layer = null;
    signals = null;
    modeNames = "car";
    bends = new double[0];
    return this;
  }
}
