package vn.luong.gis.spatial;

import java.util.function.IntPredicate;
import vn.luong.sim.network.Network;

/**
 * Finds the link nearest to a point by the exact distance to its line, bends included. Of links equally near, such as the
 * two directions of a road, the one with the lowest index counts.
 *
 * <p>Threads: immutable, safe to share; each thread asks through its own {@link Query}.
 */
public final class NearestLink {
  private final Network network;
  private final SegmentTree tree;

  private NearestLink(Network network, IntPredicate isWanted) {
    this.network = network;
    // Of the two directions of a road the first one alone can be an answer.
    tree = new SegmentTree(network, isWanted, SegmentTree.Twins.LEFT_OUT);
  }

  /** An index of the links that a mode may use. */
  public static NearestLink of(Network network, int mode) {
    return new NearestLink(network, link -> network.allows(link, mode));
  }

  /** An index of some links. */
  public static NearestLink of(Network network, IntPredicate isWanted) {
    return new NearestLink(network, isWanted);
  }

  public Network network() {
    return network;
  }

  public Query query() {
    return new Query();
  }

  /**
   * Asks for nearest links, one point after the other; the results stand until the next question.
   *
   * <p>Threads: one.
   */
  public final class Query {
    /** Boxes still to be looked into with their squared distances: at most so many per level. */
    private final int[] openBoxes = new int[(SegmentTree.FAN_OUT + 1) * (tree.levelCount() + 1)];

    private final int[] openLevels = new int[openBoxes.length];
    private final double[] openDistances = new double[openBoxes.length];
    private int openCount;

    private int foundPosition;
    private double foundSquared;
    private double placeX;
    private double placeY;

    private Query() {}

    /** The link nearest to a point, or {@link Network#NO_LINK} if the index is empty. */
    public int find(double x, double y) {
      return find(x, y, Double.POSITIVE_INFINITY);
    }

    /** The link nearest to a point, or {@link Network#NO_LINK} if there is none within a distance. */
    public int find(double x, double y, double withinMeters) {
      placeX = x;
      placeY = y;
      foundPosition = -1;
      foundSquared = withinMeters * withinMeters;
      openCount = 0;
      if (!tree.isEmpty()) {
        open(tree.levelCount() - 1, tree.topBox());
      }
      while (openCount > 0) {
        openCount--;
        if (openDistances[openCount] <= foundSquared) {
          int level = openLevels[openCount];
          if (level == 0) {
            scan(openBoxes[openCount]);
          } else {
            openPartsOf(level, openBoxes[openCount]);
          }
        }
      }
      return foundPosition < 0 ? Network.NO_LINK : tree.link(foundPosition);
    }

    /** Distance from the point to the link found. */
    public double distanceMeters() {
      return Math.sqrt(foundSquared);
    }

    /** Where on the link found the nearest point lies: 0 at its start, 1 at its end. */
    public double share() {
      return tree.lines()
          .shareAt(tree.link(foundPosition), tree.segment(foundPosition), placeX, placeY);
    }

    private void scan(int box) {
      for (int position = SegmentTree.firstPosition(box);
          position < tree.endPosition(box);
          position++) {
        double squared = tree.squaredDistance(position, placeX, placeY);
        if (squared < foundSquared || squared == foundSquared && isBetter(position)) {
          foundSquared = squared;
          foundPosition = position;
        }
      }
    }

    private boolean isBetter(int position) {
      if (foundPosition < 0 || tree.link(position) != tree.link(foundPosition)) {
        return foundPosition < 0 || tree.link(position) < tree.link(foundPosition);
      }
      return tree.segment(position) < tree.segment(foundPosition);
    }

    /** Opens the boxes inside a box so that the nearest one is looked into first. */
    private void openPartsOf(int level, int box) {
      int end = tree.endPart(level, box);
      int bottom = openCount;
      for (int part = tree.firstPart(level, box); part < end; part++) {
        open(level - 1, part);
        int place = openCount - 1;
        while (place > bottom && openDistances[place - 1] < openDistances[place]) {
          swap(place - 1, place);
          place--;
        }
      }
    }

    private void open(int level, int box) {
      double squared = tree.squaredDistanceOfBox(box, placeX, placeY);
      if (squared <= foundSquared) {
        openBoxes[openCount] = box;
        openLevels[openCount] = level;
        openDistances[openCount] = squared;
        openCount++;
      }
    }

    private void swap(int one, int other) {
      int box = openBoxes[one];
      int level = openLevels[one];
      double distance = openDistances[one];
      openBoxes[one] = openBoxes[other];
      openLevels[one] = openLevels[other];
      openDistances[one] = openDistances[other];
      openBoxes[other] = box;
      openLevels[other] = level;
      openDistances[other] = distance;
    }
  }
}
