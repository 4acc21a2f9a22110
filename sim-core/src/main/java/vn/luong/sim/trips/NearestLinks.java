package vn.luong.sim.trips;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.LinkLines;
import vn.luong.sim.network.Network;
import vn.luong.sim.road.RoadGraph;

/**
 * Finds the link near a point as MATSim does ({@code NetworkUtils.getNearestLink}): first the nearest node, then of the
 * links that touch it the nearest one, and of equally near ones that with the smallest id as text. The result is not
 * always the nearest link of all, but a trip's start does not jump to a highway that happens to pass by.
 *
 * <p>Layout: nodes in the cells of a square grid, about two per cell; per node its links ordered by id.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class NearestLinks {
  private static final double NODES_PER_CELL = 2;

  private final Network network;
  private final RoadGraph graph;
  private final double minX;
  private final double minY;
  private final double cellMeters;
  private final int columns;
  private final int rows;
  private final IntRows nodesOfCell;
  private final int[] firstLink;
  private final int[] linksOfNode;

  /** Looks only at links and nodes of the graph. */
  public NearestLinks(RoadGraph graph) {
    this.graph = graph;
    this.network = graph.network();
    double westX = Double.POSITIVE_INFINITY;
    double eastX = Double.NEGATIVE_INFINITY;
    double southY = Double.POSITIVE_INFINITY;
    double northY = Double.NEGATIVE_INFINITY;
    for (int node = 0; node < graph.nodeCount(); node++) {
      westX = Math.min(westX, x(node));
      eastX = Math.max(eastX, x(node));
      southY = Math.min(southY, y(node));
      northY = Math.max(northY, y(node));
    }
    minX = westX;
    minY = southY;
    double cellCount = Math.max(1, graph.nodeCount() / NODES_PER_CELL);
    double longSide = Math.max(1, Math.max(eastX - westX, northY - southY));
    double area =
        Math.max(eastX - westX, 1e-3 * longSide) * Math.max(northY - southY, 1e-3 * longSide);
    cellMeters = graph.nodeCount() == 0 ? 1 : Math.max(1e-6, Math.sqrt(area / cellCount));
    columns = graph.nodeCount() == 0 ? 1 : (int) ((eastX - westX) / cellMeters) + 1;
    rows = graph.nodeCount() == 0 ? 1 : (int) ((northY - southY) / cellMeters) + 1;
    int[] cellOfNode = new int[graph.nodeCount()];
    for (int node = 0; node < cellOfNode.length; node++) {
      cellOfNode[node] = row(y(node)) * columns + column(x(node));
    }
    nodesOfCell = IntRows.groupBy(cellOfNode, columns * rows);
    firstLink = new int[graph.nodeCount() + 1];
    linksOfNode = linksByNode();
  }

  /**
   * The link near a point.
   *
   * @return a link of the network, or {@link Network#NO_LINK} if the graph has none
   */
  public int find(double x, double y) {
    int node = nearestNode(x, y);
    if (node == RoadGraph.NO_NODE) {
      return Network.NO_LINK;
    }
    int best = Network.NO_LINK;
    double bestMeters = Double.POSITIVE_INFINITY;
    for (int place = firstLink[node]; place < firstLink[node + 1]; place++) {
      int link = linksOfNode[place];
      int from = network.fromNode(link);
      int to = network.toNode(link);
      double meters = Math.sqrt(LinkLines.squaredDistance(
          x, y, network.nodeX(from), network.nodeY(from), network.nodeX(to), network.nodeY(to)));
      if (meters < bestMeters) {
        best = link;
        bestMeters = meters;
      }
    }
    return best;
  }

  /** Looks at rings of cells around the point until no cell further out can hold a nearer node. */
  private int nearestNode(double x, double y) {
    int best = RoadGraph.NO_NODE;
    int centreColumn = column(x);
    int centreRow = row(y);
    int ringCount = Math.max(columns, rows);
    for (int ring = 0; ring < ringCount; ring++) {
      double clearMeters = (ring - 1) * cellMeters;
      if (best != RoadGraph.NO_NODE && isFartherThan(clearMeters, squareTo(best, x, y))) {
        break;
      }
      int firstRow = Math.max(0, centreRow - ring);
      int lastRow = Math.min(rows - 1, centreRow + ring);
      for (int row = firstRow; row <= lastRow; row++) {
        boolean isWholeRow = ring == 0 || Math.abs(row - centreRow) == ring;
        int step = isWholeRow ? 1 : 2 * ring;
        for (int column = centreColumn - ring; column <= centreColumn + ring; column += step) {
          if (column >= 0 && column < columns) {
            best = nearerInCell(row * columns + column, x, y, best);
          }
        }
      }
    }
    return best;
  }

  private int nearerInCell(int cell, double x, double y, int bestElsewhere) {
    int best = bestElsewhere;
    for (int place = nodesOfCell.start(cell); place < nodesOfCell.end(cell); place++) {
      int node = graph.nodeOf(graph.networkNode(nodesOfCell.value(place)));
      double square = squareTo(node, x, y);
      double bestSquare =
          best == RoadGraph.NO_NODE ? Double.POSITIVE_INFINITY : squareTo(best, x, y);
      if (square < bestSquare || square == bestSquare && isBefore(node, best)) {
        best = node;
      }
    }
    return best;
  }

  private double squareTo(int node, double x, double y) {
    return square(x(node) - x) + square(y(node) - y);
  }

  private static boolean isFartherThan(double meters, double squareOfOther) {
    return meters > 0 && meters * meters > squareOfOther;
  }

  private boolean isBefore(int node, int other) {
    return graph.networkNode(node) < graph.networkNode(other);
  }

  private int[] linksByNode() {
    int[] size = new int[graph.nodeCount() + 1];
    int[] ordered = linksByText();
    for (int link : ordered) {
      int from = graph.nodeOf(network.fromNode(link));
      int to = graph.nodeOf(network.toNode(link));
      size[from + 1]++;
      if (to != from) {
        size[to + 1]++;
      }
    }
    for (int node = 0; node < graph.nodeCount(); node++) {
      firstLink[node + 1] = firstLink[node] + size[node + 1];
    }
    int[] links = new int[firstLink[graph.nodeCount()]];
    int[] next = Arrays.copyOf(firstLink, graph.nodeCount());
    for (int link : ordered) {
      int from = graph.nodeOf(network.fromNode(link));
      int to = graph.nodeOf(network.toNode(link));
      links[next[from]++] = link;
      if (to != from) {
        links[next[to]++] = link;
      }
    }
    return links;
  }

  private int[] linksByText() {
    // A link is an arc of several copies of its node, but of the node itself just once.
    return IntStream.range(0, graph.arcCount())
        .filter(arc -> graph.isFirst(graph.tail(arc)))
        .map(graph::link)
        .boxed()
        .sorted(Comparator.comparing(network::linkId))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private double x(int node) {
    return network.nodeX(graph.networkNode(node));
  }

  private double y(int node) {
    return network.nodeY(graph.networkNode(node));
  }

  private int column(double x) {
    return (int) Math.max(0, Math.min(columns - 1, Math.floor((x - minX) / cellMeters)));
  }

  private int row(double y) {
    return (int) Math.max(0, Math.min(rows - 1, Math.floor((y - minY) / cellMeters)));
  }

  private static double square(double value) {
    return value * value;
  }
}
