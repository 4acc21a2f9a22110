package vn.luong.sim.scoring;

import vn.luong.sim.units.Units;

/**
 * What an activity of typical duration is worth (MATSim {@code typicalDurationScoreComputation}).
 */
public enum DurationScaling {
  /** In proportion to the typical duration, so that no activity is dropped for being long. */
  RELATIVE {
    @Override
    double zeroUtilitySeconds(double typicalSeconds, double priority) {
      return typicalSeconds * Math.exp(-1 / priority);
    }
  },
  /** The same for all types: ten hours of performing (Charypar and Nagel 2005). */
  UNIFORM {
    @Override
    double zeroUtilitySeconds(double typicalSeconds, double priority) {
      return typicalSeconds * Math.exp(-10 * Units.SECONDS_PER_HOUR / typicalSeconds / priority);
    }
  };

  abstract double zeroUtilitySeconds(double typicalSeconds, double priority);
}
