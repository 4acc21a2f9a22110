package vn.luong.scenario.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/** A road A -> B -> C -> D of three links of 1000 m, 10 m/s, 3600 PCE/h: 101 s for a free link. */
class DayRecorderTest {
  private static final int HOME = 0;
  private static final int WORK = 1;
  private static final int CAR = 0;
  private static final int MOTORBIKE = 1;
  private static final int WALK = 2;
  private static final int EIGHT = 8 * 3600;

  @TempDir
  Path place;

  private Population population;
  private Fleet fleet;
  private final EventBuffer events = new EventBuffer(256);

  @BeforeEach
  void makeTown() {
    ModeTable modes = new ModeTable();
    List.of("car", "motorbike", "walk").forEach(modes::add);
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node < 4; node++) {
      builder.addNode("ABCD".substring(node, node + 1), node * 1000.0, 0);
    }
    for (int link = 0; link < 3; link++) {
      builder.addLink("l" + link, link, link + 1, new LinkProperties(1000, 10, 3600, 1, 3));
    }
    population = new Population(builder.build(), new Facilities());
    List.of("home", "work", "car interaction").forEach(population.activityTypes()::add);
    for (int person = 0; person < 3; person++) {
      population.addPerson("p" + person);
    }
    VehicleTypes types = new VehicleTypes();
    int car = types.add(VehicleType.ofMode("car", "car"));
    int bike = types.add(VehicleType.ofMode("motorbike", "motorbike").withPce(0.25));
    fleet = Fleet.builder(types, population.personIds())
        .addMode(CAR, "car", car)
        .addMode(MOTORBIKE, "motorbike", bike)
        .build();
  }

  @Test
  void dayOnWhichNobodyDrivesHasNoVolumes() {
    LinkDay day = record(IndicatorParameters.wholePopulation()).linkDay();

    assertThat(day.hourCount()).isZero();
    assertThat(day.dayVolume(0)).isZero();
    assertThat(day.peakVolume(0)).isZero();
    assertThat(day.peakVolumeToCapacity(0)).isZero();
  }

  @Test
  void volumeCountsVehiclesThatLeaveTheLinkAtItsEnd() {
    drive(0, CAR, EIGHT, 101);

    LinkDay day = record(IndicatorParameters.wholePopulation()).linkDay();

    assertThat(day.volume(0, 8)).as("first link").isEqualTo(1);
    assertThat(day.volume(1, 8)).isEqualTo(1);
    assertThat(day.dayVolume(2)).as("last link, where it stops").isZero();
  }

  @Test
  void onlyWholeTraversalsAreMeasured() {
    drive(0, CAR, EIGHT, 202);

    LinkDay day = record(IndicatorParameters.wholePopulation()).linkDay();

    assertThat(day.isMeasured(0, 8)).isFalse();
    assertThat(day.meanTravelTimeSeconds(1, 8)).isEqualTo(202);
    assertThat(day.speedRatio(1, 8)).isEqualTo(0.5);
    assertThat(day.delayHours(1, 8)).isEqualTo(101 / 3600.0);
  }

  @Test
  void emptyRoadHasNoDelay() {
    drive(0, CAR, EIGHT, 101);

    LinkDay day = record(IndicatorParameters.wholePopulation()).linkDay();

    assertThat(day.speedRatio(1, 8)).isEqualTo(1);
    assertThat(day.dayDelayHours(1)).isZero();
  }

  @Test
  void motorbikesTakeAQuarterOfACarsCapacity() {
    drive(0, CAR, EIGHT, 101);
    drive(1, MOTORBIKE, EIGHT + 1000, 101);

    LinkDay day = record(IndicatorParameters.wholePopulation()).linkDay();

    assertThat(day.pceFlow(1, 8)).isEqualTo(1.25);
    assertThat(day.volumeToCapacity(1, 8)).isEqualTo(1.25 / 3600);
  }

  @Test
  void sampleIsExpandedButItsRatioToCapacityIsNot() {
    drive(0, CAR, EIGHT, 101);

    LinkDay day = record(IndicatorParameters.ofSample(0.1)).linkDay();

    assertThat(day.volume(1, 8)).isCloseTo(10, within(1e-9));
    assertThat(day.volumeToCapacity(1, 8)).isCloseTo(1 / 360.0, within(1e-9));
  }

  /** As in the mode shares of the iterations: whoever was routed for a mode and walked all the way has walked. */
  @Test
  void tripThatIsWalkedAllTheWayIsAWalk() {
    activity(EventKind.ACTIVITY_END, EIGHT, 0, HOME, 0);
    events.appendDeparture(EIGHT, 0, 0, WALK, CAR);
    events.appendTravelled(EIGHT + 900, 0, WALK, 1200);
    events.appendPersonOnLink(EventKind.ARRIVAL, EIGHT + 900, 0, 1, WALK);
    activity(EventKind.ACTIVITY_START, EIGHT + 900, 0, WORK, 1);

    assertThat(query("trips", "main_mode, distance_m")).containsExactly("walk 1200.0");
  }

  @Test
  void tripLastsFromMainActivityToMainActivity() {
    activity(EventKind.ACTIVITY_END, EIGHT, 0, HOME, 0);
    events.appendDeparture(EIGHT, 0, 0, WALK, CAR);
    events.appendTravelled(EIGHT + 60, 0, WALK, 80);
    events.appendPersonOnLink(EventKind.ARRIVAL, EIGHT + 60, 0, 0, WALK);
    activity(EventKind.ACTIVITY_START, EIGHT + 60, 0, 2, 0);
    activity(EventKind.ACTIVITY_END, EIGHT + 60, 0, 2, 0);
    leg(0, CAR, EIGHT + 60, 101);
    activity(EventKind.ACTIVITY_START, EIGHT + 60 + 203, 0, WORK, 2);

    List<String> rows = query(
        "trips",
        "person, trip, purpose, main_mode, departure_s, travel_time_s, distance_m, destination_x");

    assertThat(rows).containsExactly("p0 1 work car 28800 263.0 2080.0 3000.0");
    assertThat(query("legs", "trip, leg, mode, distance_m, start_link, end_link"))
        .containsExactly("1 1 walk 80.0 l0 l0", "1 2 car 2000.0 l0 l2");
  }

  @Test
  void abortedAndUnfinishedTripsAreKept() {
    activity(EventKind.ACTIVITY_END, EIGHT, 0, HOME, 0);
    events.appendDeparture(EIGHT, 0, 0, CAR, CAR);
    events.appendPersonOnLink(EventKind.STUCK_AND_ABORT, EIGHT + 100, 0, 0, CAR);
    activity(EventKind.ACTIVITY_END, EIGHT + 100, 1, HOME, 0);
    events.appendDeparture(EIGHT + 100, 1, 0, CAR, CAR);

    assertThat(query("trips", "person, state, main_mode, arrival_s"))
        .containsExactly("p0 aborted car null", "p1 under way car null");
    assertThat(record(IndicatorParameters.ofSample(0.5)).indicators().value("persons_aborted"))
        .isEqualTo(2);
  }

  @Test
  void indicatorsFollowFromTheDay() {
    drive(0, CAR, EIGHT, 101);
    drive(1, MOTORBIKE, EIGHT + 1000, 101);
    drive(2, MOTORBIKE, EIGHT + 5000, 303);

    IndicatorTable indicators = record(IndicatorParameters.wholePopulation()).indicators();

    assertThat(indicators.value("trips")).isEqualTo(3);
    assertThat(indicators.value("mode_share.motorbike")).isCloseTo(66.667, within(0.001));
    assertThat(indicators.value("vehicle_km")).isEqualTo(6);
    assertThat(indicators.value("vehicle_km.car")).isEqualTo(2);
    assertThat(indicators.value("peak_hour")).isEqualTo(8);
    assertThat(indicators.value("peak_hour_share")).isCloseTo(66.667, within(0.001));
    assertThat(indicators.value("delay")).isCloseTo(202 / 3600.0, within(1e-9));
    assertThat(indicators.value("mean_speed")).isCloseTo(3 * 3.6 * 1000 / 505, within(1e-6));
    assertThat(indicators.value("los_km.A")).isEqualTo(2);
    assertThat(indicators.value("los_km.F")).isZero();
  }

  /** A truck is on the road with all others, but its trips are nobody's. */
  @Test
  void trucksAreCountedApartFromPersons() {
    for (int person = 0; person < 3; person++) {
      boolean isTruck = person == 2;
      population
          .personAttributes()
          .putText(person, Population.SUBPOPULATION, isTruck ? "freight" : "resident");
      Activity home = Activity.at(HOME, 0, 0, 0);
      population
          .plans()
          .add(person, Plan.of(List.of(home, home), List.of(Leg.of(isTruck ? CAR : MOTORBIKE))));
    }
    drive(0, MOTORBIKE, EIGHT, 101);
    drive(1, MOTORBIKE, EIGHT + 1000, 101);
    drive(2, CAR, EIGHT + 2000, 202);
    IndicatorParameters parameters = new IndicatorParameters(10, 0.1, "freight");

    IndicatorTable indicators = record(parameters).indicators();

    assertThat(indicators.value("trips")).isEqualTo(20);
    assertThat(indicators.value("mode_share.motorbike")).isEqualTo(100);
    assertThat(indicators.find("mode_share.car")).isEmpty();
    assertThat(indicators.value("vehicle_km")).isEqualTo(60);
    assertThat(indicators.value("freight_trips")).isEqualTo(10);
    assertThat(indicators.value("freight_vehicles")).isEqualTo(10);
    assertThat(indicators.value("freight_vehicle_km.car")).isEqualTo(20);
    assertThat(indicators.value("freight_vehicle_hours"))
        .isCloseTo(10 * 405 / 3600.0, within(1e-9));
    assertThat(indicators.value("freight_delay")).isCloseTo(10 * 101 / 3600.0, within(1e-9));
    assertThat(query("trips", "person", parameters)).containsExactly("p0", "p1");
    assertThat(query("freight_trips", "person", parameters)).containsExactly("p2");
    assertThat(query("network", "link, volume, volume_car, vehicles_car", parameters))
        .contains("l1 30.0 10.0 10.0");
    assertThat(query("links", "link, hour, volume, vehicles_car", parameters))
        .contains("l1 8 30.0 10.0");
  }

  @Test
  void dayWithoutTripsStillHasTables() {
    assertThat(query("trips", "person")).isEmpty();
    assertThat(query("links", "link")).isEmpty();
    assertThat(query("network", "link, volume, geometry"))
        .first()
        .isEqualTo("l0 0.0 LINESTRING (0.0 0.0, 1000.0 0.0)");
  }

  /** Home, drive over all links, work. Each whole link takes so many seconds. */
  private void drive(int person, int mode, int time, int secondsPerLink) {
    activity(EventKind.ACTIVITY_END, time, person, HOME, 0);
    leg(person, mode, time, secondsPerLink);
    activity(EventKind.ACTIVITY_START, time + 2 * secondsPerLink + 1, person, WORK, 2);
  }

  private void leg(int person, int mode, int time, int secondsPerLink) {
    int vehicle = fleet.vehicleOf(person, mode);
    events.appendDeparture(time, person, 0, mode, mode);
    events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, time, person, vehicle);
    events.appendTraffic(EventKind.VEHICLE_ENTERS_TRAFFIC, time, person, 0, vehicle, mode);
    for (int link = 1; link < 3; link++) {
      int at = time + 1 + (link - 1) * secondsPerLink;
      events.appendVehicleOnLink(EventKind.LINK_LEAVE, at, vehicle, link - 1);
      events.appendVehicleOnLink(EventKind.LINK_ENTER, at, vehicle, link);
    }
    int end = time + 1 + 2 * secondsPerLink;
    events.appendTraffic(EventKind.VEHICLE_LEAVES_TRAFFIC, end, person, 2, vehicle, mode);
    events.appendPersonAndVehicle(EventKind.PERSON_LEAVES_VEHICLE, end, person, vehicle);
    events.appendPersonOnLink(EventKind.ARRIVAL, end, person, 2, mode);
  }

  private void activity(EventKind kind, int time, int person, int type, int link) {
    events.appendActivity(kind, time, person, link, type, EventBuffer.NONE, Double.NaN, Double.NaN);
  }

  private DayRecorder record(IndicatorParameters parameters) {
    DayRecorder recorder = new DayRecorder(population, fleet, parameters);
    recorder.accept(events);
    return recorder;
  }

  private List<String> query(String table, String columns) {
    return query(table, columns, IndicatorParameters.wholePopulation());
  }

  private List<String> query(String table, String columns, IndicatorParameters parameters) {
    List<String> rows = new ArrayList<>();
    try (RunFolder folder = RunFolder.create(place.resolve(table))) {
      record(parameters).write(folder, ZoneMap.NONE);
      try (RunTables tables = new RunTables(folder)) {
        tables.query("SELECT " + columns + " FROM " + table, row -> {
          List<String> cells = new ArrayList<>();
          for (int column = 0; column < columns.split(",").length; column++) {
            cells.add(row.text(column));
          }
          rows.add(String.join(" ", cells));
        });
      }
    }
    return rows;
  }
}
