package vn.luong.sim.mobsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/** Each lane is moved once per phase, whichever thread takes it. */
class LaneClaimsTest {
  @Test
  void nothingIsLeftBeforeTheFirstPhase() {
    LaneClaims claims = new LaneClaims(8, 2);
    assertEquals(LaneClaims.NONE, claims.take(0, 0));
    assertEquals(LaneClaims.NONE, claims.take(1, 0));
  }

  @Test
  void aThreadTakesItsOwnLanesFirst() {
    LaneClaims claims = new LaneClaims(5, 2);
    assertEquals(2, claims.take(1, 1));
    assertEquals(0, claims.take(0, 1));
    assertEquals(3, claims.take(1, 1));
    assertEquals(4, claims.take(1, 1));
    assertEquals(1, claims.take(1, 1), "what is left of the other's");
    assertEquals(LaneClaims.NONE, claims.take(1, 1));
    assertEquals(LaneClaims.NONE, claims.take(0, 1));
  }

  @Test
  void whoComesTooLateForAPhaseFindsNothing() {
    LaneClaims claims = new LaneClaims(2, 2);
    claims.take(0, 1);
    claims.take(0, 1);
    assertEquals(0, claims.take(0, 2));
    assertEquals(LaneClaims.NONE, claims.take(0, 1), "phase 1 is over");
    assertEquals(1, claims.take(1, 2), "and nothing of phase 2 was taken by that");
  }

  @Test
  void everyLaneIsTakenOnceByThreadsThatRace() throws InterruptedException {
    int lanes = 13;
    int threads = 4;
    int phases = 2_000;
    LaneClaims claims = new LaneClaims(lanes, threads);
    AtomicIntegerArray taken = new AtomicIntegerArray(lanes);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    for (int phase = 1; phase <= phases; phase++) {
      int current = phase;
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        pool.execute(() -> {
          for (int lane = claims.take(number, current);
              lane != LaneClaims.NONE;
              lane = claims.take(number, current)) {
            taken.incrementAndGet(lane);
          }
        });
      }
      // A phase ends when all its lanes are done, not when all threads have noticed.
      while (sum(taken) < (long) lanes * current) {
        Thread.onSpinWait();
      }
    }
    pool.shutdown();
    assertTrue(pool.awaitTermination(10, TimeUnit.SECONDS));
    for (int lane = 0; lane < lanes; lane++) {
      assertEquals(phases, taken.get(lane), "lane " + lane);
    }
  }

  private static long sum(AtomicIntegerArray counts) {
    long sum = 0;
    for (int lane = 0; lane < counts.length(); lane++) {
      sum += counts.get(lane);
    }
    return sum;
  }
}
