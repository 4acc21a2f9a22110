package vn.luong.sim.traveltimes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.MeasuringSink;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;

/** Three links in a row, 300 m at 10 m/s: free travel time 30 s. */
class TravelTimeRecorderTest {
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final int THIRD = 2;
  private static final int CAR = 0;
  private static final int TRUCK = 1;
  private static final int EIGHT = 8 * 3600;

  private final Network network = threeLinks();
  private final TravelTimeRecorder recorder = new TravelTimeRecorder(
      network, TravelTimeParameters.STANDARD, ModeTable.bit(CAR), ModeTable.bit(TRUCK));
  private final EventBuffer events = new EventBuffer();

  @Test
  void timeBetweenEnteringAndLeavingCountsInTheBinOfEntering() {
    drive(0, CAR, EIGHT, 40);
    drive(1, CAR, EIGHT + 899, 51);

    TravelTimeTable table = table();

    assertThat(table.travelTimeSeconds(SECOND, EIGHT)).isEqualTo(45.5);
    assertThat(table.travelTimeSeconds(SECOND, EIGHT + 899.9)).isEqualTo(45.5);
    assertThat(table.travelTimeSeconds(SECOND, EIGHT + 900)).isEqualTo(30);
    assertThat(table.travelTimeSeconds(SECOND, EIGHT - 1)).isEqualTo(30);
  }

  @Test
  void firstAndLastLinkOfATripAreNotMeasured() {
    drive(0, CAR, EIGHT, 40);

    TravelTimeTable table = table();

    assertThat(table.travelTimeSeconds(FIRST, EIGHT)).isEqualTo(30);
    assertThat(table.travelTimeSeconds(THIRD, EIGHT)).isEqualTo(30);
  }

  @Test
  void timeAtAnActivityIsNotTravelTime() {
    drive(0, CAR, EIGHT, 40);
    // The next trip starts on the third link, an hour later.
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, EIGHT + 3600, 0, THIRD, 0, CAR);
    events.appendVehicleOnLink(EventKind.LINK_LEAVE, EIGHT + 3601, 0, THIRD);

    assertThat(table().travelTimeSeconds(THIRD, EIGHT)).isEqualTo(30);
  }

  @Test
  void modesAreMeasuredApart() {
    drive(0, CAR, EIGHT, 40);
    drive(1, TRUCK, EIGHT, 60);
    measured(recorder).accept(events);

    assertThat(recorder.table(CAR).travelTimeSeconds(SECOND, EIGHT)).isEqualTo(40);
    assertThat(recorder.table(TRUCK).travelTimeSeconds(SECOND, EIGHT)).isEqualTo(60);
  }

  @Test
  void modesOfOneGroupAreMeasuredTogether() {
    TravelTimeRecorder together = new TravelTimeRecorder(
        network, TravelTimeParameters.STANDARD, TravelTimeRecorder.ALL_MODES);
    drive(0, CAR, EIGHT, 40);
    drive(1, TRUCK, EIGHT, 60);
    measured(together).accept(events);

    assertThat(together.table(CAR).travelTimeSeconds(SECOND, EIGHT)).isEqualTo(50);
  }

  @Test
  void modeThatIsNotMeasuredIsRefused() {
    TravelTimeRecorder cars = new TravelTimeRecorder(
        network, TravelTimeParameters.STANDARD, ModeTable.bit(CAR), ModeTable.bit(CAR));

    assertThatThrownBy(() -> cars.table(TRUCK)).hasMessageContaining("truck");
  }

  @Test
  void timesOfTheOnlyGroupAreThoseOfAllModes() {
    TravelTimeRecorder cars =
        new TravelTimeRecorder(network, TravelTimeParameters.STANDARD, ModeTable.bit(CAR));
    drive(0, CAR, EIGHT, 40);
    drive(1, TRUCK, EIGHT, 60);
    measured(cars).accept(events);

    assertThat(cars.table(TRUCK).travelTimeSeconds(SECOND, EIGHT)).isEqualTo(40);
  }

  @Test
  void abortedVehicleAddsNothing() {
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, EIGHT, 0, FIRST, 0, CAR);
    events.appendVehicleOnLink(EventKind.LINK_ENTER, EIGHT + 1, 0, SECOND);
    events.appendVehicleOnLink(EventKind.VEHICLE_ABORTS, EIGHT + 5000, 0, SECOND);

    assertThat(table().travelTimeSeconds(SECOND, EIGHT)).isEqualTo(30);
  }

  @Test
  void longTimeIsCarriedIntoTheNextBins() {
    drive(0, CAR, EIGHT, 2000);

    TravelTimeTable table = table();

    assertThat(table.travelTimeSeconds(SECOND, EIGHT + 900)).isEqualTo(1100);
    assertThat(table.travelTimeSeconds(SECOND, EIGHT + 1800)).isEqualTo(200);
    assertThat(table.travelTimeSeconds(SECOND, EIGHT + 2700)).isEqualTo(30);
    assertThat(table.firstAlike(table.bin(EIGHT + 2700))).isZero();
    assertThat(table.firstAlike(table.bin(EIGHT + 1800))).isEqualTo(table.bin(EIGHT + 1800));
  }

  @Test
  void timesOutsideTheDayCountInTheNearestBin() {
    drive(0, CAR, 31 * 3600, 100);

    TravelTimeTable table = table();

    assertThat(table.travelTimeSeconds(SECOND, 30 * 3600)).isEqualTo(100);
    assertThat(table.travelTimeSeconds(SECOND, 100 * 3600)).isEqualTo(100);
    assertThat(table.travelTimeSeconds(SECOND, Double.NEGATIVE_INFINITY)).isEqualTo(30);
  }

  @Test
  void resetForgetsTheIterationBefore() {
    drive(0, CAR, EIGHT, 40);
    measured(recorder).accept(events);

    recorder.reset();

    assertThat(recorder.table(CAR).travelTimeSeconds(SECOND, EIGHT)).isEqualTo(30);
  }

  /** A trip over all three links that spends so many seconds on the second. */
  private void drive(int vehicle, int mode, int secondLinkTime, int seconds) {
    int start = secondLinkTime - 1;
    int leave = secondLinkTime + seconds;
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, start, 0, FIRST, vehicle, mode);
    events.appendVehicleOnLink(EventKind.LINK_LEAVE, secondLinkTime, vehicle, FIRST);
    events.appendVehicleOnLink(EventKind.LINK_ENTER, secondLinkTime, vehicle, SECOND);
    events.appendVehicleOnLink(EventKind.LINK_LEAVE, leave, vehicle, SECOND);
    events.appendVehicleOnLink(EventKind.LINK_ENTER, leave, vehicle, THIRD);
    events.appendTraffic(EventKind.VEHICLE_LEAVES_TRAFFIC, leave + 30, 0, THIRD, vehicle, mode);
  }

  private MeasuringSink measured(TravelTimeRecorder target) {
    return new MeasuringSink(network, target);
  }

  private TravelTimeTable table() {
    measured(recorder).accept(events);
    return recorder.table(CAR);
  }

  private static Network threeLinks() {
    NetworkBuilder builder = new NetworkBuilder(new ModeTable());
    long modes = ModeTable.bit(builder.modeTable().add("car"))
        | ModeTable.bit(builder.modeTable().add("truck"));
    for (int node = 0; node < 4; node++) {
      builder.addNode("n" + node, 300 * node, 0);
    }
    for (int link = 0; link < 3; link++) {
      builder.addLink("l" + link, link, link + 1, new LinkProperties(300, 10, 1000, 1, modes));
    }
    return builder.build();
  }
}
