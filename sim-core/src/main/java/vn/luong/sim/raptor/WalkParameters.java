package vn.luong.sim.raptor;

/**
 * How people walk to, between and from stops (MATSim {@code transitRouter}, and the teleported walk of {@code routing}).
 *
 * @param speedMetersPerSecond walking speed over the distance really walked
 * @param beelineDistanceFactor distance walked per metre as the crow flies
 * @param searchRadiusMeters stops so near to an origin or a destination can be used, as the crow flies
 * @param extensionRadiusMeters if there are fewer than two, all those are used that are at most so much farther than the
 *     nearest
 * @param connectionMeters people transfer between stops at most so far apart, as the crow flies (MATSim {@code
 *     maxBeelineWalkConnectionDistance})
 * @param transferSeconds every transfer takes at least so long (MATSim {@code additionalTransferTime})
 * @param transferMarginSeconds time for a transfer that is not spent walking, but with waiting (MATSim {@code
 *     swissRailRaptor.transferWalkMargin}); matters to the legs of plans only
 * @param directWalkFactor people walk all the way if the cost of that times this factor is less than the cost of the
 *     journey
 */
public record WalkParameters(
    double speedMetersPerSecond,
    double beelineDistanceFactor,
    double searchRadiusMeters,
    double extensionRadiusMeters,
    double connectionMeters,
    double transferSeconds,
    double transferMarginSeconds,
    double directWalkFactor) {

  /** MATSim's default of {@code transferWalkMargin}. */
  public static final double STANDARD_MARGIN_SECONDS = 5;

  public WalkParameters {
    requirePositive(speedMetersPerSecond, "speed");
    requirePositive(beelineDistanceFactor, "beeline distance factor");
    requireNotNegative(searchRadiusMeters, "search radius");
    requireNotNegative(extensionRadiusMeters, "extension radius");
    requireNotNegative(connectionMeters, "connection distance");
    requireNotNegative(transferSeconds, "transfer time");
    requireNotNegative(transferMarginSeconds, "transfer margin");
    requireNotNegative(directWalkFactor, "direct walk factor");
  }

  /** MATSim's defaults for people who walk at this speed. */
  public static WalkParameters of(double speedMetersPerSecond, double beelineDistanceFactor) {
    return new WalkParameters(
        speedMetersPerSecond, beelineDistanceFactor, 1000, 200, 100, 0, STANDARD_MARGIN_SECONDS, 1);
  }

  /** Metres as the crow flies that are walked in a second. */
  public double beelineMetersPerSecond() {
    return speedMetersPerSecond / beelineDistanceFactor;
  }

  private static void requirePositive(double value, String what) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(what + " " + value + " is not above 0");
    }
  }

  private static void requireNotNegative(double value, String what) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(what + " " + value + " is negative");
    }
  }
}
