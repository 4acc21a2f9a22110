package vn.luong.sim.replanning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.trips.PlanRouter;
import vn.luong.sim.trips.StationWorld;
import vn.luong.sim.trips.TripSpan;

/**
 * Modes of random days are changed and the days routed again and again: every ride on the own motorbike begins on the
 * link where the last one ended, at a station or anywhere else, and in the evening the motorbike is where it would be if
 * nobody ever left it at a station.
 */
class VehiclesAtStationsTest {
  private static final int DAYS = 300;
  private static final int CHANGES = 8;
  private static final String[] PLACES = {"e5", "e17", "e7", "e9"};

  private final StationWorld world = new StationWorld();
  private final SwitchSubtourModes change = new SwitchSubtourModes(
      world.population,
      new SubtourParameters(
          List.of("motorbike", "motorbike-taxi", "pt", "walk"),
          List.of("motorbike"),
          false,
          0.3,
          SubtourParameters.Behavior.LISTED_MODES));

  /** Trips between few places by modes that are there. */
  private static String randomDay(RandomStream random, boolean endsAtHome) {
    int trips = 2 + random.nextInt(5);
    int place = 0;
    int motorbikeAt = 0;
    StringBuilder day = new StringBuilder(PLACES[0]);
    for (int trip = 0; trip < trips; trip++) {
      List<String> modes = new ArrayList<>(List.of("pt", "pt", "motorbike-taxi", "walk"));
      if (motorbikeAt == place) {
        modes.add("motorbike");
      }
      String mode = modes.get(random.nextInt(modes.size()));
      int next = (place + 1 + random.nextInt(3)) % PLACES.length;
      next = trip == trips - 1 && endsAtHome ? 0 : next;
      motorbikeAt = mode.equals("motorbike") ? next : motorbikeAt;
      day.append(' ').append(mode).append(' ').append(PLACES[next]);
      place = next;
    }
    return day.toString();
  }

  @Test
  void motorbikesStayWhereTheyAreLeftWhateverIsChanged() {
    PlanRouter router = new PlanRouter(world.routing(world.ownMotorbike(6000)).newRouter(1, 1));
    int parkedCount = 0;
    for (int number = 0; number < DAYS; number++) {
      RandomStream random = RandomStream.of(4711, number);
      Plan plan = world.day(randomDay(random, number % 3 != 0));
      for (int step = 0; step < CHANGES; step++) {
        plan = router.routeAll(world.person, change.change(world.person, plan, random));
        assertThat(router.takeUnrouted()).isEmpty();
        String text = world.text(plan);

        assertThat(motorbikeAtNight(plan, text)).as(text).isEqualTo(motorbikeByTrips(plan));
        parkedCount += text.contains("parking") ? 1 : 0;
      }
    }
    assertThat(parkedCount).isGreaterThan(DAYS);
  }

  /** Follows the rides; each must begin where the motorbike is. */
  private int motorbikeAtNight(Plan plan, String text) {
    int link = plan.activities().get(0).link();
    for (Leg leg : plan.legs()) {
      if (leg.mode() == world.motorbike) {
        assertThat(leg.route().startLink()).as(text).isEqualTo(link);
        link = leg.route().endLink();
      }
    }
    return link;
  }

  /** Where trips by motorbike alone take it. */
  private int motorbikeByTrips(Plan plan) {
    int link = plan.activities().get(0).link();
    for (TripSpan trip : TripSpan.of(plan, world.population)) {
      if (trip.mainMode(plan, world.modes) == world.motorbike) {
        link = trip.destinationOf(plan).link();
      }
    }
    return link;
  }
}
