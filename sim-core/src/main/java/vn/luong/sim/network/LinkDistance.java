package vn.luong.sim.network;

/** How far places are from links: from their whole line, with its bends. */
public final class LinkDistance {
  private LinkDistance() {}

  /** Metres from a place to the nearest point of a link, in the plane of the scenario's CRS. */
  public static double meters(Network network, int link, double x, double y) {
    double fromX = network.nodeX(network.fromNode(link));
    double fromY = network.nodeY(network.fromNode(link));
    double least = Double.POSITIVE_INFINITY;
    for (int bend = 0; bend <= network.bendCount(link); bend++) {
      boolean isLast = bend == network.bendCount(link);
      double toX = isLast ? network.nodeX(network.toNode(link)) : network.bendX(link, bend);
      double toY = isLast ? network.nodeY(network.toNode(link)) : network.bendY(link, bend);
      least = Math.min(least, toSegment(x - fromX, y - fromY, toX - fromX, toY - fromY));
      fromX = toX;
      fromY = toY;
    }
    return least;
  }

  /** Distance from a place to the segment from the origin to an end. */
  private static double toSegment(double x, double y, double endX, double endY) {
    double square = endX * endX + endY * endY;
    double share = square == 0 ? 0 : Math.max(0, Math.min(1, (x * endX + y * endY) / square));
    return Math.hypot(x - share * endX, y - share * endY);
  }
}
