package vn.luong.scenario.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.luong.scenario.indicators.Indicator;
import vn.luong.scenario.indicators.ZoneColumn;
import vn.luong.scenario.indicators.ZoneMap;
import vn.luong.scenario.people.PopulationSynthesis;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.traveltimes.TravelTimeTable;
import vn.luong.sim.units.SimTime;

/**
 * A straight road of 40 km, both ways, a link each kilometre, at 10 m/s: link n leads from n km to n + 1 km. Three zones: in
 * the west (up to 10 km) 100 residents and 10 jobs, in the middle (up to 30 km) 40 jobs, in the east 300 residents.
 *
 * <p>The sample: two homes in the west at 0.5 and 1.5 km whose people work at 20.5 km, a home in the east at 35.5 km, work at
 * 1.5 km, and somebody from outside who works at 25.5 km.
 */
class AccessStudyTest {
  private static final int WEST = 0;
  private static final int EAST = 2;
  private static final int KILOMETERS = 40;
  private static final double THIRD = 40 / 3.0;
  private static final double ANY_SPEED = Double.POSITIVE_INFINITY;

  private final Population population = population();
  private final TravelTimeTable free = TravelTimeTable.free(population.network());

  private static Population population() {
    ModeTable modes = new ModeTable();
    modes.add("motorbike");
    modes.add("car");
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (int node = 0; node <= KILOMETERS; node++) {
      builder.addNode("n" + node, node * 1000.0, 0);
    }
    LinkProperties road = new LinkProperties(1000, 10, 3600, 1, 3);
    for (int link = 0; link < KILOMETERS; link++) {
      builder.addLink("there" + link, link, link + 1, road);
    }
    for (int link = 0; link < KILOMETERS; link++) {
      builder.addLink("back" + link, link + 1, link, road);
    }
    Population population = new Population(builder.build(), new Facilities());
    addPerson(population, 0, 20);
    addPerson(population, 1, 20);
    addPerson(population, 35, 1);
    addPerson(population, 10, 25);
    population.personAttributes().putText(3, Population.SUBPOPULATION, PopulationSynthesis.GATEWAY);
    return population;
  }

  private static void addPerson(Population population, int homeLink, int workLink) {
    int person = population.addPerson("p" + population.personCount());
    Activity home = activity(population, "home", homeLink).withEndTime(7 * 3600);
    Activity work = activity(population, "work", workLink).withEndTime(17 * 3600);
    Leg ride = Leg.of(0);
    int plan = population
        .plans()
        .add(
            person,
            Plan.of(
                List.of(home, work, activity(population, "home", homeLink)), List.of(ride, ride)));
    population.plans().select(person, plan);
  }

  private static Activity activity(Population population, String type, int link) {
    return Activity.at(population.activityTypes().add(type), link, link * 1000.0 + 500, 0);
  }

  /** A metro from 1 km at 07:40 to 20 km at 08:10, a bus from 35.2 km on. */
  private static TransitSchedule schedule() {
    TransitScheduleBuilder schedule = new TransitScheduleBuilder();
    addStop(schedule, "A", 1000, 0);
    addStop(schedule, "B", 20_000, 19);
    addStop(schedule, "C", 35_200, 35);
    addStop(schedule, "D", 36_500, 36);
    schedule.addLine("M1", "");
    schedule.addRoute("there");
    schedule.setTransportMode("metro");
    schedule.addRouteStop(RouteStop.of(0, SimTime.UNDEFINED, 0));
    schedule.addRouteStop(RouteStop.of(1, 1800, SimTime.UNDEFINED));
    for (int link = 0; link < 20; link++) {
      schedule.addLink(link);
    }
    schedule.addDeparture("1", 7 * 3600 + 40 * 60, "train");
    schedule.addLine("2", "");
    schedule.addRoute("there");
    schedule.setTransportMode("bus");
    schedule.addRouteStop(RouteStop.of(2, SimTime.UNDEFINED, 0));
    schedule.addRouteStop(RouteStop.of(3, 180, SimTime.UNDEFINED));
    schedule.addLink(35);
    schedule.addLink(36);
    schedule.addDeparture("1", 9 * 3600, "bus");
    return schedule.build();
  }

  private static void addStop(TransitScheduleBuilder schedule, String id, double x, int link) {
    schedule.addStop(id, new StopProperties(x, 0, Double.NaN, link, id, "", false));
  }

  private record ThreeZones(double[] residentsOf, double[] jobsOf) implements ZoneMap {
    @Override
    public int zoneCount() {
      return 3;
    }

    @Override
    public String id(int zone) {
      return "z" + zone;
    }

    @Override
    public String name(int zone) {
      return "Zone " + zone;
    }

    @Override
    public double x(int zone) {
      return new double[] {5000, 20_000, 35_000}[zone];
    }

    @Override
    public double y(int zone) {
      return 0;
    }

    @Override
    public int zoneAt(double x, double y) {
      return x < 10_000 ? 0 : x < 30_000 ? 1 : 2;
    }

    @Override
    public double residents(int zone) {
      return residentsOf[zone];
    }

    @Override
    public double jobs(int zone) {
      return jobsOf[zone];
    }
  }

  private AccessStudy study(List<Driving> drivings, TransitSchedule schedule) {
    ZoneMap zones = new ThreeZones(new double[] {100, 0, 300}, new double[] {10, 40, 0});
    return AccessStudy.of(population, zones, drivings, schedule, WalkParameters.of(1, 1));
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
    AccessStudy study = study(List.of(), schedule());

    // 500 s to the metro, aboard from 07:40 to 08:10, 500 s to two thirds of the middle's jobs:
    // 48.3 min.
    assertThat(jobs(study, WEST, "pt"))
        .containsExactly(new double[] {10, 10, 10 + 2 * THIRD}, within(1e-4));
    assertThat(jobs(study, WEST, "walk")).containsExactly(new double[] {10, 10, 10}, within(1e-4));
    assertThat(jobs(study, EAST, "pt")).containsExactly(new double[] {0, 0, 0}, within(1e-4));
  }

  @Test
  void whoLivesAndWorksNearStopsIsCounted() {
    AccessStudy study = study(List.of(), schedule());

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
        new ThreeZones(unknown, unknown),
        List.of(new Driving("motorbike", free, ANY_SPEED)),
        schedule(),
        WalkParameters.of(1, 1));

    assertThat(study.columns()).isEmpty();
    assertThat(study.indicators()).isEmpty();
  }

  @Test
  void aZoneWhereNobodyOfTheSampleWorksHasItsJobsAtItsCentre() {
    ZoneMap zones = new ThreeZones(new double[] {100, 0, 300}, new double[] {0, 0, 7});

    AccessStudy study = AccessStudy.of(population, zones, List.of(), TransitSchedule.empty(), null);

    // From 35.5 km to the middle of a link that begins or ends at 35 km.
    assertThat(jobs(study, EAST, "walk")).containsExactly(new double[] {7, 7, 7}, within(1e-4));
    assertThat(jobs(study, WEST, "walk")).containsExactly(new double[] {0, 0, 0}, within(1e-4));
  }
}
