package vn.luong.scenario.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import vn.luong.sim.fares.FareParameters;
import vn.luong.sim.fares.TollParameters;
import vn.luong.sim.fares.TollTable;
import vn.luong.sim.mobsim.MobsimChecks;
import vn.luong.sim.mobsim.TransitChecks;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.scoring.ScoringChecks;
import vn.luong.sim.scoring.ScoringParameters;
import vn.luong.sim.trips.AccessChecks;
import vn.luong.sim.trips.LegDemands;
import vn.luong.sim.trips.PlanPreparation;
import vn.luong.sim.trips.RoutingParameters;
import vn.luong.sim.trips.TransitRouting;
import vn.luong.sim.trips.TripRouting;

/** Makes a scenario's plans ready for the first iteration, and finds what nobody could execute. */
public final class Preparation {
  private Preparation() {}

  /**
   * Gives activities their links and legs their routes, then checks all plans.
   *
   * @param problems takes everything that is wrong; the run may start if there is no error among it
   * @return routing at free speed, for the run
   */
  public static TripRouting run(RunnableScenario scenario, ProblemLog problems) {
    checkAccess(scenario, problems);
    TripRouting routing = routing(scenario);
    PlanPreparation.run(
        routing, scenario.settings().threads(), scenario.settings().seed(), problems);
    check(scenario, new BitSet(), problems);
    return routing;
  }

  /**
   * Finds the same problems without making the scenario ready: plans are routed only where nothing else tells that they are
   * in order, and of the others a sample.
   *
   * @param routing from {@link #routing}
   * @param problems takes everything that is wrong
   * @return whose plans have no routes, for {@link RunEstimate}
   */
  public static PlanPreparation.Sifted checkOnly(
      RunnableScenario scenario, TripRouting routing, ProblemLog problems) {
    checkAccess(scenario, problems);
    PlanPreparation.Sifted sifted = PlanPreparation.runWhereInDoubt(
        routing,
        demands(scenario),
        scenario.settings().threads(),
        scenario.settings().seed(),
        problems);
    check(scenario, sifted.leftOut(), problems);
    return sifted;
  }

  private static LegDemands demands(RunnableScenario scenario) {
    EngineParameters engine = scenario.engine();
    long driven = engine.mobsim().mainModes();
    // No plan is in order before all are known where any way may come to a node that is too
    // large, or where somebody may drive another one's vehicle.
    long scored =
        MobsimChecks.hasCrowdedNode(scenario.network()) || namesVehicles(scenario.population())
            ? 0
            : ScoringChecks.scoredModes(engine.scoring(), scenario.network().modeTable());
    return new LegDemands(driven, engine.operations().without(driven).transitModes(), scored);
  }

  /** Whether a route of anybody names the vehicle it is driven with. */
  private static boolean namesVehicles(Population population) {
    return IntStream.range(0, population.personCount())
        .parallel()
        .anyMatch(person -> namesVehicle(population.plans(), person));
  }

  private static boolean namesVehicle(PlanStore plans, int person) {
    PlanCursor cursor = new PlanCursor(plans);
    int plan = plans.firstPlan(person);
    for (; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
      cursor.seek(plan);
      while (cursor.advance()) {
        if (!cursor.isActivity() && cursor.vehicleId() != null) {
          return true;
        }
      }
    }
    return false;
  }

  private static void checkAccess(RunnableScenario scenario, ProblemLog problems) {
    EngineParameters engine = scenario.engine();
    if (engine.transitRouting() != null) {
      AccessChecks.run(
          scenario.transit().schedule(),
          scenario.network(),
          engine.transitRouting().options(),
          problems);
    }
  }

  /** Each check looks at all plans, but of those left out: they do so side by side, and what they find is told one after the other. */
  private static void check(RunnableScenario scenario, BitSet leftOut, ProblemLog problems) {
    EngineParameters engine = scenario.engine();
    List<CompletableFuture<ProblemLog>> checks = new ArrayList<>();
    if (!problems.hasErrors()) {
      checks.add(begin(found -> MobsimChecks.run(
          scenario.population(),
          scenario.fleet(),
          engine.mobsim(),
          scenario.changes(),
          leftOut,
          found)));
    }
    checks.add(begin(found -> TransitChecks.run(
        scenario.population(),
        scenario.transit(),
        engine.operations().without(engine.mobsim().mainModes()),
        leftOut,
        found)));
    checks.add(begin(found -> ScoringChecks.check(
        scenario.population(), engine.scoring(), SourcePosition.of("scoring"), leftOut, found)));
    checks.forEach(check -> problems.addAll(check.join()));
  }

  private static CompletableFuture<ProblemLog> begin(Consumer<ProblemLog> check) {
    return CompletableFuture.supplyAsync(() -> {
      ProblemLog found = new ProblemLog();
      found.collect(() -> check.accept(found));
      return found;
    });
  }

  private static RoutingParameters withTolls(RunnableScenario scenario) {
    RoutingParameters routing = scenario.engine().routing();
    TollParameters tolls = scenario.engine().passengers().tolls();
    if (tolls == null) {
      return routing;
    }
    TollTable table = new TollTable(tolls, scenario.network());
    return routing.withNetworkModes(routing.networkModes().stream()
        .map(mode -> table.hasTolls(mode.mode())
            ? mode.withToll((link, time) -> table.money(mode.mode(), link, time))
            : mode)
        .toList());
  }

  /** Makes the routing at free speed. It may name modes of its own, so nobody may read the scenario's mode table meanwhile. */
  public static TripRouting routing(RunnableScenario scenario) {
    EngineParameters engine = scenario.engine();
    TripRouting routing =
        new TripRouting(scenario.population(), scenario.fleet(), withTolls(scenario));
    if (engine.transitRouting() == null) {
      return routing;
    }
    TransitRouting transit = TransitRouting.of(
        scenario.transit().schedule(), scenario.population(), engine.transitRouting());
    FareParameters fares = engine.passengers().fares();
    double utilsPerMoney =
        engine.scoring().groups().get(ScoringParameters.OTHERS).utilityOfMoney();
    return routing.withTransit(
        fares == null ? transit : transit.withFares(fares, Math.max(0, utilsPerMoney)));
  }
}
