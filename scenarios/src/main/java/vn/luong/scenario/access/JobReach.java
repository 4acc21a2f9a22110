package vn.luong.scenario.access;

import vn.luong.gis.spatial.NetworkReach;
import vn.luong.gis.spatial.ReachSearch;
import vn.luong.sim.network.Network;

/** Counts for each zone the jobs that are reached from it within some minutes. */
final class JobReach {
  static final int[] MINUTES = {30, 45, 60};

  /** Departure, seconds after midnight: 07:30. */
  static final double START_TIME = 7.5 * 3600;

  private static final double MOST_SECONDS = MINUTES[MINUTES.length - 1] * 60.0;

  private final Network network;
  private final ZoneOrigins origins;
  private final JobPlaces targets;
  private final double walkMetersPerSecond;

  /**
   * Prepares.
   *
   * @param walkMetersPerSecond walking speed
   */
  JobReach(Network network, ZoneOrigins origins, JobPlaces targets, double walkMetersPerSecond) {
    this.network = network;
    this.origins = origins;
    this.targets = targets;
    this.walkMetersPerSecond = walkMetersPerSecond;
  }

  /** Jobs reached in a vehicle, by zone and limit. */
  double[][] driving(Driving driving) {
    ReachSearch search = ReachSearch.driving(
        network,
        network.modeTable().find(driving.mode()),
        driving.times(),
        driving.maxSpeedMetersPerSecond(),
        walkMetersPerSecond);
    double[][] jobs = new double[origins.count()][];
    for (int zone = 0; zone < jobs.length; zone++) {
      NetworkReach reach = search.from(origins.x(zone), origins.y(zone), START_TIME, MOST_SECONDS);
      jobs[zone] =
          targets.within(MINUTES, target -> reach.costAt(targets.link(target), JobPlaces.SHARE));
    }
    return jobs;
  }

  /**
   * Jobs reached on foot, and by public transport or on foot, by zone and limit.
   *
   * @param walking search on foot
   * @param transitOrNull null if there is no public transport
   * @return first those on foot, then those by public transport, which are missing without it
   */
  double[][][] walkingAndTransit(ReachSearch walking, TransitWays transitOrNull) {
    double speed = walkMetersPerSecond;
    double[][][] jobs = new double[transitOrNull == null ? 1 : 2][origins.count()][];
    for (int zone = 0; zone < origins.count(); zone++) {
      double x = origins.x(zone);
      double y = origins.y(zone);
      NetworkReach reach = walking.from(x, y, START_TIME, MOST_SECONDS * speed);
      double[] seconds = new double[targets.size()];
      for (int target = 0; target < seconds.length; target++) {
        seconds[target] = reach.costAt(targets.link(target), JobPlaces.SHARE) / speed;
      }
      jobs[0][zone] = targets.within(MINUTES, target -> seconds[target]);
      if (transitOrNull != null) {
        transitOrNull.startFrom(x, y, START_TIME, MOST_SECONDS);
        jobs[1][zone] = targets.within(
            MINUTES, target -> Math.min(seconds[target], transitOrNull.seconds(target)));
      }
    }
    return jobs;
  }
}
