package vn.luong.sim.traveltimes;

import java.util.function.IntToDoubleFunction;
import vn.luong.sim.network.Network;

/**
 * Travel times by link and time bin; a link's free travel time in bins where nobody was measured.
 *
 * <p>A bin's time is at least the time of the bin before less the length of a bin: who enters at the start of a bin
 * cannot leave before somebody who entered at the start of the bin before (MATSim {@code
 * TravelTimeCalculator.consolidateData}).
 *
 * <p>Layout: whole milliseconds, rounded down as in MATSim's {@code TravelTimeDataArray}, at {@code bin · linkCount +
 * link}, so that a search that happens within a few bins stays in cache; 4 bytes per bin and link. A table of free
 * travel times has one bin.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class TravelTimeTable implements TravelTimes {
  private static final double MILLIS_PER_SECOND = 1000.0;

  private final int linkCount;
  private final int binSeconds;
  private final int lastBin;
  private final int[] millis;

  private TravelTimeTable(int linkCount, int binSeconds, int[] millis) {
    this.linkCount = linkCount;
    this.binSeconds = binSeconds;
    this.lastBin = linkCount == 0 ? 0 : millis.length / linkCount - 1;
    this.millis = millis;
  }

  /** The times of an empty network. */
  public static TravelTimeTable free(Network network) {
    int binSeconds = TravelTimeParameters.STANDARD.binSeconds();
    return new TravelTimeTable(network.linkCount(), binSeconds, freeMillis(network));
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
    int[] millis = new int[parameters.binCount() * linkCount];
    int binMillis = (int) (parameters.binSeconds() * MILLIS_PER_SECOND);
    for (int bin = 0; bin < parameters.binCount(); bin++) {
      int row = bin * linkCount;
      for (int link = 0; link < linkCount; link++) {
        int vehicles = sums.vehicles(row + link);
        int own = vehicles == 0
            ? free[link]
            : (int) (MILLIS_PER_SECOND * sums.seconds(row + link) / vehicles);
        int least = bin == 0 ? 0 : millis[row - linkCount + link] - binMillis;
        millis[row + link] = Math.max(own, least);
      }
    }
    return new TravelTimeTable(linkCount, parameters.binSeconds(), millis);
  }

  /** Measurements by cell. */
  interface VehicleTimes {
    int vehicles(int cell);

    long seconds(int cell);
  }

  @Override
  public double travelTimeSeconds(int link, double enterTime) {
    int bin = Math.max(0, Math.min((int) enterTime / binSeconds, lastBin));
    return millis[bin * linkCount + link] / MILLIS_PER_SECOND;
  }

  /** The shortest time of the link at any time of entry. */
  public double leastSeconds(int link) {
    int least = Integer.MAX_VALUE;
    for (int cell = link; cell < millis.length; cell += linkCount) {
      least = Math.min(least, millis[cell]);
    }
    return least / MILLIS_PER_SECOND;
  }

  private static int[] freeMillis(Network network) {
    int[] free = new int[network.linkCount()];
    for (int link = 0; link < free.length; link++) {
      free[link] = (int) (network.freeTravelTimeSeconds(link) * MILLIS_PER_SECOND);
    }
    return free;
  }
}
