package vn.luong.scenario.access;

import java.util.List;
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
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.units.SimTime;

/**
 * A straight road of 40 km, both ways, a link each kilometre, at 10 m/s: link n leads from n km to n + 1 km. Three zones: in
 * the west (up to 10 km) 100 residents and 10 jobs, in the middle (up to 30 km) 40 jobs, in the east 300 residents.
 *
 * <p>The sample: two homes in the west at 0.5 and 1.5 km whose people work at 20.5 km, a home in the east at 35.5 km, work at
 * 1.5 km, and somebody from outside who works at 25.5 km.
 */
public final class StraightRoad {
  private static final int KILOMETERS = 40;

  private StraightRoad() {}

  /** The people. */
  public static Population population() {
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
  public static TransitSchedule schedule() {
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

  /** The zones with what they hold. */
  public static ZoneMap zones() {
    return zones(new double[] {100, 0, 300}, new double[] {10, 40, 0});
  }

  static ZoneMap zones(double[] residents, double[] jobs) {
    return new ThreeZones(residents, jobs);
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
}
