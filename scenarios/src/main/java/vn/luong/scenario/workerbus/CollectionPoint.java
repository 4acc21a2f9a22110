package vn.luong.scenario.workerbus;

/**
 * A stop of company buses.
 *
 * @param id unique among all of them
 * @param name what people call it
 * @param x easting, metres
 * @param y northing, metres
 * @param share share of the addresses of its zone or park for which it is the nearest chosen one in reach
 */
record CollectionPoint(String id, String name, double x, double y, double share) {
  double metersTo(CollectionPoint other) {
    return Math.hypot(other.x - x, other.y - y);
  }
}
