package vn.luong.sim.matsim;

import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitScheduleBuilder;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.xml.XmlCursor;

/** Kinds of attributes that only transit schedules have. */
final class TransitXml {
  private TransitXml() {}

  /** The stop that an attribute names; none after a problem. */
  static int stop(XmlCursor xml, TransitScheduleBuilder builder, String name) {
    String id = xml.required(name);
    int stop = id == null ? StopFacilities.NO_STOP : builder.findStop(id);
    if (id != null && stop == StopFacilities.NO_STOP) {
      xml.error(
          "unknown-stop",
          name + " is \"" + id + "\"",
          "there is no such stopFacility before it",
          "Add the stop to transitStops, or correct the id.");
    }
    return stop;
  }

  /** A truth value; the fallback if it is missing, or after a problem. */
  static boolean flag(XmlCursor xml, String name, boolean fallback) {
    String text = xml.attribute(name);
    if (text == null || text.equals("true") || text.equals("false")) {
      return text == null ? fallback : text.equals("true");
    }
    xml.error(
        "bad-flag", name + " is \"" + text + "\"", "must be true or false", "Correct the value.");
    return fallback;
  }

  /** Seconds of an attribute that must be there; {@link SimTime#UNDEFINED} after a problem. */
  static double requiredTime(XmlCursor xml, String name) {
    double time = xml.required(name) == null ? SimTime.UNDEFINED : xml.time(name, Double.NaN);
    if (xml.attribute(name) != null && !SimTime.isDefined(time)) {
      xml.error("bad-time", name + " is undefined", "a time is required", "Correct the time.");
    }
    return Double.isNaN(time) ? SimTime.UNDEFINED : time;
  }
}
