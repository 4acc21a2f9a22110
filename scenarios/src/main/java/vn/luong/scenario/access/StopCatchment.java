package vn.luong.scenario.access;

import java.util.Arrays;
import vn.luong.gis.spatial.NetworkReach;
import vn.luong.gis.spatial.ReachSearch;
import vn.luong.sim.transit.StopFacilities;

/** How far it is on foot from places to the nearest of some stops, along the links and straight on to either. */
final class StopCatchment {
  static final int[] METERS = {400, 800, 1000};

  private static final double MOST_METERS = METERS[METERS.length - 1];

  private final NetworkReach reach;

  /**
   * Measures.
   *
   * @param walking search on foot
   * @param stops stop facilities
   */
  StopCatchment(ReachSearch walking, StopFacilities facilities, int[] stops) {
    reach = walking.fromAny(
        Arrays.stream(stops).mapToDouble(facilities::x).toArray(),
        Arrays.stream(stops).mapToDouble(facilities::y).toArray(),
        new double[stops.length],
        0,
        MOST_METERS);
  }

  /** Residents or jobs within each of the distances, by zone and distance. */
  double[][] within(PeoplePlaces places, int zoneCount) {
    double[] meters = places.costs(reach);
    double[][] sums = new double[zoneCount][METERS.length];
    for (int place = 0; place < meters.length; place++) {
      for (int limit = 0; limit < METERS.length; limit++) {
        if (meters[place] <= METERS[limit]) {
          sums[places.zone(place)][limit] += places.weight(place);
        }
      }
    }
    return sums;
  }
}
