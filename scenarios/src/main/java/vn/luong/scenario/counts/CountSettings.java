package vn.luong.scenario.counts;

import vn.luong.sim.counts.CountStations;

/**
 * What a run's volumes are compared with.
 *
 * @param stations where vehicles were counted
 * @param scaleFactor vehicles that one simulated vehicle stands for, &gt; 0
 * @param modes network modes (bits) that a station without a mode counts
 * @param iterations when MATSim's files are written
 */
public record CountSettings(
    CountStations stations, double scaleFactor, long modes, AveragedIterations iterations) {
  public static final long ALL_MODES = -1L;

  /** There are no counts. */
  public static final CountSettings NONE =
      new CountSettings(new CountStations(), 1, ALL_MODES, AveragedIterations.NEVER);

  public CountSettings {
    if (!(scaleFactor > 0)) {
      throw new IllegalArgumentException("scale factor " + scaleFactor + " must be > 0");
    }
  }

  public boolean hasStations() {
    return stations.size() > 0;
  }

  /** Network modes (bits) that a station counts. */
  long modesOf(int station) {
    int mode = stations.mode(station);
    return mode == CountStations.ANY_MODE ? modes : 1L << mode;
  }
}
