package vn.luong.gis.spatial;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HPRtree;
import vn.luong.sim.network.Network;

/**
 * Finds all links near a point, both directions of a road among them, with the way they lead there. For single questions; {@link
 * NearestLink} is the fast way to the nearest one.
 */
public final class LinksNear {
  private static final double FULL_CIRCLE_DEGREES = 360;

  /**
   * A link near a point.
   *
   * @param distanceMeters from the point to the link's line
   * @param bearingDegrees where the link leads at its nearest place: 0 north, 90 east; NaN if it has no length there
   */
  public record Found(int link, double distanceMeters, double bearingDegrees) {}

  private final LinkShapes shapes;
  private final HPRtree tree = new HPRtree();

  /** An index of some links. */
  public LinksNear(Network network, IntPredicate isWanted) {
    shapes = new LinkShapes(network);
    for (int link = 0; link < network.linkCount(); link++) {
      if (isWanted.test(link)) {
        Envelope box = new Envelope();
        for (int point = 0; point <= shapes.segmentCount(link); point++) {
          box.expandToInclude(shapes.x(link, point), shapes.y(link, point));
        }
        tree.insert(box, link);
      }
    }
    tree.build();
  }

  /** The links within a distance of a point, the nearest first; those equally near by index. */
  public List<Found> find(double x, double y, double withinMeters) {
    Envelope box = new Envelope(x, x, y, y);
    box.expandBy(withinMeters);
    List<Found> found = new ArrayList<>();
    for (Object item : tree.query(box)) {
      Found link = measure((Integer) item, x, y);
      if (link.distanceMeters() <= withinMeters) {
        found.add(link);
      }
    }
    found.sort(Comparator.comparingDouble(Found::distanceMeters).thenComparingInt(Found::link));
    return found;
  }

  private Found measure(int link, double x, double y) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int segment = 0; segment < shapes.segmentCount(link); segment++) {
      double squared = LinkShapes.squaredDistance(
          x,
          y,
          shapes.x(link, segment),
          shapes.y(link, segment),
          shapes.x(link, segment + 1),
          shapes.y(link, segment + 1));
      if (squared < least) {
        least = squared;
        nearest = segment;
      }
    }
    return new Found(
        link,
        Math.sqrt(least),
        bearingDegrees(
            shapes.x(link, nearest + 1) - shapes.x(link, nearest),
            shapes.y(link, nearest + 1) - shapes.y(link, nearest)));
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
