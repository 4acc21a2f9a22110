package vn.luong.scenario.counts;

import java.util.Arrays;
import java.util.function.Supplier;
import vn.luong.scenario.checkpoint.CheckpointPart;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventKind;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.evolution.EvolutionListener;
import vn.luong.sim.evolution.IterationReport;
import vn.luong.sim.network.Network;
import vn.luong.sim.traveltimes.TravelTimeTable;

/**
 * Writes MATSim's {@code N.linkstats.txt.gz}: volumes of all vehicles that leave a link's end, and travel times at the
 * beginning of each hour, over averaged iterations.
 *
 * <p>Threads: that of the evolution.
 */
public final class LinkStatsRecorder implements EvolutionListener {
  private static final int SECONDS_PER_HOUR = 3600;

  private final AveragedIterations iterations;
  private final int firstIteration;
  private final Supplier<TravelTimeTable> travelTimes;
  private final RunFolder folder;
  private final LinkStats stats;
  private final int linkCount;
  private int[] volumes = new int[0];
  private boolean isUsed;

  /**
   * Makes a recorder.
   *
   * @param iterations when to write, over how many iterations
   * @param firstIteration number of the run's first iteration
   * @param travelTimes gives the travel times of the iteration that has just ended
   */
  public LinkStatsRecorder(
      AveragedIterations iterations,
      int firstIteration,
      Network network,
      Supplier<TravelTimeTable> travelTimes,
      RunFolder folder) {
    this.iterations = iterations;
    this.firstIteration = firstIteration;
    this.travelTimes = travelTimes;
    this.folder = folder;
    this.stats = new LinkStats(network);
    this.linkCount = network.linkCount();
  }

  @Override
  public EventSink executionStarts(int iteration) {
    isUsed = iterations.uses(iteration, firstIteration);
    if (!isUsed) {
      return EventSink.NONE;
    }
    if (volumes.length == 0) {
      volumes = new int[linkCount * LinkStats.HOURS];
    }
    Arrays.fill(volumes, 0);
    return this::count;
  }

  /** The iterations that wait for those that they are averaged with. */
  public CheckpointPart state() {
    return stats;
  }

  private void count(EventBuffer events) {
    int size = events.size();
    for (int row = 0; row < size; row++) {
      if (events.kind(row) == EventKind.LINK_LEAVE) {
        int hour = events.time(row) / SECONDS_PER_HOUR;
        if (hour < LinkStats.HOURS) {
          volumes[events.link(row) * LinkStats.HOURS + hour]++;
        }
      }
    }
  }

  @Override
  public void iterationEnded(IterationReport report) {
    if (isUsed) {
      stats.add(volumes, travelTimes.get());
    }
    int iteration = report.iteration();
    if (iterations.writes(iteration, stats.iterations())) {
      stats.write(folder.file("ITERS/it." + iteration + "/" + iteration + ".linkstats.txt.gz"));
      stats.reset();
    }
  }
}
