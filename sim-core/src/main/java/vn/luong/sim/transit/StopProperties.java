package vn.luong.sim.transit;

import java.util.Objects;
import vn.luong.sim.network.Network;

/**
 * What a stop facility is like.
 *
 * @param x metres in the scenario's CRS
 * @param y metres in the scenario's CRS
 * @param z metres above sea level, NaN if not stated
 * @param link link at whose end vehicles stop, or {@link Network#NO_LINK}
 * @param name name for passengers; empty if none
 * @param areaId place that several stop facilities belong to, e.g. a station; empty if none
 * @param blocksLane whether a vehicle at the stop holds up those behind it
 */
public record StopProperties(
    double x, double y, double z, int link, String name, String areaId, boolean blocksLane) {

  public StopProperties {
    Objects.requireNonNull(name);
    Objects.requireNonNull(areaId);
  }

  /** A stop beside the lane, without name, height or area. */
  public static StopProperties of(double x, double y, int link) {
    return new StopProperties(x, y, Double.NaN, link, "", "", false);
  }
}
