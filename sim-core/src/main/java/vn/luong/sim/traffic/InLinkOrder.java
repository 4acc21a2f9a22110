package vn.luong.sim.traffic;

import vn.luong.sim.random.RandomStream;

/**
 * In which order the in-links of a node are emptied, where that is drawn with probabilities proportional to capacity: each
 * link gets a place {@code -log(u) / capacity} with a random number {@code u} of its own, and the smallest is first. That is
 * the same as drawing one link after the other (Efraimidis and Spirakis, "Weighted random sampling with a reservoir", 2006),
 * which is what MATSim does, but no link's place depends on which others take part.
 *
 * <p>Random numbers belong to the run's seed, the iteration, the link and the time.
 *
 * <p>Threads: one lane's.
 */
final class InLinkOrder {
  private final LinkRows links;
  private final double[] weight;
  private final long seed;
  private final long iteration;
  private double[] places = new double[8];

  InLinkOrder(Traffic traffic, long seed, long iteration) {
    links = traffic.links;
    weight = traffic.weight;
    this.seed = seed;
    this.iteration = iteration;
  }

  /**
   * Puts links that enter one node in the order in which they are emptied.
   *
   * @param list links, from a position to another
   */
  void sort(int[] list, int from, int to, int now) {
    sort(list, from, to, now, null);
  }

  /**
   * The same for links that were read ahead.
   *
   * @param ahead what is known of each position is put in the same order; null if nothing is
   */
  void sort(int[] list, int from, int to, int now, ReadAhead ahead) {
    draw(list, from, to, now);
    for (int position = from + 1; position < to; position++) {
      for (int at = position; at > from && places[at - 1 - from] > places[at - from]; at--) {
        exchange(list, at, at - 1, from);
        if (ahead != null) {
          ahead.exchange(at, at - 1);
        }
      }
    }
  }

  private void exchange(int[] list, int position, int other, int from) {
    double place = places[position - from];
    places[position - from] = places[other - from];
    places[other - from] = place;
    int link = list[position];
    list[position] = list[other];
    list[other] = link;
  }

  private void draw(int[] list, int from, int to, int now) {
    int count = to - from;
    if (places.length < count) {
      places = new double[count * 2];
    }
    boolean isAlike = areWeightsAlike(list, from, to);
    for (int position = 0; position < count; position++) {
      int link = list[from + position];
      double drawn = RandomStream.doubleAt(seed, iteration, links.originalLink(link), now);
      // StrictMath gives the same bits everywhere. Links without capacity come last, at infinity.
      // Where capacities are the same the numbers themselves say who is first, without a logarithm.
      places[position] = isAlike ? drawn : -StrictMath.log1p(-drawn) / Math.max(weight[link], 0);
    }
  }

  private boolean areWeightsAlike(int[] list, int from, int to) {
    double first = weight[list[from]];
    for (int position = from + 1; position < to; position++) {
      if (weight[list[position]] != first) {
        return false;
      }
    }
    return first > 0;
  }
}
