package vn.luong.gis.attachment;

import java.util.HashMap;
import java.util.Map;
import vn.luong.gis.roads.LinkTexts;
import vn.luong.gis.streets.RoadSketch.Profile;
import vn.luong.gis.streets.StreetClass;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;

/** Adds links of planned roads, both directions at once, with the ids and attributes that the bundled network gives them. */
final class PlannedLinks {
  /** Link attribute of roads that are on no map yet. */
  static final String PLANNED = "planned";

  private static final String MOTORBIKE = "motorbike";
  private static final String[] MODES = {"car", MOTORBIKE, "truck", "bus"};
  private static final double SHORTEST_METERS = 1;

  private final NetworkDraft draft;
  private final long roadModes;
  private final long expresswayModes;

  PlannedLinks(NetworkDraft draft) {
    this.draft = draft;
    Network network = draft.base();
    long used = 0;
    for (int link = 0; link < network.linkCount(); link++) {
      used |= network.modes(link);
    }
    long modes = 0;
    for (String mode : MODES) {
      modes |= bit(network, mode);
    }
    // A mode that no road knows would find islands of planned roads.
    roadModes = modes & used;
    expresswayModes = roadModes & ~bit(network, MOTORBIKE);
  }

  private static long bit(Network network, String mode) {
    int known = network.modeTable().find(mode);
    return known == ModeTable.NO_MODE ? 0 : ModeTable.bit(known);
  }

  /**
   * Adds a link for each direction.
   *
   * @param bends points in between, in the order from the first node to the second
   * @param leastMeters length at least
   * @return length of one direction
   */
  double addBoth(int from, int to, double[] bends, Profile profile, double leastMeters) {
    double meters = Math.max(
        Math.max(leastMeters, SHORTEST_METERS),
        lineMeters(from, to, bends) * profile.lengthFactor());
    StreetClass streetClass = profile.streetClass();
    double perHour = streetClass.capacityPcePerHourAndLane() * profile.lanes();
    LinkProperties properties = new LinkProperties(
        meters,
        profile.freeSpeedMetersPerSecond(),
        perHour * draft.base().capacityPeriodSeconds() / 3600,
        profile.lanes(),
        streetClass.isForMotorbikes() ? roadModes : expresswayModes);
    Map<String, String> texts = new HashMap<>();
    texts.put(LinkTexts.NAME, profile.name());
    texts.put(LinkTexts.TYPE, streetClass.label());
    texts.put(PLANNED, "yes");
    if (streetClass == StreetClass.MOTORWAY) {
      texts.put(LinkTexts.LAYER, "1");
    }
    String start = draft.nodeId(from);
    String end = draft.nodeId(to);
    draft.addLink(start + "-" + end, from, to, properties, bends, texts);
    draft.addLink(end + "-" + start, to, from, properties, reversed(bends), texts);
    return meters;
  }

  private double lineMeters(int from, int to, double[] bends) {
    double x = draft.x(from);
    double y = draft.y(from);
    double meters = 0;
    for (int at = 0; at < bends.length; at += 2) {
      meters += Math.hypot(bends[at] - x, bends[at + 1] - y);
      x = bends[at];
      y = bends[at + 1];
    }
    return meters + Math.hypot(draft.x(to) - x, draft.y(to) - y);
  }

  private static double[] reversed(double[] bends) {
    double[] turned = new double[bends.length];
    for (int at = 0; at < bends.length; at += 2) {
      turned[at] = bends[bends.length - 2 - at];
      turned[at + 1] = bends[bends.length - 1 - at];
    }
    return turned;
  }
}
