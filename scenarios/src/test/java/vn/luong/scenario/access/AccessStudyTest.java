package vn.luong.scenario.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.indicators.ZoneColumn;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.sim.population.Population;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.traveltimes.TravelTimeTable;

/** On {@link StraightRoad}. */
class AccessStudyTest {
  private static final int WEST = 0;
  private static final int EAST = 2;
  private static final double THIRD = 40 / 3.0;
  private static final WalkParameters WALK = WalkParameters.of(1, 1);
  private static final double ANY_SPEED = Double.POSITIVE_INFINITY;

  private final Population population = StraightRoad.population();
  private final TravelTimeTable free = TravelTimeTable.free(population.network());

  private AccessStudy study(List<Driving> drivings, TransitSchedule schedule) {
    ZoneMap zones = StraightRoad.zones();
    return AccessStudy.of(population, 1, zones, drivings, schedule, true, WALK);
  }

  private AccessStudy driving(double maxSpeed) {
    return study(List.of(new Driving("motorbike", free, maxSpeed)), TransitSchedule.empty());
  }

  private static double[] values(AccessStudy study, int zone, String... columns) {
    double[] values = new double[columns.length];
    for (int index = 0; index < columns.length; index++) {
      String name = columns[index];
      ZoneColumn column = study.columns().stream()
          .filter(any -> any.column().name().equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError(name));
      values[index] = column.value(zone);
    }
    return values;
  }

  private static double[] jobs(AccessStudy study, int zone, String mode) {
    return values(study, zone, "jobs_30min_" + mode, "jobs_45min_" + mode, "jobs_60min_" + mode);
  }

  private static double indicator(AccessStudy study, String id) {
    return study.indicators().stream()
        .filter(any -> any.id().equals(id))
        .map(Indicator::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError(id));
  }

  @Test
  void jobsCountWhoseLinksAreReachedInTime() {
    AccessStudy study = driving(ANY_SPEED);

    // From 0.5 km: 1 km to the jobs of the west, 20 km or 33.3 min and 25 km or 41.7 min to those
    // of the middle.
    assertThat(jobs(study, WEST, "motorbike"))
        .containsExactly(new double[] {10, 50, 50}, within(1e-4));
    // From 35.5 km, turning where the links with jobs begin: 11 km, 16 km and 35 km.
    assertThat(jobs(study, EAST, "motorbike"))
        .containsExactly(new double[] {40, 40, 50}, within(1e-4));
  }

  @Test
  void slowVehiclesReachFewer() {
    AccessStudy study = driving(5);

    assertThat(jobs(study, WEST, "motorbike"))
        .containsExactly(new double[] {10, 10, 10}, within(1e-4));
    assertThat(jobs(study, EAST, "motorbike"))
        .containsExactly(new double[] {0, THIRD, 40}, within(1e-4));
  }

  @Test
  void theRegionsFigureIsTheMeanOfItsResidents() {
    AccessStudy study = driving(ANY_SPEED);

    assertThat(indicator(study, "jobs_reached_30min.motorbike"))
        .isCloseTo((100 * 10 + 300 * 40) / 400.0, within(1e-4));
    assertThat(indicator(study, "jobs_reached_60min.motorbike")).isCloseTo(50, within(1e-4));
    assertThat(indicator(study, "jobs_reached_60min.walk"))
        .isCloseTo(100 * 10 / 400.0, within(1e-4));
  }

  @Test
  void publicTransportTakesItsTimetableWithTheWalks() {
    AccessStudy study = study(List.of(), StraightRoad.schedule());

    // 500 s to the metro, aboard from 07:40 to 08:10, 500 s to two thirds of the middle's jobs:
    // 48.3 min.
    assertThat(jobs(study, WEST, "pt"))
        .containsExactly(new double[] {10, 10, 10 + 2 * THIRD}, within(1e-4));
    assertThat(jobs(study, WEST, "walk")).containsExactly(new double[] {10, 10, 10}, within(1e-4));
    assertThat(jobs(study, EAST, "pt")).containsExactly(new double[] {0, 0, 0}, within(1e-4));
  }

  @Test
  void whoLivesAndWorksNearStopsIsCounted() {
    AccessStudy study = study(List.of(), StraightRoad.schedule());

    assertThat(
            values(study, WEST, "residents_400m_metro", "residents_800m_metro", "jobs_800m_metro"))
        .containsExactly(new double[] {0, 100, 10}, within(1e-4));
    assertThat(values(study, EAST, "residents_1000m_metro", "residents_400m_stops"))
        .containsExactly(new double[] {0, 300}, within(1e-4));
    assertThat(indicator(study, "residents_within_800m.stops")).isCloseTo(400, within(1e-4));
    assertThat(indicator(study, "jobs_within_800m.metro")).isCloseTo(10 + 2 * THIRD, within(1e-4));
  }

  @Test
  void withoutTimetableNothingIsSaidOfIt() {
    AccessStudy study = driving(ANY_SPEED);

    assertThat(study.columns())
        .extracting(column -> column.column().name())
        .noneMatch(name -> name.endsWith("_pt") || name.endsWith("_stops"));
  }

  @Test
  void zonesThatDoNotKnowTheirJobsSayNothing() {
    double[] unknown = {Double.NaN, Double.NaN, Double.NaN};
    AccessStudy study = AccessStudy.of(
        population,
        1,
        StraightRoad.zones(unknown, unknown),
        List.of(new Driving("motorbike", free, ANY_SPEED)),
        StraightRoad.schedule(),
        true,
        WALK);

    assertThat(study.columns()).isEmpty();
    assertThat(study.indicators()).isEmpty();
  }

  @Test
  void aZoneWhereNobodyOfTheSampleWorksHasItsJobsAtItsCentre() {
    ZoneMap zones = StraightRoad.zones(new double[] {100, 0, 300}, new double[] {0, 0, 7});

    AccessStudy study =
        AccessStudy.of(population, 1, zones, List.of(), TransitSchedule.empty(), false, WALK);

    // From 35.5 km to the middle of a link that begins or ends at 35 km.
    assertThat(jobs(study, EAST, "walk")).containsExactly(new double[] {7, 7, 7}, within(1e-4));
    assertThat(jobs(study, WEST, "walk")).containsExactly(new double[] {0, 0, 0}, within(1e-4));
  }
}
