package vn.luong.scenario.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import vn.luong.gis.spatial.NetworkReach;
import vn.luong.gis.spatial.ReachArea;
import vn.luong.gis.spatial.ReachSearch;
import vn.luong.gis.spatial.Walking;
import vn.luong.sim.network.Network;

/**
 * Catchments and isochrones: how much road, how many residents and workplaces lie within a walking distance of a station or
 * within a travel time of a place.
 *
 * <p>A home counts if the way along the links to its link, and straight on from there, is within the limit.
 */
public final class ReachStudy {
  /** Mode of those who walk along the links at {@link Walking#SPEED_METERS_PER_SECOND}. */
  public static final String WALK = "walk";

  private static final double WALKED_WIDTH_METERS = 60;
  private static final double DRIVEN_WIDTH_METERS = 150;
  private static final double SECONDS_PER_MINUTE = 60;

  private final ReachWorld world;
  private final Network network;
  private final ActivityPlaces homes;
  private final ActivityPlaces workplaces;

  public ReachStudy(ReachWorld world) {
    this.world = world;
    network = world.network();
    homes = ActivityPlaces.of(world.population(), ActivityPlaces.Kind.HOME);
    workplaces = ActivityPlaces.of(world.population(), ActivityPlaces.Kind.WORK);
  }

  /** Modes to ask for: walking, and those that drive on links of the network. */
  public static List<String> modes(Network network) {
    long used = 0;
    for (int link = 0; link < network.linkCount(); link++) {
      used |= network.modes(link);
    }
    List<String> modes = new ArrayList<>(List.of(WALK));
    network.modeTable().namesOf(used).stream()
        .filter(mode -> !mode.equals(WALK))
        .forEach(modes::add);
    return modes;
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
    double[] fromAnyHome = unreached(homes);
    double[] fromAnyWork = unreached(workplaces);
    List<ReachResult> results = new ArrayList<>();
    for (ReachOrigin origin : origins) {
      NetworkReach reach = search.from(origin.x(), origin.y(), 0, limit);
      double[] toHomes = costs(reach, homes);
      double[] toWork = costs(reach, workplaces);
      for (double meters : metersOrdered) {
        results.add(new ReachResult(
            origin.name(),
            meters,
            ReachArea.of(reach, meters, WALKED_WIDTH_METERS),
            reach.reachedMeters(meters),
            count(toHomes, meters),
            count(toWork, meters)));
      }
      takeLesser(fromAnyHome, toHomes);
      takeLesser(fromAnyWork, toWork);
    }
    if (origins.size() > 1) {
      List<ReachResult> single = List.copyOf(results);
      for (double meters : metersOrdered) {
        results.add(new ReachResult(
            "any of " + origins.size() + " places",
            meters,
            union(single, meters),
            Double.NaN,
            count(fromAnyHome, meters),
            count(fromAnyWork, meters)));
      }
    }
    return results;
  }

  /**
   * What is reached within travel times.
   *
   * @param mode {@link #WALK} or a mode of the links
   * @param startTime seconds after midnight
   * @param minutesOrdered travel times, rising
   */
  public List<ReachResult> isochrones(
      ReachOrigin origin, String mode, double startTime, List<Double> minutesOrdered) {
    boolean isWalked = mode.equals(WALK);
    ReachSearch search = isWalked
        ? ReachSearch.walking(network, Walking.links(network))
        : ReachSearch.driving(
            network,
            network.modeTable().find(mode),
            world.times(),
            world.maxSpeedMetersPerSecond(mode),
            Walking.SPEED_METERS_PER_SECOND);
    double costPerMinute = SECONDS_PER_MINUTE * (isWalked ? Walking.SPEED_METERS_PER_SECOND : 1);
    NetworkReach reach =
        search.from(origin.x(), origin.y(), startTime, last(minutesOrdered) * costPerMinute);
    double[] toHomes = costs(reach, homes);
    double[] toWork = costs(reach, workplaces);
    List<ReachResult> results = new ArrayList<>();
    for (double minutes : minutesOrdered) {
      double limit = minutes * costPerMinute;
      results.add(new ReachResult(
          origin.name(),
          minutes,
          ReachArea.of(reach, limit, isWalked ? WALKED_WIDTH_METERS : DRIVEN_WIDTH_METERS),
          reach.reachedMeters(limit),
          count(toHomes, limit),
          count(toWork, limit)));
    }
    return results;
  }

  private static double last(List<Double> ordered) {
    return ordered.get(ordered.size() - 1);
  }

  private static double[] unreached(ActivityPlaces places) {
    double[] costs = new double[places.size()];
    Arrays.fill(costs, Double.POSITIVE_INFINITY);
    return costs;
  }

  private static double[] costs(NetworkReach reach, ActivityPlaces places) {
    double[] costs = new double[places.size()];
    Arrays.setAll(
        costs, place -> reach.costBeside(places.link(place), places.x(place), places.y(place)));
    return costs;
  }

  private static void takeLesser(double[] least, double[] costs) {
    for (int place = 0; place < least.length; place++) {
      least[place] = Math.min(least[place], costs[place]);
    }
  }

  private double count(double[] costs, double limit) {
    return world.expansionFactor()
        * Arrays.stream(costs).filter(cost -> cost <= limit).count();
  }

  private static MultiPolygon union(List<ReachResult> results, double limit) {
    List<Geometry> areas = new ArrayList<>();
    results.stream()
        .filter(result -> result.limit() == limit)
        .forEach(result -> areas.add(result.area()));
    GeometryFactory geometries = new GeometryFactory();
    Geometry union = UnaryUnionOp.union(areas);
    List<Polygon> polygons = new ArrayList<>();
    if (union != null) {
      PolygonExtracter.getPolygons(union, polygons);
    }
    return geometries.createMultiPolygon(polygons.toArray(new Polygon[0]));
  }
}
