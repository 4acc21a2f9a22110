package vn.luong.scenario.ridership;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.luong.scenario.ridership.BusDay.A;
import static vn.luong.scenario.ridership.BusDay.B;
import static vn.luong.scenario.ridership.BusDay.C;
import static vn.luong.scenario.ridership.BusDay.D;
import static vn.luong.scenario.ridership.BusDay.EIGHT;

import org.junit.jupiter.api.Test;
import vn.luong.sim.transit.Departures;

class RidershipRecorderTest {
  private final BusDay day = new BusDay(true);

  @Test
  void everyStopKnowsItsTimesAndPassengers() {
    day.play();
    VisitColumns visits = day.recorder().visits();
    int atB = day.visit(0, 1);

    assertThat(visits.arrivalTime(atB)).isEqualTo(EIGHT + 303);
    assertThat(visits.departureTime(atB)).isEqualTo(EIGHT + 306);
    assertThat(visits.plannedArrivalTime(0, atB)).isEqualTo(EIGHT + 300);
    assertThat(visits.plannedArrivalTime(0, day.visit(0, 0)))
        .as("only a departure")
        .isEqualTo(EIGHT);
    assertThat(visits.boardings(atB)).isEqualTo(1);
    assertThat(visits.alightings(atB)).isEqualTo(1);
    assertThat(visits.load(atB)).isEqualTo(2);
    assertThat(visits.odometerMeters(day.visit(0, 2))).isEqualTo(2000);
    assertThat(visits.load(day.visit(0, 2))).isZero();
    assertThat(visits.waitSeconds(day.visit(0, 0))).isEqualTo(121 + 62);
  }

  @Test
  void whoFindsTheVehicleFullIsDeniedBoarding() {
    day.play();

    assertThat(day.recorder().visits().denied(day.visit(0, 0))).isEqualTo(1);
    assertThat(day.recorder().visits().denied(day.visit(1, 0))).isZero();
    assertThat(day.recorder().rides().denied(2)).isEqualTo(1);
  }

  @Test
  void vehicleWithRoomDeniesNobody() {
    day.walkTo(EIGHT - 60, 0, A, D, 100);
    day.start(EIGHT, 0, 0);
    day.arrive(EIGHT, 0, A);
    day.depart(EIGHT, 0, A);

    assertThat(day.recorder().visits().denied(day.visit(0, 0)))
        .as("it does not go there")
        .isZero();
    assertThat(day.recorder().rides().hasBoarded(0)).isFalse();
  }

  @Test
  void fullVehicleThatDoesNotGoThereDeniesNobody() {
    fillFirstMinibus(D);

    assertThat(day.recorder().visits().denied(day.visit(0, 0))).isZero();
  }

  @Test
  void whoNeverGetsInIsDeniedByEveryFullVehicleThatGoesThere() {
    fillFirstMinibus(C);
    day.stuck(30 * 3600, 2);

    assertThat(day.recorder().visits().denied(day.visit(0, 0))).isEqualTo(1);
    assertThat(day.recorder().rides().hasBoarded(2)).isFalse();
  }

  private void fillFirstMinibus(int toStopOfThird) {
    for (int person = 0; person < 2; person++) {
      day.walkTo(EIGHT - 60, person, A, C, 100);
    }
    day.walkTo(EIGHT - 60, 2, A, toStopOfThird, 100);
    day.start(EIGHT, 0, 0);
    day.arrive(EIGHT, 0, A);
    day.board(EIGHT, 0, 0);
    day.board(EIGHT, 1, 0);
    day.depart(EIGHT + 1, 0, A);
  }

  @Test
  void whoWaitsForAnotherLineIsNotDenied() {
    assertThat(deniedIfThePersonThenTakesLineTwo(new BusDay(true))).isZero();
    assertThat(deniedIfThePersonThenTakesLineTwo(new BusDay(false))).isEqualTo(1);
  }

  private static int deniedIfThePersonThenTakesLineTwo(BusDay day) {
    for (int person = 0; person < 3; person++) {
      day.walkTo(EIGHT - 60, person, A, C, 100);
    }
    day.start(EIGHT, 0, 0);
    day.arrive(EIGHT, 0, A);
    day.board(EIGHT, 0, 0);
    day.board(EIGHT, 1, 0);
    day.depart(EIGHT + 1, 0, A);
    day.start(EIGHT + 900, 2, 2);
    day.arrive(EIGHT + 900, 2, C);
    day.board(EIGHT + 901, 2, 2);
    return day.recorder().visits().denied(day.visit(0, 0));
  }

  @Test
  void secondRideOfATripIsATransfer() {
    day.play();
    RideColumns rides = day.recorder().rides();

    assertThat(rides.size()).isEqualTo(5);
    assertThat(rides.previous(4)).isEqualTo(2);
    assertThat(rides.previous(2)).isEqualTo(RideColumns.NONE);
    assertThat(rides.waitSeconds(4)).isEqualTo(40);
  }

  @Test
  void ridesOfDifferentTripsAreNoTransfer() {
    day.play();
    day.walkTo(EIGHT + 9000, 2, D, A, 20);

    assertThat(day.recorder().rides().previous(5)).isEqualTo(RideColumns.NONE);
  }

  @Test
  void passengerWhoIsTakenOutLeavesThePlace() {
    day.walkTo(EIGHT - 60, 0, A, C, 100);
    day.start(EIGHT, 0, 0);
    day.arrive(EIGHT, 0, A);
    day.board(EIGHT, 0, 0);
    day.depart(EIGHT + 1, 0, A);
    day.stuck(EIGHT + 100, 0);
    day.arrive(EIGHT + 300, 0, B);
    day.depart(EIGHT + 301, 0, B);

    assertThat(day.recorder().visits().load(day.visit(0, 0))).isEqualTo(1);
    assertThat(day.recorder().visits().load(day.visit(0, 1))).isZero();
  }

  @Test
  void emptyRunCountsForTheDepartureAfterIt() {
    day.start(EIGHT - 500, 0, Departures.NO_DEPARTURE);
    day.arrive(EIGHT - 300, 0, B);
    day.end(EIGHT - 200, 0, B);
    day.start(EIGHT, 0, 0);

    assertThat(day.recorder().visits().emptyMeters(0)).isEqualTo(1000);
    assertThat(day.recorder().visits().emptySeconds(0)).isEqualTo(300);
    assertThat(day.recorder().visits().isArrived(day.visit(0, 1))).isFalse();
  }

  @Test
  void accessAndEgressAreTheLegsAroundTheRides() {
    day.play();
    RideLegs legs = new RideLegs(day.recorder().rides(), day.day().trips());

    assertThat(legs.access(2).meters()).isEqualTo(100);
    assertThat(legs.access(2).seconds()).isEqualTo(600);
    assertThat(legs.isFollowed(2)).isTrue();
    assertThat(legs.access(4).meters()).as("from the ride before").isEqualTo(80);
    assertThat(legs.egress(4).meters()).isEqualTo(150);
    assertThat(legs.egress(4).seconds()).isEqualTo(120);
    assertThat(legs.isFollowed(4)).isFalse();
    assertThat(legs.egress(0)).as("no leg after it").isEqualTo(RideLegs.Way.NONE);
    assertThat(day.population.modeTable().name(legs.access(4).mode())).isEqualTo("walk");
  }
}
