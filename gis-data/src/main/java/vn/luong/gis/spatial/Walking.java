package vn.luong.gis.spatial;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.Units;

/** Beside which links people walk. */
public final class Walking {
  private static final List<String> SLOW_MODES = List.of("walk", "bike", "bicycle", "motorbike");

  /** Where a network tells nothing of slow modes, people do not walk along faster roads. */
  private static final double GREATEST_WALKABLE_SPEED =
      Units.metersPerSecondFromKilometersPerHour(80);

  private Walking() {}

  /** Links beside which people walk: those of slow modes, else those of roads that are not too fast. */
  public static IntPredicate links(Network network) {
    long slow = 0;
    for (String mode : SLOW_MODES) {
      int index = network.modeTable().find(mode);
      slow |= index == ModeTable.NO_MODE ? 0 : ModeTable.bit(index);
    }
    long slowModes = slow;
    boolean areKnown = IntStream.range(0, network.linkCount())
        .anyMatch(link -> (network.modes(link) & slowModes) != 0);
    return areKnown
        ? link -> (network.modes(link) & slowModes) != 0
        : link -> network.freeSpeedMetersPerSecond(link) <= GREATEST_WALKABLE_SPEED;
  }
}
