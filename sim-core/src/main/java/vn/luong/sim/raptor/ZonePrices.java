package vn.luong.sim.raptor;

/**
 * What rides cost by the zones of the stops where people get in and out, paid on getting out. Of two who are on board with
 * prices of different zones, one is surely better only if it costs less with the largest difference there can be; this is
 * kept for each two zones, so that nothing is lost.
 *
 * <p>Layout: 8 bytes per row, 16 per pair of zones.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class ZonePrices {
  /** Rides from here have no price by zones, or stops here belong to no zone. */
  public static final int NO_ZONE = -1;

  private final int zoneCount;
  private final int[] boardingZone;
  private final int[] alightingZone;
  private final double[] price;
  /** At most what a ride from the first zone costs more than one from the second, by both. */
  private final double[] excess;

  /**
   * Prices.
   *
   * @param boardingZone zone of a ride that begins at a row of the timetable, {@link #NO_ZONE} if zones do not count there
   * @param alightingZone zone of the row's stop, {@link #NO_ZONE} if it belongs to none; getting out costs nothing there
   * @param price cost from the first zone to the second, at least 0, the first zone's next to each other
   */
  public ZonePrices(int zoneCount, int[] boardingZone, int[] alightingZone, double[] price) {
    if (price.length != zoneCount * zoneCount) {
      throw new IllegalArgumentException(price.length + " prices for " + zoneCount + " zones");
    }
    for (double one : price) {
      if (!(one >= 0 && one < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("price of " + one + " is not 0 or more");
      }
    }
    this.zoneCount = zoneCount;
    this.boardingZone = boardingZone.clone();
    this.alightingZone = alightingZone.clone();
    this.price = price.clone();
    excess = new double[price.length];
    for (int one = 0; one < zoneCount; one++) {
      for (int other = 0; other < zoneCount; other++) {
        // Whoever gets out where there is no zone pays nothing more.
        double most = 0;
        for (int to = 0; to < zoneCount; to++) {
          most = Math.max(most, price[one * zoneCount + to] - price[other * zoneCount + to]);
        }
        excess[one * zoneCount + other] = most;
      }
    }
  }

  int boardingZone(int row) {
    return boardingZone[row];
  }

  /** What is paid by those who got in in a zone and get out at a row. */
  double of(int fromZone, int row) {
    int to = alightingZone[row];
    return fromZone == NO_ZONE || to == NO_ZONE ? 0 : price[fromZone * zoneCount + to];
  }

  /** At most what those who got in in one zone still pay more than those who got in in another. */
  double excess(int zone, int otherZone) {
    if (zone == otherZone || zone == NO_ZONE) {
      return 0;
    }
    if (otherZone == NO_ZONE) {
      double most = 0;
      for (int to = 0; to < zoneCount; to++) {
        most = Math.max(most, price[zone * zoneCount + to]);
      }
      return most;
    }
    return excess[zone * zoneCount + otherZone];
  }
}
