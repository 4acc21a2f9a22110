package vn.luong.sim.traveltimes;

import vn.luong.sim.network.Network;

/**
 * Travel times by link and time bin; a link's free travel time in bins where nobody was measured.
 *
 * <p>A bin's time is at least the time of the bin before less the length of a bin: who enters at the start of a bin
 * cannot leave before somebody who entered at the start of the bin before (MATSim {@code
 * TravelTimeCalculator.consolidateData}).
 *
 * <p>Layout: {@code measured[bin · linkCount + link]} as floats, 0 where nobody was measured, so that a search that
 * happens within a few bins stays in cache; 4 bytes per bin and link, beside 8 per link for free travel times, which
 * are doubles so that sums of them do not drift.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class TravelTimeTable implements TravelTimes {
  /** In place of a travel time where nobody was measured. */
  static final float NOT_MEASURED = 0;

  private final int linkCount;
  private final int binSeconds;
  private final int lastBin;
  private final double[] freeSeconds;
  /** Null if nothing was measured at all. */
  private final float[] measured;

  private TravelTimeTable(double[] freeSeconds, TravelTimeParameters parameters, float[] measured) {
    this.linkCount = freeSeconds.length;
    this.binSeconds = parameters.binSeconds();
    this.lastBin = parameters.binCount() - 1;
    this.freeSeconds = freeSeconds;
    this.measured = measured;
  }

  /** The times of an empty network. */
  public static TravelTimeTable free(Network network) {
    return new TravelTimeTable(freeSecondsOf(network), TravelTimeParameters.STANDARD, null);
  }

  /**
   * Makes a table of measured times and applies the rule between neighbouring bins to it.
   *
   * @param measured by {@code bin · linkCount + link}, {@link #NOT_MEASURED} if none; kept and changed
   */
  static TravelTimeTable of(Network network, TravelTimeParameters parameters, float[] measured) {
    double[] freeSeconds = freeSecondsOf(network);
    int linkCount = freeSeconds.length;
    for (int bin = 1; bin < parameters.binCount(); bin++) {
      int row = bin * linkCount;
      for (int link = 0; link < linkCount; link++) {
        double before = secondsOr(measured[row - linkCount + link], freeSeconds[link]);
        double least = before - parameters.binSeconds();
        if (secondsOr(measured[row + link], freeSeconds[link]) < least) {
          measured[row + link] = (float) least;
        }
      }
    }
    return new TravelTimeTable(freeSeconds, parameters, measured);
  }

  @Override
  public double travelTimeSeconds(int link, double enterTime) {
    if (measured == null) {
      return freeSeconds[link];
    }
    int bin = Math.max(0, Math.min((int) enterTime / binSeconds, lastBin));
    return secondsOr(measured[bin * linkCount + link], freeSeconds[link]);
  }

  /** Seconds to drive the link when it is empty. */
  public double freeSeconds(int link) {
    return freeSeconds[link];
  }

  /** The shortest time of the link in any bin. */
  public double leastSeconds(int link) {
    if (measured == null) {
      return freeSeconds[link];
    }
    double least = Double.POSITIVE_INFINITY;
    for (int bin = 0; bin <= lastBin; bin++) {
      least = Math.min(least, secondsOr(measured[bin * linkCount + link], freeSeconds[link]));
    }
    return least;
  }

  private static double secondsOr(float measuredSeconds, double free) {
    return measuredSeconds == NOT_MEASURED ? free : measuredSeconds;
  }

  private static double[] freeSecondsOf(Network network) {
    double[] seconds = new double[network.linkCount()];
    for (int link = 0; link < seconds.length; link++) {
      seconds[link] = network.freeTravelTimeSeconds(link);
    }
    return seconds;
  }
}
