package vn.luong.sim.scoring;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Tells before the run which activity types and modes of the plans have no scoring parameters, and
 * which legs lack the distance that their mode is paid by.
 */
public final class ScoringChecks {
  private final Population population;
  private final ScoringParameters parameters;
  private final SourcePosition position;
  private final ProblemLog log;
  private final Map<String, GroupUtilities> groups = new HashMap<>();
  private final Set<String> told = new TreeSet<>();

  private ScoringChecks(
      Population population,
      ScoringParameters parameters,
      SourcePosition position,
      ProblemLog log) {
    this.population = population;
    this.parameters = parameters;
    this.position = position;
    this.log = log;
  }

  /**
   * Checks all plans.
   *
   * @param position where the parameters stand
   */
  public static void check(
      Population population,
      ScoringParameters parameters,
      SourcePosition position,
      ProblemLog log) {
    check(population, parameters, position, new BitSet(), log);
  }

  /**
   * Checks plans.
   *
   * @param position where the parameters stand
   * @param leftOut persons whose legs are not looked at, only their activities
   */
  public static void check(
      Population population,
      ScoringParameters parameters,
      SourcePosition position,
      BitSet leftOut,
      ProblemLog log) {
    new ScoringChecks(population, parameters, position, log).checkPlans(leftOut);
  }

  /** Modes that have parameters in every group, as bits of the mode table. */
  public static long scoredModes(ScoringParameters parameters, ModeTable modeTable) {
    long scored = 0;
    for (int mode = 0; mode < modeTable.size(); mode++) {
      int number = mode;
      boolean isScored = parameters.groups().values().stream()
          .allMatch(rates -> GroupUtilities.findMode(rates, modeTable, number) != null);
      scored |= isScored ? ModeTable.bit(mode) : 0;
    }
    return scored;
  }

  private void checkPlans(BitSet leftOut) {
    PlanStore plans = population.plans();
    PlanCursor cursor = new PlanCursor(plans);
    for (int person = 0; person < population.personCount(); person++) {
      String group = parameters.groupOf(
          population.personAttributes().findText(person, Population.SUBPOPULATION));
      UtilityParameters rates = parameters.groups().get(group);
      GroupUtilities utilities =
          groups.computeIfAbsent(group, key -> new GroupUtilities(rates, parameters, population));
      int plan = plans.firstPlan(person);
      for (; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
        cursor.seek(plan);
        checkElements(cursor, rates, utilities, leftOut.get(person));
      }
    }
  }

  private void checkElements(
      PlanCursor cursor, UtilityParameters rates, GroupUtilities utilities, boolean isWithoutLegs) {
    while (cursor.advance()) {
      if (cursor.isActivity()) {
        if (utilities.ofActivity(cursor.activityType()) == null) {
          String type = population.activityTypes().text(cursor.activityType());
          tell("activity type", type, rates.activities().keySet());
        }
      } else if (!isWithoutLegs) {
        checkLeg(cursor, rates, utilities.ofTravel(cursor.mode()));
      }
    }
  }

  private void checkLeg(PlanCursor cursor, UtilityParameters rates, TravelUtility travel) {
    String mode = population.modeTable().name(cursor.mode());
    if (travel == null) {
      tell("mode", mode, rates.modes().keySet());
      return;
    }
    // A driven leg's distance comes from the links; a teleported one has only what its route says.
    boolean lacksDistance = travel.countsDistance()
        && cursor.hasRoute()
        && !cursor.hasLinkPath()
        && Double.isNaN(cursor.distanceMeters());
    if (lacksDistance && told.add("distance" + mode)) {
      log.add(Problem.error(
          "route-without-distance",
          position,
          "mode \"" + mode + "\"",
          "a leg's route states no distance, but distance counts in the score",
          "must be a distance in metres",
          "Remove the routes of this mode from the plans, so that they are routed anew."));
    }
  }

  private void tell(String what, String name, Set<String> known) {
    if (!told.add(what + name)) {
      return;
    }
    log.add(Problem.error(
        "no-scoring-parameters",
        position,
        what + " \"" + name + "\"",
        "occurs but has no scoring parameters",
        "must be one of " + new TreeSet<>(known),
        NearestName.of(name, known)
            .map(near -> "Add parameters for it, or write \"" + near + "\".")
            .orElse("Add parameters for it.")));
  }
}
