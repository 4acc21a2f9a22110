package vn.luong.sim.evolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.replanning.Replanner;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.scoring.ActivityParameters;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.PlanScorer;
import vn.luong.sim.scoring.ScoreKeeping;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeRecorder;
import vn.luong.sim.trips.PlanPreparation;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TripRouting;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

/**
 * Commuters from a to d, a departure every two seconds from six to seven, with a short road that
 * 900 vehicles an hour can use and a long one that is ten minutes longer and free for all:
 *
 * <pre>
 *            ┌── short, 150 s, 900/h ──┐
 *  ─ home ─→ a                         d ─ work ─→ e
 *            └── long, 750 s, 7200/h ──┘
 * </pre>
 */
final class TwoRoutes {
  static final int COMMUTERS = 1800;
  private static final double SIX = 6 * 3600;

  final Population population;
  final int shortRoad;
  final int longRoad;
  private final int car;
  private final Fleet fleet;
  private final TripRouting routing;
  private final TravelTimeRecorder travelTimes;
  private EvolutionState state;

  TwoRoutes() {
    ModeTable modes = new ModeTable();
    car = modes.add("car");
    int walk = modes.add("walk");
    NetworkBuilder builder = new NetworkBuilder(modes);
    int start = builder.addNode("start", -1000, 0);
    int a = builder.addNode("a", 0, 0);
    int d = builder.addNode("d", 3000, 0);
    int e = builder.addNode("e", 4000, 0);
    long cars = ModeTable.bit(car);
    int home = builder.addLink("home", start, a, new LinkProperties(1000, 20, 7200, 2, cars));
    shortRoad = builder.addLink("short", a, d, new LinkProperties(3000, 20, 900, 1, cars));
    longRoad = builder.addLink("long", a, d, new LinkProperties(15000, 20, 7200, 2, cars));
    int work = builder.addLink("work", d, e, new LinkProperties(1000, 20, 7200, 2, cars));
    builder.addLink("back", e, start, new LinkProperties(6000, 20, 7200, 2, cars));
    Network network = builder.build();
    population = new Population(network, new Facilities());
    int homeType = population.activityTypes().add("home");
    int workType = population.activityTypes().add("work");
    for (int number = 0; number < COMMUTERS; number++) {
      int person = population.addPerson(Integer.toString(number));
      population
          .plans()
          .add(
              person,
              Plan.of(
                  List.of(
                      Activity.at(homeType, home, -500, 0).withEndTime(SIX + 2 * number),
                      Activity.at(workType, work, 3500, 0).withEndTime(SIX + 36_000 + 2 * number),
                      Activity.at(homeType, home, -500, 0)),
                  List.of(Leg.of(car), Leg.of(car))));
    }
    VehicleTypes types = new VehicleTypes();
    int type = types.add(VehicleType.ofMode("car", "car"));
    fleet =
        Fleet.builder(types, population.personIds()).addMode(car, "car", type).build();
    routing = new TripRouting(population, fleet, routingParameters(walk));
    travelTimes =
        new TravelTimeRecorder(network, TravelTimeParameters.STANDARD, ModeTable.bit(car));
    PlanPreparation.run(routing, 1, 4711, new ProblemLog());
  }

  private RoutingParameters routingParameters(int walk) {
    return new RoutingParameters(
        List.of(new RoutingParameters.NetworkMode(car, LinkCost.Weights.TIME)),
        List.of(RoutingParameters.TeleportedMode.ofSpeed(walk, 1.4, 1.3)),
        RoutingParameters.AccessEgress.NONE,
        walk,
        car,
        EndTimeRule.END_TIME_THEN_DURATION,
        0);
  }

  /** An evolution of this world. */
  Evolution evolution(
      EvolutionParameters parameters,
      ReplanningParameters replanning,
      int threads,
      EvolutionListener... listeners) {
    MobsimParameters day = MobsimParameters.of(
            TrafficParameters.matsimDefaults(), ModeTable.bit(car))
        .withThreads(threads);
    Mobsim mobsim = new Mobsim(population, fleet, day);
    ScoringParameters scoring = ScoringParameters.of(UtilityParameters.standard(
        Map.of("car", ModeParameters.STANDARD, "walk", ModeParameters.STANDARD),
        Map.of(
            "home", ActivityParameters.ofTypicalDuration(13 * 3600),
            "work", ActivityParameters.ofTypicalDuration(10 * 3600))));
    ScoreKeeping scoreKeeping = new ScoreKeeping(scoring);
    state = new EvolutionState(population, scoreKeeping, travelTimes);
    return new Evolution(
        population,
        new Evolution.Travelling(mobsim::run, travelTimes, routing),
        new Evolution.Choosing(
            new PlanScorer(population, scoring),
            scoreKeeping,
            new Replanner(
                population,
                replanning,
                threads,
                parameters.firstIteration(),
                parameters.stop().lastIteration())),
        parameters,
        () -> 0,
        List.of(listeners));
  }

  TripRouting routing() {
    return routing;
  }

  /** The state of the evolution that was made last. */
  EvolutionState state() {
    return state;
  }

  /** Selected plans that take this road to work. */
  int usersOf(int road) {
    PlanStore plans = population.plans();
    PlanCursor cursor = new PlanCursor(plans);
    int[] path = new int[16];
    int users = 0;
    for (int person = 0; person < population.personCount(); person++) {
      cursor.seek(plans.selectedPlan(person));
      cursor.advance();
      cursor.advance();
      int end = cursor.copyPath(path, 0);
      for (int position = 0; position < end; position++) {
        users += path[position] == road ? 1 : 0;
      }
    }
    return users;
  }

  List<Plan> selectedPlans() {
    List<Plan> selected = new ArrayList<>();
    PlanStore plans = population.plans();
    for (int person = 0; person < population.personCount(); person++) {
      selected.add(plans.plan(plans.selectedPlan(person)));
    }
    return selected;
  }

  List<Double> allScores() {
    List<Double> scores = new ArrayList<>();
    PlanStore plans = population.plans();
    for (int person = 0; person < population.personCount(); person++) {
      int plan = plans.firstPlan(person);
      for (; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
        scores.add(plans.score(plan));
      }
    }
    return scores;
  }
}
