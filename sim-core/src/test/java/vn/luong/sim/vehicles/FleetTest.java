package vn.luong.sim.vehicles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.luong.sim.ids.IdTable;

class FleetTest {
  private static final int CAR = 0;
  private static final int WALK = 1;
  private static final int MOTORBIKE = 2;
  private static final int TRUCK = 3;

  private final IdTable persons = new IdTable();
  private final VehicleTypes types = new VehicleTypes();

  FleetTest() {
    persons.add("an");
    persons.add("bình");
  }

  @Test
  void everyPersonHasAVehiclePerMode() {
    int car = types.add(VehicleType.ofMode("car", "car"));
    int motorbike = types.add(VehicleType.ofMode("motorbike", "motorbike").withPce(0.25));

    Fleet fleet = Fleet.builder(types, persons)
        .addMode(CAR, "car", car)
        .addMode(MOTORBIKE, "motorbike", motorbike)
        .build();

    int hers = fleet.vehicleOf(1, MOTORBIKE);
    assertThat(fleet.vehicleId(hers)).isEqualTo("bình_motorbike");
    assertThat(fleet.type(hers).pce()).isEqualTo(0.25);
    assertThat(fleet.vehicleId(fleet.vehicleOf(0, CAR))).isEqualTo("an");
    assertThat(fleet.vehicleOf(0, WALK)).isEqualTo(Fleet.NO_VEHICLE);
    assertThat(fleet.find("bình_motorbike")).isEqualTo(hers);
    assertThat(fleet.find("cường")).isEqualTo(Fleet.NO_VEHICLE);
    assertThat(fleet.vehicleCount()).isEqualTo(4);
  }

  @Test
  void namedVehicleWithAPersonsIdIsTheirs() {
    int car = types.add(VehicleType.ofMode("car", "car"));
    int van = types.add(VehicleType.ofMode("van", "car"));
    Fleet.Builder builder = Fleet.builder(types, persons);
    int named = builder.addNamed("bình", van);

    Fleet fleet = builder.addMode(CAR, "car", car).build();

    assertThat(fleet.vehicleOf(1, CAR)).isEqualTo(named);
    assertThat(fleet.type(fleet.vehicleOf(1, CAR)).id()).isEqualTo("van");
    assertThat(fleet.type(fleet.vehicleOf(0, CAR)).id()).isEqualTo("car");
  }

  @Test
  void aNamedVehicleMayBeSomebodys() {
    int car = types.add(VehicleType.ofMode("car", "car"));
    Fleet.Builder builder = Fleet.builder(types, persons);
    int named = builder.addNamed("61A-123.45", car);
    builder.addMode(CAR, "car", car);
    builder.setPersonVehicle(0, CAR, named);

    Fleet fleet = builder.build();

    assertThat(fleet.vehicleOf(0, CAR)).isEqualTo(named);
    assertThat(fleet.vehicleId(fleet.vehicleOf(1, CAR))).isEqualTo("bình");
  }

  /** Who drives a truck has one; nobody else has an index for it. */
  @Test
  void aModeOfFewHasVehiclesOfItsOwn() {
    int car = types.add(VehicleType.ofMode("car", "car"));
    int container = types.add(VehicleType.ofMode("container-truck", "truck").withPce(3.75));
    Fleet.Builder builder = Fleet.builder(types, persons).addMode(CAR, "car", car);
    int truck = builder.addOwn(1, TRUCK, "truck", container);

    Fleet fleet = builder.build();

    assertThat(fleet.vehicleOf(1, TRUCK)).isEqualTo(truck);
    assertThat(fleet.vehicleOf(0, TRUCK)).isEqualTo(Fleet.NO_VEHICLE);
    assertThat(fleet.vehicleId(truck)).isEqualTo("bình_truck");
    assertThat(fleet.find("bình_truck")).isEqualTo(truck);
    assertThat(fleet.type(truck).pce()).isEqualTo(3.75);
    assertThat(fleet.type(fleet.vehicleOf(1, CAR)).id()).isEqualTo("car");
    assertThat(fleet.vehicleCount()).isEqualTo(3);
    assertThatThrownBy(
            () -> Fleet.builder(types, persons).addMode(CAR, "car", car).addOwn(0, CAR, "car", car))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPersonMayHaveAnotherType() {
    int car = types.add(VehicleType.ofMode("car", "car"));
    int slow = types.add(VehicleType.ofMode("slow", "car").withMaximumSpeed(5));
    Fleet.Builder builder = Fleet.builder(types, persons).addMode(CAR, "car", car);
    builder.setPersonType(0, CAR, slow);

    Fleet fleet = builder.build();

    assertThat(fleet.typeOf(fleet.vehicleOf(0, CAR))).isEqualTo(slow);
    assertThat(fleet.typeOf(fleet.vehicleOf(1, CAR))).isEqualTo(car);
  }
}
