package vn.luong.sim.replanning;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import vn.luong.sim.population.PlanCursor;
import vn.luong.sim.population.PlanStore;
import vn.luong.sim.random.RandomStream;

/**
 * Forgets plans above the plan memory by a {@link PlanRemovalRule}. A plan without a score counts as
 * worst; by {@link PlanRemovalRule#WORST} the last plan of a type goes only if every type has one
 * left (MATSim {@code WorstPlanForRemovalSelector}).
 */
final class PlanRemoval {
  private static final String NO_TYPE = "";

  private final PlanStore plans;
  private final PlanCursor cursor;
  private final int maxPlans;
  /** Picks the plan to forget; null for the worst. */
  private final PlanSelector selector;

  private final Map<String, Integer> countByType = new HashMap<>();

  /** Keeps at most as many plans per person as the parameters say. */
  PlanRemoval(PlanStore plans, ReplanningParameters parameters) {
    this.plans = plans;
    this.cursor = new PlanCursor(plans);
    this.maxPlans = parameters.maxPlans();
    double scale = parameters.logitScale();
    this.selector = switch (parameters.removal()) {
      case WORST -> null;
      case RANDOM -> PlanSelector.RANDOM;
      case EXP_BETA -> PlanSelector.expBeta(-scale);
      case CHANGE_EXP_BETA -> PlanSelector.changeExpBeta(-scale);
    };
  }

  /**
   * Removes what is too much; if the selected plan must go, one of the others is selected at
   * random.
   *
   * @return plans removed
   */
  int reduce(int person, RandomStream random) {
    int removed = 0;
    while (maxPlans > 0 && plans.planCount(person) > maxPlans) {
      int forgotten = forgotten(person, random);
      if (plans.selectedPlan(person) == forgotten) {
        plans.select(person, anyOther(person, forgotten, random));
      }
      plans.remove(person, forgotten);
      removed++;
    }
    return removed;
  }

  private int forgotten(int person, RandomStream random) {
    if (selector == null) {
      return worst(person);
    }
    if (selector == PlanSelector.RANDOM) {
      return selector.select(plans, person, random);
    }
    int unscored = PlanSelector.anyUnscored(plans, person, random);
    return unscored != PlanStore.NO_PLAN ? unscored : selector.select(plans, person, random);
  }

  private int worst(int person) {
    countTypes(person);
    int worst = worstOf(person, true);
    return worst != PlanStore.NO_PLAN ? worst : worstOf(person, false);
  }

  private void countTypes(int person) {
    countByType.clear();
    int plan = plans.firstPlan(person);
    for (; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
      countByType.merge(typeOf(plan), 1, Integer::sum);
    }
  }

  private int worstOf(int person, boolean keepsLastOfType) {
    int worst = PlanStore.NO_PLAN;
    double worstScore = Double.POSITIVE_INFINITY;
    int plan = plans.firstPlan(person);
    for (; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
      if (keepsLastOfType && countByType.get(typeOf(plan)) == 1) {
        continue;
      }
      if (Double.isNaN(plans.score(plan))) {
        return plan;
      }
      if (plans.score(plan) < worstScore) {
        worst = plan;
        worstScore = plans.score(plan);
      }
    }
    return worst;
  }

  private String typeOf(int plan) {
    cursor.seek(plan);
    return Objects.requireNonNullElse(cursor.planType(), NO_TYPE);
  }

  private int anyOther(int person, int plan, RandomStream random) {
    int rest = random.nextInt(plans.planCount(person) - 1);
    int other = plans.firstPlan(person);
    while (other == plan || rest-- > 0) {
      other = plans.nextPlan(other);
    }
    return other;
  }
}
