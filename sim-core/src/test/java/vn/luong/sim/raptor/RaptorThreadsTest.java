package vn.luong.sim.raptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Routers that share a timetable and its bounds find on several threads what one finds alone, to the last bit. */
class RaptorThreadsTest {
  private static final int THREADS = 4;
  private static final int QUERIES = 200;

  @Test
  void journeysDoNotDependOnThreads() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      for (long seed = 0; seed < 30; seed++) {
        RandomTimetable world = new RandomTimetable(seed, RandomTimetable.Dwell.NONE_ANY_RATES);
        List<String> alone = journeys(world, new RaptorRouter(world.timetable, world.costs));
        RaptorRouter shared = new RaptorRouter(world.timetable, world.costs);
        List<Future<List<String>>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          RaptorRouter router = shared.copy();
          running.add(pool.submit(() -> journeys(world, router)));
        }
        for (Future<List<String>> one : running) {
          assertThat(one.get()).as("seed %s", seed).isEqualTo(alone);
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<String> journeys(RandomTimetable world, RaptorRouter router) {
    AccessStops access = new AccessStops();
    AccessStops egress = new AccessStops();
    TransitJourney journey = new TransitJourney(world.timetable);
    List<String> journeys = new ArrayList<>();
    for (int query = 0; query < QUERIES; query++) {
      double shift = query % 20 * 50;
      router.findWalks(world.originX + shift, world.originY, access);
      router.findWalks(world.destinationX, world.destinationY + shift, egress);
      router.route(access, egress, query * 15, Double.POSITIVE_INFINITY, journey);
      StringBuilder text = new StringBuilder().append(journey.cost());
      for (int ride = 0; ride < journey.rideCount(); ride++) {
        text.append(' ')
            .append(journey.departure(ride))
            .append('@')
            .append(journey.boardingStop(ride));
      }
      journeys.add(text.toString());
    }
    return journeys;
  }
}
