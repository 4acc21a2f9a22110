package vn.luong.sim.traveltimes;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import vn.luong.sim.network.Network;

/**
 * Travel times by link and time bin; a link's free travel time in bins where nobody was measured.
 *
 * <p>A bin's time is at least the time of the bin before less the length of a bin: who enters at the start of a bin
 * cannot leave before somebody who entered at the start of the bin before (MATSim {@code
 * TravelTimeCalculator.consolidateData}).
 *
 * <p>Layout: whole milliseconds, rounded down as in MATSim's {@code TravelTimeDataArray}, one row of all links per
 * bin, so that a search that happens within a few bins stays in cache; 4 bytes per bin and link. Bins like the one
 * before them share its row, as do those in which nobody was measured; a table of free travel times has one bin.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class TravelTimeTable {
  private static final double MILLIS_PER_SECOND = 1000.0;

  private final int binSeconds;
  private final int[][] millisOfBin;
  /** By bin, the first one with the same row. */
  private final int[] firstAlike;

  private TravelTimeTable(int binSeconds, int[][] millisOfBin) {
    this.binSeconds = binSeconds;
    this.millisOfBin = millisOfBin;
    firstAlike = new int[millisOfBin.length];
    for (int bin = 0; bin < firstAlike.length; bin++) {
      while (millisOfBin[firstAlike[bin]] != millisOfBin[bin]) {
        firstAlike[bin]++;
      }
    }
  }

  /** The times of an empty network. */
  public static TravelTimeTable free(Network network) {
    int binSeconds = TravelTimeParameters.STANDARD.binSeconds();
    return new TravelTimeTable(binSeconds, new int[][] {freeMillis(network)});
  }

  /**
   * Makes a table of modelled times, kept in whole milliseconds. The rule between neighbouring bins holds as for
   * measurements.
   *
   * @param seconds time, by {@code bin · linkCount + link}
   */
  public static TravelTimeTable ofSeconds(
      Network network, TravelTimeParameters parameters, IntToDoubleFunction seconds) {
    return of(network, parameters, new VehicleTimes() {
      @Override
      public int vehicles(int cell) {
        return (int) MILLIS_PER_SECOND;
      }

      @Override
      public long seconds(int cell) {
        return Math.round(seconds.applyAsDouble(cell) * MILLIS_PER_SECOND);
      }
    });
  }

  /**
   * Makes a table of measurements and applies the rule between neighbouring bins.
   *
   * @param sums whole seconds of all vehicles, by {@code bin · linkCount + link}
   */
  static TravelTimeTable of(Network network, TravelTimeParameters parameters, VehicleTimes sums) {
    int linkCount = network.linkCount();
    int[] free = freeMillis(network);
    int[][] millisOfBin = new int[parameters.binCount()][];
    int binMillis = (int) (parameters.binSeconds() * MILLIS_PER_SECOND);
    int[] before = new int[linkCount];
    for (int bin = 0; bin < millisOfBin.length; bin++) {
      int row = bin * linkCount;
      int[] millis = new int[linkCount];
      for (int link = 0; link < linkCount; link++) {
        int vehicles = sums.vehicles(row + link);
        int own = vehicles == 0
            ? free[link]
            : (int) (MILLIS_PER_SECOND * sums.seconds(row + link) / vehicles);
        millis[link] = Math.max(own, before[link] - binMillis);
      }
      if (Arrays.equals(millis, free)) {
        millis = free;
      } else if (Arrays.equals(millis, before)) {
        millis = before;
      }
      millisOfBin[bin] = millis;
      before = millis;
    }
    return new TravelTimeTable(parameters.binSeconds(), millisOfBin);
  }

  /** Measurements by cell. */
  interface VehicleTimes {
    int vehicles(int cell);

    long seconds(int cell);
  }

  /** Length of a bin. */
  public int binSeconds() {
    return binSeconds;
  }

  public int binCount() {
    return millisOfBin.length;
  }

  /** The bin that a time falls into; the nearest one if it is outside. */
  public int bin(double time) {
    return Math.max(0, Math.min((int) time / binSeconds, millisOfBin.length - 1));
  }

  /** The first bin with the same times as a bin. */
  public int firstAlike(int bin) {
    return firstAlike[bin];
  }

  /** Milliseconds from entering the link in a bin to leaving it. */
  public int millis(int bin, int link) {
    return millisOfBin[bin][link];
  }

  /**
   * Seconds from entering the link to leaving it.
   *
   * @param link link of the network
   * @param enterTime seconds after midnight
   */
  public double travelTimeSeconds(int link, double enterTime) {
    return millisOfBin[bin(enterTime)][link] / MILLIS_PER_SECOND;
  }

  private static int[] freeMillis(Network network) {
    int[] free = new int[network.linkCount()];
    for (int link = 0; link < free.length; link++) {
      free[link] = (int) (network.freeTravelTimeSeconds(link) * MILLIS_PER_SECOND);
    }
    return free;
  }
}
