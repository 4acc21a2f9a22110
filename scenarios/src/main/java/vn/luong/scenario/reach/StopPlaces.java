package vn.luong.scenario.reach;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.transit.StopFacilities;

/** Stops as people see them: stop facilities of one name near each other, such as both sides of a street, are one. */
public final class StopPlaces {
  private static final double SAME_STOP_METERS = 300;

  private StopPlaces() {}

  /** One place per stop, where its first facility lies. */
  public static List<ReachOrigin> of(StopFacilities stops) {
    List<ReachOrigin> places = new ArrayList<>();
    for (int stop = 0; stop < stops.count(); stop++) {
      String name = stops.name(stop).isEmpty() ? stops.id(stop) : stops.name(stop);
      ReachOrigin place = new ReachOrigin(name, stops.x(stop), stops.y(stop));
      if (places.stream().noneMatch(other -> isSame(other, place))) {
        places.add(place);
      }
    }
    return places;
  }

  private static boolean isSame(ReachOrigin one, ReachOrigin other) {
    return one.name().equals(other.name())
        && Math.hypot(one.x() - other.x(), one.y() - other.y()) <= SAME_STOP_METERS;
  }
}
