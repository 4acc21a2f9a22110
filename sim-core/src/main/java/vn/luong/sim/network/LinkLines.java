package vn.luong.sim.network;

/**
 * Links as lines on the map, bend by bend, and places beside them. A link of {@code n} bends has {@code n + 1} segments;
 * their lengths on the map need not sum to the link's own length, so places on a link are shares of it.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class LinkLines {
  private final Network network;

  public LinkLines(Network network) {
    this.network = network;
  }

  public int segmentCount(int link) {
    return network.bendCount(link) + 1;
  }

  /** Easting of a link's point: 0 is its start, {@link #segmentCount} its end. */
  public double x(int link, int point) {
    if (point == 0) {
      return network.nodeX(network.fromNode(link));
    }
    return point <= network.bendCount(link)
        ? network.bendX(link, point - 1)
        : network.nodeX(network.toNode(link));
  }

  /** Northing of a link's point. */
  public double y(int link, int point) {
    if (point == 0) {
      return network.nodeY(network.fromNode(link));
    }
    return point <= network.bendCount(link)
        ? network.bendY(link, point - 1)
        : network.nodeY(network.toNode(link));
  }

  public double segmentMeters(int link, int segment) {
    return Math.hypot(
        x(link, segment + 1) - x(link, segment), y(link, segment + 1) - y(link, segment));
  }

  /** Length of the line on the map. */
  public double meters(int link) {
    double sum = 0;
    for (int segment = 0; segment < segmentCount(link); segment++) {
      sum += segmentMeters(link, segment);
    }
    return sum;
  }

  /** Metres from a place to the nearest point of a link, in the plane of the network's coordinate system. */
  public double distanceMeters(int link, double placeX, double placeY) {
    double least = Double.POSITIVE_INFINITY;
    for (int segment = 0; segment < segmentCount(link); segment++) {
      least = Math.min(
          least,
          squaredDistance(
              placeX,
              placeY,
              x(link, segment),
              y(link, segment),
              x(link, segment + 1),
              y(link, segment + 1)));
    }
    return Math.sqrt(least);
  }

  /** Share of the link's line that lies before the point of a segment that is nearest to a place; 0 on a line without length. */
  public double shareAt(int link, int segment, double placeX, double placeY) {
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
  public static double shareOfSegment(
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
  public static double squaredDistance(
      double placeX, double placeY, double startX, double startY, double endX, double endY) {
    double share = shareOfSegment(placeX, placeY, startX, startY, endX, endY);
    // Exactly at the end where it is nearest: links that meet there are equally near.
    double awayX = (share < 1 ? startX + share * (endX - startX) : endX) - placeX;
    double awayY = (share < 1 ? startY + share * (endY - startY) : endY) - placeY;
    return awayX * awayX + awayY * awayY;
  }
}
