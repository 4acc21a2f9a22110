package vn.luong.gis.quality;

import java.util.List;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** Where checks put what they find; knows the network and where its things lie. */
final class Findings {
  private final Network network;
  private final DrawnLinks lines;
  private final SourcePosition source;
  private final ProblemLog problems;

  Findings(Network network, String source, ProblemLog problems) {
    this.network = network;
    this.source = SourcePosition.of(source);
    this.problems = problems;
    lines = new DrawnLinks(network);
  }

  Network network() {
    return network;
  }

  DrawnLinks lines() {
    return lines;
  }

  /** Reports a link, at its middle. */
  void addLink(String kind, int link, String found, String expected, String remedy) {
    double[] middle = lines.middle(link);
    add(kind, linkName(link), found, expected, remedy, middle[0], middle[1]);
  }

  void addNode(String kind, int node, String found, String expected, String remedy) {
    add(
        kind,
        "node \"" + network.nodeId(node) + "\"",
        found,
        expected,
        remedy,
        network.nodeX(node),
        network.nodeY(node));
  }

  void add(
      String kind,
      String subject,
      String found,
      String expected,
      String remedy,
      double x,
      double y) {
    problems.add(Problem.warning(kind, source, subject, found, expected, remedy).at(x, y));
  }

  /** The link as messages call it: id, and name if it has one. */
  String linkName(int link) {
    String name = network.linkAttributes().findText(link, "name");
    return "link \"" + network.linkId(link) + "\"" + (name == null ? "" : " (" + name + ")");
  }

  String modeNames(long modes) {
    List<String> names = network.modeTable().namesOf(modes);
    return String.join(", ", names);
  }
}
