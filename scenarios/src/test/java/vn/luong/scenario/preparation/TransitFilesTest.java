package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.matsim.NetworkXmlWriter;
import vn.luong.sim.matsim.TransitScheduleXmlWriter;
import vn.luong.sim.matsim.VehicleDefinitions;
import vn.luong.sim.matsim.VehiclesXmlWriter;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleTypes;

/** A network and a timetable of the user's own: here those of the bundled scenario, written as MATSim files. */
class TransitFilesTest {
  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();
  private RunnableScenario bundled;

  @BeforeEach
  void write() {
    bundled = compile("binh-duong-2019", "0.1%");
    NetworkXmlWriter.write(bundled.network(), folder.resolve("network.xml"));
    TransitScheduleXmlWriter.write(
        bundled.transit().schedule(), bundled.network(), folder.resolve("schedule.xml"));
    Fleet fleet = bundled.fleet();
    VehicleTypes types = new VehicleTypes();
    fleet.types().types().stream().filter(type -> type.id().startsWith("bus-")).forEach(types::add);
    VehicleDefinitions vehicles = new VehicleDefinitions(types);
    for (int vehicle = 0; vehicle < fleet.namedCount(); vehicle++) {
      vehicles.addVehicle(
          fleet.vehicleId(vehicle), types.find(fleet.type(vehicle).id()));
    }
    VehiclesXmlWriter.write(vehicles, folder.resolve("vehicles.xml"));
  }

  @Test
  void theTimetableOfFilesRunsOnTheNetworkOfAFile() throws IOException {
    RunnableScenario own = compile(file("""
            network: network.xml
            transit: {schedule: schedule.xml, vehicles: vehicles.xml}
            """), "0.1%");

    TransitSchedule before = bundled.transit().schedule();
    TransitSchedule after = own.transit().schedule();
    assertThat(after.departures().count()).isEqualTo(before.departures().count());
    assertThat(own.transit().vehicleCount()).isEqualTo(bundled.transit().vehicleCount());
    assertThat(own.engine().transitRouting()).isNotNull();
    assertThat(own.inputs()).hasSize(4);
  }

  @Test
  void linesOfTheRegionRunOnANetworkOfTheUsersOwnIfTheyAreNamed() throws IOException {
    RunnableScenario nothing =
        compile(file("network: network.xml\ntransit: {lines: []}\n"), "0.1%");
    RunnableScenario one =
        compile(file("network: network.xml\ntransit: {lines: [bus-51]}\n"), "0.1%");

    assertThat(nothing.transit().schedule().lineCount()).isZero();
    assertThat(nothing.engine().transitRouting()).isNull();
    assertThat(nothing.engine().replanning().subtours().modes()).doesNotContain("pt");
    assertThat(one.transit().schedule().lineCount()).isEqualTo(1);
    assertThat(one.engine().replanning().subtours().modes()).contains("pt");
  }

  @Test
  void measuresOnLinesDoNotGoWithATimetableOfFiles() throws IOException {
    String scenario = file("""
        network: network.xml
        transit: {schedule: schedule.xml, vehicles: vehicles.xml}
        measures:
          - close-transit-line: bus-51
        """);

    assertThatThrownBy(() -> compile(scenario, "0.1%"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("scenario.yaml:5")
        .hasMessageContaining("schedule.xml");
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("scenario.yaml"), "extends: binh-duong-2019\n" + text)
        .toString();
  }

  private RunnableScenario compile(String scenario, String sample) {
    return ScenarioCompiler.compile(
        scenario,
        new ScenarioOverrides(
            Optional.of(sample), Optional.empty(), Optional.empty(), Optional.empty()),
        problems);
  }
}
