package vn.luong.sim.raptor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On random worlds, with and without vehicles that go on as others, against the router asked for each stop. */
class EarliestArrivalsTest {
  private static final int WORLDS = 300;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sameTimesAsTheRouterStopByStop(boolean isChained) {
    int reachedCount = 0;
    int unreachedCount = 0;
    for (long seed = 1; seed <= WORLDS; seed++) {
      RandomTimetable world =
          new RandomTimetable(seed, RandomTimetable.Dwell.SOME_ANY_RATES, isChained);
      RaptorTimetable timetable = world.timetable;
      RaptorRouter router = new RaptorRouter(timetable, RaptorCosts.ofTime(timetable));
      TransitJourney journey = new TransitJourney(timetable);
      AccessStops access = new AccessStops();
      AccessStops egress = new AccessStops();
      router.findWalks(world.originX, world.originY, access);
      double mostSeconds = seed % 3 == 0 ? Double.POSITIVE_INFINITY : 600 * (seed % 7);
      EarliestArrivals arrivals = new EarliestArrivals(timetable);

      // Asked twice: nothing may be left of the first time.
      arrivals.startFrom(access, world.departureTime / 2, Double.POSITIVE_INFINITY);
      arrivals.startFrom(access, world.departureTime, mostSeconds);

      for (int stop = 0; stop < timetable.stopCount(); stop++) {
        egress.clear(0, 0);
        egress.add(stop, 0, 0, 0, 0);
        boolean isFound =
            router.route(access, egress, world.departureTime, Double.POSITIVE_INFINITY, journey);
        boolean isInTime = isFound && journey.arrivalTime() - world.departureTime <= mostSeconds;
        assertThat(arrivals.at(stop))
            .as("world %d, stop %d", seed, stop)
            .isEqualTo(isInTime ? journey.arrivalTime() : Double.POSITIVE_INFINITY);
        reachedCount += isInTime ? 1 : 0;
        unreachedCount += isInTime ? 0 : 1;
      }
    }
    assertThat(reachedCount).isGreaterThan(WORLDS);
    assertThat(unreachedCount).isGreaterThan(WORLDS);
  }
}
