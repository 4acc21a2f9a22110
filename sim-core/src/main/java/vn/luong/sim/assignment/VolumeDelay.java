package vn.luong.sim.assignment;

/**
 * Time on each link as a function of its volume, {@code t = t₀ · (1 + b · (v / c)^p)} (Bureau of Public Roads, "Traffic
 * Assignment Manual", 1964). The unit of time is the caller's; volumes and capacities are PCE per period.
 *
 * <p>Layout: four columns by link, 32 bytes.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class VolumeDelay {
  /** Factor b of the manual. */
  public static final double STANDARD_FACTOR = 0.15;

  /** Exponent p of the manual. */
  public static final double STANDARD_EXPONENT = 4;

  private final double[] freeTime;
  private final double[] capacityPce;
  private final double[] factor;
  private final double[] exponent;

  private VolumeDelay(Builder builder) {
    freeTime = builder.freeTime;
    capacityPce = builder.capacityPce;
    factor = builder.factor;
    exponent = builder.exponent;
  }

  /** Collects the functions of all links; a link that is not set takes no time. */
  public static final class Builder {
    private final double[] freeTime;
    private final double[] capacityPce;
    private final double[] factor;
    private final double[] exponent;

    public Builder(int linkCount) {
      freeTime = new double[linkCount];
      capacityPce = new double[linkCount];
      factor = new double[linkCount];
      exponent = new double[linkCount];
    }

    /**
     * Sets the function of a link.
     *
     * @param time t₀, time at volume 0, ≥ 0
     * @param capacity c in PCE per period, &gt; 0 unless b is 0
     * @param b factor, ≥ 0; 0 if the time does not depend on the volume
     * @param p exponent; 0, or ≥ 1, so that the function is convex
     * @throws IllegalArgumentException if a value is out of range
     */
    public Builder set(int link, double time, double capacity, double b, double p) {
      boolean isValid = time >= 0
          && Double.isFinite(time)
          && b >= 0
          && Double.isFinite(b)
          && (p == 0 || p >= 1)
          && Double.isFinite(p)
          && (b == 0 || capacity > 0);
      if (!isValid) {
        throw new IllegalArgumentException("link " + link + ": time " + time + ", capacity "
            + capacity + ", b " + b + ", p " + p + " make no volume-delay function");
      }
      freeTime[link] = time;
      capacityPce[link] = capacity;
      factor[link] = b;
      exponent[link] = p;
      return this;
    }

    public VolumeDelay build() {
      return new VolumeDelay(this);
    }
  }

  public int linkCount() {
    return freeTime.length;
  }

  public double freeTime(int link) {
    return freeTime[link];
  }

  public double capacityPce(int link) {
    return capacityPce[link];
  }

  /** Time on the link at a volume ≥ 0. */
  public double time(int link, double volumePce) {
    if (factor[link] == 0) {
      return freeTime[link];
    }
    double ratio = volumePce / capacityPce[link];
    return freeTime[link] * (1 + factor[link] * power(ratio, exponent[link]));
  }

  /** By how much the time grows per PCE. */
  public double slope(int link, double volumePce) {
    double p = exponent[link];
    if (factor[link] == 0 || p == 0) {
      return 0;
    }
    double ratio = volumePce / capacityPce[link];
    return freeTime[link] * factor[link] * p * power(ratio, p - 1) / capacityPce[link];
  }

  /** The time summed over all volumes up to this one: the link's part of Beckmann's objective. */
  public double integral(int link, double volumePce) {
    if (factor[link] == 0) {
      return freeTime[link] * volumePce;
    }
    double p = exponent[link];
    double ratio = volumePce / capacityPce[link];
    return freeTime[link] * volumePce * (1 + factor[link] * power(ratio, p) / (p + 1));
  }

  /** Products for the exponents that nearly all files have. */
  private static double power(double base, double exponent) {
    if (exponent == 4) {
      double square = base * base;
      return square * square;
    }
    if (exponent == 3) {
      return base * base * base;
    }
    if (exponent == 1) {
      return base;
    }
    return Math.pow(base, exponent);
  }
}
