package vn.luong.scenario.counts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import vn.luong.scenario.checkpoint.CheckpointPart;
import vn.luong.sim.counts.CountStations;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;

/**
 * Counts vehicles that leave the ends of links with stations, by hour and by the mode they entered traffic with, over
 * one or more iterations; what happens after the first day is not counted (MATSim {@code VolumesAnalyzer}).
 *
 * <p>Layout: per link its first station, per station the next one of the same link and 24 ints; per vehicle a byte.
 *
 * <p>Threads: one.
 */
final class StationVolumes implements EventSink, CountComparison.Volumes, CheckpointPart {
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int NONE = -1;

  private final long[] modesOfStation;
  private final int[] firstStation;
  private final int[] nextStation;
  private final int[] volumes;
  private final byte[] modeOfVehicle;
  private int iterations;

  StationVolumes(CountSettings settings, int linkCount, int vehicleCount) {
    CountStations stations = settings.stations();
    modesOfStation = new long[stations.size()];
    firstStation = new int[linkCount];
    nextStation = new int[stations.size()];
    volumes = new int[stations.size() * CountStations.HOURS];
    modeOfVehicle = new byte[vehicleCount];
    Arrays.fill(firstStation, NONE);
    for (int station = 0; station < stations.size(); station++) {
      modesOfStation[station] = settings.modesOf(station);
      nextStation[station] = firstStation[stations.link(station)];
      firstStation[stations.link(station)] = station;
    }
  }

  void reset() {
    Arrays.fill(volumes, 0);
    iterations = 0;
  }

  /** Says that the events of one more iteration come. */
  void beginIteration() {
    iterations++;
  }

  int iterations() {
    return iterations;
  }

  @Override
  public void accept(EventBuffer events) {
    int size = events.size();
    for (int row = 0; row < size; row++) {
      switch (events.kind(row)) {
        case LINK_LEAVE -> leave(events.vehicle(row), events.link(row), events.time(row));
        case VEHICLE_ENTERS_TRAFFIC -> modeOfVehicle[events.vehicle(row)] = (byte) events.mode(row);
        default -> {
          // Passes no station.
        }
      }
    }
  }

  private void leave(int vehicle, int link, int time) {
    int hour = time / SECONDS_PER_HOUR;
    if (hour >= CountStations.HOURS) {
      return;
    }
    for (int station = firstStation[link]; station != NONE; station = nextStation[station]) {
      if ((modesOfStation[station] >>> modeOfVehicle[vehicle] & 1) != 0) {
        volumes[station * CountStations.HOURS + hour]++;
      }
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(iterations);
    SavedColumns.write(out, volumes);
  }

  @Override
  public void load(DataInput in) throws IOException {
    iterations = in.readInt();
    SavedColumns.read(in, volumes);
  }

  /** Vehicles of an hour, averaged over the iterations. */
  @Override
  public double volume(int station, int hour) {
    return (double) volumes[station * CountStations.HOURS + hour] / Math.max(1, iterations);
  }
}
