package vn.luong.sim.ridership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * Two buses with two seats and room for two more go from stop 0 over stop 1 to stop 2, the second ten minutes after the
 * first; events are written by hand.
 */
class RidershipTest {
  private static final int PERSONS = 8;
  private static final int ANNA = 0;
  private static final int BAO = 1;
  private static final int CHI = 2;
  private static final int DUNG = 3;
  private static final int EM = 4;

  /** Between one and two passengers per seat, a second weighs one to two seated and two to three standing. */
  private static final CrowdingParameters PARAMETERS = new CrowdingParameters(
      List.of(new CrowdingParameters.Level(1, 1, 2), new CrowdingParameters.Level(2, 2, 3)),
      0.25,
      3600);

  private final EventBuffer events = new EventBuffer();
  private final TransitVehicles vehicles = vehicles(2, 2);

  private static TransitVehicles vehicles(int seats, int standing) {
    TransitScheduleBuilder schedule = new TransitScheduleBuilder();
    for (int stop = 0; stop < 3; stop++) {
      schedule.addStop("s" + stop, StopProperties.of(stop * 1000, 0, Network.NO_LINK));
    }
    schedule.addLine("line", "");
    schedule.addRoute("route");
    for (int stop = 0; stop < 3; stop++) {
      schedule.addRouteStop(new RouteStop(stop, stop * 100, stop * 100, 0, true, true, true));
    }
    schedule.addDeparture("d0", 0, "bus0");
    schedule.addDeparture("d1", 600, "bus1");
    VehicleTypes types = new VehicleTypes();
    VehicleType car = VehicleType.ofMode("car", "car");
    int type = types.add(new VehicleType(
        "bus", 12, 2.5, 20, 3, 1, seats, standing, "car", car.manoeuvres(), car.boarding(), ""));
    Fleet.Builder fleet = Fleet.builder(types, new IdTable());
    fleet.addNamed("bus0", type);
    fleet.addNamed("bus1", type);
    return TransitVehicles.of(schedule.build(), fleet.build());
  }

  private Ridership ridership() {
    return new Ridership(vehicles, PARAMETERS, PERSONS);
  }

  private void start(int bus, int time) {
    events.appendTransitDriverStarts(time, PERSONS + bus, bus, bus);
  }

  private void on(EventKind kind, int time, int person, int bus) {
    events.appendPersonAndVehicle(kind, time, person, bus);
  }

  private void board(int time, int bus, int... persons) {
    for (int person : persons) {
      on(EventKind.PERSON_ENTERS_VEHICLE, time, person, bus);
    }
  }

  private void alight(int time, int bus, int... persons) {
    for (int person : persons) {
      on(EventKind.PERSON_LEAVES_VEHICLE, time, person, bus);
    }
  }

  private void depart(int time, int bus, int stop) {
    events.appendVehicleAtStop(EventKind.VEHICLE_DEPARTS_AT_STOP, time, bus, stop, 0);
  }

  /** Three get in; one gets out on the way, and who stood sits down; one is left behind and takes the second bus. */
  private Ridership day(Ridership ridership) {
    events.clear();
    start(0, 0);
    board(10, 0, ANNA, BAO);
    board(20, 0, CHI);
    on(EventKind.BOARDING_DENIED, 30, DUNG, 0);
    depart(30, 0, 0);
    alight(130, 0, ANNA);
    depart(140, 0, 1);
    alight(240, 0, BAO, CHI);
    depart(250, 0, 2);
    start(1, 600);
    board(640, 1, DUNG, EM);
    depart(650, 1, 0);
    alight(850, 1, DUNG, EM);
    ridership.reset();
    ridership.accept(events);
    return ridership;
  }

  @Test
  void loadsAndDenialsAreCountedByDepartureAndStop() {
    Ridership ridership = day(ridership());

    assertThat(ridership.load(0, 0)).isEqualTo(3);
    assertThat(ridership.load(0, 1)).isEqualTo(2);
    assertThat(ridership.load(0, 2)).isZero();
    assertThat(ridership.load(1, 0)).isEqualTo(2);
    assertThat(ridership.standing(0, 0)).isEqualTo(1);
    assertThat(ridership.standing(0, 1)).isZero();
    assertThat(ridership.boarded(0, 0)).isEqualTo(3);
    assertThat(ridership.denied(0, 0)).isEqualTo(1);
    assertThat(ridership.deniedTotal()).isEqualTo(1);
  }

  @Test
  void everySecondWeighsByHowFullTheBusIsAndWhoHasASeat() {
    Ridership ridership = day(ridership());

    // From 20 s to 130 s three share two seats: load factor 1.5.
    assertThat(ridership.weighedSeconds(ANNA)).isCloseTo(110 * 0.5, within(1e-4));
    assertThat(ridership.weighedSeconds(BAO)).isCloseTo(110 * 0.5, within(1e-4));
    assertThat(ridership.weighedSeconds(CHI)).isCloseTo(110 * 1.5, within(1e-4));
    assertThat(ridership.weighedSeconds(DUNG)).isZero();
  }

  @Test
  void expectationIsTheDayAtFirstAndThenMovesByTheLearningRate() {
    Ridership ridership = day(ridership());

    ridership.learn();

    // Of three on board two sit: (2 * 0.5 + 1.5) / 3.
    assertThat(ridership.expectedSurcharge(0, 0)).isCloseTo(2.5 / 3, within(1e-6));
    assertThat(ridership.expectedSurcharge(0, 1)).isZero();
    // Four wanted the first bus, one of them waited from 30 s to 640 s.
    assertThat(ridership.expectedExtraWait(0, 0)).isCloseTo(610.0 / 4, within(1e-4));
    assertThat(ridership.expectedExtraWait(1, 0)).isZero();

    for (int empty = 2; empty <= 5; empty++) {
      ridership.reset();
      ridership.learn();
    }
    // 1 - 1/2, 1 - 1/3, 1 - 1/4, 1 - 1/4.
    double left = 0.5 * 2 / 3 * 3 / 4 * 3 / 4;
    assertThat(ridership.expectedSurcharge(0, 0)).isCloseTo(left * 2.5 / 3, within(1e-6));
    assertThat(ridership.expectedExtraWait(0, 0)).isCloseTo(left * 610 / 4, within(1e-3));
    assertThat(ridership.weighedSeconds(CHI)).isZero();
  }

  @Test
  void whoNeverGetsInCountsAsTheLongestDenial() {
    Ridership ridership = ridership();
    events.clear();
    start(1, 600);
    on(EventKind.BOARDING_DENIED, 610, ANNA, 1);
    depart(610, 1, 0);
    ridership.accept(events);

    ridership.learn();

    assertThat(ridership.expectedExtraWait(1, 0)).isEqualTo(3600);
  }

  @Test
  void whoComesWhereOthersAreLeftBehindWaitsForTheNextBusToo() {
    Ridership ridership = ridership();
    events.clear();
    start(0, 0);
    on(EventKind.BOARDING_DENIED, 10, ANNA, 0);
    depart(10, 0, 0);
    start(1, 600);
    on(EventKind.BOARDING_DENIED, 610, ANNA, 1);
    depart(610, 1, 0);
    ridership.accept(events);

    ridership.learn();

    // Nobody came for the second bus first, but it left somebody behind: no later one comes.
    assertThat(ridership.expectedExtraWait(1, 0)).isEqualTo(3600);
  }

  @Test
  void whatWasLearnedCanBeSavedAndTakenUp() throws IOException {
    Ridership ridership = day(ridership());
    ridership.learn();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ridership.save(new DataOutputStream(bytes));

    Ridership resumed = ridership();
    resumed.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    day(resumed).learn();
    day(ridership).learn();

    for (int stop = 0; stop < 3; stop++) {
      assertThat(resumed.expectedSurcharge(0, stop))
          .isEqualTo(ridership.expectedSurcharge(0, stop));
      assertThat(resumed.expectedExtraWait(0, stop))
          .isEqualTo(ridership.expectedExtraWait(0, stop));
    }
    assertThat(resumed.days()).isEqualTo(2);
  }

  /** Compared with a list of who is on board that is gone through every second. */
  @Test
  void weighedSecondsAreThoseOfAPlainCount() {
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int seats = random.nextInt(5);
      OnBoard onBoard = new OnBoard(PARAMETERS, new int[] {seats}, 20);
      java.util.List<Integer> riders = new java.util.ArrayList<>();
      double[] plain = new double[20];
      double[] found = new double[20];
      for (int now = 0; now < 300; now++) {
        int person = random.nextInt(20);
        if (riders.contains(person)) {
          found[person] += onBoard.alight(0, person, now);
          riders.remove((Integer) person);
        } else if (riders.size() < 12) {
          onBoard.board(0, person, now);
          riders.add(person);
        }
        double factor = CrowdingParameters.loadFactor(riders.size(), seats);
        for (int place = 0; place < riders.size(); place++) {
          plain[riders.get(place)] += place < seats
              ? PARAMETERS.seatedSurcharge(factor)
              : PARAMETERS.standingSurcharge(factor);
        }
      }
      for (int person : riders) {
        found[person] += onBoard.alight(0, person, 300);
      }
      assertThat(found).as("seed %s", seed).containsExactly(plain, within(1e-6));
    }
  }

  @Test
  void multipliersAreLinearBetweenLevels() {
    CrowdingParameters standard = CrowdingParameters.STANDARD;

    assertThat(standard.seatedSurcharge(0)).isZero();
    assertThat(standard.seatedSurcharge(0.75)).isZero();
    assertThat(standard.seatedSurcharge(1)).isCloseTo(0.05, within(1e-12));
    assertThat(standard.seatedSurcharge(1.125)).isCloseTo((0.05 + 0.16) / 2, within(1e-12));
    assertThat(standard.standingSurcharge(2)).isCloseTo(1.44, within(1e-12));
    assertThat(standard.standingSurcharge(7)).isCloseTo(1.44, within(1e-12));
    assertThat(standard.meanSurcharge(0, 30)).isZero();
  }

  @Test
  void levelsMustAscendAndNobodyGainsByCrowding() {
    assertThatThrownBy(() -> PARAMETERS.withLevels(
            List.of(new CrowdingParameters.Level(2, 1, 2), new CrowdingParameters.Level(1, 1, 2))))
        .hasMessageContaining("ascend");
    assertThatThrownBy(() -> new CrowdingParameters.Level(0.5, 0.86, 1.6))
        .hasMessageContaining("0.86");
  }
}
