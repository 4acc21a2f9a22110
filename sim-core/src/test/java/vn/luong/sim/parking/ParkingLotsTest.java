package vn.luong.sim.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;

/** Vehicles come and go; who comes late searches. */
class ParkingLotsTest {
  private static final int PARKING = 3;
  private static final int PICK_UP = 4;
  private static final int LINK = 17;
  private static final int EIGHT = 8 * 3600;

  private final EventBuffer events = new EventBuffer();

  private static ParkingLots lots(double spaces) {
    ParkingLots.Builder builder = ParkingLots.builder(20, new ParkingParameters(600, 0.1, 0.5));
    int lot = builder.addLot("station", spaces, 0.01, 2);
    builder.addEntrance(lot, PARKING, PICK_UP, LINK);
    return builder.build();
  }

  private void arrive(int person, int time) {
    append(EventKind.ACTIVITY_START, person, time, PARKING, LINK);
  }

  private void append(EventKind kind, int person, int time, int type, int link) {
    events.ensureRoom(1);
    events.appendActivity(kind, time, person, link, type, -1, 0, 0);
  }

  private void day(ParkingLots lots) {
    lots.reset();
    lots.accept(events);
    lots.learn();
  }

  @Test
  void vehiclesAreCountedFromComingToFetching() {
    ParkingLots lots = lots(10);
    arrive(0, EIGHT);
    arrive(1, EIGHT + 100);
    append(EventKind.ACTIVITY_END, 0, EIGHT + 3700, PICK_UP, LINK);
    append(EventKind.ACTIVITY_START, 2, EIGHT, PARKING, LINK + 1);
    append(EventKind.ACTIVITY_START, 2, EIGHT, PICK_UP, LINK);

    day(lots);

    assertThat(lots.mostParked(0)).isEqualTo(2);
    assertThat(lots.parkedAt(0, EIGHT - 1)).isZero();
    assertThat(lots.parkedAt(0, EIGHT + 2000)).isEqualTo(2);
    assertThat(lots.parkedAt(0, EIGHT + 3600)).isEqualTo(2);
    assertThat(lots.parkedAt(0, EIGHT + 4500)).isEqualTo(1);
    assertThat(lots.cost(0)).isEqualTo(2);
    assertThat(lots.cost(2)).isZero();
  }

  @Test
  void searchTakesLongerTheFullerTheLot() {
    ParkingParameters parameters = ParkingParameters.STANDARD;

    assertThat(parameters.searchSeconds(90, 100)).isZero();
    assertThat(parameters.searchSeconds(95, 100)).isCloseTo(150, within());
    assertThat(parameters.searchSeconds(100, 100)).isCloseTo(600, within());
    assertThat(parameters.searchSeconds(110, 100)).isCloseTo(2400, within());
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-6);
  }

  @Test
  void whoComesToAFullLotPaysForSearchingAndTheNextDayKnows() {
    ParkingLots lots = lots(10);
    for (int person = 0; person < 12; person++) {
      arrive(person, EIGHT + person);
    }

    assertThat(lots.expectedCost(PARKING, LINK, EIGHT)).isZero();
    day(lots);

    assertThat(lots.cost(8)).isEqualTo(2);
    assertThat(lots.cost(9)).isCloseTo(2 + 6, within());
    // Two vehicles too many: (0.2 + 0.1)² / 0.1² times ten minutes, and 600 · 0.5 · 2 s from
    // tomorrow on.
    assertThat(lots.cost(11)).isCloseTo(2 + 54, within());
    assertThat(lots.expectedCost(PARKING, LINK, EIGHT)).isCloseTo(54 + 6, within());
    assertThat(lots.expectedCost(PARKING, LINK, EIGHT - 900)).isZero();
    assertThat(lots.expectedCost(PARKING, LINK + 1, EIGHT)).isZero();
  }

  @Test
  void lotsWithoutLimitCostTheFeeOnly() {
    ParkingLots lots = lots(Double.POSITIVE_INFINITY);
    for (int person = 0; person < 12; person++) {
      arrive(person, EIGHT + person);
    }
    day(lots);

    assertThat(lots.cost(11)).isEqualTo(2);
    assertThat(lots.expectedCost(PARKING, LINK, EIGHT)).isZero();
  }

  @Test
  void whatWasLearnedCanBeSaved() throws IOException {
    ParkingLots lots = lots(10);
    for (int person = 0; person < 12; person++) {
      arrive(person, EIGHT + person);
    }
    day(lots);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    lots.save(new DataOutputStream(bytes));

    ParkingLots again = lots(10);
    again.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    day(lots);
    day(again);

    double time = EIGHT + 60;
    assertThat(again.expectedCost(PARKING, LINK, time))
        .isEqualTo(lots.expectedCost(PARKING, LINK, time))
        .isPositive();
    ParkingLots.Builder two = ParkingLots.builder(1, ParkingParameters.STANDARD);
    two.addLot("one", 1, 0, 0);
    two.addLot("other", 1, 0, 0);
    assertThatThrownBy(() ->
            two.build().load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
        .isInstanceOf(IOException.class);
  }
}
