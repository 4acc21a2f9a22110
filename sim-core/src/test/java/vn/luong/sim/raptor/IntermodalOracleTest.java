package vn.luong.sim.raptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.luong.sim.raptor.RandomTimetable.Dwell;

/**
 * With several ways to each stop and from it, by modes that are quick and dear or slow and cheap, the journeys found in
 * thousands of small random worlds are the best of all there are.
 */
class IntermodalOracleTest {
  private static final int WORLDS = 4000;

  @Test
  void costsAreTheLeastWithManyWaysToStops() {
    int found = 0;
    int notByTheFirstWay = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      Dwell dwell = seed % 2 == 0 ? Dwell.NONE_ANY_RATES : Dwell.SOME_EQUAL_RATES;
      RandomTimetable world = new RandomTimetable(seed, dwell);
      SplittableRandom random = new SplittableRandom(seed);
      RaptorRouter router = new RaptorRouter(world.timetable, world.costs);
      AccessStops access = ways(world, random);
      AccessStops egress = ways(world, random);
      TransitJourney journey = new TransitJourney(world.timetable);
      router.route(access, egress, world.departureTime, Double.POSITIVE_INFINITY, journey);

      double least =
          new ExhaustiveJourneys(world, world.costs).leastCost(access, egress, world.departureTime);
      if (least == Double.POSITIVE_INFINITY) {
        assertThat(journey.isFound()).as("seed %s", seed).isFalse();
        continue;
      }
      found++;
      assertThat(journey.cost()).as("seed %s", seed).isCloseTo(least, within(1e-6));
      int way = journey.access();
      assertThat(access.stop(way)).isEqualTo(journey.boardingStop(0));
      assertThat(journey.startTime(0)).isEqualTo((int) (world.departureTime + access.seconds(way)));
      notByTheFirstWay += access.option(way) > 0 ? 1 : 0;
    }
    assertThat(found).isGreaterThan(WORLDS / 3);
    assertThat(notByTheFirstWay).isGreaterThan(found / 4);
  }

  /** Up to three ways to some of the stops, in any order. */
  private static AccessStops ways(RandomTimetable world, SplittableRandom random) {
    AccessStops ways = new AccessStops();
    ways.clear(0, 0);
    int stopCount = world.timetable.schedule().stops().count();
    for (int entry = random.nextInt(1, 3 * stopCount); entry > 0; entry--) {
      int option = random.nextInt(3);
      int seconds = random.nextInt(60, 1200) / (option + 1);
      double cost = seconds * world.costs.waitingPerSecond() * (1 + random.nextDouble())
          + random.nextDouble() * option;
      ways.add(random.nextInt(stopCount), seconds, cost, seconds, option);
    }
    return ways;
  }
}
