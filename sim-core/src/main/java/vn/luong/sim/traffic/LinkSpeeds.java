package vn.luong.sim.traffic;

/**
 * How long a vehicle takes for a link when nothing is in its way: whole time steps, rounded down (MATSim {@code
 * QueueWithBuffer.addFromUpstream}).
 *
 * <p>Layout: the free travel time is a column of {@link LinkRows}; free speed and length, for vehicles that are slower, are
 * columns of their own.
 *
 * <p>Threads: changed by one thread between time steps, read by all.
 */
final class LinkSpeeds {
  /** A link whose free speed is zero: longer than any run, short enough to add to a clock. */
  private static final int LONGEST_SECONDS = 1 << 29;

  private final int[] rows;
  private final double[] freeSpeed;
  private final double[] lengthMeters;
  private final double stepSeconds;

  LinkSpeeds(TrafficNetwork network, LinkRows links, int stepSeconds) {
    rows = links.ints;
    this.stepSeconds = stepSeconds;
    int linkCount = network.linkCount();
    freeSpeed = new double[linkCount];
    lengthMeters = new double[linkCount];
    for (int link = 0; link < linkCount; link++) {
      lengthMeters[link] = network.lengthMeters(link);
      setFreeSpeed(link, network.network().freeSpeedMetersPerSecond(network.originalLink(link)));
    }
  }

  void setFreeSpeed(int link, double metersPerSecond) {
    freeSpeed[link] = metersPerSecond;
    rows[LinkRows.row(link) + LinkRows.FREE_SECONDS] =
        wholeSteps(lengthMeters[link] / metersPerSecond);
  }

  double freeSpeed(int link) {
    return freeSpeed[link];
  }

  /** Seconds for a vehicle that cannot go faster than this. */
  int travelSeconds(int link, double maximumSpeed) {
    // Most vehicle types have no limit; then the second line of cache is not needed.
    return maximumSpeed == Double.POSITIVE_INFINITY || maximumSpeed >= freeSpeed[link]
        ? rows[LinkRows.row(link) + LinkRows.FREE_SECONDS]
        : wholeSteps(lengthMeters[link] / maximumSpeed);
  }

  private int wholeSteps(double seconds) {
    return (int) Math.min(stepSeconds * Math.floor(seconds / stepSeconds), LONGEST_SECONDS);
  }
}
