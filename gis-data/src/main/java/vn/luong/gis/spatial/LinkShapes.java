package vn.luong.gis.spatial;

import vn.luong.sim.network.Network;

/**
 * Links as lines on the map, bend by bend. A link of {@code n} bends has {@code n + 1} segments; their lengths on the map
 * need not sum to the link's own length, so places on a link are shares of it.
 */
final class LinkShapes {
  private final Network network;

  LinkShapes(Network network) {
    this.network = network;
  }

  int segmentCount(int link) {
    return network.bendCount(link) + 1;
  }

  /** Easting of a link's point: 0 is its start, {@link #segmentCount} its end. */
  double x(int link, int point) {
    if (point == 0) {
      return network.nodeX(network.fromNode(link));
    }
    return point <= network.bendCount(link)
        ? network.bendX(link, point - 1)
        : network.nodeX(network.toNode(link));
  }

  /** Northing of a link's point. */
  double y(int link, int point) {
    if (point == 0) {
      return network.nodeY(network.fromNode(link));
    }
    return point <= network.bendCount(link)
        ? network.bendY(link, point - 1)
        : network.nodeY(network.toNode(link));
  }

  double segmentMeters(int link, int segment) {
    return Math.hypot(
        x(link, segment + 1) - x(link, segment), y(link, segment + 1) - y(link, segment));
  }

  double meters(int link) {
    double sum = 0;
    for (int segment = 0; segment < segmentCount(link); segment++) {
      sum += segmentMeters(link, segment);
    }
    return sum;
  }

  /** Share of the link's line that lies before the point of a segment that is nearest to a place. */
  double shareAt(int link, int segment, double placeX, double placeY) {
    double whole = meters(link);
    if (whole == 0) {
      return 0;
    }
    double before = 0;
    for (int earlier = 0; earlier < segment; earlier++) {
      before += segmentMeters(link, earlier);
    }
    double along = shareOfSegment(
        placeX,
        placeY,
        x(link, segment),
        y(link, segment),
        x(link, segment + 1),
        y(link, segment + 1));
    return Math.min(1, (before + along * segmentMeters(link, segment)) / whole);
  }

  /** Where on a segment, 0 to 1, the point nearest to a place lies; 0 on a segment without length. */
  static double shareOfSegment(
      double placeX, double placeY, double startX, double startY, double endX, double endY) {
    double alongX = endX - startX;
    double alongY = endY - startY;
    double squaredLength = alongX * alongX + alongY * alongY;
    if (!(squaredLength > 0)) {
      return 0;
    }
    double share = ((placeX - startX) * alongX + (placeY - startY) * alongY) / squaredLength;
    return Math.max(0, Math.min(1, share));
  }

  /** Square of the distance from a place to a segment. */
  static double squaredDistance(
      double placeX, double placeY, double startX, double startY, double endX, double endY) {
    double share = shareOfSegment(placeX, placeY, startX, startY, endX, endY);
    // Exactly at the end where it is nearest: links that meet there are equally near.
    double awayX = (share < 1 ? startX + share * (endX - startX) : endX) - placeX;
    double awayY = (share < 1 ? startY + share * (endY - startY) : endY) - placeY;
    return awayX * awayX + awayY * awayY;
  }
}
