package vn.luong.scenario.reach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.scenario.access.StopPoints;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitSchedule;

/**
 * Stops as people see them: stop facilities of one name near each other, such as both sides of a street, are one. Those at
 * which nothing stops do not count.
 */
public final class StopPlaces {
  private static final double SAME_STOP_METERS = 300;

  private StopPlaces() {}

  /** One place per stop, with all its facilities; in the order of the first of them. */
  public static List<ReachOrigin> of(TransitSchedule schedule) {
    StopFacilities stops = schedule.stops();
    Map<String, List<List<ReachOrigin.Point>>> byName = new LinkedHashMap<>();
    List<ReachOrigin> places = new ArrayList<>();
    List<List<ReachOrigin.Point>> pointsOfPlaces = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int stop : StopPoints.all(schedule)) {
      String name = stops.name(stop).isEmpty() ? stops.id(stop) : stops.name(stop);
      ReachOrigin.Point point = new ReachOrigin.Point(stops.x(stop), stops.y(stop));
      List<List<ReachOrigin.Point>> same = byName.computeIfAbsent(name, none -> new ArrayList<>());
      same.stream()
          .filter(points -> isNear(points.get(0), point))
          .findFirst()
          .ifPresentOrElse(points -> points.add(point), () -> {
            List<ReachOrigin.Point> points = new ArrayList<>(List.of(point));
            same.add(points);
            pointsOfPlaces.add(points);
            names.add(name);
          });
    }
    for (int place = 0; place < names.size(); place++) {
      places.add(new ReachOrigin(names.get(place), pointsOfPlaces.get(place)));
    }
    return places;
  }

  private static boolean isNear(ReachOrigin.Point one, ReachOrigin.Point other) {
    return Math.hypot(one.x() - other.x(), one.y() - other.y()) <= SAME_STOP_METERS;
  }
}
