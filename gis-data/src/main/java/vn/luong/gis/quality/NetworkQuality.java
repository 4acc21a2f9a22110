package vn.luong.gis.quality;

import java.util.List;
import java.util.Set;
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

  /** The kinds of problems that the checks report. */
  public static Set<String> kinds() {
    return Set.of(
        UnconnectedParts.KIND,
        DeadEnds.SOURCE,
        DeadEnds.SINK,
        OddValues.SPEED,
        OddValues.LANES,
        OddValues.CAPACITY,
        OddValues.NO_CAPACITY,
        OddValues.SHORT_LENGTH,
        ShortLinks.KIND,
        NodesAtOnePlace.KIND,
        DuplicateLinks.KIND,
        CrossingLines.CROSSING,
        CrossingLines.OVERLAP,
        CapacityDrops.KIND,
        TurnIslands.KIND);
  }
}
