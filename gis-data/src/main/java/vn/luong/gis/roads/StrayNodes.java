package vn.luong.gis.roads;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import vn.luong.gis.crs.Wgs84;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Nodes of roads that cannot be where the map says: at 0, 0, where things without coordinates end up, in the wrong hemisphere,
 * or with longitude and latitude exchanged. They count as missing, so that ways are cut there, not drawn over half the world.
 *
 * <p>A node is astray if it is further from the middle (the medians of longitude and latitude) than {@value
 * #FAR_QUANTILES} times the distance within which nine tenths of the nodes lie, and {@value #LEAST_FAR_METERS} m.
 */
final class StrayNodes {
  private static final double QUANTILE = 0.9;
  private static final double FAR_QUANTILES = 10;
  private static final double LEAST_FAR_METERS = 100_000;

  private final RoadMap map;
  private final int[] there;
  private final double middleLongitude;
  private final double middleLatitude;

  private StrayNodes(RoadMap map) {
    this.map = map;
    there = IntStream.range(0, map.nodeCount()).filter(map::isThere).toArray();
    middleLongitude = median(Arrays.stream(there).mapToDouble(map::longitude).toArray());
    middleLatitude = median(Arrays.stream(there).mapToDouble(map::latitude).toArray());
  }

  /** Makes the map forget where its stray nodes are, with a warning for each. */
  static void forget(RoadMap map, SourcePosition source, ProblemLog problems) {
    StrayNodes nodes = new StrayNodes(map);
    if (nodes.there.length > 0) {
      nodes.forget(source, problems);
    }
  }

  private void forget(SourcePosition source, ProblemLog problems) {
    double[] meters = Arrays.stream(there)
        .mapToDouble(node -> metersFromMiddle(map.longitude(node), map.latitude(node)))
        .toArray();
    double[] sorted = meters.clone();
    Arrays.sort(sorted);
    double most =
        Math.max(LEAST_FAR_METERS, FAR_QUANTILES * sorted[(int) (QUANTILE * (sorted.length - 1))]);
    for (int index = 0; index < there.length; index++) {
      if (meters[index] > most) {
        problems.add(problem(source, there[index], meters[index], most));
        map.forgetPlace(there[index]);
      }
    }
  }

  private Problem problem(SourcePosition source, int node, double meters, double most) {
    double longitude = map.longitude(node);
    double latitude = map.latitude(node);
    boolean isExchanged =
        Math.abs(longitude) <= 90 && metersFromMiddle(latitude, longitude) <= most;
    return Problem.warning(
        "stray-node",
        source,
        "node " + map.nodeId(node),
        String.format(
            Locale.ROOT,
            "it lies at longitude %s, latitude %s, %,.0f km from the middle of the roads",
            longitude,
            latitude,
            meters / 1000),
        String.format(Locale.ROOT, "nodes within %,.0f km are expected", most / 1000),
        isExchanged
            ? "Longitude and latitude seem to be exchanged: correct the node. Its ways are cut there."
            : "Correct the node in the map. Its ways are cut there.");
  }

  private double metersFromMiddle(double longitude, double latitude) {
    return Wgs84.distanceMeters(middleLongitude, middleLatitude, longitude, latitude);
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values.length == 0 ? Double.NaN : values[values.length / 2];
  }
}
