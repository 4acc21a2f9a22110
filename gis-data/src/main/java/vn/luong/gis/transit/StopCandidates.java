package vn.luong.gis.transit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luong.gis.spatial.LinksNear;
import vn.luong.sim.network.Network;

/**
 * The links that a stop may belong to, and what each costs. Links that lines before have used for the stop cost less, so
 * that a stop does not fall apart without need.
 *
 * <p>Threads: one at a time.
 */
final class StopCandidates {
  /** More than these do not make the match better, but the search slower. */
  private static final int MOST = 16;
  /** Links this much farther than the nearest one are tried too: the other carriageway. */
  private static final double BEYOND_NEAREST_METERS = 40;
  /** Half a lane: a stop so little to the left may as well be on the right. */
  private static final double SIDE_TOLERANCE_METERS = 1.5;

  private static final double NEW_LINK_SECONDS = 10;
  /** Vehicles halt at the end of the link: of two links that are as near, the one that ends at the stop is better. */
  private static final double SECONDS_PER_METER_TO_LINK_END = 0.01;

  private final Network network;
  private final LinksNear index;
  private final PlacementParameters parameters;
  private final Map<String, List<LinksNear.Found>> besideByStop = new HashMap<>();
  private final Map<String, Set<Integer>> usedByStop = new HashMap<>();

  StopCandidates(Network network, long modes, PlacementParameters parameters) {
    this.network = network;
    index = new LinksNear(network, link -> (network.modes(link) & modes) != 0);
    this.parameters = parameters;
  }

  /** The links near a stop, the nearest first; none if all are too far. */
  List<LinksNear.Found> of(StopSketch stop) {
    return besideByStop.computeIfAbsent(stop.id(), id -> find(stop.place()));
  }

  private List<LinksNear.Found> find(MapPoint place) {
    List<LinksNear.Found> found =
        index.find(place.x(), place.y(), parameters.candidateRadiusMeters());
    if (found.isEmpty()) {
      found = index.find(place.x(), place.y(), parameters.maximumStopDistanceMeters());
    }
    double nearest = found.isEmpty() ? Double.NaN : found.get(0).distanceMeters();
    double radius = Math.max(parameters.candidateRadiusMeters(), nearest + BEYOND_NEAREST_METERS);
    if (radius > parameters.candidateRadiusMeters()) {
      found = index.find(place.x(), place.y(), radius);
    }
    return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
  }

  /** What speaks against the link, in seconds. */
  double costSeconds(StopSketch stop, LinksNear.Found beside) {
    double wrongMeters = parameters.drivesOnRight() ? beside.leftMeters() : -beside.leftMeters();
    double seconds = beside.distanceMeters() * parameters.secondsPerStopDistanceMeter();
    seconds +=
        (1 - beside.share()) * network.lengthMeters(beside.link()) * SECONDS_PER_METER_TO_LINK_END;
    if (wrongMeters > SIDE_TOLERANCE_METERS) {
      seconds += parameters.wrongSideSeconds();
    }
    Set<Integer> used = usedByStop.get(stop.id());
    return used == null || used.contains(beside.link()) ? seconds : seconds + NEW_LINK_SECONDS;
  }

  /** Tells that a line uses a link for the stop. */
  void use(StopSketch stop, int link) {
    usedByStop.computeIfAbsent(stop.id(), id -> new HashSet<>()).add(link);
  }
}
