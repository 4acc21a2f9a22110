package vn.luong.gis.roads;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;

/**
 * Closes links to the modes that cannot leave or reach them: afterwards each mode can get from each of its
 * links to each other. Links without a mode and nodes without a link are left out.
 */
public final class NetworkCleaner {
  /**
   * A cleaned network.
   *
   * @param droppedLinksByMode number of links closed to each mode of the network
   */
  public record Result(Network network, SortedMap<String, Integer> droppedLinksByMode) {
    public Result {
      droppedLinksByMode = Collections.unmodifiableSortedMap(new TreeMap<>(droppedLinksByMode));
    }
  }

  /** Modes of trains and ships, as networks of MATSim's tools name them. */
  private static final Set<String> LINE_MODES = Set.of(
      "rail",
      "train",
      "subway",
      "metro",
      "light_rail",
      "tram",
      "monorail",
      "funicular",
      "ship",
      "ferry",
      "pt");

  private NetworkCleaner() {}

  /**
   * Keeps the largest strongly connected part of each mode, forbidden turns minded. Lines of trains need not be connected with each
   * other: of them every part stays whose links all lead back.
   */
  public static Result clean(Network network) {
    long[] modes = new long[network.linkCount()];
    SortedMap<String, Integer> dropped = new TreeMap<>();
    for (int mode = 0; mode < network.modeTable().size(); mode++) {
      boolean[] stays = staying(network, mode);
      int droppedLinks = 0;
      for (int link = 0; link < modes.length; link++) {
        if (!network.allows(link, mode)) {
          continue;
        }
        if (stays[link]) {
          modes[link] |= ModeTable.bit(mode);
        } else {
          droppedLinks++;
        }
      }
      dropped.put(network.modeTable().name(mode), droppedLinks);
    }
    return new Result(withModes(network, modes), dropped);
  }

  /** The links that stay open to a mode. */
  private static boolean[] staying(Network network, int mode) {
    boolean mayBeSeparate = mayBeSeparate(network.modeTable().name(mode));
    int[] nodeParts = StrongComponents.ofNodes(network, mode);
    int[] linkParts = mayBeSeparate || !StrongComponents.hasForbiddenTurns(network, mode)
        ? new int[network.linkCount()]
        : StrongComponents.ofLinks(network, mode);
    boolean[] stays = new boolean[network.linkCount()];
    for (int link = 0; link < stays.length; link++) {
      int part = nodeParts[network.fromNode(link)];
      boolean isInside =
          part == StrongComponents.LARGEST && linkParts[link] == StrongComponents.LARGEST;
      stays[link] = part == nodeParts[network.toNode(link)] && (mayBeSeparate || isInside);
    }
    return stays;
  }

  /** Whether the links of a mode are lines of their own rather than one network. */
  public static boolean mayBeSeparate(String mode) {
    return LINE_MODES.contains(mode);
  }

  private static Network withModes(Network network, long[] modes) {
    NetworkParts parts = new NetworkParts(network);
    for (int link = 0; link < modes.length; link++) {
      if (modes[link] != 0) {
        LinkProperties properties = new LinkProperties(
            network.lengthMeters(link),
            network.freeSpeedMetersPerSecond(link),
            network.capacityPcePerPeriod(link),
            network.laneCount(link),
            modes[link]);
        parts.addLink(link, network.toNode(link), properties, bends(network, link));
      }
    }
    return parts.build();
  }

  private static double[] bends(Network network, int link) {
    double[] bends = new double[2 * network.bendCount(link)];
    for (int bend = 0; bend < network.bendCount(link); bend++) {
      bends[2 * bend] = network.bendX(link, bend);
      bends[2 * bend + 1] = network.bendY(link, bend);
    }
    return bends;
  }
}
