package vn.luong.sim.raptor;

import java.util.Arrays;
import vn.luong.sim.units.Units;

/**
 * What travellers mind, as generalised cost: the more, the worse. All rates are costs per second and at least 0. Routes
 * may differ: in the rate of riding (mode, crowding), and in what boarding costs (fare).
 *
 * <p>Threads: immutable, safe to share.
 */
public final class RaptorCosts {
  private final double waitingPerSecond;
  private final double walkingPerSecond;
  private final double perTransfer;
  private final double[] ridingPerSecond;
  private final double[] perBoarding;
  /** Cost of the way from the route's first row, beside its time. */
  private final double[] along;
  /** Null if zones do not count. */
  private final ZonePrices zonePrices;

  private RaptorCosts(
      double waitingPerSecond,
      double walkingPerSecond,
      double perTransfer,
      double[] ridingPerSecond,
      double[] perBoarding,
      double[] along,
      ZonePrices zonePrices) {
    this.waitingPerSecond = requireCost(waitingPerSecond, "waiting");
    this.walkingPerSecond = requireCost(walkingPerSecond, "walking");
    this.perTransfer = requireCost(perTransfer, "transfer");
    this.ridingPerSecond = ridingPerSecond;
    this.perBoarding = perBoarding;
    this.along = along;
    this.zonePrices = zonePrices;
    for (double rate : ridingPerSecond) {
      requireCost(rate, "riding");
    }
    for (double cost : perBoarding) {
      requireCost(cost, "boarding");
    }
  }

  private static double requireCost(double cost, String what) {
    if (!(cost >= 0) || cost == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("cost of " + what + " " + cost + " is not 0 or more");
    }
    return cost;
  }

  /** The same for all routes. */
  public static RaptorCosts of(
      RaptorTimetable timetable,
      double ridingPerSecond,
      double waitingPerSecond,
      double walkingPerSecond,
      double perTransfer) {
    double[] riding = new double[timetable.routeCount()];
    Arrays.fill(riding, ridingPerSecond);
    return new RaptorCosts(
        waitingPerSecond,
        walkingPerSecond,
        perTransfer,
        riding,
        new double[timetable.routeCount()],
        new double[timetable.rowCount()],
        null);
  }

  /** Every second costs the same and nothing else does: the journey that arrives first costs least. */
  public static RaptorCosts ofTime(RaptorTimetable timetable) {
    return of(timetable, 1, 1, 1, 0);
  }

  /**
   * What a standard person's utilities say (MATSim {@code RaptorUtils.createParameters}): time costs what it yields less
   * than performing an activity. What would be a gain counts as no cost.
   *
   * @param performingPerHour utility of performing an activity
   * @param ridingPerHour utility of riding, normally negative, as the next ones
   * @param waitingPerHour utility of waiting at a stop
   * @param walkingPerHour utility of walking
   * @param perLineSwitch utility of a transfer
   */
  public static RaptorCosts ofUtilities(
      RaptorTimetable timetable,
      double performingPerHour,
      double ridingPerHour,
      double waitingPerHour,
      double walkingPerHour,
      double perLineSwitch) {
    return of(
        timetable,
        perSecond(performingPerHour - ridingPerHour),
        perSecond(performingPerHour - waitingPerHour),
        perSecond(performingPerHour - walkingPerHour),
        Math.max(0, -perLineSwitch));
  }

  private static double perSecond(double costPerHour) {
    return Units.perSecondFromPerHour(Math.max(0, costPerHour));
  }

  /**
   * The same, but the timetable's routes differ.
   *
   * @param newRidingPerSecond cost of a second on board, by route of the timetable
   * @param newPerBoarding cost of each boarding, by route of the timetable
   */
  public RaptorCosts withRoutes(double[] newRidingPerSecond, double[] newPerBoarding) {
    if (newRidingPerSecond.length != ridingPerSecond.length
        || newPerBoarding.length != ridingPerSecond.length) {
      throw new IllegalArgumentException(newRidingPerSecond.length + " and " + newPerBoarding.length
          + " costs for " + ridingPerSecond.length + " routes");
    }
    return new RaptorCosts(
        waitingPerSecond,
        walkingPerSecond,
        perTransfer,
        newRidingPerSecond.clone(),
        newPerBoarding.clone(),
        along,
        zonePrices);
  }

  /**
   * The same, but the way along the routes costs something beside its time (fares by distance).
   *
   * @param newAlong cost from the route's first row to the row, by row of the timetable; never falls along a route
   */
  public RaptorCosts withWays(RaptorTimetable timetable, double[] newAlong) {
    if (newAlong.length != along.length) {
      throw new IllegalArgumentException(newAlong.length + " costs for " + along.length + " rows");
    }
    for (int row = 1; row < newAlong.length; row++) {
      boolean isSameRoute = timetable.route(row) == timetable.route(row - 1);
      requireCost(isSameRoute ? newAlong[row] - newAlong[row - 1] : 0, "way");
    }
    return new RaptorCosts(
        waitingPerSecond,
        walkingPerSecond,
        perTransfer,
        ridingPerSecond,
        perBoarding,
        newAlong.clone(),
        zonePrices);
  }

  /** The same, but some rides cost something by the zones where they begin and end. */
  public RaptorCosts withZonePrices(ZonePrices newZonePrices) {
    return new RaptorCosts(
        waitingPerSecond,
        walkingPerSecond,
        perTransfer,
        ridingPerSecond,
        perBoarding,
        along,
        newZonePrices);
  }

  public double waitingPerSecond() {
    return waitingPerSecond;
  }

  public double walkingPerSecond() {
    return walkingPerSecond;
  }

  /** Cost of each boarding but the first. */
  public double perTransfer() {
    return perTransfer;
  }

  public double ridingPerSecond(int route) {
    return ridingPerSecond[route];
  }

  public double perBoarding(int route) {
    return perBoarding[route];
  }

  /** Cost of the way from the route's first row, beside its time. */
  double along(int row) {
    return along[row];
  }

  /** Prices by zones; null if there are none. */
  ZonePrices zonePrices() {
    return zonePrices;
  }
}
