package vn.luong.gis.sites;

import vn.luong.sim.problems.SourcePosition;

/**
 * A place where vehicles were counted, as a layer has it.
 *
 * @param id its name in the layer; different for each
 * @param road name of the road; empty if not known
 * @param bearingDegrees where the counted vehicles drive: 0 north, 90 east; NaN if not known
 * @param volumes vehicles by hour of the day, NaN where nobody counted
 * @param position file and, in text files, line
 */
public record CountSite(
    String id,
    String road,
    double bearingDegrees,
    double[] volumes,
    double x,
    double y,
    SourcePosition position) {

  /** What to call it in messages. */
  public String subject() {
    return "station \"" + id + "\"";
  }
}
