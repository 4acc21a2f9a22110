package vn.luong.gis.quality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.luong.gis.roads.NetworkCleaner;
import vn.luong.gis.roads.RoadDefaults;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.Network;

/**
 * Mends what can be mended without knowing the place: joins nodes at one place, merges duplicates, replaces values that
 * no road can have, and closes links to the modes that cannot reach or leave them. Doing it once more changes nothing.
 *
 * <p>Ids of the links that stay do not change. Plans, transit routes and counts that name a link that goes are no longer
 * right.
 */
public final class NetworkRepair {
  private static final double SHORTEST_METERS = 1;
  /** Of links without a road class. */
  private static final double USUAL_PCE_PER_HOUR_AND_LANE = 600;

  private static final double USUAL_METERS_PER_SECOND = 30 / 3.6;

  private final Map<String, Integer> done = new LinkedHashMap<>();

  /**
   * What came out.
   *
   * @param done how often each kind of repair was made, in the order of the steps; empty if nothing was to do
   */
  public record Result(Network network, Map<String, Integer> done) {
    public Result {
      done = Collections.unmodifiableMap(new LinkedHashMap<>(done));
    }
  }

  private NetworkRepair() {}

  /** Makes all repairs. */
  public static Result repair(Network network) {
    NetworkRepair repair = new NetworkRepair();
    Network values = repair.mendValues(network);
    Network joined = repair.joinNodes(values);
    Network merged = repair.mergeDuplicates(joined);
    return new Result(repair.closeUnconnected(merged), repair.done);
  }

  private void count(String what, int times) {
    if (times > 0) {
      done.merge(what, times, Integer::sum);
    }
  }

  private Network mendValues(Network network) {
    DrawnLinks lines = new DrawnLinks(network);
    LinkEdit edit = new LinkEdit(network);
    for (int link = 0; link < network.linkCount(); link++) {
      edit.setProperties(link, mended(network, lines, link));
    }
    return edit.build();
  }

  private LinkProperties mended(Network network, DrawnLinks lines, int link) {
    Optional<RoadDefaults> defaults = lines.highwayClass(link).map(RoadDefaults::of);
    double length = network.lengthMeters(link);
    if (!isPositive(length) || OddValues.isTooShort(length, lines.straightMeters(link))) {
      length = Math.max(SHORTEST_METERS, roundedToMillimeters(lines.drawnMeters(link)));
      count("lengths that cannot be, taken from the drawn line", 1);
    }
    double speed = network.freeSpeedMetersPerSecond(link);
    if (!isPositive(speed)) {
      speed = defaults.map(RoadDefaults::speedMetersPerSecond).orElse(USUAL_METERS_PER_SECOND);
      count("speeds that are not above 0, set to those usual for the class of road", 1);
    }
    double lanes = network.laneCount(link);
    if (!isPositive(lanes)) {
      lanes = defaults.map(RoadDefaults::lanesEachWay).orElse(1);
      count("lanes that are not above 0, set to those usual for the class of road", 1);
    }
    double capacity = network.capacityPcePerPeriod(link);
    double periodHours = network.capacityPeriodSeconds() / 3600;
    boolean isClosed = !(capacity / periodHours >= lanes * OddValues.LEAST_PCE_PER_HOUR_AND_LANE);
    if (isClosed && !lines.isTrack(link)) {
      double perLane =
          defaults.map(RoadDefaults::capacityPcePerHourAndLane).orElse(USUAL_PCE_PER_HOUR_AND_LANE);
      capacity = perLane * lanes * periodHours;
      count("capacities of nearly 0, raised to those usual for the class of road", 1);
    }
    return new LinkProperties(length, speed, capacity, lanes, network.modes(link));
  }

  private static boolean isPositive(double value) {
    return value > 0 && !Double.isInfinite(value);
  }

  private static double roundedToMillimeters(double meters) {
    return Math.round(meters * 1000) / 1000.0;
  }

  private Network joinNodes(Network network) {
    int[] representatives = NodesAtOnePlace.find(network);
    LinkEdit edit = new LinkEdit(network);
    int joined = 0;
    for (int node = 0; node < representatives.length; node++) {
      if (representatives[node] != node) {
        edit.replaceNode(node, representatives[node]);
        joined++;
      }
    }
    count("nodes joined with another at their place", joined);
    return edit.build();
  }

  private Network mergeDuplicates(Network network) {
    LinkEdit edit = new LinkEdit(network);
    int merged = 0;
    for (DuplicateLinks.Pair pair : DuplicateLinks.find(network)) {
      edit.merge(pair.first(), pair.second());
      merged++;
    }
    count("duplicate links merged", merged);
    return edit.build();
  }

  private Network closeUnconnected(Network network) {
    NetworkCleaner.Result cleaned = NetworkCleaner.clean(network);
    cleaned
        .droppedLinksByMode()
        .forEach((mode, links) ->
            count("links closed to " + mode + ", which cannot reach or leave them", links));
    int gone = network.linkCount() - cleaned.network().linkCount();
    count("links removed because no mode is left", gone);
    return cleaned.network();
  }
}
