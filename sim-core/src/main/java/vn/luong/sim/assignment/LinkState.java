package vn.luong.sim.assignment;

/**
 * Volume of each link with the time and the slope that follow from it.
 *
 * <p>Layout: three columns by link, 24 bytes.
 *
 * <p>Threads: reading is safe from several threads; changes come from one.
 */
final class LinkState {
  private final VolumeDelay delays;
  private final double[] volumePce;
  private final double[] time;
  private final double[] slope;

  LinkState(VolumeDelay delays) {
    this.delays = delays;
    volumePce = new double[delays.linkCount()];
    time = new double[delays.linkCount()];
    slope = new double[delays.linkCount()];
    for (int link = 0; link < time.length; link++) {
      update(link, 0);
    }
  }

  double volumePce(int link) {
    return volumePce[link];
  }

  double time(int link) {
    return time[link];
  }

  double slope(int link) {
    return slope[link];
  }

  /** Cost of a path at the times of now. */
  double cost(int[] path, UserClass userClass) {
    double cost = 0;
    for (int link : path) {
      cost += time[link] + userClass.charge().applyAsDouble(link);
    }
    return cost;
  }

  static double charge(int[] path, UserClass userClass) {
    double charge = 0;
    for (int link : path) {
      charge += userClass.charge().applyAsDouble(link);
    }
    return charge;
  }

  void change(int[] path, double changePce) {
    for (int link : path) {
      update(link, volumePce[link] + changePce);
    }
  }

  /** Sums volumes up anew from the paths, so that rounding of many small changes does not add up. */
  void load(ClassPaths[] classes) {
    double[] sum = new double[volumePce.length];
    for (ClassPaths paths : classes) {
      for (int pair = 0; pair < paths.pairCount(); pair++) {
        for (int path = 0; path < paths.pathCount(pair); path++) {
          double pce = paths.pce(pair, path);
          for (int link : paths.links(pair, path)) {
            sum[link] += pce;
          }
        }
      }
    }
    for (int link = 0; link < sum.length; link++) {
      update(link, sum[link]);
    }
  }

  /** Beckmann's objective without the charges. */
  double integral() {
    double sum = 0;
    for (int link = 0; link < volumePce.length; link++) {
      sum += delays.integral(link, volumePce[link]);
    }
    return sum;
  }

  private void update(int link, double newVolumePce) {
    // Rounding can leave a little less than nothing.
    double volume = Math.max(0, newVolumePce);
    volumePce[link] = volume;
    time[link] = delays.time(link, volume);
    slope[link] = delays.slope(link, volume);
  }
}
