package vn.luong.scenario.indicators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import vn.luong.sim.events.EventBuffer;
import vn.luong.sim.events.EventSink;
import vn.luong.sim.network.Network;
import vn.luong.sim.vehicles.Fleet;

/**
 * What each link saw in each hour of a day, as counted in the simulation (not expanded): vehicles that left it at its
 * end, and how long those took that drove it whole. A vehicle's first link is counted but not measured, because it
 * starts at its end; its last link is neither, because it stops there (as in MATSim's volumes and travel times).
 *
 * <p>Delay is time above the free travel time of the queue model, which is in whole seconds: floor(length / speed) + 1
 * (see {@link #freeSeconds}), with the vehicle's own maximum speed where that is lower.
 *
 * <p>Vehicles of public transport are not a sample: where persons are, each of them is there and stands for itself. They are
 * counted apart, so that nobody scales them up, and travel times and delays are those of the others. Where everybody is
 * simulated they are vehicles like all others.
 *
 * <p>Layout: one {@code Hour} of columns per hour in which something happened; per link 4 bytes for each mode seen in
 * that hour, and 20 bytes. Per vehicle 9 bytes.
 *
 * <p>Threads: one.
 */
public final class LinkTraffic implements EventSink {
  private static final int NOT_MEASURED = Integer.MIN_VALUE;
  private static final int SECONDS_PER_HOUR = 3600;

  private static final class Hour {
    final int[][] volumeOfMode;
    final int[][] unsampledOfMode;
    final double[] unsampledMeters;
    final double[] pce;
    final int[] measured;
    final int[] travelSeconds;
    final int[] freeSeconds;
    final ModeTotals[] totals;

    Hour(int links, int modes) {
      volumeOfMode = new int[modes][];
      unsampledOfMode = new int[modes][];
      unsampledMeters = new double[modes];
      pce = new double[links];
      measured = new int[links];
      travelSeconds = new int[links];
      freeSeconds = new int[links];
      totals = new ModeTotals[modes];
      Arrays.setAll(totals, mode -> new ModeTotals());
    }
  }

  /** Sums over all links of one hour, or of the day, for one mode. */
  static final class ModeTotals {
    double vehicleMeters;
    double measuredMeters;
    long measuredSeconds;
    long freeSeconds;

    void add(ModeTotals other) {
      vehicleMeters += other.vehicleMeters;
      measuredMeters += other.measuredMeters;
      measuredSeconds += other.measuredSeconds;
      freeSeconds += other.freeSeconds;
    }
  }

  private final Network network;
  private final Fleet fleet;
  private final int modeCount;
  private final List<Hour> hours = new ArrayList<>();
  private final byte[] modeOfVehicle;
  private final int[] linkEnterTime;
  private final int[] trafficEnterTime;
  private final long[] secondsInTraffic;
  private final long[] unsampledSeconds;
  private final BitSet unsampled;

  public LinkTraffic(Network network, Fleet fleet) {
    this(network, fleet, new BitSet());
  }

  /**
   * Counts a sample.
   *
   * @param unsampled vehicles of the fleet that are all there although the others are a sample
   */
  public LinkTraffic(Network network, Fleet fleet, BitSet unsampled) {
    this.network = network;
    this.fleet = fleet;
    this.unsampled = unsampled;
    modeCount = network.modeTable().size();
    modeOfVehicle = new byte[fleet.vehicleCount()];
    linkEnterTime = new int[fleet.vehicleCount()];
    trafficEnterTime = new int[fleet.vehicleCount()];
    secondsInTraffic = new long[modeCount];
    unsampledSeconds = new long[modeCount];
    Arrays.fill(linkEnterTime, NOT_MEASURED);
  }

  @Override
  public void accept(EventBuffer events) {
    int size = events.size();
    for (int row = 0; row < size; row++) {
      switch (events.kind(row)) {
        case LINK_LEAVE -> leave(events.vehicle(row), events.link(row), events.time(row));
        case LINK_ENTER -> enter(events.vehicle(row), events.link(row), events.time(row));
        case VEHICLE_ENTERS_TRAFFIC -> {
          int vehicle = events.vehicle(row);
          modeOfVehicle[vehicle] = (byte) events.mode(row);
          linkEnterTime[vehicle] = NOT_MEASURED;
          trafficEnterTime[vehicle] = events.time(row);
        }
        case VEHICLE_LEAVES_TRAFFIC, VEHICLE_ABORTS -> {
          int vehicle = events.vehicle(row);
          linkEnterTime[vehicle] = NOT_MEASURED;
          long[] sums = unsampled.get(vehicle) ? unsampledSeconds : secondsInTraffic;
          sums[modeOfVehicle[vehicle]] += events.time(row) - trafficEnterTime[vehicle];
        }
        default -> {}
      }
    }
  }

  private void enter(int vehicle, int link, int time) {
    int mode = modeOfVehicle[vehicle];
    if (unsampled.get(vehicle)) {
      hour(time).unsampledMeters[mode] += network.lengthMeters(link);
    } else {
      linkEnterTime[vehicle] = time;
      hour(time).totals[mode].vehicleMeters += network.lengthMeters(link);
    }
  }

  private void leave(int vehicle, int link, int time) {
    Hour hour = hour(time);
    int mode = modeOfVehicle[vehicle];
    int[][] volumes = unsampled.get(vehicle) ? hour.unsampledOfMode : hour.volumeOfMode;
    if (volumes[mode] == null) {
      volumes[mode] = new int[network.linkCount()];
    }
    volumes[mode][link]++;
    hour.pce[link] += fleet.type(vehicle).pce();
    int enterTime = linkEnterTime[vehicle];
    if (enterTime != NOT_MEASURED) {
      int seconds = time - enterTime;
      int free = Math.min(
          seconds, freeSeconds(network, link, fleet.type(vehicle).maximumSpeedMetersPerSecond()));
      hour.measured[link]++;
      hour.travelSeconds[link] += seconds;
      hour.freeSeconds[link] += free;
      ModeTotals totals = hour.totals[mode];
      totals.measuredMeters += network.lengthMeters(link);
      totals.measuredSeconds += seconds;
      totals.freeSeconds += free;
    }
  }

  private Hour hour(int time) {
    int number = Math.max(0, time / SECONDS_PER_HOUR);
    while (hours.size() <= number) {
      hours.add(new Hour(network.linkCount(), modeCount));
    }
    return hours.get(number);
  }

  /** Seconds a lone vehicle needs for the link in the queue model. */
  static int freeSeconds(Network network, int link, double maximumSpeedMetersPerSecond) {
    double speed = Math.min(network.freeSpeedMetersPerSecond(link), maximumSpeedMetersPerSecond);
    return (int) Math.floor(network.lengthMeters(link) / speed) + 1;
  }

  public Network network() {
    return network;
  }

  /** Hours of the day that were recorded, from 0; may exceed 24. */
  public int hourCount() {
    return hours.size();
  }

  /** Vehicles of a mode that left the link's end in this hour. */
  public int volume(int link, int hour, int mode) {
    int[] volume = hours.get(hour).volumeOfMode[mode];
    return volume == null ? 0 : volume[link];
  }

  /** Vehicles of a mode that left the link's end in this hour and are no part of a sample, to be counted once each. */
  public int unsampledVolume(int link, int hour, int mode) {
    int[] volume = hours.get(hour).unsampledOfMode[mode];
    return volume == null ? 0 : volume[link];
  }

  /** Metres driven in this hour by vehicles of a mode that are no part of a sample. */
  double unsampledMeters(int hour, int mode) {
    return hours.get(hour).unsampledMeters[mode];
  }

  /** Seconds in traffic of vehicles of a mode that are no part of a sample. */
  long unsampledSeconds(int mode) {
    return unsampledSeconds[mode];
  }

  /** PCE that left the link's end in this hour; vehicles that are no part of a sample take as little room as if they were. */
  public double pce(int link, int hour) {
    return hours.get(hour).pce[link];
  }

  /** Traversals with a known travel time. */
  public int measuredCount(int link, int hour) {
    return hours.get(hour).measured[link];
  }

  /** Seconds of the measured traversals together. */
  public int travelSeconds(int link, int hour) {
    return hours.get(hour).travelSeconds[link];
  }

  /** Seconds the measured traversals would have taken on an empty road. */
  public int freeSeconds(int link, int hour) {
    return hours.get(hour).freeSeconds[link];
  }

  /** True if a vehicle of this network mode was counted anywhere. */
  public boolean isSeen(int mode) {
    return hours.stream()
        .anyMatch(hour -> hour.volumeOfMode[mode] != null
            || hour.totals[mode].vehicleMeters > 0
            || hour.unsampledMeters[mode] > 0);
  }

  /** Sums of one hour and mode. */
  ModeTotals totals(int hour, int mode) {
    return hours.get(hour).totals[mode];
  }

  /** Seconds that vehicles of a mode spent between entering and leaving traffic. */
  long secondsInTraffic(int mode) {
    return secondsInTraffic[mode];
  }
}
