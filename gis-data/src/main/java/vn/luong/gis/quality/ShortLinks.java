package vn.luong.gis.quality;

import java.util.Locale;
import vn.luong.sim.network.Network;

/**
 * Links that are driven in less than a time step (1 s): the mobsim takes a whole step for each, so a chain of them makes
 * a road slower than it is.
 */
final class ShortLinks implements NetworkCheck {
  static final String KIND = "short-link";
  private static final double STEP_SECONDS = 1;

  @Override
  public void run(Findings findings) {
    Network network = findings.network();
    for (int link = 0; link < network.linkCount(); link++) {
      if (network.freeTravelTimeSeconds(link) < STEP_SECONDS) {
        findings.addLink(
            KIND,
            link,
            String.format(
                Locale.ROOT,
                "%.1f m take %.2f s at free speed",
                network.lengthMeters(link),
                network.freeTravelTimeSeconds(link)),
            "a link should take at least the time step of 1 s",
            "Join it with its neighbours, e.g. by importing with --cluster-junctions.");
      }
    }
  }
}
