package vn.luong.scenario.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.indicators.LinkTraffic;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.counts.CountStations;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** One car of a tenth of the people and one bus pass a station: ten cars and one bus in the street. */
class CountRecorderTest {
  private static final int CAR = 0;
  private static final int BUS = 1;
  private static final int SEVEN = 7 * 3600;

  @TempDir
  Path place;

  private Network network;
  private LinkTraffic traffic;

  @BeforeEach
  void driveThroughTheStreet() {
    ModeTable modes = new ModeTable();
    modes.add("car");
    modes.add("bus");
    NetworkBuilder builder = new NetworkBuilder(modes);
    builder.addNode("A", 0, 0);
    builder.addNode("B", 1000, 0);
    builder.addLink("street", 0, 1, new LinkProperties(1000, 10, 3600, 1, 3));
    network = builder.build();
    VehicleTypes types = new VehicleTypes();
    IdTable persons = new IdTable();
    persons.add("p");
    persons.add("driver");
    Fleet fleet = Fleet.builder(types, persons)
        .addMode(CAR, "car", types.add(VehicleType.ofMode("car", "car")))
        .addMode(BUS, "bus", types.add(VehicleType.ofMode("bus", "bus")))
        .build();
    BitSet unsampled = new BitSet();
    unsampled.set(fleet.vehicleOf(1, BUS));
    traffic = new LinkTraffic(network, fleet, unsampled);
    EventBuffer events = new EventBuffer(8);
    for (int mode : new int[] {CAR, BUS}) {
      int vehicle = fleet.vehicleOf(mode, mode);
      events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, SEVEN, mode, 0, vehicle, mode);
      events.appendVehicleOnLink(EventKind.LINK_LEAVE, SEVEN + 1, vehicle, 0);
    }
    traffic.accept(events);
  }

  private CountComparison compare(int mode) {
    CountStations stations = new CountStations();
    stations.setVolume(stations.add("street", 0, mode), 7, 100);
    CountSettings settings =
        new CountSettings(stations, 10, CountSettings.ALL_MODES, AveragedIterations.NEVER);
    try (RunFolder folder = RunFolder.create(place.resolve("run-" + mode))) {
      return new CountRecorder(settings, network, 4, 0, folder).writeLastDay(traffic);
    }
  }

  private static List<Double> simulated(CountComparison comparison) {
    return comparison.rows().stream().map(CountComparison.Row::simulated).toList();
  }

  @Test
  void busesAreNotScaledUp() {
    assertThat(simulated(compare(CountStations.ANY_MODE))).containsExactly(11.0);
  }

  @Test
  void stationOfAModeCountsItAlone() {
    assertThat(simulated(compare(CAR))).containsExactly(10.0);
    assertThat(simulated(compare(BUS))).containsExactly(1.0);
  }
}
