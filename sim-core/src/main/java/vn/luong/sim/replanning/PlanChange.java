package vn.luong.sim.replanning;

import vn.luong.sim.population.Plan;
import vn.luong.sim.random.RandomStream;

/** Makes another plan out of a person's plan. Safe to use from several threads. */
interface PlanChange {

  /** A changed plan, or the same object if there is nothing to change. */
  Plan change(int person, Plan plan, RandomStream random);
}
