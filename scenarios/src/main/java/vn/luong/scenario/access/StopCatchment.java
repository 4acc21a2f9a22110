package vn.luong.scenario.access;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import vn.luong.gis.spatial.NetworkReach;
import vn.luong.gis.spatial.ReachSearch;
import vn.luong.gis.spatial.Walking;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.Network;
import vn.luong.sim.transit.ReservedLines;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;

/** How far it is on foot from places to the nearest stop, along the links and straight on to either. */
final class StopCatchment {
  static final int[] METERS = {400, 800, 1000};

  private static final double MOST_METERS = METERS[METERS.length - 1];

  /** Modes of routes whose stops are stations. */
  private static final Set<String> RAIL = Set.of("metro", "subway", "rail", "train");

  private record Point(double x, double y) {}

  private final Network network;
  private final TransitSchedule schedule;

  StopCatchment(Network network, TransitSchedule schedule) {
    this.network = network;
    this.schedule = schedule;
  }

  /** Whether any metro or railway stops somewhere. */
  boolean hasStations() {
    return !stops(true).isEmpty();
  }

  /**
   * Residents or jobs within each of the distances, by zone and distance.
   *
   * @param isStationsOnly true for the stops of metros and railways, false for all at which anything stops
   */
  double[][] within(ZonePlaces places, int zoneCount, boolean isStationsOnly) {
    double[] meters = meters(places, isStationsOnly);
    double[][] sums = new double[zoneCount][METERS.length];
    for (int place = 0; place < meters.length; place++) {
      for (int limit = 0; limit < METERS.length; limit++) {
        if (meters[place] <= METERS[limit]) {
          sums[places.zone(place)][limit] += places.weight(place);
        }
      }
    }
    return sums;
  }

  private double[] meters(ZonePlaces places, boolean isStationsOnly) {
    double[] least = new double[places.size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    ReachSearch search = ReachSearch.walking(network, Walking.links(network));
    IntRows ofLink = places.ofLink();
    for (Point stop : stops(isStationsOnly)) {
      NetworkReach reach = search.from(stop.x(), stop.y(), 0, MOST_METERS);
      for (int piece = 0; piece < reach.pieceCount(); piece++) {
        int link = reach.link(piece);
        for (int at = ofLink.start(link); at < ofLink.end(link); at++) {
          int place = ofLink.value(at);
          double meters = reach.costBeside(link, places.x(place), places.y(place));
          least[place] = Math.min(least[place], meters);
        }
      }
    }
    return least;
  }

  /** Where something stops that everybody may take; facilities at one point are one stop. */
  private Set<Point> stops(boolean isStationsOnly) {
    TransitRoutes routes = schedule.routes();
    StopFacilities facilities = schedule.stops();
    ReservedLines reserved = ReservedLines.of(schedule);
    Set<Point> points = new LinkedHashSet<>();
    for (int route = 0; route < routes.count(); route++) {
      if (!reserved.isReserved(route)
          && (!isStationsOnly || RAIL.contains(routes.transportMode(route)))) {
        for (int at = routes.firstStop(route); at < routes.endStop(route); at++) {
          int stop = routes.stop(at);
          points.add(new Point(facilities.x(stop), facilities.y(stop)));
        }
      }
    }
    return points;
  }
}
