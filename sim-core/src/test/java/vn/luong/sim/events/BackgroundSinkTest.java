package vn.luong.sim.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BackgroundSinkTest {
  private static final int MANY = 300_000;

  @Test
  void allEventsArriveInTheirOrder() {
    EventChecksum expected = new EventChecksum();
    EventChecksum arrived = new EventChecksum();

    try (BackgroundSink sink = new BackgroundSink("test", arrived)) {
      for (int start = 0; start < MANY; ) {
        EventBuffer batch = batch(start, 1 + start % 20_011);
        expected.accept(batch);
        sink.accept(batch);
        start += batch.size();
        batch.clear();
      }
    }

    assertThat(arrived.eventCount()).isEqualTo(expected.eventCount());
    assertThat(arrived.text()).isEqualTo(expected.text());
  }

  @Test
  void slowSinkMakesItsCallerWait() {
    CountDownLatch permission = new CountDownLatch(1);
    long[] taken = {0};
    BackgroundSink sink = new BackgroundSink("test", events -> {
      await(permission);
      taken[0] += events.size();
    });
    Thread caller = new Thread(() -> {
      for (int batch = 0; batch < 100; batch++) {
        sink.accept(batch(0, 10_000));
      }
      sink.close();
    });

    caller.start();
    while (caller.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    permission.countDown();
    join(caller);

    assertThat(taken[0]).isEqualTo(1_000_000);
  }

  @Test
  void failureOfTheDiskIsThrownToTheCallerOnce() {
    BackgroundSink sink = new BackgroundSink("test", events -> {
      throw new UncheckedIOException(new IOException("no space left on device"));
    });

    assertThatThrownBy(() -> {
          try (sink) {
            while (true) {
              sink.accept(batch(0, 5000));
            }
          }
        })
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no space left on device")
        .hasNoSuppressedExceptions();
    assertThat(threadsCalled("test")).isZero();
  }

  @Test
  void failureAtTheLastEventIsThrownAtTheEnd() {
    BackgroundSink sink = new BackgroundSink("test", events -> {
      throw new IllegalArgumentException("no such link");
    });
    sink.accept(batch(0, 3));

    assertThatThrownBy(sink::close)
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("no such link");
  }

  @Test
  void eventsBeforeAnExceptionOfTheCallerArrive() {
    EventChecksum arrived = new EventChecksum();

    assertThatThrownBy(() -> {
          try (BackgroundSink sink = new BackgroundSink("test", arrived)) {
            sink.accept(batch(0, 12_345));
            throw new IllegalStateException("the mobsim failed");
          }
        })
        .hasMessage("the mobsim failed");

    assertThat(arrived.eventCount()).isEqualTo(12_345);
    assertThat(threadsCalled("test")).isZero();
  }

  /** Events of several kinds, all columns filled that their kinds fill. */
  private static EventBuffer batch(int start, int rows) {
    EventBuffer events = new EventBuffer(rows);
    for (int row = start; row < start + rows; row++) {
      switch (row % 7) {
        case 0 ->
          events.appendActivity(EventKind.ACTIVITY_END, row, row + 1, 2, 3, 4, row / 7.0, -row);
        case 1 -> events.appendTravelled(row, row + 2, 1, row / 3.0);
        case 2 -> events.appendDeparture(row, row + 3, 4, 5, 6);
        case 3 -> events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, row, 1, 2, row + 4, 3);
        default -> events.appendVehicleOnLink(EventKind.LINK_LEAVE, row, row + 5, row + 6);
      }
    }
    return events;
  }

  private static long threadsCalled(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .count();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
