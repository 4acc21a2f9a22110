package vn.luong.sim.evolution;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.replanning.Replanner;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.road.LinkCost;
import vn.luong.sim.scoring.PlanScorer;
import vn.luong.sim.scoring.ScoreKeeping;
import vn.luong.sim.scoring.ScoringParameters;
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
 * Commuters who drive from the link {@code home} to the link {@code work} once a day, on roads that
 * hold any queue, so that a road is a free travel time and a bottleneck at its end, as in theory.
 */
final class CommuterWorld implements EvolutionListener {
  private static final double METERS_PER_SECOND = 20;
  private static final int TRAVEL_TIME_BIN_SECONDS = 60;
  private static final int LANES = 6;

  private final ModeTable modes = new ModeTable();
  private final int car = modes.add("car");
  private final int walk = modes.add("walk");
  private final NetworkBuilder network = new NetworkBuilder(modes);
  private final Map<String, Integer> nodes = new HashMap<>();
  private final Map<String, Integer> links = new HashMap<>();
  private Population population;
  private double[] departures;
  private double[] arrivals;

  /** A road with a free travel time; both ends become nodes. */
  CommuterWorld road(String name, String from, String to, double seconds, double perHour) {
    LinkProperties properties = new LinkProperties(
        seconds * METERS_PER_SECOND, METERS_PER_SECOND, perHour, LANES, ModeTable.bit(car));
    links.put(name, network.addLink(name, node(from), node(to), properties));
    return this;
  }

  private int node(String name) {
    return nodes.computeIfAbsent(name, key -> network.addNode(key, 1000.0 * nodes.size(), 0));
  }

  /**
   * An evolution with this many commuters.
   *
   * @param departureTime of each at first
   */
  Evolution evolution(
      int commuters,
      IntToDoubleFunction departureTime,
      int lastIteration,
      ScoringParameters scoring,
      ReplanningParameters replanning) {
    population = new Population(network.build(), new Facilities());
    int home = population.activityTypes().add("home");
    int work = population.activityTypes().add("work");
    for (int number = 0; number < commuters; number++) {
      int person = population.addPerson(Integer.toString(number));
      List<Activity> activities = List.of(
          Activity.at(home, links.get("home"), 0, 0)
              .withEndTime(departureTime.applyAsDouble(number)),
          Activity.at(work, links.get("work"), 0, 0));
      population.plans().add(person, Plan.of(activities, List.of(Leg.of(car))));
    }
    departures = new double[commuters];
    arrivals = new double[commuters];
    VehicleTypes types = new VehicleTypes();
    int type = types.add(VehicleType.ofMode("car", "car"));
    Fleet fleet =
        Fleet.builder(types, population.personIds()).addMode(car, "car", type).build();
    TripRouting routing = new TripRouting(
        population,
        fleet,
        new RoutingParameters(
            List.of(new RoutingParameters.NetworkMode(car, LinkCost.Weights.TIME)),
            List.of(RoutingParameters.TeleportedMode.ofSpeed(walk, 1.4, 1.3)),
            RoutingParameters.AccessEgress.NONE,
            walk,
            car,
            EndTimeRule.END_TIME_THEN_DURATION,
            0));
    PlanPreparation.run(routing, 1, 4711, new ProblemLog());
    long cars = ModeTable.bit(car);
    Mobsim mobsim = new Mobsim(
        population, fleet, MobsimParameters.of(TrafficParameters.matsimDefaults(), cars));
    return new Evolution(
        population,
        new Evolution.Travelling(
            mobsim::run,
            new TravelTimeRecorder(
                population.network(),
                new TravelTimeParameters(TRAVEL_TIME_BIN_SECONDS, 30 * 3600),
                cars),
            routing),
        new Evolution.Choosing(
            new PlanScorer(population, scoring),
            new ScoreKeeping(scoring),
            new Replanner(population, replanning, 1, 0, lastIteration)),
        new EvolutionParameters(4711, 0, StopCriterion.afterIteration(lastIteration), commuters),
        () -> 0,
        List.of(this));
  }

  @Override
  public EventSink executionStarts(int iteration) {
    return this::note;
  }

  private void note(EventBuffer events) {
    for (int row = 0; row < events.size(); row++) {
      switch (events.kind(row)) {
        case DEPARTURE -> departures[events.person(row)] = events.time(row);
        case ARRIVAL -> arrivals[events.person(row)] = events.time(row);
        default -> {
          // Nothing else is told.
        }
      }
    }
  }

  /** Times of departure on the last day, by person. */
  double[] departures() {
    return departures.clone();
  }

  /** Times of arrival on the last day, by person. */
  double[] arrivals() {
    return arrivals.clone();
  }

  double meanTravelSeconds() {
    return Arrays.stream(arrivals).average().orElseThrow()
        - Arrays.stream(departures).average().orElseThrow();
  }
}
