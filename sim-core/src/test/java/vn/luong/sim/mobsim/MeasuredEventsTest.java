package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.events.MeasuringSink;
import vn.luong.sim.problems.InvalidInputException;

/** What the mobsim says with its events of times and distances is what the events themselves say. */
class MeasuredEventsTest {
  private static final int WORLDS = 60;

  /** Seconds on links and metres driven, in the order of the events. */
  private static final class Measures implements EventSink {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void accept(EventBuffer events) {
      for (int row = 0; row < events.size(); row++) {
        if (events.kind(row) == EventKind.LINK_LEAVE) {
          lines.add(events.vehicle(row) + " left " + events.link(row) + " of mode "
              + events.mode(row) + " after " + events.secondsOnLink(row));
        } else if (events.kind(row) == EventKind.VEHICLE_LEAVES_TRAFFIC) {
          lines.add(events.vehicle(row) + " drove " + events.drivenMeters(row));
        }
      }
    }
  }

  @Test
  void timesAndDistancesAreThoseOfTheEventsInRandomWorlds() {
    int measured = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      RandomWorld world = new RandomWorld(seed);
      Measures told = new Measures();
      Measures recomputed = new Measures();
      EventSink both =
          EventSink.toAll(told, new MeasuringSink(world.population.network(), recomputed));
      try {
        new Mobsim(world.population, world.fleet, world.parameters, world.changes)
            .run(seed, 0, both);
      } catch (InvalidInputException expected) {
        continue;
      }
      assertThat(told.lines).as("world %d", seed).isEqualTo(recomputed.lines);
      measured += told.lines.size();
    }
    assertThat(measured).isGreaterThan(1_000);
  }

  @Test
  void onlyOtherRowsAreNotMoves() {
    RandomWorld world = new RandomWorld(3);
    int[] rows = new int[2];
    new Mobsim(world.population, world.fleet, world.parameters, world.changes).run(3, 0, events -> {
      int number = 0;
      for (int row = 0; row < events.size(); row++) {
        boolean isOther = number < events.otherCount() && events.otherRow(number) == row;
        boolean isOnLink =
            events.kind(row) == EventKind.LINK_LEAVE || events.kind(row) == EventKind.LINK_ENTER;
        assertThat(isOther || isOnLink).isTrue();
        number += isOther ? 1 : 0;
        rows[isOther ? 1 : 0]++;
      }
      assertThat(number).isEqualTo(events.otherCount());
    });
    assertThat(rows[0]).isPositive();
    assertThat(rows[1]).isPositive();
  }
}
