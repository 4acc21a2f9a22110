package vn.luong.scenario.people;

import java.util.ArrayList;
import java.util.List;
import vn.luong.scenario.people.StreetPlaces.Place;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;

/** A day plan while it is made: stays with their ends, and the mode to the next. End times never go back. */
final class DaySketch {
  private static final double LEAST_STAY_SECONDS = 300;
  private static final double GETTING_READY_SECONDS = 120;

  private final FirstMode modes;
  private final double detourFactor;
  private final List<Activity> activities = new ArrayList<>();
  private final List<Leg> legs = new ArrayList<>();
  private Activity current;
  private double earliestEnd;

  DaySketch(FirstMode modes, double detourFactor, int firstType, Place firstPlace) {
    this.modes = modes;
    this.detourFactor = detourFactor;
    current = at(firstType, firstPlace);
  }

  /** Leaves the present stay at this time, or as early as possible after it, for the next one. */
  void leaveAt(double time, int mode, int nextType, Place nextPlace) {
    double end = Math.rint(Math.max(time, earliestEnd));
    activities.add(current.withEndTime(end));
    legs.add(Leg.of(mode).withRoutingMode(mode));
    earliestEnd = end + tripSeconds(mode, current.x(), current.y(), nextPlace) + LEAST_STAY_SECONDS;
    current = at(nextType, nextPlace);
  }

  /** Leaves such that the next stay begins about then. */
  void arriveAt(double time, int mode, int nextType, Place nextPlace) {
    double travel = tripSeconds(mode, current.x(), current.y(), nextPlace);
    leaveAt(time - travel, mode, nextType, nextPlace);
  }

  /** Time at which the present stay begins, as far as foreseen. */
  double arrivalTime() {
    return Math.max(0, earliestEnd - LEAST_STAY_SECONDS);
  }

  Plan toPlan() {
    activities.add(current);
    return Plan.of(activities, legs);
  }

  private double tripSeconds(int mode, double x, double y, Place to) {
    double meters = detourFactor * Math.hypot(to.x() - x, to.y() - y);
    return GETTING_READY_SECONDS + meters / modes.expectedSpeedMetersPerSecond(mode);
  }

  private static Activity at(int type, Place place) {
    return Activity.at(type, place.link(), place.x(), place.y()).withFacility(place.facility());
  }
}
