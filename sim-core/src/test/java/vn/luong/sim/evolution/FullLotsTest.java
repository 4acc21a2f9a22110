package vn.luong.sim.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.luong.sim.mobsim.Mobsim;
import vn.luong.sim.mobsim.MobsimParameters;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.parking.ParkingLots;
import vn.luong.sim.parking.ParkingParameters;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Plan;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.replanning.InnovationAnnealing;
import vn.luong.sim.replanning.ModeSwitchParameters;
import vn.luong.sim.replanning.PlanRemovalRule;
import vn.luong.sim.replanning.Replanner;
import vn.luong.sim.replanning.ReplanningParameters;
import vn.luong.sim.replanning.StrategyKind;
import vn.luong.sim.replanning.StrategySetting;
import vn.luong.sim.replanning.SubtourParameters;
import vn.luong.sim.replanning.TimeShiftParameters;
import vn.luong.sim.scoring.ActivityParameters;
import vn.luong.sim.scoring.ModeParameters;
import vn.luong.sim.scoring.PlanScorer;
import vn.luong.sim.scoring.ScoreKeeping;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.scoring.UtilityParameters;
import vn.luong.sim.traffic.TrafficParameters;
import vn.luong.sim.traveltimes.TravelTimeParameters;
import vn.luong.sim.traveltimes.TravelTimeRecorder;
import vn.luong.sim.trips.JourneyOptions;
import vn.luong.sim.trips.ParkingPrice;
import vn.luong.sim.trips.PlanPreparation;
import vn.luong.sim.trips.StationWorld;
import vn.luong.sim.trips.TransitRouting;
import vn.luong.sim.trips.TripRouting;

/**
 * Everybody would leave the motorbike at the nearest station, but there are places for a fifth of them there and for a
 * third at the next. From day to day people learn when the lots are full, and in the end both are, but hardly fuller.
 */
class FullLotsTest {
  private static final int COMMUTERS = 300;
  private static final int LAST_ITERATION = 60;

  private final StationWorld world = new StationWorld();
  private ParkingLots lots;

  private List<int[]> mostParkedByIteration(double spacesNear, double spacesFar) {
    for (int number = 0; number < COMMUTERS; number++) {
      int commuter = world.population.addPerson(Integer.toString(number));
      Plan day = world.day("e5 pt e17 pt e5");
      List<Activity> activities = new ArrayList<>(day.activities());
      double start = 6 * 3600 + 7200.0 * number / COMMUTERS;
      activities.set(0, activities.get(0).withEndTime(start));
      activities.set(1, activities.get(1).withEndTime(start + 9 * 3600));
      world.population.plans().add(commuter, day.withActivities(activities));
    }
    TripRouting routing = world.routing(
        JourneyOptions.ofAccess(List.of(world.ownMotorbike(5000))), ParkingPrice.NONE);
    TransitRouting transit = routing.transit();
    ParkingLots.Builder builder =
        ParkingLots.builder(world.population.personCount(), ParkingParameters.STANDARD);
    int near = builder.addLot("near", spacesNear, StationWorld.RATE, 0.01);
    int far = builder.addLot("far", spacesFar, StationWorld.RATE, 0.01);
    int type = transit.parkingType(0);
    builder.addEntrance(near, type, transit.pickUpType(0), routing.parkingLink(0, 1));
    builder.addEntrance(far, type, transit.pickUpType(0), routing.parkingLink(0, 0));
    lots = builder.build();
    TripRouting withLots = routing.withTransit(transit.withParkingPrice(lots::expectedCost));
    PlanPreparation.run(withLots, 1, 4711, new ProblemLog());
    List<int[]> parked = new ArrayList<>();
    evolution(withLots, new EvolutionListener() {
          @Override
          public void iterationEnded(IterationReport report) {
            parked.add(new int[] {lots.mostParked(0), lots.mostParked(1)});
          }
        })
        .run();
    return parked;
  }

  private Evolution evolution(TripRouting routing, EvolutionListener listener) {
    double hour = 1 / 3600.0;
    ScoringParameters scoring = ScoringParameters.of(new UtilityParameters(
        6 * hour,
        0,
        0,
        0,
        Double.NaN,
        0,
        1,
        Map.of(
            "walk", ModeParameters.ofTraveling(-6),
            "pt", ModeParameters.ofTraveling(0),
            "motorbike", ModeParameters.ofTraveling(0)),
        Map.of("stay", ActivityParameters.ofTypicalDuration(12 * 3600))));
    ReplanningParameters replanning = new ReplanningParameters(
        List.of(
            new StrategySetting(StrategyKind.REROUTE, null, 0.1, StrategySetting.NO_LAST),
            new StrategySetting(StrategyKind.CHANGE_EXP_BETA, null, 0.9, StrategySetting.NO_LAST)),
        5,
        0.8,
        1,
        new TimeShiftParameters(600, 1, false, 30 * 3600, true),
        ModeSwitchParameters.STANDARD,
        SubtourParameters.STANDARD,
        PlanRemovalRule.WORST,
        List.<InnovationAnnealing>of());
    long motorbikes = ModeTable.bit(world.motorbike);
    Mobsim mobsim = new Mobsim(
        world.population,
        world.fleet(),
        MobsimParameters.of(TrafficParameters.matsimDefaults(), motorbikes));
    return new Evolution(
        world.population,
        new Evolution.Travelling(
            mobsim::run,
            new TravelTimeRecorder(
                world.network, new TravelTimeParameters(900, 30 * 3600), motorbikes),
            routing,
            null,
            lots),
        new Evolution.Choosing(
            new PlanScorer(world.population, scoring),
            new ScoreKeeping(scoring),
            new Replanner(world.population, replanning, 1, 0, LAST_ITERATION)),
        new EvolutionParameters(4711, 0, StopCriterion.afterIteration(LAST_ITERATION), COMMUTERS),
        () -> 0,
        List.of(listener));
  }

  @Test
  void lotsAreFullInTheEndButHardlyFuller() {
    List<int[]> parked = mostParkedByIteration(60, 100);

    assertThat(parked.get(0)).containsExactly(COMMUTERS, 0);
    int[] last = parked.get(LAST_ITERATION);
    // The tolerance of decision 0026: a tenth.
    assertThat(last[0]).isBetween(54, 66);
    assertThat(last[1]).isBetween(90, 110);
    // A fixed point: nothing moves any more although people still choose.
    for (int[] before : parked.subList(LAST_ITERATION - 8, LAST_ITERATION)) {
      assertThat(before[0]).isBetween(last[0] - 2, last[0] + 2);
      assertThat(before[1]).isBetween(last[1] - 2, last[1] + 2);
    }
  }

  @Test
  void withoutLimitEverybodyParksAtTheNearestStation() {
    List<int[]> parked = mostParkedByIteration(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    assertThat(parked.get(LAST_ITERATION)).containsExactly(COMMUTERS, 0);
  }
}
