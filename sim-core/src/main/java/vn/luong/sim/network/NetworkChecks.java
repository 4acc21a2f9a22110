package vn.luong.sim.network;

import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.ClosedHours;

/** Finds values in a network that no simulation can use. */
public final class NetworkChecks {
  private final Network network;
  private final SourcePosition source;
  private final ProblemLog problems;

  private NetworkChecks(Network network, String source, ProblemLog problems) {
    this.network = network;
    this.source = SourcePosition.of(source);
    this.problems = problems;
  }

  /**
   * Checks every link.
   *
   * @param source what the user calls the network, normally its file
   */
  public static void run(Network network, String source, ProblemLog problems) {
    NetworkChecks checks = new NetworkChecks(network, source, problems);
    if (network.linkCount() == 0) {
      problems.add(Problem.error(
          "empty-network",
          checks.source,
          "",
          "the network has no links",
          "at least one link is needed",
          "Check the file, or the area and road classes of the import."));
    }
    for (int link = 0; link < network.linkCount(); link++) {
      checks.check(link);
    }
  }

  private void check(int link) {
    requirePositive(link, "length", "m", network.lengthMeters(link), "negative-length");
    requirePositive(link, "freespeed", "m/s", network.freeSpeedMetersPerSecond(link), "bad-speed");
    double capacity = network.capacityPcePerPeriod(link);
    if (!(capacity >= 0)) {
      report(link, "capacity", capacity + " PCE per period", "must be ≥ 0", "bad-capacity");
    }
    double lanes = network.laneCount(link);
    if (!(lanes > 0) || Double.isInfinite(lanes)) {
      report(link, "permlanes", Double.toString(lanes), "must be > 0", "bad-lanes");
    }
    String closed = network.linkAttributes().findText(link, ClosedHours.ATTRIBUTE);
    if (closed != null && ClosedHours.parse(closed).isEmpty()) {
      report(
          link,
          ClosedHours.ATTRIBUTE,
          "\"" + closed + "\"",
          "expected modes and hours such as truck 06:00-09:00,16:00-20:00",
          "bad-closed-hours");
    }
  }

  private void requirePositive(int link, String name, String unit, double value, String kind) {
    if (!(value > 0) || Double.isInfinite(value)) {
      report(link, name, value + " " + unit, "must be > 0", kind);
    }
  }

  private void report(int link, String name, String found, String expected, String kind) {
    int node = network.fromNode(link);
    problems.add(Problem.error(
            kind,
            source,
            "link \"" + network.linkId(link) + "\"",
            name + " is " + found,
            expected,
            "Correct the attribute or re-import the road.")
        .at(network.nodeX(node), network.nodeY(node)));
  }
}
