package vn.luong.gis.quality;

import java.util.List;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;

/** All checks of a network's quality. What they find are warnings: the network can be used, but may not be what it should. */
public final class NetworkQuality {
  private static final List<NetworkCheck> CHECKS = List.of(
      new UnconnectedParts(),
      new DeadEnds(),
      new OddValues(),
      new ShortLinks(),
      new NodesAtOnePlace(),
      new DuplicateLinks(),
      new CrossingLines(),
      new CapacityDrops(),
      new TurnIslands());

  private NetworkQuality() {}

  /**
   * Runs all checks.
   *
   * @param source what the user calls the network, normally its file
   */
  public static void check(Network network, String source, ProblemLog problems) {
    Findings findings = new Findings(network, source, problems);
    for (NetworkCheck check : CHECKS) {
      check.run(findings);
    }
  }
}
