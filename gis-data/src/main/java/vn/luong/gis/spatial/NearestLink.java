package vn.luong.gis.spatial;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HilbertEncoder;
import vn.luong.sim.network.Network;

/**
 * Finds the link nearest to a point by the exact distance to its line, bends included. Of links equally near, such as the
 * two directions of a road, the one with the lowest index counts.
 *
 * <p>Layout: a packed R-tree (Kamel and Faloutsos, "On packing R-trees", 1993): segments in the order of the Hilbert curve
 * through their middles, {@value #FAN_OUT} to a box, {@value #FAN_OUT} boxes to a box above, all in flat arrays. 44 bytes
 * per segment for the segments, 4.6 for the boxes.
 *
 * <p>Threads: immutable, safe to share; each thread asks through its own {@link Query}.
 *
 * <p>Rejected: JTS's STRtree with {@code nearestNeighbour}, which allocates a pair per visited box (figures in
 * docs/performance.md).
 */
public final class NearestLink {
  static final int FAN_OUT = 8;

  private static final int HILBERT_LEVEL = 15;

  /** So many segments on the curve lie between a segment and its twin, at most; those further apart just stay. */
  private static final int TWIN_REACH = 8;

  private final Network network;
  private final LinkShapes shapes;
  private final int segmentCount;
  private final int[] link;
  private final int[] segment;
  /** Start x, y, end x, y of each segment; the lesser end first, so that both directions have the same distance. */
  private final double[] ends;

  /** First box of each level, the lowest level first; one entry more than there are levels. */
  private final int[] levelStart;
  /** Least x, y, greatest x, y of each box. */
  private final double[] boxes;

  private NearestLink(Network network, IntPredicate isWanted) {
    this.network = network;
    shapes = new LinkShapes(network);
    IntArrayList links = new IntArrayList();
    IntArrayList segments = new IntArrayList();
    DoubleArrayList coordinates = new DoubleArrayList();
    Envelope extent = new Envelope();
    for (int candidate = 0; candidate < network.linkCount(); candidate++) {
      if (isWanted.test(candidate)) {
        for (int part = 0; part < shapes.segmentCount(candidate); part++) {
          links.add(candidate);
          segments.add(part);
          addSegment(candidate, part, coordinates, extent);
        }
      }
    }
    int[] order = withoutTwins(alongHilbertCurve(coordinates, extent), coordinates);
    segmentCount = order.length;
    link = new int[segmentCount];
    segment = new int[segmentCount];
    ends = new double[4 * segmentCount];
    for (int position = 0; position < segmentCount; position++) {
      link[position] = links.getInt(order[position]);
      segment[position] = segments.getInt(order[position]);
      coordinates.getElements(4 * order[position], ends, 4 * position, 4);
    }
    levelStart = levelStarts(segmentCount);
    boxes = new double[4 * levelStart[levelStart.length - 1]];
    pack();
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

  private void addSegment(int ofLink, int part, DoubleArrayList coordinates, Envelope extent) {
    double startX = shapes.x(ofLink, part);
    double startY = shapes.y(ofLink, part);
    double endX = shapes.x(ofLink, part + 1);
    double endY = shapes.y(ofLink, part + 1);
    boolean isLesserFirst = startX < endX || startX == endX && startY <= endY;
    coordinates.add(isLesserFirst ? startX : endX);
    coordinates.add(isLesserFirst ? startY : endY);
    coordinates.add(isLesserFirst ? endX : startX);
    coordinates.add(isLesserFirst ? endY : startY);
    extent.expandToInclude((startX + endX) / 2, (startY + endY) / 2);
  }

  private static int[] alongHilbertCurve(DoubleArrayList coordinates, Envelope extent) {
    int count = coordinates.size() / 4;
    HilbertEncoder curve = new HilbertEncoder(HILBERT_LEVEL, extent);
    long[] keys = new long[count];
    for (int position = 0; position < count; position++) {
      Envelope box = new Envelope(
          coordinates.getDouble(4 * position),
          coordinates.getDouble(4 * position + 2),
          coordinates.getDouble(4 * position + 1),
          coordinates.getDouble(4 * position + 3));
      keys[position] = (long) curve.encode(box) << 32 | position;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /**
   * Of segments at the same place, normally the two directions of a road, the first one alone can be an answer. The others
   * come shortly after it, because segments of one link come before those of the next.
   */
  private static int[] withoutTwins(int[] order, DoubleArrayList coordinates) {
    IntArrayList kept = new IntArrayList(order.length);
    for (int position : order) {
      boolean isTwin = false;
      for (int back = 1; back <= Math.min(TWIN_REACH, kept.size()) && !isTwin; back++) {
        isTwin = isSame(coordinates, position, kept.getInt(kept.size() - back));
      }
      if (!isTwin) {
        kept.add(position);
      }
    }
    return kept.toIntArray();
  }

  private static boolean isSame(DoubleArrayList coordinates, int one, int other) {
    for (int ordinate = 0; ordinate < 4; ordinate++) {
      if (coordinates.getDouble(4 * one + ordinate)
          != coordinates.getDouble(4 * other + ordinate)) {
        return false;
      }
    }
    return true;
  }

  private static int[] levelStarts(int segmentCount) {
    IntArrayList starts = new IntArrayList();
    int start = 0;
    int count = segmentCount;
    do {
      count = (count + FAN_OUT - 1) / FAN_OUT;
      starts.add(start);
      start += count;
    } while (count > 1);
    starts.add(start);
    return starts.toIntArray();
  }

  private void pack() {
    for (int level = 0; level < levelStart.length - 1; level++) {
      double[] parts = level == 0 ? ends : boxes;
      int firstPart = level == 0 ? 0 : levelStart[level - 1];
      int endPart = level == 0 ? segmentCount : levelStart[level];
      for (int box = levelStart[level]; box < levelStart[level + 1]; box++) {
        int first = firstPart + (box - levelStart[level]) * FAN_OUT;
        around(parts, first, Math.min(first + FAN_OUT, endPart), box);
      }
    }
  }

  private void around(double[] parts, int first, int end, int box) {
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (int part = first; part < end; part++) {
      // A segment's ends may be in either order by y.
      minX = Math.min(minX, parts[4 * part]);
      minY = Math.min(minY, Math.min(parts[4 * part + 1], parts[4 * part + 3]));
      maxX = Math.max(maxX, parts[4 * part + 2]);
      maxY = Math.max(maxY, Math.max(parts[4 * part + 1], parts[4 * part + 3]));
    }
    boxes[4 * box] = minX;
    boxes[4 * box + 1] = minY;
    boxes[4 * box + 2] = maxX;
    boxes[4 * box + 3] = maxY;
  }

  /**
   * Asks for nearest links, one point after the other; the results stand until the next question.
   *
   * <p>Threads: one.
   */
  public final class Query {
    /** Boxes still to be looked into with their squared distances: at most so many per level. */
    private final int[] openBoxes = new int[(FAN_OUT + 1) * levelStart.length];

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
      if (segmentCount > 0) {
        open(levelStart.length - 2, levelStart[levelStart.length - 2]);
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
      return foundPosition < 0 ? Network.NO_LINK : link[foundPosition];
    }

    /** Distance from the point to the link found. */
    public double distanceMeters() {
      return Math.sqrt(foundSquared);
    }

    /** Where on the link found the nearest point lies: 0 at its start, 1 at its end. */
    public double share() {
      return shapes.shareAt(link[foundPosition], segment[foundPosition], placeX, placeY);
    }

    private void scan(int box) {
      int first = box * FAN_OUT;
      int end = Math.min(first + FAN_OUT, segmentCount);
      for (int position = first; position < end; position++) {
        int at = 4 * position;
        double squared = LinkShapes.squaredDistance(
            placeX, placeY, ends[at], ends[at + 1], ends[at + 2], ends[at + 3]);
        if (squared < foundSquared || squared == foundSquared && isBetter(position)) {
          foundSquared = squared;
          foundPosition = position;
        }
      }
    }

    private boolean isBetter(int position) {
      return foundPosition < 0
          || link[position] < link[foundPosition]
          || link[position] == link[foundPosition] && segment[position] < segment[foundPosition];
    }

    /** Opens the boxes inside a box so that the nearest one is looked into first. */
    private void openPartsOf(int level, int box) {
      int first = levelStart[level - 1] + (box - levelStart[level]) * FAN_OUT;
      int end = Math.min(first + FAN_OUT, levelStart[level]);
      int bottom = openCount;
      for (int part = first; part < end; part++) {
        open(level - 1, part);
        int place = openCount - 1;
        while (place > bottom && openDistances[place - 1] < openDistances[place]) {
          swap(place - 1, place);
          place--;
        }
      }
    }

    private void open(int level, int box) {
      double awayX = Math.max(0, Math.max(boxes[4 * box] - placeX, placeX - boxes[4 * box + 2]));
      double awayY =
          Math.max(0, Math.max(boxes[4 * box + 1] - placeY, placeY - boxes[4 * box + 3]));
      double squared = awayX * awayX + awayY * awayY;
      // Rounding may put a segment's distance a little below that of its box.
      squared -= squared * 1e-9;
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
