package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luong.sim.vehicles.Manoeuvres;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleType.Boarding;
import vn.luong.sim.vehicles.VehicleType.DoorOperation;

class SampledVehiclesTest {
  private static final VehicleType TRAIN = type(147, 783, 8, 0.1);
  private static final VehicleType BUS = type(28, 30, 2.5, 3);

  @Test
  void everybodyRidesTheVehicleAsItIs() {
    assertThat(SampledVehicles.of(BUS, 1)).isSameAs(BUS);
  }

  @ParameterizedTest
  @CsvSource({"0.5,74,391", "0.1,15,78", "0.02,3,16", "0.01,2,8", "0.0001,1,0"})
  void placesOfATrainShrinkWithTheSampleAndAreRoundedUp(double sample, int seats, int standing) {
    VehicleType sampled = SampledVehicles.of(TRAIN, sample);

    assertThat(sampled.seatCount()).isEqualTo(seats);
    assertThat(sampled.standingCount()).isEqualTo(standing);
  }

  @ParameterizedTest
  @CsvSource({"0.1,3,3", "0.05,2,1", "0.02,1,1", "0.01,1,0"})
  void aBusHasAtLeastOnePlaceAndNoMoreSeatsThanPlaces(double sample, int seats, int standing) {
    VehicleType sampled = SampledVehicles.of(BUS, sample);

    assertThat(sampled.seatCount()).isEqualTo(seats);
    assertThat(sampled.standingCount()).isEqualTo(standing);
  }

  @Test
  void roundNumbersAreNotRoundedUpForTheirLastBinaryDigit() {
    assertThat(SampledVehicles.of(type(100, 0, 1, 1), 0.07).seatCount()).isEqualTo(7);
  }

  @Test
  void theRoadIsAsFullAsWithEverybody() {
    assertThat(SampledVehicles.of(BUS, 0.02).pce()).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void boardingTakesAsLongAsForThoseThePassengerStandsForUpToALimit() {
    assertThat(SampledVehicles.of(TRAIN, 0.05).boarding().accessSecondsPerPerson())
        .isCloseTo(2, within(1e-9));
    assertThat(SampledVehicles.of(BUS, 0.5).boarding().accessSecondsPerPerson()).isEqualTo(6);
    assertThat(SampledVehicles.of(BUS, 0.01).boarding().accessSecondsPerPerson())
        .isEqualTo(10);
    assertThat(SampledVehicles.of(BUS, 0.01).boarding().doors()).isEqualTo(DoorOperation.PARALLEL);
  }

  private static VehicleType type(int seats, int standing, double pce, double boardingSeconds) {
    return new VehicleType(
        "t",
        10,
        2.5,
        20,
        pce,
        1,
        seats,
        standing,
        "bus",
        Manoeuvres.NONE,
        new Boarding(boardingSeconds, boardingSeconds, DoorOperation.PARALLEL),
        "");
  }
}
