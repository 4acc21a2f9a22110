package vn.luong.sim.replanning;

import java.util.Objects;

/**
 * How the share of persons who make new plans falls from iteration to iteration (MATSim {@code
 * replanningAnnealer}, its variable {@code globalInnovationRate}). Strategies that make plans share
 * it by their weights; those that only select share the rest.
 *
 * @param subpopulation whose strategies; null is no subpopulation
 * @param curve how it falls
 * @param startShare share in the beginning; NaN for what the weights of the strategies say
 * @param endShare it never falls below, in [0, 1]
 * @param shapeFactor steepness, see {@link Curve}
 * @param halfLife iterations, or up to 1 the share of those until innovation ends; see {@link
 *     Curve}
 */
public record InnovationAnnealing(
    String subpopulation,
    Curve curve,
    double startShare,
    double endShare,
    double shapeFactor,
    double halfLife) {
  /** MATSim's {@code endValue}. */
  public static final double STANDARD_END_SHARE = 0.0001;

  /** MATSim's {@code shapeFactor}. */
  public static final double STANDARD_SHAPE_FACTOR = 0.9;

  /** MATSim's {@code halfLife}. */
  public static final double STANDARD_HALF_LIFE = 100;

  /** Shapes, with n the iterations since the first one (MATSim {@code ReplanningAnnealer}). */
  public enum Curve {
    /** Straight from start to end, which is reached when innovation ends. */
    LINEAR("linear"),
    /** start · shapeFactor^n. */
    GEOMETRIC("geometric"),
    /** start · e^(-n / halfLife), where MATSim says half-life to what is a mean lifetime. */
    EXPONENTIAL("exponential"),
    /** start / n^shapeFactor, as in the method of successive averages. */
    MSA("msa"),
    /** end + (start - end) / (1 + e^(shapeFactor · (n - halfLife))). */
    SIGMOID("sigmoid");

    private final String matsimName;

    Curve(String matsimName) {
      this.matsimName = matsimName;
    }

    /** The {@code annealType} in MATSim's configs. */
    public String matsimName() {
      return matsimName;
    }

    /** The curve MATSim calls so, or null. */
    public static Curve findByMatsimName(String name) {
      for (Curve curve : values()) {
        if (curve.matsimName.equals(name)) {
          return curve;
        }
      }
      return null;
    }
  }

  public InnovationAnnealing {
    Objects.requireNonNull(curve);
    boolean isStartSound = Double.isNaN(startShare) || startShare >= 0 && startShare <= 1;
    if (!isStartSound
        || !(endShare >= 0 && endShare <= 1)
        || !(shapeFactor >= 0)
        || !(halfLife > 0)) {
      throw new IllegalArgumentException("annealing from " + startShare + " to " + endShare
          + " by factor " + shapeFactor + " and half-life " + halfLife);
    }
  }

  /** A curve with MATSim's standard for the rest. */
  public static InnovationAnnealing of(String subpopulation, Curve curve) {
    return new InnovationAnnealing(
        subpopulation,
        curve,
        Double.NaN,
        STANDARD_END_SHARE,
        STANDARD_SHAPE_FACTOR,
        STANDARD_HALF_LIFE);
  }

  /**
   * Share of persons who make new plans.
   *
   * @param start share in the beginning
   * @param passed iterations since the first one
   * @param innovating iterations from the first to the last that makes new plans, at least 1
   */
  double shareAfter(double start, int passed, int innovating) {
    if (passed == 0) {
      return start;
    }
    // MATSim cuts the half-life to a whole number; none would divide by zero.
    double lifetime = Math.max(1, Math.floor(halfLife <= 1 ? halfLife * innovating : halfLife));
    double share = switch (curve) {
      case LINEAR -> start - (start - endShare) * passed / innovating;
      case GEOMETRIC -> start * Math.pow(shapeFactor, passed);
      case EXPONENTIAL -> start * Math.exp(-passed / lifetime);
      case MSA -> start / Math.pow(passed, shapeFactor);
      case SIGMOID ->
        endShare + (start - endShare) / (1 + Math.exp(shapeFactor * (passed - lifetime)));
    };
    return Math.max(share, endShare);
  }
}
