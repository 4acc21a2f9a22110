package vn.luong.scenario.reach;

import org.locationtech.jts.geom.MultiPolygon;

/**
 * What is reached from a place within a limit.
 *
 * @param origin name of the place
 * @param limit metres on foot or minutes by a mode, as asked for
 * @param area the reached roads widened, in the network's system
 * @param roadMeters length of the reached links, both directions of a road
 * @param residents residents whose home is reached, of the whole population
 * @param workplaces jobs that are reached, of the whole region
 */
public record ReachResult(
    String origin,
    double limit,
    MultiPolygon area,
    double roadMeters,
    double residents,
    double workplaces) {

  public double areaSquareKilometers() {
    return area.getArea() / 1e6;
  }
}
