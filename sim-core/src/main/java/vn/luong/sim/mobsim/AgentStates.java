package vn.luong.sim.mobsim;

/**
 * Where everybody is in their plan.
 *
 * <p>Layout: per person the plan element (activity or leg) they are at, the next row in {@link LegRoutes}, the link they
 * are on, and when their activity or teleported leg ends; 20 bytes.
 *
 * <p>Threads: the main loop's.
 */
final class AgentStates {
  private final int[] element;
  private final int[] leg;
  private final int[] link;
  private final double[] endTime;

  AgentStates(LegRoutes routes, int personCount) {
    element = new int[personCount];
    leg = new int[personCount];
    link = new int[personCount];
    endTime = new double[personCount];
    for (int person = 0; person < personCount; person++) {
      leg[person] = routes.firstLeg(person);
      link[person] = routes.morningLink(person);
    }
  }

  /** Number of the plan element, activities and legs counted together from 0. */
  int element(int person) {
    return element[person];
  }

  void advance(int person) {
    element[person]++;
  }

  /** The person's next network leg; moves on to the one after. */
  int takeLeg(int person) {
    return leg[person]++;
  }

  int link(int person) {
    return link[person];
  }

  void setLink(int person, int newLink) {
    link[person] = newLink;
  }

  /** When the activity or the teleported leg ends, seconds after midnight, with fractions. */
  double endTime(int person) {
    return endTime[person];
  }

  void setEndTime(int person, double time) {
    endTime[person] = time;
  }
}
