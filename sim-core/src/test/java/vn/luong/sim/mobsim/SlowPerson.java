package vn.luong.sim.mobsim;

import vn.luong.sim.network.Network;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.EndTimeRule;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.units.SimTime;

/** A person of the {@link SlowQSim} and how far the plan is done: at activity {@link #done} or on the leg after it. */
final class SlowPerson {
  final int index;
  final String id;
  final Plan plan;

  /** Activities ended so far. */
  int done;

  int link;

  /** When the activity or the teleported leg ends. */
  double dueTime;

  SlowPerson(Population population, int index, Plan plan) {
    this.index = index;
    this.id = population.personId(index);
    this.plan = plan;
    link = morningLink(population, plan);
  }

  private static int morningLink(Population population, Plan plan) {
    Activity first = plan.activities().get(0);
    if (first.link() != Network.NO_LINK) {
      return first.link();
    }
    if (first.facility() >= 0) {
      return population.facilities().link(first.facility());
    }
    return plan.legs().stream()
        .mapToInt(leg -> leg.route().startLink())
        .filter(link -> link != Network.NO_LINK)
        .findFirst()
        .orElse(Network.NO_LINK);
  }

  Activity activity() {
    return plan.activities().get(done);
  }

  /** The leg that follows the activity ended last. */
  Leg leg() {
    return plan.legs().get(done - 1);
  }

  /** Where the present leg ends. */
  int destination() {
    int end = leg().route().endLink();
    return end != Network.NO_LINK ? end : activity().link();
  }

  /** When the present activity ends, infinite if never. */
  double endOfActivity(EndTimeRule rule, double startTime) {
    if (done == plan.activities().size() - 1) {
      return Double.POSITIVE_INFINITY;
    }
    double end = rule.endTime(activity(), startTime);
    return SimTime.isDefined(end) ? end : Double.POSITIVE_INFINITY;
  }
}
