package vn.luong.scenario.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.scenario.access.AccessStudy;
import vn.luong.scenario.access.PeoplePlaces;
import vn.luong.scenario.access.StraightRoad;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.scenario.runfolder.RunTables;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.traveltimes.TravelTimeTable;
import vn.luong.sim.vehicles.VehicleTypes;

/** On {@link StraightRoad}, whose people walk at 1 m/s. */
class ReachStudyTest {
  private static final WalkParameters WALK = WalkParameters.of(1, 1);
  private static final double SEVEN_THIRTY = 7.5 * 3600;

  @TempDir
  private Path folder;

  private final Population population = StraightRoad.population();
  private final Network network = population.network();

  @Test
  void reportsAndQuestionsCountTheSamePeopleNearStops() {
    AccessStudy report = AccessStudy.of(
        population, 1, StraightRoad.zones(), List.of(), StraightRoad.schedule(), true, WALK);
    ReachWorld asked;
    try (RunFolder run = RunFolder.create(folder.resolve("run"))) {
      report.writePlaces(run);
      try (RunTables tables = new RunTables(run)) {
        assertThat(PeoplePlaces.areIn(tables)).isTrue();
        asked = world(
            PeoplePlaces.read(tables, PeoplePlaces.Kind.HOME, network),
            PeoplePlaces.read(tables, PeoplePlaces.Kind.WORK, network));
      }
    }

    List<ReachResult> results = new ReachStudy(asked)
        .catchments(StopPlaces.of(StraightRoad.schedule()), List.of(400.0, 800.0, 1000.0));

    int reached = 0;
    for (ReachResult result : results.subList(results.size() - 3, results.size())) {
      String near = "_within_" + (int) result.limit() + "m.stops";
      assertThat(result.origin()).isEqualTo("any of 4 places");
      assertThat(result.residents()).isCloseTo(indicator(report, "residents" + near), within(1e-9));
      assertThat(result.workplaces()).isCloseTo(indicator(report, "jobs" + near), within(1e-9));
      reached += result.residents() > 0 ? 1 : 0;
    }
    assertThat(reached).isPositive();
  }

  @Test
  void byPublicTransportOneWalksOnFromEveryStopReached() {
    ReachStudy study = new ReachStudy(world(ZoneMap.NONE));

    List<ReachResult> results = study.isochrones(
        new ReachOrigin("west", 500, 0), ReachStudy.TRANSIT, SEVEN_THIRTY, List.of(39.0, 45.0));

    // On foot from 500 m up to 2840 m; the metro is at 20 km after 40 minutes, for 300 m more to
    // each side.
    assertThat(results.get(0).roadMeters()).isCloseTo(2 * (500 + 39 * 60), within(0.1));
    assertThat(results.get(1).roadMeters()).isCloseTo(2 * (500 + 45 * 60 + 600), within(0.1));
    assertThat(results.get(1).area().getNumGeometries()).isEqualTo(2);
    // Two live in the west and one works there; those who work in the middle are 500 m further on.
    assertThat(results.get(1).residents()).isEqualTo(2);
    assertThat(results.get(1).workplaces()).isEqualTo(1);
  }

  @Test
  void whoMissesTheMetroWalks() {
    ReachStudy study = new ReachStudy(world(ZoneMap.NONE));
    ReachOrigin origin = new ReachOrigin("west", 500, 0);

    // 500 s to the station, where the metro leaves at 07:40.
    ReachResult late = study
        .isochrones(origin, ReachStudy.TRANSIT, SEVEN_THIRTY + 101, List.of(45.0))
        .get(0);
    ReachResult walked =
        study.isochrones(origin, ReachStudy.WALK, SEVEN_THIRTY, List.of(45.0)).get(0);

    assertThat(late.roadMeters()).isEqualTo(walked.roadMeters());
  }

  @Test
  void modesAreThoseOfTheRoadsAndPublicTransport() {
    assertThat(ReachStudy.modes(world(ZoneMap.NONE)))
        .containsExactly("walk", "pt", "motorbike", "car");
  }

  private ReachWorld world(ZoneMap zones) {
    return world(
        PeoplePlaces.of(population, PeoplePlaces.Kind.HOME, zones, 1),
        PeoplePlaces.of(population, PeoplePlaces.Kind.WORK, zones, 1));
  }

  private ReachWorld world(PeoplePlaces homes, PeoplePlaces workplaces) {
    return new ReachWorld(
        "Straight road",
        "",
        network,
        homes,
        workplaces,
        1,
        TravelTimeTable.free(network),
        false,
        new VehicleTypes(),
        StraightRoad.schedule(),
        WALK);
  }

  private static double indicator(AccessStudy study, String id) {
    return study.indicators().stream()
        .filter(any -> any.id().equals(id))
        .map(Indicator::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError(id));
  }
}
