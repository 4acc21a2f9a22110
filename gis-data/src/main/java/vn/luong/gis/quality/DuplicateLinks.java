package vn.luong.gis.quality;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import vn.luong.sim.network.Network;

/** Links between the same nodes along the same line for the same modes: one road, counted twice. */
final class DuplicateLinks implements NetworkCheck {
  static final String KIND = "duplicate-link";

  private static final double SAME_METERS = 2;
  private static final int SAMPLES = 8;

  /** A link and the earlier one that it repeats. */
  record Pair(int first, int second) {}

  @Override
  public void run(Findings findings) {
    for (Pair pair : find(findings.network())) {
      findings.addLink(
          KIND,
          pair.second(),
          "runs along the same line as " + findings.linkName(pair.first())
              + ", in the same direction",
          "a road should be one link",
          "Remove one of them; --repair joins them and adds up modes, not lanes.");
    }
  }

  /** All duplicates, each with the first link at its place. */
  static List<Pair> find(Network network) {
    DrawnLinks lines = new DrawnLinks(network);
    List<Pair> pairs = new ArrayList<>();
    for (int link = 0; link < network.linkCount(); link++) {
      int node = network.fromNode(link);
      for (int at = network.outLinks().start(node); at < network.outLinks().end(node); at++) {
        int earlier = network.outLinks().value(at);
        if (earlier < link
            && network.toNode(earlier) == network.toNode(link)
            && (network.modes(earlier) & network.modes(link)) != 0
            && isSameLine(lines, earlier, link)) {
          pairs.add(new Pair(earlier, link));
          break;
        }
      }
    }
    return pairs;
  }

  private static boolean isSameLine(DrawnLinks lines, int link, int other) {
    Coordinate[] line = lines.points(link);
    Coordinate[] otherLine = lines.points(other);
    if (!lines.layers(link).equals(lines.layers(other))
        || Math.abs(DrawnLinks.length(line) - DrawnLinks.length(otherLine)) > SAME_METERS
        // Two roads may be drawn straight although they are not: then their lengths tell them
        // apart.
        || !isSameLength(lines, link, other)) {
      return false;
    }
    for (int sample = 1; sample < SAMPLES; sample++) {
      double[] place = DrawnLinks.along(line, (double) sample / SAMPLES);
      double[] otherPlace = DrawnLinks.along(otherLine, (double) sample / SAMPLES);
      if (Math.hypot(place[0] - otherPlace[0], place[1] - otherPlace[1]) > SAME_METERS) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSameLength(DrawnLinks lines, int link, int other) {
    return Math.abs(lines.lengthMeters(link) - lines.lengthMeters(other)) <= SAME_METERS;
  }
}
