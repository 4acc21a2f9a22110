package vn.luong.sim.replanning;

/**
 * How likely each person is to look for a new route: a part is the same for everybody, the rest is
 * in proportion to the share of its travel time that the person seems to gain by one, up to a most. At first, when
 * many would gain, all are lowered so that the mean is the strategy's share; later fewer reroute, as
 * less is to be gained. Nobody's chance is 0: only who gains nothing by any route is at rest, so days
 * that do not change any more are the same as if everybody had the same chance.
 *
 * <p>The idea of replanning by gap: Levin, Pool, Owens, Boyles and Waller, "Improving the convergence
 * of simulation-based dynamic traffic assignment methodologies", Networks and Spatial Economics 15
 * (2015).
 *
 * <p>Layout: one float per person. Made anew for each iteration from the last day.
 */
final class RerouteChances {
  /** Part of the strategy's share that everybody has. */
  static final double COMMON_PART = 0.5;

  /** Who most likely gains does not reroute for sure: all at once would meet on the new road. */
  static final double MOST = 0.5;

  /**
   * Chance by gain, at most: who seems to gain a fifth of its travel time reroutes with 10%. With
   * twice as much days go to and fro, with half as much they settle later (decision 0016).
   */
  static final double STRENGTH = 0.5;

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
  void note(int person, double gain) {
    chanceOfPerson[person] = (float) gain;
  }

  /**
   * Turns the gains of one group of persons into chances.
   *
   * @param groups group of each person
   * @param mean chance on average at most
   */
  void spread(SubpopulationIndex groups, int group, double mean) {
    double most = Math.max(mean, MOST);
    double common = COMMON_PART * mean;
    double factor = 0;
    for (int round = 0; round < ROUNDS && factor < STRENGTH; round++) {
      double missing = 0;
      double gains = 0;
      for (int person = 0; person < chanceOfPerson.length; person++) {
        if (groups.groupOf(person) == group) {
          double chance = common + factor * chanceOfPerson[person];
          missing += mean - Math.min(most, chance);
          gains += chance < most ? chanceOfPerson[person] : 0;
        }
      }
      if (missing <= TOLERANCE || gains == 0) {
        break;
      }
      // Never leads too far: the sum of the chances is concave in the factor.
      factor = Math.min(STRENGTH, factor + missing / gains);
    }
    for (int person = 0; person < chanceOfPerson.length; person++) {
      if (groups.groupOf(person) == group) {
        chanceOfPerson[person] = (float) Math.min(most, common + factor * chanceOfPerson[person]);
      }
    }
  }
}
