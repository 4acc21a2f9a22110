package vn.luong.gis.spatial;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import vn.luong.sim.network.LinkLines;
import vn.luong.sim.network.Network;

/**
 * Finds all links near a point, both directions of a road among them, with the way they lead there. {@link NearestLink} is
 * the faster way to the nearest one alone.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class LinksNear {
  private static final double FULL_CIRCLE_DEGREES = 360;

  /**
   * A link near a point.
   *
   * @param distanceMeters from the point to the link's line
   * @param share where on the link's line its nearest place is: 0 at its start, 1 at its end
   * @param bearingDegrees where the link leads at its nearest place: 0 north, 90 east; NaN if it has no length there
   * @param leftMeters how far the point lies to the left of the link's direction at its nearest place; negative: to the right
   */
  public record Found(
      int link, double distanceMeters, double share, double bearingDegrees, double leftMeters) {}

  private final SegmentTree tree;
  private final LinkLines lines;

  /** An index of some links. */
  public LinksNear(Network network, IntPredicate isWanted) {
    tree = new SegmentTree(network, isWanted, SegmentTree.Twins.KEPT);
    lines = tree.lines();
  }

  /** The links within a distance of a point, the nearest first; those equally near by index. */
  public List<Found> find(double x, double y, double withinMeters) {
    IntArrayList positions = new IntArrayList();
    if (!tree.isEmpty()) {
      collect(tree.levelCount() - 1, tree.topBox(), x, y, withinMeters * withinMeters, positions);
    }
    // Segments of a link come one after the other, the nearest first.
    positions.sort((one, other) -> {
      int byLink = Integer.compare(tree.link(one), tree.link(other));
      int byDistance =
          Double.compare(tree.squaredDistance(one, x, y), tree.squaredDistance(other, x, y));
      return byLink != 0
          ? byLink
          : byDistance != 0 ? byDistance : Integer.compare(tree.segment(one), tree.segment(other));
    });
    List<Found> found = new ArrayList<>();
    int link = Network.NO_LINK;
    for (int place = 0; place < positions.size(); place++) {
      int position = positions.getInt(place);
      if (tree.link(position) != link) {
        link = tree.link(position);
        found.add(found(link, tree.segment(position), x, y, tree.squaredDistance(position, x, y)));
      }
    }
    found.sort(Comparator.comparingDouble(Found::distanceMeters).thenComparingInt(Found::link));
    return found;
  }

  private void collect(
      int level, int box, double x, double y, double withinSquare, IntArrayList positions) {
    if (tree.squaredDistanceOfBox(box, x, y) > withinSquare) {
      return;
    }
    if (level > 0) {
      int end = tree.endPart(level, box);
      for (int part = tree.firstPart(level, box); part < end; part++) {
        collect(level - 1, part, x, y, withinSquare, positions);
      }
      return;
    }
    for (int position = SegmentTree.firstPosition(box);
        position < tree.endPosition(box);
        position++) {
      if (tree.squaredDistance(position, x, y) <= withinSquare) {
        positions.add(position);
      }
    }
  }

  private Found found(int link, int segment, double x, double y, double squaredDistance) {
    double startX = lines.x(link, segment);
    double startY = lines.y(link, segment);
    double alongX = lines.x(link, segment + 1) - startX;
    double alongY = lines.y(link, segment + 1) - startY;
    double length = Math.hypot(alongX, alongY);
    return new Found(
        link,
        Math.sqrt(squaredDistance),
        lines.shareAt(link, segment, x, y),
        bearingDegrees(alongX, alongY),
        length == 0 ? 0 : (alongX * (y - startY) - alongY * (x - startX)) / length);
  }

  /** Where a vector leads, 0 ≤ degrees &lt; 360 clockwise from north; NaN if it leads nowhere. */
  public static double bearingDegrees(double eastMeters, double northMeters) {
    if (eastMeters == 0 && northMeters == 0) {
      return Double.NaN;
    }
    double degrees = Math.toDegrees(Math.atan2(eastMeters, northMeters));
    return degrees < 0 ? degrees + FULL_CIRCLE_DEGREES : degrees;
  }

  /** The angle between two bearings, 0 to 180; NaN if one of them is. */
  public static double angleDegrees(double one, double other) {
    double turn = Math.abs(one - other) % FULL_CIRCLE_DEGREES;
    return Math.min(turn, FULL_CIRCLE_DEGREES - turn);
  }
}
