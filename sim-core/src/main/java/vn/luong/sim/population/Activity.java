package vn.luong.sim.population;

import java.util.Map;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.units.SimTime;

/**
 * A stay at a place.
 *
 * @param type activity type, index in {@link Population#activityTypes}
 * @param link link it lies on, or {@link Network#NO_LINK}
 * @param facility facility, or {@link Facilities#NO_FACILITY}
 * @param x metres, NaN if not stated
 * @param y metres, NaN if not stated
 * @param z metres, NaN if not stated
 * @param startTime planned start, or {@link SimTime#UNDEFINED}
 * @param endTime planned end, or {@link SimTime#UNDEFINED}
 * @param maxDurationSeconds longest stay, or {@link SimTime#UNDEFINED}
 * @param attributes further attributes by name
 */
public record Activity(
    int type,
    int link,
    int facility,
    double x,
    double y,
    double z,
    double startTime,
    double endTime,
    double maxDurationSeconds,
    Map<String, AttributeTable.Value> attributes) {

  public Activity {
    attributes = Map.copyOf(attributes);
  }

  /** An activity at a place on a link, with nothing else stated. */
  public static Activity at(int type, int link, double x, double y) {
    return new Activity(
        type,
        link,
        Facilities.NO_FACILITY,
        x,
        y,
        Double.NaN,
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        SimTime.UNDEFINED,
        Map.of());
  }

  public Activity withLink(int newLink) {
    return new Activity(
        type, newLink, facility, x, y, z, startTime, endTime, maxDurationSeconds, attributes);
  }

  public Activity withStartTime(double newStartTime) {
    return new Activity(
        type, link, facility, x, y, z, newStartTime, endTime, maxDurationSeconds, attributes);
  }

  public Activity withEndTime(double newEndTime) {
    return new Activity(
        type, link, facility, x, y, z, startTime, newEndTime, maxDurationSeconds, attributes);
  }

  public Activity withMaxDuration(double newMaxDurationSeconds) {
    return new Activity(
        type, link, facility, x, y, z, startTime, endTime, newMaxDurationSeconds, attributes);
  }
}
