package vn.luong.scenario.counts;

import vn.luong.scenario.checkpoint.CheckpointPart;
import vn.luong.scenario.indicators.LinkTraffic;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.counts.CountStations;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.evolution.EvolutionListener;
import vn.luong.sim.evolution.IterationReport;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;

/**
 * Compares a run with counts: MATSim's files {@code N.countscompare.txt} of averaged iterations while it goes on, and the
 * table {@code counts.parquet} of the last day.
 *
 * <p>Threads: that of the evolution.
 */
public final class CountRecorder implements EvolutionListener {
  private final CountSettings settings;
  private final Network network;
  private final int firstIteration;
  private final RunFolder folder;
  private final StationVolumes volumes;

  /**
   * Makes a recorder.
   *
   * @param vehicleCount vehicles of the fleet
   * @param firstIteration number of the run's first iteration
   */
  public CountRecorder(
      CountSettings settings,
      Network network,
      int vehicleCount,
      int firstIteration,
      RunFolder folder) {
    this.settings = settings;
    this.network = network;
    this.firstIteration = firstIteration;
    this.folder = folder;
    this.volumes = new StationVolumes(settings, network.linkCount(), vehicleCount);
  }

  @Override
  public EventSink executionStarts(int iteration) {
    if (!settings.hasStations() || !settings.iterations().uses(iteration, firstIteration)) {
      return EventSink.NONE;
    }
    volumes.beginIteration();
    return volumes;
  }

  @Override
  public void iterationEnded(IterationReport report) {
    int iteration = report.iteration();
    if (settings.hasStations() && settings.iterations().writes(iteration, volumes.iterations())) {
      String beginning = "ITERS/it." + iteration + "/" + iteration + ".countscompare";
      new CountFiles(network)
          .writeText(
              CountComparison.of(settings, volumes),
              folder.file(beginning + ".txt"),
              folder.file(beginning + "AWTV.txt"));
      volumes.reset();
    }
  }

  /** The iterations that wait for those that they are averaged with. */
  public CheckpointPart state() {
    return volumes;
  }

  /** Compares the last day and writes its table, if there are counts. */
  public CountComparison writeLastDay(LinkTraffic traffic) {
    CountComparison comparison =
        CountComparison.of(settings, (station, hour) -> volume(traffic, station, hour));
    if (settings.hasStations()) {
      new CountFiles(network).writeTable(comparison, folder);
    }
    return comparison;
  }

  private double volume(LinkTraffic traffic, int station, int hour) {
    if (hour >= traffic.hourCount()) {
      return 0;
    }
    CountStations stations = settings.stations();
    double sum = 0;
    for (int mode = 0; mode < network.modeTable().size(); mode++) {
      if (ModeTable.contains(settings.modesOf(station), mode)) {
        // Buses and trains run all, whatever the sample: they are not to be scaled up.
        int link = stations.link(station);
        sum += traffic.volume(link, hour, mode)
            + traffic.unsampledVolume(link, hour, mode) / settings.scaleFactor();
      }
    }
    return sum;
  }
}
