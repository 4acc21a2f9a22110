package vn.luong.sim.mobsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.luong.sim.events.Event;
import vn.luong.sim.events.EventKind;

/**
 * A day of two crowds of 100 vehicles, each on an approach of its own, a1 (1800 PCE/h) and b1 (600 PCE/h), that merge into
 * link c (75 m, 900 PCE/h): who merged when, what must be so whatever was drawn, and how many of each are to be expected.
 */
final class RandomMerge {
  private static final String MAIN = "a1";
  private static final String SIDE = "b1";
  private static final String MERGED = "c";
  private static final int SECONDS_PER_VEHICLE = 4;
  private static final double SHARE_OF_SIDE = 600.0 / (1800 + 600);

  /** The merges that are counted: c is full, and both approaches are. */
  private static final int FIRST = 20;

  private static final int LAST = 100;

  private record Crossing(double time, String link, String vehicle) {}

  private final List<Crossing> merges = new ArrayList<>();
  private final Map<String, List<Crossing>> entered = new HashMap<>();
  private final Map<String, List<Crossing>> left = new HashMap<>();
  private int arrivals;

  RandomMerge(List<Event> events) {
    for (Event event : events) {
      if (event instanceof Event.VehicleOnLink crossing) {
        boolean isLeaving = crossing.kind() == EventKind.LINK_LEAVE;
        Crossing row = new Crossing(crossing.time(), crossing.link(), crossing.vehicle());
        (isLeaving ? left : entered)
            .computeIfAbsent(row.link, key -> new ArrayList<>())
            .add(row);
        if (isLeaving && (row.link.equals(MAIN) || row.link.equals(SIDE))) {
          merges.add(row);
        }
      }
      arrivals += event.kind() == EventKind.ARRIVAL ? 1 : 0;
    }
  }

  /** Nobody is lost, approaches are first in first out, and c passes its capacity while it is full, never more. */
  void assertBounds() {
    assertThat(arrivals).isEqualTo(200);
    assertThat(merges).hasSize(200);
    for (String approach : List.of(MAIN, SIDE)) {
      assertThat(left.get(approach)).extracting(Crossing::vehicle).hasSize(100);
      assertThat(left.get(approach))
          .extracting(Crossing::vehicle)
          .containsExactlyElementsOf(
              entered.get(approach).stream().map(Crossing::vehicle).toList());
    }
    List<Crossing> discharged = left.get(MERGED);
    for (int row = 1; row < discharged.size(); row++) {
      assertThat(discharged.get(row).time - discharged.get(row - 1).time)
          .isGreaterThanOrEqualTo(SECONDS_PER_VEHICLE);
    }
    assertThat(discharged.get(LAST).time - discharged.get(0).time)
        .isEqualTo((double) LAST * SECONDS_PER_VEHICLE);
    for (int row = FIRST; row < LAST; row++) {
      assertThat(merges.get(row).time - merges.get(row - 1).time).isEqualTo(SECONDS_PER_VEHICLE);
    }
  }

  /** Vehicles of the main approach among those that are counted. */
  int countFromMain() {
    return (int) merges.subList(FIRST, LAST).stream()
        .filter(merge -> merge.link.equals(MAIN))
        .count();
  }

  /**
   * How many there are to be expected, given who merged last before. Each time c has room for one vehicle, a link is drawn by
   * capacity from those that offer one. The main approach always does; the side approach fills its buffer only every 6 s, so
   * that it misses the next draw after one that it has won.
   */
  double expectedFromMain() {
    double expected = 0;
    double isOfferedFromSide = merges.get(FIRST - 1).link.equals(SIDE) ? 0 : 1;
    for (int row = FIRST; row < LAST; row++) {
      double fromSide = isOfferedFromSide * SHARE_OF_SIDE;
      expected += 1 - fromSide;
      isOfferedFromSide = 1 - fromSide;
    }
    return expected;
  }
}
