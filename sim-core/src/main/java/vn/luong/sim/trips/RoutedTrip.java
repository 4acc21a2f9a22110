package vn.luong.sim.trips;

import java.util.List;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;

/**
 * A trip as legs with routes.
 *
 * @param legs one or more, with departure and travel times; none if there is no way
 * @param interactions activities that join the legs, one fewer than legs
 */
public record RoutedTrip(List<Leg> legs, List<Activity> interactions) {

  /** There is no way. */
  public static final RoutedTrip NONE = new RoutedTrip(List.of(), List.of());

  public RoutedTrip {
    legs = List.copyOf(legs);
    interactions = List.copyOf(interactions);
    if (interactions.size() != Math.max(0, legs.size() - 1)) {
      throw new IllegalArgumentException(
          legs.size() + " legs are not joined by " + interactions.size() + " activities");
    }
  }

  public static RoutedTrip of(Leg leg) {
    return new RoutedTrip(List.of(leg), List.of());
  }

  /** False if there is no way. */
  public boolean isFound() {
    return !legs.isEmpty();
  }
}
