package vn.luong.sim.replanning;

import vn.luong.sim.population.PlanStore;
import vn.luong.sim.random.RandomStream;

/** Picks one of a person's plans by their scores. Safe to use from several threads. */
interface PlanSelector {
  /** The best plan, the first of equals (MATSim {@code BestScore}). */
  PlanSelector BEST_SCORE = PlanSelector::best;

  /** The plan executed last (MATSim {@code KeepLastSelected}). */
  PlanSelector KEEP_LAST_SELECTED = (plans, person, random) -> plans.selectedPlan(person);

  /** Any plan with the same probability (MATSim {@code SelectRandom}). */
  PlanSelector RANDOM = PlanSelector::any;

  /**
   * Probability of a change between two plans of equal score in {@link #changeExpBeta} (MATSim).
   */
  double CHANGE_PROBABILITY = 0.01;

  /** One of the person's plans, or {@link PlanStore#NO_PLAN} if there are none. */
  int select(PlanStore plans, int person, RandomStream random);

  /**
   * Logit: probability proportional to exp(scale · score) (MATSim {@code SelectExpBeta}); a
   * negative scale prefers bad plans.
   */
  static PlanSelector expBeta(double scale) {
    return (plans, person, random) -> logit(plans, person, random, scale);
  }

  /**
   * Goes to another plan with a probability that grows with its advantage (MATSim {@code
   * ChangeExpBeta}). For a choice set that stays as it is, the long-run shares are those of {@link
   * #expBeta}: probabilities of going there and back are in the ratio exp(scale · difference),
   * which is detailed balance.
   */
  static PlanSelector changeExpBeta(double scale) {
    return (plans, person, random) -> {
      int current = plans.selectedPlan(person);
      int other = any(plans, person, random);
      double advantage = plans.score(other) - plans.score(current);
      double probability = CHANGE_PROBABILITY * Math.exp(0.5 * scale * advantage);
      return random.nextDouble() < probability ? other : current;
    };
  }

  /**
   * One of the plans without a score, each with the same probability, or {@link PlanStore#NO_PLAN}.
   */
  static int anyUnscored(PlanStore plans, int person, RandomStream random) {
    int count = 0;
    int plan = plans.firstPlan(person);
    for (; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
      count += isScored(plans, plan) ? 0 : 1;
    }
    if (count == 0) {
      return PlanStore.NO_PLAN;
    }
    int rest = random.nextInt(count);
    plan = plans.firstPlan(person);
    while (isScored(plans, plan) || rest-- > 0) {
      plan = plans.nextPlan(plan);
    }
    return plan;
  }

  private static int best(PlanStore plans, int person, RandomStream random) {
    int best = plans.firstPlan(person);
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int plan = best; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
      if (plans.score(plan) > bestScore) {
        best = plan;
        bestScore = plans.score(plan);
      }
    }
    return best;
  }

  /** The plan with the lowest score, the first of equals; one without a score only if all are. */
  private static int worst(PlanStore plans, int person) {
    int worst = plans.firstPlan(person);
    double worstScore = Double.POSITIVE_INFINITY;
    for (int plan = worst; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
      if (plans.score(plan) < worstScore) {
        worst = plan;
        worstScore = plans.score(plan);
      }
    }
    return worst;
  }

  private static int any(PlanStore plans, int person, RandomStream random) {
    int plan = plans.firstPlan(person);
    for (int rest = random.nextInt(plans.planCount(person)); rest > 0; rest--) {
      plan = plans.nextPlan(plan);
    }
    return plan;
  }

  private static int logit(PlanStore plans, int person, RandomStream random, double scale) {
    // The likeliest plan; weights in relation to it cannot overflow.
    int best = scale >= 0 ? best(plans, person, random) : worst(plans, person);
    double bestScore = plans.score(best);
    double total = 0;
    int plan = plans.firstPlan(person);
    for (; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
      total += weight(plans.score(plan), bestScore, scale);
    }
    double rest = total * random.nextDouble();
    plan = plans.firstPlan(person);
    for (; plan != PlanStore.NO_PLAN; plan = plans.nextPlan(plan)) {
      rest -= weight(plans.score(plan), bestScore, scale);
      if (rest < 0) {
        return plan;
      }
    }
    return best;
  }

  private static double weight(double score, double bestScore, double scale) {
    return Double.isNaN(score) ? 0 : Math.exp(scale * (score - bestScore));
  }

  private static boolean isScored(PlanStore plans, int plan) {
    return !Double.isNaN(plans.score(plan));
  }
}
