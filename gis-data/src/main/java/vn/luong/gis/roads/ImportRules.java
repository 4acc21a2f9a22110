package vn.luong.gis.roads;

import java.util.Set;

/**
 * What an import takes of a map.
 *
 * @param modes modes of the network
 * @param hasFerries whether ferries for vehicles become links
 * @param hasSignals whether traffic signals slow down the links that they stop
 */
record ImportRules(Set<RoadMode> modes, boolean hasFerries, boolean hasSignals) {
  ImportRules {
    modes = Set.copyOf(modes);
  }

  /** The modes as bits of {@link RoadMode}. */
  int modeBits() {
    return modes.stream().mapToInt(RoadMode::bit).sum();
  }
}
