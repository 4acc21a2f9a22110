package vn.luong.sim.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventChecksumTest {

  @Test
  void orderOfEventsMatters() {
    assertThat(sumOf(new int[] {1, 2})).isNotEqualTo(sumOf(new int[] {2, 1}));
  }

  @Test
  void cutsBetweenBatchesDoNotMatter() {
    EventChecksum inTwo = new EventChecksum();
    inTwo.accept(leaves(1));
    inTwo.accept(leaves(2));

    assertThat(inTwo.text()).isEqualTo(sumOf(new int[] {1, 2}));
    assertThat(inTwo.eventCount()).isEqualTo(2);
  }

  @Test
  void leftoversInColumnsThatAKindDoesNotFillDoNotMatter() {
    EventBuffer used = leaves(7);
    used.clear();
    used.appendPersonOnLink(EventKind.ARRIVAL, 5, 1, 2, 0);
    EventBuffer fresh = new EventBuffer(1);
    fresh.appendPersonOnLink(EventKind.ARRIVAL, 5, 1, 2, 0);
    EventChecksum ofUsed = new EventChecksum();
    EventChecksum ofFresh = new EventChecksum();

    ofUsed.accept(used);
    ofFresh.accept(fresh);

    assertThat(ofUsed.value()).isEqualTo(ofFresh.value());
  }

  @Test
  void everyColumnOfTransitEventsMatters() {
    EventBuffer events = new EventBuffer(20);
    events.appendWaitingForTransit(5, 1, 2, 3);
    events.appendWaitingForTransit(5, 1, 2, EventBuffer.NONE);
    events.appendWaitingForTransit(5, 1, 3, 3);
    events.appendTransitDriverStarts(5, 1, 2, 3);
    events.appendTransitDriverStarts(5, 1, 2, 4);
    events.appendTransitDriverStarts(5, 2, 2, 3);
    events.appendVehicleAtStop(EventKind.VEHICLE_ARRIVES_AT_STOP, 5, 1, 2, 3);
    events.appendVehicleAtStop(EventKind.VEHICLE_DEPARTS_AT_STOP, 5, 1, 2, 3);
    events.appendVehicleAtStop(EventKind.VEHICLE_ARRIVES_AT_STOP, 5, 1, 2, -3);
    events.appendVehicleAtStop(EventKind.VEHICLE_ARRIVES_AT_STOP, 5, 1, 3, 3);
    Set<String> sums = new HashSet<>();

    for (int row = 0; row < events.size(); row++) {
      EventBuffer one = new EventBuffer(1);
      one.appendCopy(events, row);
      EventChecksum checksum = new EventChecksum();
      checksum.accept(one);
      sums.add(checksum.text());
    }

    assertThat(sums).hasSize(events.size());
  }

  private static String sumOf(int[] vehicles) {
    EventChecksum checksum = new EventChecksum();
    checksum.accept(leaves(vehicles));
    return checksum.text();
  }

  private static EventBuffer leaves(int... vehicles) {
    EventBuffer events = new EventBuffer(vehicles.length);
    for (int vehicle : vehicles) {
      events.appendVehicleOnLink(EventKind.LINK_LEAVE, 5, vehicle, 3);
    }
    return events;
  }
}
