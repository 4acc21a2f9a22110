package vn.luong.scenario.reach;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.luong.gis.spatial.NetworkReach;
import vn.luong.gis.spatial.ReachArea;
import vn.luong.gis.spatial.ReachSearch;
import vn.luong.gis.spatial.Walking;
import vn.luong.scenario.access.PeoplePlaces;
import vn.luong.scenario.access.TransitTimes;
import vn.luong.sim.network.Network;
import vn.luong.sim.transit.StopFacilities;

/**
 * Catchments and isochrones: how much road, how many residents and workplaces lie within a walking distance of a station or
 * within a travel time of a place.
 *
 * <p>A home counts if the way along the links to its link, and straight on from there, is within the limit, with all the
 * residents for which it stands ({@link PeoplePlaces}).
 */
public final class ReachStudy {
  /** Mode of those who walk along the links, as fast as the scenario's people do. */
  public static final String WALK = "walk";

  /** Mode of those who take public transport where that is faster than to walk all the way. */
  public static final String TRANSIT = "pt";

  private static final double WALKED_WIDTH_METERS = 60;
  private static final double DRIVEN_WIDTH_METERS = 150;
  private static final double SECONDS_PER_MINUTE = 60;

  private final ReachWorld world;
  private final Network network;

  public ReachStudy(ReachWorld world) {
    this.world = world;
    network = world.network();
  }

  /** Modes to ask for: walking, public transport if there is some, and those that drive on links of the network. */
  public static List<String> modes(ReachWorld world) {
    Network network = world.network();
    long used = 0;
    for (int link = 0; link < network.linkCount(); link++) {
      used |= network.modes(link);
    }
    Set<String> modes = new LinkedHashSet<>(List.of(WALK));
    if (world.schedule().routes().count() > 0) {
      modes.add(TRANSIT);
    }
    network.modeTable().namesOf(used).stream()
        .filter(mode -> !mode.equals(TRANSIT))
        .forEach(modes::add);
    return List.copyOf(modes);
  }

  /**
   * What lies within walking distances of places.
   *
   * @param metersOrdered distances along the links, rising
   * @return by place and distance; where there are several places, at last by distance what is in reach of any of them
   */
  public List<ReachResult> catchments(List<ReachOrigin> origins, List<Double> metersOrdered) {
    ReachSearch search = ReachSearch.walking(network, Walking.links(network));
    double limit = last(metersOrdered);
    List<ReachResult> results = new ArrayList<>();
    for (ReachOrigin origin : origins) {
      NetworkReach reach = from(search, origin, 0, limit);
      results.addAll(results(origin.name(), reach, metersOrdered, 1, WALKED_WIDTH_METERS));
    }
    if (origins.size() > 1) {
      String name = "any of " + origins.size() + " places";
      List<ReachOrigin.Point> points =
          origins.stream().flatMap(origin -> origin.points().stream()).toList();
      NetworkReach reach = from(search, new ReachOrigin(name, points), 0, limit);
      results.addAll(results(name, reach, metersOrdered, 1, WALKED_WIDTH_METERS));
    }
    return results;
  }

  /**
   * What is reached within travel times.
   *
   * @param mode {@link #WALK}, {@link #TRANSIT} or a mode of the links
   * @param startTime seconds after midnight
   * @param minutesOrdered travel times, rising
   */
  public List<ReachResult> isochrones(
      ReachOrigin origin, String mode, double startTime, List<Double> minutesOrdered) {
    double seconds = last(minutesOrdered) * SECONDS_PER_MINUTE;
    double walkSpeed = world.walk().speedMetersPerSecond();
    if (mode.equals(WALK) || mode.equals(TRANSIT)) {
      ReachSearch walking = ReachSearch.walking(network, Walking.links(network));
      NetworkReach reach = mode.equals(WALK)
          ? from(walking, origin, startTime, seconds * walkSpeed)
          : byTransit(walking, origin, startTime, seconds);
      return results(
          origin.name(),
          reach,
          minutesOrdered,
          SECONDS_PER_MINUTE * walkSpeed,
          WALKED_WIDTH_METERS);
    }
    ReachSearch driving = ReachSearch.driving(
        network,
        network.modeTable().find(mode),
        world.times(),
        world.maxSpeedMetersPerSecond(mode),
        walkSpeed);
    return results(
        origin.name(),
        from(driving, origin, startTime, seconds),
        minutesOrdered,
        SECONDS_PER_MINUTE,
        DRIVEN_WIDTH_METERS);
  }

  private static NetworkReach from(
      ReachSearch search, ReachOrigin origin, double startTime, double limit) {
    double[] xs = origin.xs();
    return search.fromAny(xs, origin.ys(), new double[xs.length], startTime, limit);
  }

  /**
   * From the place itself and from every stop that is reached in time, on foot along the links. Costs are the metres that
   * could have been walked.
   */
  private NetworkReach byTransit(
      ReachSearch walking, ReachOrigin origin, double startTime, double mostSeconds) {
    StopFacilities stops = world.schedule().stops();
    TransitTimes times = new TransitTimes(world.schedule(), network, world.walk());
    double speed = world.walk().speedMetersPerSecond();
    DoubleArrayList xs = new DoubleArrayList();
    DoubleArrayList ys = new DoubleArrayList();
    DoubleArrayList costs = new DoubleArrayList();
    for (ReachOrigin.Point point : origin.points()) {
      xs.add(point.x());
      ys.add(point.y());
      costs.add(0);
      times.startFrom(point.x(), point.y(), startTime, mostSeconds);
      for (int stop = 0; stop < stops.count(); stop++) {
        if (times.seconds(stop) <= mostSeconds) {
          xs.add(stops.x(stop));
          ys.add(stops.y(stop));
          costs.add(times.seconds(stop) * speed);
        }
      }
    }
    return walking.fromAny(
        xs.toDoubleArray(),
        ys.toDoubleArray(),
        costs.toDoubleArray(),
        startTime,
        mostSeconds * speed);
  }

  /**
   * The results by limit.
   *
   * @param costPerLimit cost in the reach of a metre or minute of the limits
   */
  private List<ReachResult> results(
      String name,
      NetworkReach reach,
      List<Double> limits,
      double costPerLimit,
      double widthMeters) {
    double[] toHomes = world.homes().costs(reach);
    double[] toWork = world.workplaces().costs(reach);
    List<ReachResult> results = new ArrayList<>();
    for (double limit : limits) {
      double cost = limit * costPerLimit;
      results.add(new ReachResult(
          name,
          limit,
          ReachArea.of(reach, cost, widthMeters),
          reach.reachedMeters(cost),
          world.homes().within(toHomes, cost),
          world.workplaces().within(toWork, cost)));
    }
    return results;
  }

  private static double last(List<Double> ordered) {
    return ordered.get(ordered.size() - 1);
  }
}
