package vn.luong.sim.replanning;

/**
 * How likely each person is to look for a new route: a part is the same for everybody, the rest in
 * proportion to what the person seems to gain by it, up to a most. The mean over persons is the
 * strategy's share, whatever the gains are, and nobody's chance is 0: only who gains nothing by any
 * route is at rest, so days that do not change any more are the same as if everybody had the same
 * chance.
 *
 * <p>The idea of replanning by gap: Levin, Pool, Owens, Boyles and Waller, "Improving the convergence
 * of simulation-based dynamic traffic assignment methodologies", Networks and Spatial Economics 15
 * (2015).
 *
 * <p>Layout: one float per person.
 */
final class RerouteChances {
  /** Part of the chance that everybody has. */
  static final double COMMON_PART = 0.2;

  /** Who most likely gains does not reroute for sure: all at once would meet on the new road. */
  static final double MOST = 0.5;

  private static final int ROUNDS = 40;

  /** Persons, in the sum of all chances. */
  private static final double TOLERANCE = 1e-6;

  private final float[] chanceOfPerson;

  /** For this many persons; all chances are 0. */
  RerouteChances(int personCount) {
    chanceOfPerson = new float[personCount];
  }

  double of(int person) {
    return chanceOfPerson[person];
  }

  /** Notes what a person may gain; to be turned into a chance by {@link #spread}. */
  void note(int person, double gainSeconds) {
    chanceOfPerson[person] = (float) gainSeconds;
  }

  /**
   * Turns the gains of one group of persons into chances.
   *
   * @param groups group of each person
   * @param mean chance on average
   */
  void spread(SubpopulationIndex groups, int group, double mean) {
    double most = Math.max(mean, MOST);
    double common = COMMON_PART * mean;
    double perSecond = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double missing = 0;
      double gains = 0;
      int below = 0;
      for (int person = 0; person < chanceOfPerson.length; person++) {
        if (groups.groupOf(person) == group) {
          double chance = common + perSecond * chanceOfPerson[person];
          missing += mean - Math.min(most, chance);
          gains += chance < most ? chanceOfPerson[person] : 0;
          below += chance < most ? 1 : 0;
        }
      }
      if (missing <= TOLERANCE || below == 0) {
        break;
      }
      // What the most cuts off goes to the others; a step never leads too far, because the sum of
      // the chances is concave in both figures.
      perSecond += gains > 0 ? missing / gains : 0;
      common += gains > 0 ? 0 : missing / below;
    }
    for (int person = 0; person < chanceOfPerson.length; person++) {
      if (groups.groupOf(person) == group) {
        chanceOfPerson[person] =
            (float) Math.min(most, common + perSecond * chanceOfPerson[person]);
      }
    }
  }
}
