package vn.luong.sim.assignment;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import vn.luong.sim.arrays.IntRows;

/**
 * How many PCE want to go from node to node of a network in the period of an assignment.
 *
 * <p>Layout: pairs sorted by origin, then destination; origin, destination and PCE per pair, the pairs of each origin as
 * rows; 16 bytes per pair.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class OdDemand {
  private final int[] origins;
  private final IntRows pairsOfOrigin;
  private final int[] origin;
  private final int[] destination;
  private final double[] pce;
  private final double stayingPce;

  private OdDemand(int[] origin, int[] destination, double[] pce, double stayingPce) {
    this.origin = origin;
    this.destination = destination;
    this.pce = pce;
    this.stayingPce = stayingPce;
    origins = Arrays.stream(origin).distinct().toArray();
    int[] rowOfPair = new int[origin.length];
    for (int pair = 1; pair < rowOfPair.length; pair++) {
      rowOfPair[pair] = rowOfPair[pair - 1] + (origin[pair] == origin[pair - 1] ? 0 : 1);
    }
    pairsOfOrigin = IntRows.groupBy(rowOfPair, origins.length);
  }

  /** Collects trips; those of the same pair are added up. */
  public static final class Builder {
    private final IntArrayList origin = new IntArrayList();
    private final IntArrayList destination = new IntArrayList();
    private final DoubleArrayList pce = new DoubleArrayList();
    private double stayingPce;

    /**
     * Adds trips. Those that end where they begin use no link; they only count as {@link #stayingPce}.
     *
     * @param fromNode node of the network
     * @param toNode node of the network
     * @param volumePce ≥ 0
     * @throws IllegalArgumentException if the volume is negative or no number
     */
    public Builder add(int fromNode, int toNode, double volumePce) {
      if (!(volumePce >= 0) || Double.isInfinite(volumePce)) {
        throw new IllegalArgumentException(
            volumePce + " PCE from node " + fromNode + " to node " + toNode + ", must be ≥ 0");
      }
      if (fromNode == toNode) {
        stayingPce += volumePce;
      } else if (volumePce > 0) {
        origin.add(fromNode);
        destination.add(toNode);
        pce.add(volumePce);
      }
      return this;
    }

    public OdDemand build() {
      // A stable sort: trips of one pair are summed in the order of adding.
      Integer[] order = new Integer[origin.size()];
      Arrays.setAll(order, place -> place);
      Arrays.sort(order, (left, right) -> {
        int byOrigin = Integer.compare(origin.getInt(left), origin.getInt(right));
        return byOrigin != 0
            ? byOrigin
            : Integer.compare(destination.getInt(left), destination.getInt(right));
      });
      int[] fromNode = new int[order.length];
      int[] toNode = new int[order.length];
      double[] volume = new double[order.length];
      int last = -1;
      for (int place : order) {
        boolean isSame = last >= 0
            && fromNode[last] == origin.getInt(place)
            && toNode[last] == destination.getInt(place);
        if (!isSame) {
          last++;
          fromNode[last] = origin.getInt(place);
          toNode[last] = destination.getInt(place);
        }
        volume[last] += pce.getDouble(place);
      }
      return new OdDemand(
          Arrays.copyOf(fromNode, last + 1),
          Arrays.copyOf(toNode, last + 1),
          Arrays.copyOf(volume, last + 1),
          stayingPce);
    }
  }

  public int pairCount() {
    return origin.length;
  }

  public int origin(int pair) {
    return origin[pair];
  }

  public int destination(int pair) {
    return destination[pair];
  }

  public double pce(int pair) {
    return pce[pair];
  }

  /** PCE of all pairs. */
  public double totalPce() {
    return Arrays.stream(pce).sum();
  }

  /** PCE of trips that end at the node they begin at, which are not assigned. */
  public double stayingPce() {
    return stayingPce;
  }

  /** Nodes that trips start at, each once. */
  int originCount() {
    return origins.length;
  }

  int originNode(int row) {
    return origins[row];
  }

  int firstPair(int row) {
    return pairsOfOrigin.value(row, 0);
  }

  /** Pair after the last one of the origin; they stand side by side. */
  int endPair(int row) {
    return firstPair(row) + pairsOfOrigin.size(row);
  }
}
