package vn.luong.scenario.access;

import java.util.Arrays;
import vn.luong.scenario.indicators.ZoneMap;

/**
 * Where the people of each zone start from: the home nearest to the mean of the zone's homes, so that it lies where people
 * live; the zone's centre if nobody lives there.
 */
final class ZoneOrigins {
  private final double[] xs;
  private final double[] ys;

  private ZoneOrigins(int zoneCount) {
    xs = new double[zoneCount];
    ys = new double[zoneCount];
  }

  static ZoneOrigins of(ZoneMap zones, PeoplePlaces homes) {
    int zoneCount = zones.zoneCount();
    double[] sumX = new double[zoneCount];
    double[] sumY = new double[zoneCount];
    int[] count = new int[zoneCount];
    for (int home = 0; home < homes.size(); home++) {
      sumX[homes.zone(home)] += homes.x(home);
      sumY[homes.zone(home)] += homes.y(home);
      count[homes.zone(home)]++;
    }
    ZoneOrigins origins = new ZoneOrigins(zoneCount);
    Arrays.setAll(origins.xs, zones::x);
    Arrays.setAll(origins.ys, zones::y);
    double[] least = new double[zoneCount];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int home = 0; home < homes.size(); home++) {
      int zone = homes.zone(home);
      double meters = Math.hypot(
          homes.x(home) - sumX[zone] / count[zone], homes.y(home) - sumY[zone] / count[zone]);
      if (meters < least[zone]) {
        least[zone] = meters;
        origins.xs[zone] = homes.x(home);
        origins.ys[zone] = homes.y(home);
      }
    }
    return origins;
  }

  int count() {
    return xs.length;
  }

  double x(int zone) {
    return xs[zone];
  }

  double y(int zone) {
    return ys[zone];
  }
}
