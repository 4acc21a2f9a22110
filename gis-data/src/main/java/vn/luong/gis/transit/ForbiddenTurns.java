package vn.luong.gis.transit;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.TurnRestrictions;

/** The turns that some modes must not take, by their last link. */
final class ForbiddenTurns {
  private final Int2ObjectOpenHashMap<List<int[]>> byLastLink = new Int2ObjectOpenHashMap<>();

  /** The last links: most links are none, and bits are looked up sooner than keys. */
  private final BitSet isLastLink = new BitSet();

  /** Gives the links driven so far, from the last one back. */
  interface LinksBefore {
    /** The link so many before the last one, or {@link Network#NO_LINK} if the way begins after it. */
    int link(int back);
  }

  ForbiddenTurns(Network network, long modes) {
    TurnRestrictions turns = network.turnRestrictions();
    for (int turn = 0; turn < turns.count(); turn++) {
      if ((turns.modes(turn) & modes) == modes) {
        int[] links = turns.links(turn);
        isLastLink.set(links[links.length - 1]);
        byLastLink
            .computeIfAbsent(links[links.length - 1], link -> new ArrayList<>())
            .add(links);
      }
    }
  }

  /** Whether there is anything after which the link must not be driven. */
  boolean isEverForbidden(int link) {
    return isLastLink.get(link);
  }

  /** Whether the link must not be driven after those before. */
  boolean forbid(int link, LinksBefore before) {
    List<int[]> sequences = byLastLink.get(link);
    if (sequences == null) {
      return false;
    }
    for (int[] sequence : sequences) {
      int matching = 0;
      while (matching < sequence.length - 1
          && before.link(matching) == sequence[sequence.length - 2 - matching]) {
        matching++;
      }
      if (matching == sequence.length - 1) {
        return true;
      }
    }
    return false;
  }
}
