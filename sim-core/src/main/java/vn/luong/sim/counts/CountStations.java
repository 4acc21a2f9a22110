package vn.luong.sim.counts;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Places where vehicles were counted, hour by hour of one day. A link may have several, one per mode.
 *
 * <p>Layout: per station its link, its network mode and its label; 24 counts in one row of {@link #HOURS} doubles, 200
 * bytes together.
 *
 * <p>Threads: filled by one, then read by any number.
 */
public final class CountStations {
  /** Hours of the day that can be counted: 0 is 00:00 to 01:00. */
  public static final int HOURS = 24;

  /** Mode of a station that counts vehicles of whatever mode. */
  public static final int ANY_MODE = -1;

  /** What an hour holds in which nobody counted. */
  public static final double NOT_COUNTED = Double.NaN;

  private final List<String> labels = new ArrayList<>();
  private final IntArrayList links = new IntArrayList();
  private final IntArrayList modes = new IntArrayList();
  private double[] volumes = new double[HOURS];

  /**
   * Adds a station without counts.
   *
   * @param label name for people; may be empty
   * @param link link at whose end vehicles are counted
   * @param mode network mode that is counted, or {@link #ANY_MODE}
   * @return the station
   */
  public int add(String label, int link, int mode) {
    int station = labels.size();
    labels.add(label);
    links.add(link);
    modes.add(mode);
    int from = station * HOURS;
    if (volumes.length < from + HOURS) {
      volumes = Arrays.copyOf(volumes, 2 * (from + HOURS));
    }
    Arrays.fill(volumes, from, from + HOURS, NOT_COUNTED);
    return station;
  }

  /**
   * Sets what was counted in an hour.
   *
   * @param hour 0 to 23
   * @param vehiclesPerHour the count, ≥ 0
   */
  public void setVolume(int station, int hour, double vehiclesPerHour) {
    if (hour < 0 || hour >= HOURS || !(vehiclesPerHour >= 0)) {
      throw new IllegalArgumentException(vehiclesPerHour + " vehicles in hour " + hour);
    }
    volumes[station * HOURS + hour] = vehiclesPerHour;
  }

  public int size() {
    return labels.size();
  }

  public String label(int station) {
    return labels.get(station);
  }

  public int link(int station) {
    return links.getInt(station);
  }

  /** The network mode that is counted, or {@link #ANY_MODE}. */
  public int mode(int station) {
    return modes.getInt(station);
  }

  public boolean isCounted(int station, int hour) {
    return !Double.isNaN(volumes[station * HOURS + hour]);
  }

  /** Vehicles counted in an hour, {@link #NOT_COUNTED} if nobody did. */
  public double volume(int station, int hour) {
    return volumes[station * HOURS + hour];
  }
}
