package vn.luong.sim.matsim;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import vn.luong.sim.counts.CountStations;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.xml.XmlCursor;

/**
 * Reads MATSim's traffic counts, {@code counts_v1.xsd} ({@code count} with hourly {@code volume}s) and {@code
 * counts_v2.xsd} ({@code location} with {@code measurements} of a mode and an interval); which of them is seen from the
 * elements themselves. Intervals shorter than an hour are added up to hours; hours counted in part only are left out, and
 * so are measurements of longer intervals and of other things than volumes.
 */
public final class CountsXmlReader {
  private static final int SECONDS_PER_HOUR = 3600;
  private static final int NO_STATION = -1;
  private static final String VOLUMES = "volumes";
  private static final Set<String> COUNT_ATTRIBUTES = Set.of("loc_id", "cs_id", "x", "y");
  private static final Set<String> LOCATION_ATTRIBUTES =
      Set.of("refId", "refType", "id", "name", "x", "y");

  private final XmlCursor xml;
  private final Network network;
  private final CountStations stations;

  /** Stations so far, as link and mode. */
  private final Set<Long> known = new HashSet<>();

  private CountsXmlReader(XmlCursor xml, Network network, CountStations stations) {
    this.xml = xml;
    this.network = network;
    this.stations = stations;
  }

  /**
   * Reads counts.
   *
   * @param network where the stations are
   * @param problems takes what is wrong
   * @return what could be read; of no use if there are errors among the problems
   */
  public static CountStations read(Path file, Network network, ProblemLog problems) {
    CountStations stations = new CountStations();
    XmlCursor.read(file, problems, xml -> new CountsXmlReader(xml, network, stations).readRoot());
    return stations;
  }

  private void readRoot() {
    if (!xml.name().equals("counts")) {
      xml.reportUnknownElement("<counts>: is this a file of traffic counts?");
      return;
    }
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "count" -> readCount();
        case "location" -> readLocation();
        case "attributes" -> {
          // Describe the file, not the traffic.
        }
        default -> xml.reportUnknownElement("count or location");
      }
    }
  }

  private void readCount() {
    xml.expectAttributes(COUNT_ATTRIBUTES);
    int link = link("loc_id");
    String label = xml.attribute("cs_id");
    int station = addStation(label == null ? "" : label, link, CountStations.ANY_MODE);
    xml.setEnclosing("count at link \"" + xml.attribute("loc_id") + "\"");
    Set<Integer> hours = new HashSet<>();
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (xml.name().equals("volume")) {
        readVolume(station, hours);
      } else if (!xml.name().equals("attributes")) {
        xml.reportUnknownElement("volume");
      }
    }
    xml.setEnclosing("");
  }

  private void readVolume(int station, Set<Integer> hours) {
    xml.expectAttributes(Set.of("h", "val"));
    double hour = xml.number("h");
    double volume = volume();
    if (Double.isNaN(hour) || Double.isNaN(volume)) {
      return;
    }
    if (hour != Math.rint(hour) || hour < 1 || hour > CountStations.HOURS) {
      xml.error(
          "bad-count-hour",
          "h is " + xml.attribute("h"),
          "hours are 1 (00:00 to 01:00) to 24",
          "Correct the hour; hours after midnight belong to the next day.");
      return;
    }
    if (!hours.add((int) hour)) {
      xml.warning(
          "hour-counted-twice",
          "hour " + (int) hour + " has a volume already",
          "the last one counts",
          "Remove one of the two.");
    }
    set(station, (int) hour - 1, volume);
  }

  private void readLocation() {
    xml.expectAttributes(LOCATION_ATTRIBUTES);
    String type = xml.attribute("refType");
    boolean isAtLink = type == null || type.equalsIgnoreCase("link");
    int link = Network.NO_LINK;
    if (isAtLink) {
      link = link("refId");
    } else {
      leaveOut("it counts at a " + type, "only counts at links are compared");
    }
    xml.setEnclosing("count at \"" + xml.attribute("refId") + "\"");
    String label = xml.attribute("name") == null ? xml.attribute("id") : xml.attribute("name");
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (xml.name().equals("measurements")) {
        readMeasurements(label == null ? "" : label, link);
      } else if (!xml.name().equals("attributes")) {
        xml.reportUnknownElement("measurements");
      }
    }
    xml.setEnclosing("");
  }

  private void readMeasurements(String label, int link) {
    xml.expectAttributes(Set.of("type", "networkMode", "interval"));
    String type = xml.required("type");
    String modeName = xml.required("networkMode");
    double interval = xml.number("interval");
    boolean isSound = type != null && modeName != null && isInterval(interval);
    boolean isUsed = isSound && type.equals(VOLUMES) && interval <= SECONDS_PER_HOUR;
    if (isSound && !isUsed) {
      leaveOut(
          "it measures " + type + " per " + (int) interval + " s",
          "only volumes of an hour or less are compared");
    }
    int mode = isUsed ? mode(modeName) : ModeTable.NO_MODE;
    boolean hasMode = mode != ModeTable.NO_MODE;
    int station = hasMode ? addStation(label, link, mode) : NO_STATION;
    readValues(station, isSound ? (int) interval : SECONDS_PER_HOUR, type);
  }

  private void readValues(int station, int intervalSeconds, String type) {
    int parts = Math.max(1, SECONDS_PER_HOUR / intervalSeconds);
    double[] sums = new double[CountStations.HOURS];
    int[] seen = new int[CountStations.HOURS];
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (!xml.name().equals("value")) {
        xml.reportUnknownElement("value");
        continue;
      }
      xml.expectAttributes(Set.of("t", "val"));
      double time = xml.number("t");
      double value = VOLUMES.equals(type) ? volume() : xml.number("val");
      if (Double.isNaN(time) || Double.isNaN(value)) {
        continue;
      }
      if (time < 0
          || time >= CountStations.HOURS * SECONDS_PER_HOUR
          || time % intervalSeconds != 0) {
        xml.error(
            "bad-count-hour",
            "t is " + xml.attribute("t"),
            "must be the beginning of an interval of " + intervalSeconds
                + " s, in seconds after midnight, below 86400",
            "Correct the time.");
        continue;
      }
      int hour = (int) time / SECONDS_PER_HOUR;
      sums[hour] += value;
      seen[hour]++;
    }
    for (int hour = 0; hour < CountStations.HOURS; hour++) {
      if (seen[hour] == parts) {
        set(station, hour, sums[hour]);
      }
    }
  }

  private boolean isInterval(double seconds) {
    if (Double.isNaN(seconds)) {
      return false;
    }
    boolean isSound = seconds >= 1
        && seconds == Math.rint(seconds)
        && (seconds > SECONDS_PER_HOUR || SECONDS_PER_HOUR % seconds == 0);
    if (!isSound) {
      xml.error(
          "bad-count-interval",
          "interval is " + xml.attribute("interval"),
          "seconds that divide an hour, such as 900 or 3600",
          "Correct the interval.");
    }
    return isSound;
  }

  private double volume() {
    double volume = xml.number("val");
    if (volume < 0 || Double.isInfinite(volume)) {
      xml.error(
          "bad-count-volume",
          "val is " + xml.attribute("val"),
          "a number of vehicles, ≥ 0",
          "Correct the value, or remove it if nobody counted.");
      return Double.NaN;
    }
    return volume;
  }

  /** The link of an attribute; {@link Network#NO_LINK} after a problem. */
  private int link(String attribute) {
    String id = xml.required(attribute);
    if (id == null) {
      return Network.NO_LINK;
    }
    int link = network.linkIds().find(id);
    if (link == IdTable.NO_ID && network.linkCount() > 0) {
      xml.error(
          "unknown-link",
          attribute + " is \"" + id + "\"",
          "there is no such link in the network",
          "Correct the name, or remove the station.");
    }
    return link == IdTable.NO_ID ? Network.NO_LINK : link;
  }

  /** The mode, or {@link ModeTable#NO_MODE} after a warning if no vehicle of it can come. */
  private int mode(String name) {
    int mode = network.modeTable().find(name);
    if (mode == ModeTable.NO_MODE) {
      leaveOut("networkMode is \"" + name + "\"", "it is a mode that the scenario does not have");
    }
    return mode;
  }

  private int addStation(String label, int link, int mode) {
    if (link == Network.NO_LINK) {
      return NO_STATION;
    }
    if (!known.add(((long) link << Integer.SIZE) + mode)) {
      xml.warning(
          "duplicate-station",
          "link \"" + network.linkId(link) + "\" has a station already",
          "the first one counts",
          "Remove one of the two, or add them up.");
      return NO_STATION;
    }
    return stations.add(label, link, mode);
  }

  private void set(int station, int hour, double volume) {
    if (station != NO_STATION) {
      stations.setVolume(station, hour, volume);
    }
  }

  private void leaveOut(String found, String expected) {
    xml.warning("count-left-out", found, expected, "Nothing needs to be done.");
  }
}
