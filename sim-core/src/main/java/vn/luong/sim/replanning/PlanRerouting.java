package vn.luong.sim.replanning;

import vn.luong.sim.population.Plan;

/**
 * Routes a whole plan anew on the travel times of the last iteration. One per thread; the result
 * must depend on the arguments and those travel times only, not on what was routed before.
 */
@FunctionalInterface
public interface PlanRerouting {

  /**
   * The plan with every trip routed anew; a trip for which there is no way has a leg without a
   * route.
   */
  Plan reroute(int person, Plan plan);

  /**
   * The plan, whose times have changed, with those trips routed anew that now come to roads in hours when they are closed.
   * The same plan unless roads are closed by the hour.
   */
  default Plan rerouteShutOut(int person, Plan plan) {
    return plan;
  }
}
