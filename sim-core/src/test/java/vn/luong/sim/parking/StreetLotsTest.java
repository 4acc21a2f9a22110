package vn.luong.sim.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;

/** Lots of areas: a car takes a place from the activity for which it came until it drives on. */
class StreetLotsTest {
  private static final int CAR = 0;
  private static final int HOME = 0;
  private static final int SHOP = 1;
  private static final int CHANGE = 2;
  private static final int LINK = 17;
  private static final int EIGHT = 8 * 3600;

  private final EventBuffer events = new EventBuffer();

  private static ParkingLots lots(double spaces) {
    ParkingLots.Builder builder = ParkingLots.builder(20, new ParkingParameters(600, 0.1, 0.5));
    builder.addStreet(builder.addLot("centre car", spaces, 0.01, 0), CAR, LINK);
    builder.setActivities(new boolean[] {false, false, true}, new boolean[] {true, false, false});
    return builder.build();
  }

  private void comeFor(int activity, int person, int time, int link) {
    events.ensureRoom(2);
    events.appendLeavesTraffic(time, person, link, 100 + person, CAR, 500);
    events.appendActivity(EventKind.ACTIVITY_START, time, person, link, activity, -1, 0, 0);
  }

  private void driveOn(int person, int time) {
    events.ensureRoom(1);
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, time, person, LINK, 100 + person, CAR);
  }

  private void day(ParkingLots lots) {
    lots.reset();
    lots.accept(events);
    lots.learn();
  }

  @Test
  void carsOfVisitorsCountAndThoseAtHomeDoNot() {
    ParkingLots lots = lots(10);
    comeFor(SHOP, 0, EIGHT, LINK);
    comeFor(HOME, 1, EIGHT, LINK);
    comeFor(SHOP, 2, EIGHT, LINK + 1);
    driveOn(0, EIGHT + 3700);
    driveOn(1, EIGHT + 3700);

    day(lots);

    assertThat(lots.isOfStreets(0)).isTrue();
    assertThat(lots.mostParked(0)).isEqualTo(1);
    assertThat(lots.parkedAt(0, EIGHT + 1800)).isEqualTo(1);
    assertThat(lots.parkedAt(0, EIGHT + 4600)).isZero();
    assertThat(lots.cost(0)).isZero();
  }

  @Test
  void whoOnlyChangesToAnotherModeTakesThePlaceWhereTheTripEnds() {
    ParkingLots lots = lots(10);
    comeFor(CHANGE, 0, EIGHT, LINK);
    events.ensureRoom(1);
    events.appendActivity(EventKind.ACTIVITY_START, EIGHT + 300, 0, LINK + 5, SHOP, -1, 0, 0);

    day(lots);

    assertThat(lots.parkedAt(0, EIGHT)).isEqualTo(1);
  }

  /** Whoever comes when all places are taken searches, the next day longer. */
  @Test
  void aFullLotCostsItsVisitorsMoreFromDayToDay() {
    ParkingLots lots = lots(2);
    for (int person = 0; person < 4; person++) {
      comeFor(SHOP, person, EIGHT + person, LINK);
    }

    day(lots);
    double first = lots.cost(3);
    day(lots);

    // Twice the places: (2 - 0.9) / 0.1 = 11, squared, of ten minutes.
    assertThat(first).isCloseTo(0.01 * 600 * 121, within(1e-9));
    assertThat(lots.cost(0)).isLessThan(first);
    // Half of ten minutes for each tenth too much, learned at a rate of one half.
    assertThat(lots.cost(3)).isCloseTo(first + 0.01 * 0.5 * 600 * 10, within(1e-9));
  }
}
