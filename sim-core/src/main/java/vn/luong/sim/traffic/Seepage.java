package vn.luong.sim.traffic;

/**
 * Filtering through standing queues; only with {@link LinkDynamics#SEEPAGE}.
 *
 * @param modes modes whose vehicles filter, as bits of the mode table
 * @param storageFree true: they take no storage capacity
 * @param restricted true: after four of them in a row the first vehicle of the queue is served
 */
public record Seepage(long modes, boolean storageFree, boolean restricted) {
  public static final Seepage NONE = new Seepage(0, false, true);

  /** Vehicles in a row that may filter past the queue when restricted (MATSim {@code QueueWithBuffer}). */
  static final int LONGEST_ROW = 4;
}
