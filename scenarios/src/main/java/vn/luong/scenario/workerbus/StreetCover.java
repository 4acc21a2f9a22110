package vn.luong.scenario.workerbus;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import vn.luong.sim.network.Network;

/**
 * Finds few stops from which many addresses are within walking distance: always the one next that brings the most into
 * reach (the greedy adding of Church and ReVelle, "The maximal covering location problem", 1974). Addresses lie along the
 * streets and are counted in cells of {@value #CELL_METERS} m; a stop is on the largest road of its cell.
 */
final class StreetCover {
  private static final double CELL_METERS = 300;
  private static final double ENOUGH_SHARE = 0.85;
  private static final double LEAST_SHARE = 0.05;

  private final Network network;
  private final double walkMeters;
  private final IntPredicate isRoad;

  /** A cell with its streets. */
  private static final class Cell {
    private double meters;
    private double sumX;
    private double sumY;
    private int largestRoad = Network.NO_LINK;
    private double stopX;
    private double stopY;
    private boolean isCovered;

    double x() {
      return sumX / meters;
    }

    double y() {
      return sumY / meters;
    }
  }

  /**
   * Begins.
   *
   * @param isRoad the links that stops may lie on
   */
  StreetCover(Network network, IntPredicate isRoad, double walkMeters) {
    this.network = network;
    this.walkMeters = walkMeters;
    this.isRoad = isRoad;
  }

  /**
   * Stops for the addresses along some streets.
   *
   * @param id begin of the ids of the stops
   * @param streets links with addresses
   * @param most stops at most
   */
  List<CollectionPoint> stops(String id, String name, IntArrayList streets, int most) {
    List<Cell> cells = cells(streets);
    double all = cells.stream().mapToDouble(cell -> cell.meters).sum();
    List<CollectionPoint> stops = new ArrayList<>();
    double covered = 0;
    while (stops.size() < most && covered < ENOUGH_SHARE * all) {
      Cell best = null;
      double mostGain = 0;
      for (Cell cell : cells) {
        double gain = cell.largestRoad == Network.NO_LINK ? 0 : uncovered(cells, cell);
        if (gain > mostGain) {
          mostGain = gain;
          best = cell;
        }
      }
      if (best == null || mostGain < LEAST_SHARE * all) {
        break;
      }
      for (Cell cell : cells) {
        cell.isCovered |= isInReach(cell, best);
      }
      covered += mostGain;
      stops.add(new CollectionPoint(
          id + "." + (stops.size() + 1), name, best.stopX, best.stopY, mostGain / all));
    }
    return stops;
  }

  private List<Cell> cells(IntArrayList streets) {
    TreeMap<Long, Cell> cells = new TreeMap<>();
    for (int ordinal = 0; ordinal < streets.size(); ordinal++) {
      int link = streets.getInt(ordinal);
      int pieces = (int) Math.max(1, Math.ceil(network.lengthMeters(link) / CELL_METERS));
      for (int piece = 0; piece < pieces; piece++) {
        add(link, (piece + 0.5) / pieces, network.lengthMeters(link) / pieces, cells);
      }
    }
    return new ArrayList<>(cells.values());
  }

  private void add(int link, double share, double meters, TreeMap<Long, Cell> cells) {
    int from = network.fromNode(link);
    int to = network.toNode(link);
    double x = network.nodeX(from) + share * (network.nodeX(to) - network.nodeX(from));
    double y = network.nodeY(from) + share * (network.nodeY(to) - network.nodeY(from));
    long key = (long) Math.floor(x / CELL_METERS) << Integer.SIZE
        | (long) Math.floor(y / CELL_METERS) & 0xFFFF_FFFFL;
    Cell cell = cells.computeIfAbsent(key, unused -> new Cell());
    cell.meters += meters;
    cell.sumX += meters * x;
    cell.sumY += meters * y;
    if (isRoad.test(link)
        && (cell.largestRoad == Network.NO_LINK
            || network.flowCapacityPcePerSecond(link)
                > network.flowCapacityPcePerSecond(cell.largestRoad))) {
      cell.largestRoad = link;
      cell.stopX = x;
      cell.stopY = y;
    }
  }

  private double uncovered(List<Cell> cells, Cell stop) {
    double meters = 0;
    for (Cell cell : cells) {
      meters += !cell.isCovered && isInReach(cell, stop) ? cell.meters : 0;
    }
    return meters;
  }

  private boolean isInReach(Cell cell, Cell stop) {
    double east = cell.x() - stop.stopX;
    // Nearly all cells are too far to the side: told without a root.
    return Math.abs(east) <= walkMeters && Math.hypot(east, cell.y() - stop.stopY) <= walkMeters;
  }
}
