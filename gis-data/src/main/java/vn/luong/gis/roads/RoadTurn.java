package vn.luong.gis.roads;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongList;
import it.unimi.dsi.fastutil.longs.LongLists;
import java.util.Arrays;
import java.util.List;
import vn.luong.gis.osm.OsmKind;
import vn.luong.gis.osm.OsmMembers;
import vn.luong.gis.osm.OsmTags;

/**
 * A turn restriction: from a way, via a node or ways, to a way (OSM wiki, {@code Relation:restriction}).
 *
 * @param isOnly true: nothing but this turn is allowed; false: this turn is forbidden
 * @param modes bits of {@link RoadMode} it holds for
 * @param fromWays where it starts; several for {@code no_entry}
 * @param viaNode the node in between, or {@link #NO_NODE}
 * @param viaWays the ways in between, in their order; empty with a node
 * @param toWays where it leads; several for {@code no_exit}
 */
record RoadTurn(
    boolean isOnly, int modes, LongList fromWays, long viaNode, LongList viaWays, LongList toWays) {
  static final long NO_NODE = Long.MIN_VALUE;

  private static final String KEY = "restriction";
  private static final String ONLY = "only_";
  private static final String FORBIDDEN = "no_";

  RoadTurn {
    fromWays = LongLists.unmodifiable(fromWays);
    viaWays = LongLists.unmodifiable(viaWays);
    toWays = LongLists.unmodifiable(toWays);
  }

  /** The same turn via another node, which has taken the place of the old one. */
  RoadTurn withViaNode(long node) {
    return new RoadTurn(isOnly, modes, fromWays, node, viaWays, toWays);
  }

  /** Understands a relation; null if it is no restriction for all day of a mode that there is. */
  static RoadTurn read(OsmMembers members, OsmTags tags) {
    String value = null;
    int modes = 0;
    for (RoadMode mode : RoadMode.values()) {
      String ofMode = restriction(mode, tags);
      if (ofMode != null && (value == null || value.equals(ofMode))) {
        value = ofMode;
        modes |= mode.bit();
      }
    }
    if (modes == 0 || !(value.startsWith(ONLY) || value.startsWith(FORBIDDEN))) {
      return null;
    }
    LongList fromWays = new LongArrayList();
    LongList viaWays = new LongArrayList();
    LongList toWays = new LongArrayList();
    long viaNode = NO_NODE;
    for (int member = 0; member < members.size(); member++) {
      boolean isWay = members.kind(member) == OsmKind.WAY;
      switch (members.role(member)) {
        case "from" -> addIf(isWay, fromWays, members.id(member));
        case "to" -> addIf(isWay, toWays, members.id(member));
        case "via" -> {
          addIf(isWay, viaWays, members.id(member));
          viaNode = members.kind(member) == OsmKind.NODE ? members.id(member) : viaNode;
        }
        default -> {
          // Where signs stand, and the like.
        }
      }
    }
    boolean isComplete =
        !fromWays.isEmpty() && !toWays.isEmpty() && (viaNode != NO_NODE) == viaWays.isEmpty();
    return isComplete
        ? new RoadTurn(value.startsWith(ONLY), modes, fromWays, viaNode, viaWays, toWays)
        : null;
  }

  private static void addIf(boolean isWay, LongList ways, long id) {
    if (isWay) {
      ways.add(id);
    }
  }

  /** The restriction's value for a mode, or null: its own key counts before the general one. */
  private static String restriction(RoadMode mode, OsmTags tags) {
    List<String> excepted =
        tags.has("except") ? Arrays.asList(tags.find("except").split("\\s*;\\s*")) : List.of();
    for (String key : mode.accessKeys()) {
      if (tags.has(KEY + ":" + key)) {
        return tags.find(KEY + ":" + key);
      }
    }
    boolean isExcepted = mode.accessKeys().stream().anyMatch(excepted::contains);
    return isExcepted ? null : tags.find(KEY);
  }
}
