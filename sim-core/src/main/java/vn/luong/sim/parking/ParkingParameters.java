package vn.luong.sim.parking;

/**
 * How the search for a place is reckoned with: it takes no time as long as enough places are free, {@code searchSeconds}
 * for the last place, and grows with the square of what is beyond: with a tenth kept free, four times as much with a tenth
 * too many vehicles. Where that does not keep people away, it takes longer every day, until it does (the price of places
 * that are to be shared, as in Arnott and Inci, <em>An integrated model of downtown parking and traffic congestion</em>,
 * Journal of Urban Economics 60, 2006, where the time to search clears the market).
 *
 * @param searchSeconds time to find the last free place
 * @param keptFree share of the places that are free while nobody has to search, in (0, 1)
 * @param learningRate weight of the newest day in what is expected, in (0, 1]
 */
public record ParkingParameters(double searchSeconds, double keptFree, double learningRate) {
  /** Ten minutes for the last place, a tenth kept free; three days in ten count anew. */
  public static final ParkingParameters STANDARD = new ParkingParameters(600, 0.1, 0.3);

  public ParkingParameters {
    if (!(searchSeconds >= 0
        && keptFree > 0
        && keptFree < 1
        && learningRate > 0
        && learningRate <= 1)) {
      throw new IllegalArgumentException(
          "search " + searchSeconds + " s, free " + keptFree + ", learning rate " + learningRate);
    }
  }

  /**
   * Time to find a place.
   *
   * @param parked vehicles there, the searcher's included
   * @param spaces places of the lot
   */
  public double searchSeconds(double parked, double spaces) {
    double beyond = Math.max(0, parked / spaces - (1 - keptFree)) / keptFree;
    return searchSeconds * beyond * beyond;
  }

  /**
   * How much longer people search on the next day.
   *
   * @param fullest the most vehicles there at once
   * @param spaces places of the lot
   * @return seconds; negative if places were left
   */
  double moreSearchSeconds(double fullest, double spaces) {
    return learningRate * searchSeconds * Math.max(-1, (fullest / spaces - 1) / keptFree);
  }
}
