package vn.luong.sim.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luong.sim.vehicles.VehicleType.Boarding;
import vn.luong.sim.vehicles.VehicleType.DoorOperation;

/** How long a vehicle stands against what passengers and doors need. */
class DwellTimeModelTest {
  private static final int ROOM_FOR_ALL = 1000;

  /** A second for each door movement, and the persons one after the other. */
  @ParameterizedTest
  @CsvSource({
    "SERIAL, 1, 1, 5, 0, 7",
    "SERIAL, 1, 1, 5, 3, 10",
    "SERIAL, 2, 1, 4, 0, 10",
    "SERIAL, 0.5, 0.5, 10, 0, 7",
    "SERIAL, 1.5, 1, 20, 0, 32",
    "PARALLEL, 1, 1, 5, 3, 7",
    "PARALLEL, 2, 1, 5, 8, 12",
    "PARALLEL, 0.5, 0.25, 10, 40, 12",
  })
  void standsAsLongAsPassengersTake(
      DoorOperation doors, double access, double egress, int boarding, int alighting, int seconds) {
    Boarding times = new Boarding(access, egress, doors);

    assertThat(secondsAtStop(times, boarding, alighting, ROOM_FOR_ALL)).isEqualTo(seconds);
  }

  @Test
  void doesNotStopForNobody() {
    assertThat(secondsAtStop(Boarding.STANDARD, 0, 0, ROOM_FOR_ALL)).isZero();
  }

  @Test
  void fullVehicleLetsNobodyInBeforeSomebodyIsOut() {
    Boarding times = new Boarding(0.1, 1, DoorOperation.PARALLEL);
    DwellTimeModel model = new DwellTimeModel(1);
    model.step(0, times, 2, 2, 0);

    model.step(0, times, 2, 2, 0);

    assertThat(model.countIn(0)).isZero();
    assertThat(model.countOut(0)).isEqualTo(1);
  }

  /** Seconds until the doors are closed again; everybody gets in and out. */
  private static int secondsAtStop(Boarding times, int boarding, int alighting, int places) {
    DwellTimeModel model = new DwellTimeModel(1);
    int wantIn = boarding;
    int wantOut = alighting;
    int seconds = 0;
    while (true) {
      int step = model.step(0, times, wantOut, wantIn, places);
      wantIn -= model.countIn(0);
      wantOut -= model.countOut(0);
      if (step == 0) {
        assertThat(wantIn + wantOut).isZero();
        return seconds;
      }
      seconds += step;
    }
  }
}
