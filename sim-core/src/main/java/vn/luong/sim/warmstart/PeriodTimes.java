package vn.luong.sim.warmstart;

import vn.luong.sim.assignment.VolumeDelay;
import vn.luong.sim.network.Network;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * Times of links by period from what wants to pass them. Up to the capacity of the period they grow as by BPR; what is
 * more waits in a queue that is carried over to the next periods, as in the mobsim (a point queue: Vickrey, "Congestion
 * theory and transport investment", 1969). BPR alone would say 1.76 times the free time of a link at one and a half times
 * its capacity, where the queue of the mobsim grows by half an hour per hour.
 *
 * <p>Threads: immutable, safe to share.
 */
final class PeriodTimes {
  /** Longer waits are not told: nobody plans for them. */
  static final double LONGEST_WAIT_SECONDS = 7200;

  private final Network network;
  private final TravelTimeParameters periods;
  private final double flowCapacityFactor;
  private final VolumeDelay delays;

  PeriodTimes(Network network, TravelTimeParameters periods, double flowCapacityFactor) {
    this.network = network;
    this.periods = periods;
    this.flowCapacityFactor = flowCapacityFactor;
    VolumeDelay.Builder builder = new VolumeDelay.Builder(network.linkCount());
    for (int link = 0; link < network.linkCount(); link++) {
      double capacity = capacityPce(link);
      builder.set(
          link,
          network.freeTravelTimeSeconds(link),
          capacity,
          capacity > 0 ? VolumeDelay.STANDARD_FACTOR : 0,
          VolumeDelay.STANDARD_EXPONENT);
    }
    delays = builder.build();
  }

  /** The times that these volumes make. */
  TravelTimeTable table(PeriodVolumes volumes) {
    int linkCount = network.linkCount();
    double[] seconds = new double[periods.binCount() * linkCount];
    for (int link = 0; link < linkCount; link++) {
      double capacity = capacityPce(link);
      double queuePce = 0;
      for (int period = 0; period < periods.binCount(); period++) {
        double volume = volumes.pce(link, period);
        double left = Math.max(0, queuePce + volume - capacity);
        double wait =
            meanQueuePce(queuePce, left, capacity - volume) / capacity * periods.binSeconds();
        seconds[period * linkCount + link] = delays.time(link, Math.min(volume, capacity))
            + (wait <= LONGEST_WAIT_SECONDS ? wait : LONGEST_WAIT_SECONDS);
        queuePce = left;
      }
    }
    return TravelTimeTable.ofSeconds(network, periods, cell -> seconds[cell]);
  }

  /**
   * The queue averaged over a period in which it grows or shrinks evenly.
   *
   * @param spare PCE of the period's capacity that new arrivals leave to the queue
   */
  private static double meanQueuePce(double before, double after, double spare) {
    if (before == 0 && after == 0) {
      return 0;
    }
    // A queue that is gone before the period ends is 0 for the rest of it.
    return after > 0 ? (before + after) / 2 : before / 2 * (before / spare);
  }

  private double capacityPce(int link) {
    return network.flowCapacityPcePerSecond(link) * flowCapacityFactor * periods.binSeconds();
  }
}
