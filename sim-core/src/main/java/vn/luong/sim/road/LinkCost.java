package vn.luong.sim.road;

import vn.luong.sim.network.Network;
import vn.luong.sim.network.RoadClosures;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * Generalised cost of links for one mode, in seconds of travel: time, plus distance and toll at what they are worth
 * in time.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class LinkCost {
  /**
   * What entering a closed link costs: more than any detour, so that nobody does it who has another way; yet not without
   * end, so that those who live or deliver behind closed links drive as few of them as they can.
   */
  private static final double PER_CLOSED_LINK = 10_000;

  private static final double PER_CLOSED_METER = 10;

  private final Network network;
  private final TravelTimeTable travelTimes;
  private final Weights weights;
  private final LinkToll toll;
  private final RoadClosures.OfMode closures;

  /**
   * What counts how much.
   *
   * @param perSecond cost of a second of travel
   * @param perMeter cost of a metre
   * @param perMoney cost of a unit of money
   */
  public record Weights(double perSecond, double perMeter, double perMoney) {

    /** Only time counts. */
    public static final Weights TIME = new Weights(1, 0, 0);

    public Weights {
      if (!(perSecond >= 0 && perMeter >= 0 && perMoney >= 0)) {
        throw new IllegalArgumentException("costs must be ≥ 0: " + perSecond + " per second, "
            + perMeter + " per metre, " + perMoney + " per unit of money");
      }
    }

    /**
     * From marginal utilities as MATSim's router does ({@code RandomizingTimeDistanceTravelDisutilityFactory}),
     * divided by that of time so that a second costs 1.
     *
     * @param performingPerHour utility of an hour of activity
     * @param travellingPerHour utility of an hour of travel, normally ≤ 0
     * @param distancePerMeter utility of a metre, normally ≤ 0
     * @param moneyPerMeter money that comes in per metre, normally ≤ 0
     * @param money utility of a unit of money
     */
    public static Weights ofUtilities(
        double performingPerHour,
        double travellingPerHour,
        double distancePerMeter,
        double moneyPerMeter,
        double money) {
      double costPerSecond = (performingPerHour - travellingPerHour) / 3600;
      double costPerMeter = -distancePerMeter - moneyPerMeter * money;
      if (costPerSecond <= 0) {
        return new Weights(0, Math.max(0, costPerMeter), Math.max(0, money));
      }
      return new Weights(
          1, Math.max(0, costPerMeter) / costPerSecond, Math.max(0, money) / costPerSecond);
    }
  }

  private LinkCost(
      Network network,
      TravelTimeTable travelTimes,
      Weights weights,
      LinkToll toll,
      RoadClosures.OfMode closures) {
    this.network = network;
    this.travelTimes = travelTimes;
    this.weights = weights;
    this.toll = toll;
    this.closures = closures;
  }

  public static LinkCost of(Network network, TravelTimeTable travelTimes, Weights weights) {
    return new LinkCost(network, travelTimes, weights, null, null);
  }

  /** The least time is the best. */
  public static LinkCost ofTime(Network network, TravelTimeTable travelTimes) {
    return of(network, travelTimes, Weights.TIME);
  }

  public LinkCost withToll(LinkToll newToll) {
    return new LinkCost(network, travelTimes, weights, newToll, closures);
  }

  /** Links are not entered in hours when they are closed if there is another way; null if they are always open. */
  public LinkCost withClosures(RoadClosures.OfMode newClosures) {
    return new LinkCost(network, travelTimes, weights, toll, newClosures);
  }

  /** The same costs at other travel times. */
  public LinkCost at(TravelTimeTable newTimes) {
    return new LinkCost(network, newTimes, weights, toll, closures);
  }

  public Network network() {
    return network;
  }

  public TravelTimeTable travelTimes() {
    return travelTimes;
  }

  public Weights weights() {
    return weights;
  }

  /** Null if nothing costs anything. */
  public LinkToll toll() {
    return toll;
  }

  /** Null if all links are open at all times. */
  public RoadClosures.OfMode closures() {
    return closures;
  }

  /** What is added to the cost of a link that is entered while it is closed. */
  static double closedCost(double lengthMeters) {
    return PER_CLOSED_LINK + PER_CLOSED_METER * lengthMeters;
  }

  /**
   * Cost of a link whose travel time is known.
   *
   * @param enterTime seconds after midnight
   * @param travelTimeSeconds time on the link
   * @param distanceFactor how much more or less than usual the person minds distance
   */
  double cost(int link, double enterTime, double travelTimeSeconds, double distanceFactor) {
    double cost = weights.perSecond * travelTimeSeconds;
    if (weights.perMeter > 0) {
      cost += distanceFactor * weights.perMeter * network.lengthMeters(link);
    }
    if (toll != null) {
      cost += weights.perMoney * toll.money(link, enterTime);
    }
    if (closures != null && closures.isClosed(link, enterTime)) {
      cost += closedCost(network.lengthMeters(link));
    }
    return cost;
  }
}
