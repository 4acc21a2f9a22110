package vn.luong.sim.evolution;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.fares.Charges;
import vn.luong.sim.fares.FareParameters;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.operations.OperationsParameters;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.raptor.WalkParameters;
import vn.luong.sim.replanning.ModeSwitchParameters;
import vn.luong.sim.replanning.Replanner;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.replanning.StrategySetting;
import vn.luong.sim.replanning.SubtourParameters;
import vn.luong.sim.replanning.TimeShiftParameters;
import vn.luong.sim.ridership.CrowdingParameters;
import vn.luong.sim.ridership.Ridership;
import vn.luong.sim.scoring.ActivityParameters;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.PlanScorer;
import vn.luong.sim.scoring.ScoreKeeping;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopProperties;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeRecorder;
import vn.luong.sim.trips.PlanPreparation;
import vn.luong.sim.trips.PlanRouter;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TransitRouting;
import vn.luong.sim.trips.TransitRoutingParameters;
import vn.luong.sim.trips.TripRouting;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * Commuters who come to a stop from six to seven, one every three seconds, and a bus of each of two lines every minute from
 * there to work: the fast one takes ten minutes, the slow one takes more.
 */
final class TwoLines {
  static final int COMMUTERS = 1200;
  static final int HEADWAY = 60;
  static final double SIX = 6 * 3600;
  private static final double PER_SECOND = 6.0 / 3600;

  private final int slowSeconds;
  private final Population population;
  private final Fleet fleet;
  private final TransitVehicles vehicles;
  private final TransitRouting transit;
  private TripRouting routing;
  private FareParameters fares;
  private final int pt;
  private final int car;
  private final int rail;
  private final double railPerHour;
  private Ridership ridership;
  private PlanScorer scorer;

  /**
   * Makes the world; everybody takes the fast line at first.
   *
   * @param fastSeats seats of a fast bus
   * @param fastStanding persons who can stand in a fast bus
   * @param slowSeconds what the slow bus takes; it has a seat for everybody
   */
  TwoLines(int fastSeats, int fastStanding, int slowSeconds) {
    this(fastSeats, fastStanding, slowSeconds, -6);
  }

  /**
   * The same, but the fast line is a railway, on which legs have a mode of their own.
   *
   * @param railPerHour utils per hour on board of it; on board of buses it is -6
   */
  TwoLines(int fastSeats, int fastStanding, int slowSeconds, double railPerHour) {
    this.slowSeconds = slowSeconds;
    this.railPerHour = railPerHour;
    ModeTable modes = new ModeTable();
    car = modes.add("car");
    pt = modes.add("pt");
    int walk = modes.add("walk");
    rail = modes.add("rail");
    NetworkBuilder builder = new NetworkBuilder(modes);
    int start = builder.addNode("start", -20, 0);
    int a = builder.addNode("a", 0, 0);
    int d = builder.addNode("d", 12_000, 0);
    int e = builder.addNode("e", 12_020, 0);
    int home = builder.addLink("home", start, a, road(1));
    builder.addLink("fast", a, d, road(599));
    builder.addLink("slow", a, d, road(slowSeconds - 1));
    int work = builder.addLink("work", d, e, road(1));
    Network network = builder.build();
    population = new Population(network, new Facilities());
    int homeType = population.activityTypes().add("home");
    int workType = population.activityTypes().add("work");
    for (int number = 0; number < COMMUTERS; number++) {
      List<Activity> activities = List.of(
          Activity.at(homeType, home, 0, 0).withEndTime(SIX + 3 * number),
          Activity.at(workType, work, 12_020, 0));
      population
          .plans()
          .add(
              population.addPerson(Integer.toString(number)),
              Plan.of(activities, List.of(Leg.of(pt))));
    }
    VehicleTypes types = new VehicleTypes();
    types.add(VehicleType.ofMode("car", "car"));
    int fastType = types.add(bus("fast", fastSeats, fastStanding));
    int slowType = types.add(bus("slow", COMMUTERS, 0));
    TransitSchedule schedule = schedule(network);
    Fleet.Builder named = Fleet.builder(types, population.personIds());
    for (int vehicle = 0; vehicle < schedule.departures().vehicleIds().size(); vehicle++) {
      String id = schedule.departures().vehicleIds().text(vehicle);
      named.addNamed(id, id.startsWith("fast") ? fastType : slowType);
    }
    fleet = named.build();
    vehicles = TransitVehicles.of(schedule, fleet);
    RoutingParameters trips = new RoutingParameters(
        List.of(),
        List.of(RoutingParameters.TeleportedMode.ofSpeed(walk, 1.4, 1.3)),
        RoutingParameters.AccessEgress.NONE,
        walk,
        car,
        EndTimeRule.END_TIME_THEN_DURATION,
        0);
    // All seconds cost the same: what they yield less than at work, and what they are minded.
    TransitRoutingParameters ofTransit = new TransitRoutingParameters(
        ModeTable.bit(pt),
        pt,
        Map.of("rail", new TransitRoutingParameters.Aboard(rail, PER_SECOND - railPerHour / 3600)),
        walk,
        new WalkParameters(1.4, 1.3, 100, 100, 100, 60, 5, 1),
        2 * PER_SECOND,
        2 * PER_SECOND,
        2 * PER_SECOND,
        0);
    transit = TransitRouting.of(schedule, population, ofTransit);
    routing = new TripRouting(population, fleet, trips).withTransit(transit);
    PlanPreparation.run(routing, 1, 4711, new ProblemLog());
  }

  /** Everybody is routed anew, having learned that so many passengers ride with one departure of the fast line. */
  TwoLines afterCrowdedDeparture(int number, int passengers, CrowdingParameters crowding) {
    Ridership learned = new Ridership(vehicles, crowding, COMMUTERS);
    int route = vehicles.schedule().findLine("fast");
    int departure = vehicles.schedule().departures().first(route) + number;
    int vehicle = vehicles.schedule().departures().vehicle(departure);
    EventBuffer events = new EventBuffer();
    int bus = vehicles.fleetVehicle(vehicle);
    events.appendTransitDriverStarts(0, COMMUTERS + vehicle, bus, departure);
    for (int person = 0; person < passengers; person++) {
      events.appendPersonAndVehicle(EventKind.PERSON_ENTERS_VEHICLE, 0, person, bus);
    }
    events.appendVehicleAtStop(EventKind.VEHICLE_DEPARTS_AT_STOP, 0, bus, 0, 0);
    learned.accept(events);
    learned.learn();
    reroute(routing.withExpected(learned));
    return this;
  }

  private void reroute(TripRouting newRouting) {
    PlanRouter router = new PlanRouter(newRouting.newRouter(4711, 0));
    PlanStore plans = population.plans();
    for (int person = 0; person < COMMUTERS; person++) {
      int plan = plans.selectedPlan(person);
      plans.select(person, plans.add(person, router.routeAll(person, plans.plan(plan))));
    }
  }

  /** Passengers of a departure of the fast line on the last day. */
  int passengersOfFast(int number) {
    int route = vehicles.schedule().findLine("fast");
    return ridership.boarded(vehicles.schedule().departures().first(route) + number, 0);
  }

  /** People pay for rides, one util for each unit of money; a share of them hold a pass. */
  TwoLines withFares(FareParameters newFares, int holders) {
    fares = newFares;
    for (int person = 0; person < holders; person++) {
      population
          .personAttributes()
          .put(
              person,
              FareParameters.PASS_ATTRIBUTE,
              new AttributeTable.Value(AttributeTable.BOOLEAN_CLASS, "true"));
    }
    routing = routing.withTransit(transit.withFares(fares, 1));
    reroute(routing);
    return this;
  }

  private LinkProperties road(int seconds) {
    return new LinkProperties(seconds * 20, 20, 36_000, 6, ModeTable.bit(car));
  }

  private static VehicleType bus(String id, int seats, int standing) {
    VehicleType car = VehicleType.ofMode("car", "car");
    return new VehicleType(
        id,
        7.5,
        2,
        20,
        1,
        1,
        seats,
        standing,
        "car",
        car.manoeuvres(),
        new VehicleType.Boarding(0.001, 0.001, VehicleType.DoorOperation.PARALLEL),
        "");
  }

  private TransitSchedule schedule(Network network) {
    TransitScheduleBuilder schedule = new TransitScheduleBuilder();
    int from =
        schedule.addStop("home", StopProperties.of(0, 0, network.linkIds().index("home")));
    int to =
        schedule.addStop("work", StopProperties.of(12_020, 0, network.linkIds().index("work")));
    for (String line : List.of("fast", "slow")) {
      schedule.addLine(line, "");
      schedule.addRoute(line);
      schedule.setTransportMode(line.equals("fast") ? "rail" : "bus");
      for (String link : List.of("home", line, "work")) {
        schedule.addLink(network.linkIds().index(link));
      }
      int seconds = line.equals("fast") ? 600 : slowSeconds;
      schedule.addRouteStop(new RouteStop(from, 0, 0, 0, true, true, true));
      schedule.addRouteStop(new RouteStop(to, seconds, seconds, 0, true, true, false));
      for (double time = SIX; time < SIX + 4 * 3600; time += HEADWAY) {
        schedule.addDeparture(line + (int) time, time, line + (int) time);
      }
    }
    return schedule.build();
  }

  /** Runs from the first day to the last; who makes a new plan takes what the router finds, the others what they know. */
  void run(int lastIteration, CrowdingParameters crowding, int threads) {
    UtilityParameters everybody = UtilityParameters.standard(
        Map.of(
            "pt", ModeParameters.STANDARD,
            "rail", ModeParameters.ofTraveling(railPerHour),
            "walk", ModeParameters.STANDARD),
        Map.of(
            "home", ActivityParameters.ofTypicalDuration(7 * 3600),
            "work", ActivityParameters.ofTypicalDuration(16 * 3600)));
    ScoringParameters scoring = new ScoringParameters(
        1,
        ScoringParameters.NEVER,
        false,
        true,
        Set.of("pt", "rail"),
        Map.of(ScoringParameters.OTHERS, everybody));
    ReplanningParameters replanning = new ReplanningParameters(
        List.of(
            StrategySetting.of(StrategyKind.CHANGE_EXP_BETA, 0.9),
            StrategySetting.of(StrategyKind.REROUTE, 0.1)),
        5,
        0.8,
        20,
        TimeShiftParameters.STANDARD,
        ModeSwitchParameters.STANDARD,
        SubtourParameters.STANDARD);
    ridership = new Ridership(vehicles, crowding, COMMUTERS);
    scorer = new PlanScorer(population, scoring);
    Mobsim mobsim = new Mobsim(
        population,
        fleet,
        MobsimParameters.of(TrafficParameters.matsimDefaults(), ModeTable.bit(car))
            .withTimes(0, 30 * 3600)
            .withThreads(threads),
        NetworkChanges.NONE,
        vehicles,
        OperationsParameters.of(ModeTable.bit(pt) | ModeTable.bit(rail)).withDeniedBoarding(true));
    Charges charges = new Charges(fares, null, population, vehicles);
    new Evolution(
            population,
            new Evolution.Travelling(
                (seed, iteration, sink) -> mobsim.run(seed, iteration, charges.into(sink)),
                new TravelTimeRecorder(
                    population.network(), TravelTimeParameters.STANDARD, ModeTable.bit(car)),
                routing,
                ridership),
            new Evolution.Choosing(
                scorer,
                new ScoreKeeping(scoring),
                new Replanner(population, replanning, threads, 0, lastIteration)),
            EvolutionParameters.of(4711, lastIteration),
            () -> 0,
            List.of())
        .run();
  }

  /** Of the last day. */
  Ridership ridership() {
    return ridership;
  }

  /** Score of the last day. */
  double score(int person) {
    return scorer.score(person);
  }

  /** Passengers of a line on the last day. */
  int passengers(String line) {
    return passengers(line, SIX, 24 * 3600);
  }

  /** Passengers of a line's departures of some time on the last day. */
  int passengers(String line, double from, double to) {
    TransitSchedule schedule = vehicles.schedule();
    int route = schedule.findLine(line);
    int sum = 0;
    for (int departure = schedule.departures().first(route);
        departure < schedule.departures().end(route);
        departure++) {
      double time = schedule.departures().time(departure);
      sum += time >= from && time < to ? ridership.boarded(departure, 0) : 0;
    }
    return sum;
  }

  /** Mean wait beyond the first departure that those expect who come in a period. */
  double expectedExtraWait(String line, double from, double to) {
    TransitSchedule schedule = vehicles.schedule();
    int route = schedule.findLine(line);
    double sum = 0;
    int count = 0;
    for (int departure = schedule.departures().first(route);
        departure < schedule.departures().end(route);
        departure++) {
      double time = schedule.departures().time(departure);
      if (time >= from && time < to) {
        sum += ridership.expectedExtraWait(departure, 0);
        count++;
      }
    }
    return sum / count;
  }

  /** Routes and times of everybody's plan, as text. */
  String plans() {
    PlanStore plans = population.plans();
    StringBuilder text = new StringBuilder();
    for (int person = 0; person < COMMUTERS; person++) {
      int plan = plans.selectedPlan(person);
      text.append(plans.score(plan)).append(' ').append(plans.plan(plan)).append('\n');
    }
    return text.toString();
  }
}
