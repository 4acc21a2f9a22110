package vn.luong.sim.raptor;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.transit.MinimalTransferTimes;
import vn.luong.sim.transit.StopFacilities;

/**
 * Between which stops people transfer on foot, and how long it takes: between all that are near enough to each other,
 * a stop and itself included, and between those for which the schedule states a time, which then counts (MATSim {@code
 * SwissRailRaptorData.calculateRouteStopTransfers}; the transfers left out there because they are useless mostly are kept
 * here).
 *
 * <p>Layout: for each stop its transfers next to each other, by ascending stop reached, 16 bytes each.
 *
 * <p>Threads: immutable, safe to share.
 */
public final class FootTransfers {
  private final int[] first;
  private final int[] fromStop;
  private final int[] toStop;
  private final int[] seconds;
  private final int[] meters;

  private FootTransfers(int[] first, int[] fromStop, int[] toStop, int[] seconds, int[] meters) {
    this.first = first;
    this.fromStop = fromStop;
    this.toStop = toStop;
    this.seconds = seconds;
    this.meters = meters;
  }

  /**
   * Finds the transfers.
   *
   * @param isUsed which stops are served at all
   */
  static FootTransfers of(
      StopFacilities stops,
      boolean[] isUsed,
      StopGrid grid,
      MinimalTransferTimes times,
      WalkParameters walk) {
    int count = stops.count();
    int[] first = new int[count + 1];
    IntArrayList from = new IntArrayList();
    IntArrayList to = new IntArrayList();
    IntArrayList seconds = new IntArrayList();
    IntArrayList meters = new IntArrayList();
    IntArrayList near = new IntArrayList();
    for (int stop = 0; stop < count; stop++) {
      first[stop] = to.size();
      if (isUsed[stop]) {
        int[] reached = reached(stops, isUsed, grid, times, walk, stop, near);
        for (int other : reached) {
          double beeline = beelineMeters(stops, stop, other);
          double least = Math.max(beeline / walk.beelineMetersPerSecond(), walk.transferSeconds());
          from.add(stop);
          to.add(other);
          // Whole seconds and metres, rounded up, as in MATSim.
          seconds.add((int) Math.ceil(times.seconds(stop, other, least)));
          meters.add((int) Math.ceil(beeline * walk.beelineDistanceFactor()));
        }
      }
    }
    first[count] = to.size();
    return new FootTransfers(
        first, from.toIntArray(), to.toIntArray(), seconds.toIntArray(), meters.toIntArray());
  }

  private static int[] reached(
      StopFacilities stops,
      boolean[] isUsed,
      StopGrid grid,
      MinimalTransferTimes times,
      WalkParameters walk,
      int stop,
      IntArrayList near) {
    grid.findWithin(stops.x(stop), stops.y(stop), walk.connectionMeters(), near);
    IntRows relations = times.relations();
    for (int at = relations.start(stop); at < relations.end(stop); at++) {
      int other = times.toStop(relations.value(at));
      if (isUsed[other] && !near.contains(other)) {
        near.add(other);
      }
    }
    int[] reached = near.toIntArray();
    Arrays.sort(reached);
    return reached;
  }

  /** Through the air if both stops state a height. */
  static double beelineMeters(StopFacilities stops, int from, int to) {
    double eastward = stops.x(to) - stops.x(from);
    double northward = stops.y(to) - stops.y(from);
    double upward = stops.z(to) - stops.z(from);
    upward = Double.isNaN(upward) ? 0 : upward;
    return Math.sqrt(eastward * eastward + northward * northward + upward * upward);
  }

  public int count() {
    return toStop.length;
  }

  /** The stop's first transfer; for loops from {@code first} to {@code end}. */
  public int first(int stop) {
    return first[stop];
  }

  /** One after the stop's last transfer. */
  public int end(int stop) {
    return first[stop + 1];
  }

  public int fromStop(int transfer) {
    return fromStop[transfer];
  }

  public int toStop(int transfer) {
    return toStop[transfer];
  }

  public int seconds(int transfer) {
    return seconds[transfer];
  }

  /** Metres walked. */
  public int meters(int transfer) {
    return meters[transfer];
  }
}
