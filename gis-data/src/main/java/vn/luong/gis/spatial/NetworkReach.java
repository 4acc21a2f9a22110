package vn.luong.gis.spatial;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import vn.luong.sim.network.LinkLines;
import vn.luong.sim.network.Network;

/**
 * Where one gets to within a limit, piece by piece of the links: from one share of a link to another, with the cost at both
 * (metres on foot, seconds in a vehicle). Between them the cost grows evenly. A link may have several pieces.
 *
 * <p>Layout: columns of pieces in the order of {@link ReachSearch}, 36 bytes each; the first piece of each link and the
 * next one of the same link, 4 bytes per link.
 *
 * <p>Threads: safe to read from several threads once {@link ReachSearch} has filled it.
 */
public final class NetworkReach {
  private static final int NONE = -1;

  private final Network network;
  private final LinkLines lines;
  private final double limit;
  private final double costPerMeterBeside;
  private final int[] firstPiece;
  private final IntArrayList nextPiece = new IntArrayList();
  private final IntArrayList links = new IntArrayList();
  private final DoubleArrayList startShares = new DoubleArrayList();
  private final DoubleArrayList endShares = new DoubleArrayList();
  private final DoubleArrayList startCosts = new DoubleArrayList();
  private final DoubleArrayList endCosts = new DoubleArrayList();

  NetworkReach(Network network, double limit, double costPerMeterBeside) {
    this.network = network;
    this.limit = limit;
    this.costPerMeterBeside = costPerMeterBeside;
    lines = new LinkLines(network);
    firstPiece = new int[network.linkCount()];
    Arrays.fill(firstPiece, NONE);
  }

  static NetworkReach nothing(Network network, double limit) {
    return new NetworkReach(network, limit, 0);
  }

  /** Adds a piece as far as it lies within the limit; the end share may be the lesser one. */
  void add(int link, double startShare, double endShare, double startCost, double endCost) {
    if (!(startCost <= limit)) {
      return;
    }
    double within = endCost > limit ? (limit - startCost) / (endCost - startCost) : 1;
    nextPiece.add(firstPiece[link]);
    firstPiece[link] = links.size();
    links.add(link);
    startShares.add(startShare);
    endShares.add(startShare + within * (endShare - startShare));
    startCosts.add(startCost);
    endCosts.add(startCost + within * (endCost - startCost));
  }

  public Network network() {
    return network;
  }

  public double limit() {
    return limit;
  }

  public int pieceCount() {
    return links.size();
  }

  public int link(int piece) {
    return links.getInt(piece);
  }

  /** Cost at the nearer end of a piece. */
  public double startCost(int piece) {
    return startCosts.getDouble(piece);
  }

  /** Cost where the piece ends: at the end of its link, or at the limit. */
  public double endCost(int piece) {
    return endCosts.getDouble(piece);
  }

  /** Metres of the network's links that are reached at no more than a cost; each direction of a road counts. */
  public double reachedMeters(double withinCost) {
    double sum = 0;
    for (int link = 0; link < firstPiece.length; link++) {
      sum += coveredShare(link, withinCost) * network.lengthMeters(link);
    }
    return sum;
  }

  /** Share of a link that its pieces cover together. */
  private double coveredShare(int link, double withinCost) {
    List<double[]> parts = new ArrayList<>();
    for (int piece = firstPiece[link]; piece != NONE; piece = nextPiece.getInt(piece)) {
      if (startCost(piece) <= withinCost) {
        double start = startShares.getDouble(piece);
        double end = endShare(piece, withinCost);
        parts.add(new double[] {Math.min(start, end), Math.max(start, end)});
      }
    }
    parts.sort(Comparator.comparingDouble(part -> part[0]));
    double covered = 0;
    double upTo = 0;
    for (double[] part : parts) {
      covered += Math.max(0, part[1] - Math.max(upTo, part[0]));
      upTo = Math.max(upTo, part[1]);
    }
    return covered;
  }

  /** Where the part of a piece ends that costs no more than so much. */
  private double endShare(int piece, double withinCost) {
    double startCost = startCost(piece);
    double endCost = endCost(piece);
    double part = endCost > withinCost ? (withinCost - startCost) / (endCost - startCost) : 1;
    double start = startShares.getDouble(piece);
    return start + part * (endShares.getDouble(piece) - start);
  }

  /**
   * Cost of getting to a place on a link, or infinity beyond the limit.
   *
   * @param share 0 at the link's start, 1 at its end
   */
  public double costAt(int link, double share) {
    double least = Double.POSITIVE_INFINITY;
    for (int piece = firstPiece[link]; piece != NONE; piece = nextPiece.getInt(piece)) {
      double start = startShares.getDouble(piece);
      double end = endShares.getDouble(piece);
      if (share >= Math.min(start, end) && share <= Math.max(start, end)) {
        double along = start == end ? 0 : (share - start) / (end - start);
        least = Math.min(least, startCost(piece) + along * (endCost(piece) - startCost(piece)));
      }
    }
    return least;
  }

  /**
   * Cost of getting to a place beside a link: to the nearest point of the link and straight on from there. Infinite if the
   * link is not reached there; may exceed the limit.
   */
  public double costBeside(int link, double x, double y) {
    if (firstPiece[link] == NONE) {
      return Double.POSITIVE_INFINITY;
    }
    int nearest = 0;
    double leastSquared = Double.POSITIVE_INFINITY;
    for (int segment = 0; segment < lines.segmentCount(link); segment++) {
      double squared = LinkLines.squaredDistance(
          x,
          y,
          lines.x(link, segment),
          lines.y(link, segment),
          lines.x(link, segment + 1),
          lines.y(link, segment + 1));
      if (squared < leastSquared) {
        leastSquared = squared;
        nearest = segment;
      }
    }
    return costAt(link, lines.shareAt(link, nearest, x, y))
        + Math.sqrt(leastSquared) * costPerMeterBeside;
  }

  /** The line of the part of a piece that costs no more than so much; at least two points, which may coincide. */
  Coordinate[] line(int piece, double withinCost) {
    double start = startShares.getDouble(piece);
    double end = endShare(piece, withinCost);
    return line(link(piece), Math.min(start, end), Math.max(start, end));
  }

  private Coordinate[] line(int link, double fromShare, double toShare) {
    double whole = lines.meters(link);
    CoordinateList points = new CoordinateList();
    double before = 0;
    for (int segment = 0; segment < lines.segmentCount(link); segment++) {
      double length = lines.segmentMeters(link, segment);
      double first = length > 0 ? (fromShare * whole - before) / length : 0;
      double last = length > 0 ? (toShare * whole - before) / length : 1;
      if (last >= 0 && first <= 1) {
        points.add(point(link, segment, Math.max(0, first)), false);
        points.add(point(link, segment, Math.min(1, last)), false);
      }
      before += length;
    }
    if (points.isEmpty()) {
      points.add(point(link, lines.segmentCount(link) - 1, 1), false);
    }
    if (points.size() == 1) {
      points.add(points.get(0).copy(), true);
    }
    return points.toCoordinateArray();
  }

  private Coordinate point(int link, int segment, double share) {
    double startX = lines.x(link, segment);
    double startY = lines.y(link, segment);
    return new Coordinate(
        startX + share * (lines.x(link, segment + 1) - startX),
        startY + share * (lines.y(link, segment + 1) - startY));
  }
}
