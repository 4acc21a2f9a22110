package vn.luong.sim.operations;

import java.util.Locale;
import vn.luong.sim.network.LinkLines;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.transit.StopFacilities;

/**
 * Finds stops that are not where their vehicles stop. Nothing follows from it for the vehicles; but people walk to the stop's own
 * place, and get out at its link.
 */
public final class StopPlaceChecks {
  /** More than a platform, a bus station or a simplified road can explain. */
  static final double FAR_METERS = 300;

  /** Coordinates up to here may be degrees, where metres mean nothing. */
  private static final double MOST_DEGREES = 360;

  private StopPlaceChecks() {}

  /** Warns of each stop that is far from its link. */
  public static void run(
      StopFacilities stops, Network network, SourcePosition position, ProblemLog problems) {
    LinkLines lines = new LinkLines(network);
    for (int stop = 0; stop < stops.count(); stop++) {
      double x = stops.x(stop);
      double y = stops.y(stop);
      boolean isMetric = Math.abs(x) > MOST_DEGREES || Math.abs(y) > MOST_DEGREES;
      int link = stops.link(stop);
      if (link == Network.NO_LINK || !isMetric) {
        continue;
      }
      double meters = lines.distanceMeters(link, x, y);
      if (meters > FAR_METERS) {
        problems.add(Problem.warning(
                "stop-far-from-link",
                position,
                "stop \"" + stops.id(stop) + "\"",
                String.format(
                    Locale.ROOT, "is %.0f m from its link \"%s\"", meters, network.linkId(link)),
                "vehicles stop on the link, people walk to the stop; " + (int) FAR_METERS
                    + " m are far",
                "Give the stop the link that it lies on, add that link, or correct x and y.")
            .at(x, y));
      }
    }
  }
}
