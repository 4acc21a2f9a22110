package vn.luong.sim.raptor;

import java.util.Arrays;

/**
 * The stops a traveller can start from, or leave for the destination, with what the way costs by whatever mode. A stop may
 * come several times.
 *
 * <p>Layout: columns in the order of adding; {@link #clear} keeps them, so that lists used again allocate nothing.
 *
 * <p>Threads: one list per thread.
 */
public final class AccessStops {
  private double x = Double.NaN;
  private double y = Double.NaN;
  private int count;
  private int[] stop = new int[16];
  private double[] seconds = new double[16];
  private double[] cost = new double[16];
  private double[] meters = new double[16];
  private int[] option = new int[16];

  /** Forgets the stops; the next ones are those of this place, in metres of the scenario's CRS. */
  public void clear(double placeX, double placeY) {
    x = placeX;
    y = placeY;
    count = 0;
  }

  /**
   * Adds a stop.
   *
   * @param atStop stop facility
   * @param waySeconds time between place and stop
   * @param wayCost generalised cost of the way
   * @param wayMeters length of the way
   * @param wayOption the caller's number of the mode, or of anything else
   */
  public void add(int atStop, double waySeconds, double wayCost, double wayMeters, int wayOption) {
    if (count == stop.length) {
      int larger = count * 2;
      stop = Arrays.copyOf(stop, larger);
      seconds = Arrays.copyOf(seconds, larger);
      cost = Arrays.copyOf(cost, larger);
      meters = Arrays.copyOf(meters, larger);
      option = Arrays.copyOf(option, larger);
    }
    stop[count] = atStop;
    seconds[count] = waySeconds;
    cost[count] = wayCost;
    meters[count] = wayMeters;
    option[count] = wayOption;
    count++;
  }

  public double x() {
    return x;
  }

  public double y() {
    return y;
  }

  public int count() {
    return count;
  }

  public int stop(int ordinal) {
    return stop[ordinal];
  }

  public double seconds(int ordinal) {
    return seconds[ordinal];
  }

  public double cost(int ordinal) {
    return cost[ordinal];
  }

  public double meters(int ordinal) {
    return meters[ordinal];
  }

  public int option(int ordinal) {
    return option[ordinal];
  }
}
