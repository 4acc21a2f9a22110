package vn.luong.scenario.people;

/**
 * Gravity models with exponential decay of distance: trips from i to j are proportional to {@code O_i D_j exp(-β d_ij)}
 * (Wilson, "A statistical theory of spatial distribution models", 1967).
 */
public final class Matrices {
  private static final int CALIBRATION_STEPS = 24;
  private static final int BALANCING_STEPS = 12;
  private static final double LEAST_DECAY_PER_METER = 1e-6;
  private static final double GREATEST_DECAY_PER_METER = 5e-3;

  private Matrices() {}

  /**
   * Trips that meet both the origins' and the destinations' totals, with the decay chosen so that the mean distance is
   * the wanted one.
   *
   * @param distances metres from each origin to each destination; infinite where nobody goes
   */
  public static double[][] doublyConstrained(
      double[] origins, double[] destinations, double[][] distances, double meanMeters) {
    return calibrate(
        distances, meanMeters, decay -> balanced(origins, destinations, distances, decay));
  }

  /** Trips that meet the origins' totals; destinations attract in proportion. */
  public static double[][] singlyConstrained(
      double[] origins, double[] attractions, double[][] distances, double meanMeters) {
    return calibrate(
        distances,
        meanMeters,
        decay -> toRowTotals(kernel(attractions, distances, decay), origins));
  }

  /** Mean distance of the trips. */
  static double meanMeters(double[][] trips, double[][] distances) {
    double sum = 0;
    double count = 0;
    for (int origin = 0; origin < trips.length; origin++) {
      for (int destination = 0; destination < trips[origin].length; destination++) {
        double flow = trips[origin][destination];
        if (flow > 0) {
          sum += flow * distances[origin][destination];
          count += flow;
        }
      }
    }
    return sum / count;
  }

  private interface Model {
    double[][] trips(double decayPerMeter);
  }

  /** Bisection on the logarithm of the decay: the mean distance falls as the decay grows. */
  private static double[][] calibrate(double[][] distances, double meanMeters, Model model) {
    double low = Math.log(LEAST_DECAY_PER_METER);
    double high = Math.log(GREATEST_DECAY_PER_METER);
    for (int step = 0; step < CALIBRATION_STEPS; step++) {
      double middle = (low + high) / 2;
      if (meanMeters(model.trips(Math.exp(middle)), distances) > meanMeters) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return model.trips(Math.exp((low + high) / 2));
  }

  private static double[][] kernel(double[] attractions, double[][] distances, double decay) {
    double[][] trips = new double[distances.length][];
    for (int origin = 0; origin < trips.length; origin++) {
      double[] row = new double[attractions.length];
      for (int destination = 0; destination < row.length; destination++) {
        row[destination] =
            attractions[destination] * Math.exp(-decay * distances[origin][destination]);
      }
      trips[origin] = row;
    }
    return trips;
  }

  private static double[][] balanced(
      double[] origins, double[] destinations, double[][] distances, double decay) {
    double[][] trips = kernel(destinations, distances, decay);
    for (int step = 0; step < BALANCING_STEPS; step++) {
      toColumnTotals(trips, destinations);
      toRowTotals(trips, origins);
    }
    return trips;
  }

  private static double[][] toRowTotals(double[][] trips, double[] totals) {
    for (int origin = 0; origin < trips.length; origin++) {
      double sum = 0;
      for (double flow : trips[origin]) {
        sum += flow;
      }
      double factor = sum > 0 ? totals[origin] / sum : 0;
      for (int destination = 0; destination < trips[origin].length; destination++) {
        trips[origin][destination] *= factor;
      }
    }
    return trips;
  }

  private static void toColumnTotals(double[][] trips, double[] totals) {
    for (int destination = 0; destination < totals.length; destination++) {
      double sum = 0;
      for (double[] row : trips) {
        sum += row[destination];
      }
      double factor = sum > 0 ? totals[destination] / sum : 0;
      for (double[] row : trips) {
        row[destination] *= factor;
      }
    }
  }
}
