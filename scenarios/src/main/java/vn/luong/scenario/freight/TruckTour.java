package vn.luong.scenario.freight;

import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;

/** The day plan of a truck while it is made: from its base from stop to stop and back; it stays at each stop for a time. */
final class TruckTour {
  private final int mode;
  private final TruckPlaces.Place base;
  private final int baseType;
  private final List<Activity> activities = new ArrayList<>();
  private final List<Leg> legs = new ArrayList<>();

  TruckTour(int mode, int baseType, TruckPlaces.Place base, double startTime) {
    this.mode = mode;
    this.base = base;
    this.baseType = baseType;
    activities.add(at(baseType, base).withEndTime(Math.rint(startTime)));
  }

  void stopAt(int type, TruckPlaces.Place place, double seconds) {
    drive();
    activities.add(at(type, place).withMaxDuration(Math.rint(seconds)));
  }

  /** Back at the base for the rest of the day. */
  Plan toPlan() {
    drive();
    activities.add(at(baseType, base));
    return Plan.of(activities, legs);
  }

  /** One way only: at a place for the rest of the day. */
  Plan endingAt(int type, TruckPlaces.Place place) {
    drive();
    activities.add(at(type, place));
    return Plan.of(activities, legs);
  }

  private void drive() {
    legs.add(Leg.of(mode).withRoutingMode(mode));
  }

  private static Activity at(int type, TruckPlaces.Place place) {
    return Activity.at(type, place.link(), place.x(), place.y());
  }
}
