package vn.luong.sim.transit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

class TransitVehiclesTest {

  @Test
  void eachVehicleServesItsDeparturesInTheOrderOfTime() {
    TransitVehicles vehicles = TransitVehicles.of(schedule(), fleet());

    assertThat(vehicles.vehicleCount()).isEqualTo(2);
    assertThat(vehicles.departures().size(0)).isEqualTo(3);
    assertThat(vehicles.departures().value(0, 0)).isEqualTo(3);
    assertThat(vehicles.departures().value(0, 1)).isEqualTo(0);
    assertThat(vehicles.departures().value(0, 2)).isEqualTo(4);
    assertThat(vehicles.departures().value(1, 0)).isEqualTo(1);
  }

  @Test
  void driversAreNamedAsMatsimDoes() {
    TransitVehicles vehicles = TransitVehicles.of(schedule(), fleet());

    assertThat(vehicles.driverId(0)).isEqualTo("pt_b1_bus");
    assertThat(vehicles.fleet().vehicleId(vehicles.fleetVehicle(0))).isEqualTo("b1");
    assertThat(vehicles.fleetVehicle(1)).isEqualTo(Fleet.NO_VEHICLE);
    assertThatThrownBy(() -> vehicles.driverId(1))
        .hasMessageContaining("\"b2\" is not in the fleet");
  }

  @Test
  void noTransitHasNoVehicles() {
    assertThat(TransitVehicles.none(fleet()).vehicleCount()).isZero();
  }

  /** b1 leaves at 200, 100 and 200 s, b2 at 150 s; one departure has no vehicle. */
  private static TransitSchedule schedule() {
    TransitScheduleBuilder builder = new TransitScheduleBuilder();
    builder.addLine("l", "");
    builder.addRoute("there");
    builder.addDeparture("1", 200, "b1");
    builder.addDeparture("2", 150, "b2");
    builder.addDeparture("3", 160, null);
    builder.addRoute("back");
    builder.addDeparture("1", 100, "b1");
    builder.addDeparture("2", 200, "b1");
    return builder.build();
  }

  private static Fleet fleet() {
    VehicleTypes types = new VehicleTypes();
    Fleet.Builder builder = Fleet.builder(types, new IdTable());
    builder.addNamed("b1", types.add(VehicleType.ofMode("bus", "bus")));
    return builder.build();
  }
}
