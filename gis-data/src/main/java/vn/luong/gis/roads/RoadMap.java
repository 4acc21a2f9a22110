package vn.luong.gis.roads;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import vn.luong.gis.crs.Wgs84;
import vn.luong.gis.osm.OsmKind;
import vn.luong.gis.osm.OsmMembers;
import vn.luong.gis.osm.OsmReader;
import vn.luong.gis.osm.OsmSink;
import vn.luong.gis.osm.OsmTags;

/**
 * The roads of a map with the nodes they run along: ways first, then only the nodes they need, so that memory
 * follows the roads and not the file.
 *
 * <p>Layout: nodes are dense ints in the order of their OSM ids, with columns for id, longitude and latitude
 * (25 bytes per node); the nodes of way {@code w} are {@code wayNodes[wayStart[w] … wayStart[w + 1])}.
 */
final class RoadMap {
  private static final byte FORWARD = 1;
  private static final byte BACKWARD = 2;

  private final List<RoadWay> ways = new ArrayList<>();
  private final List<RoadTurn> turns = new ArrayList<>();
  private final IntArrayList wayStarts = new IntArrayList();
  private int[] wayNodes;
  private long[] nodeIds;
  private double[] longitudes;
  private double[] latitudes;
  /** Directions that a traffic signal at the node stops, relative to its way: bits. */
  private byte[] signals;

  private int nodesRead;

  private RoadMap() {}

  /**
   * Reads the roads of a file.
   *
   * @param rules what else than roads is wanted
   */
  static RoadMap read(
      OsmReader reader, ImportRules rules, RoadTags roadTags, ImportReport.Builder report)
      throws IOException {
    RoadMap map = new RoadMap();
    LongArrayList references = new LongArrayList();
    reader.read(
        EnumSet.of(OsmKind.WAY, OsmKind.RELATION),
        map.waySink(references, rules, roadTags, report));
    map.wayStarts.add(references.size());
    map.indexNodes(references);
    reader.read(EnumSet.of(OsmKind.NODE), map.nodeSink(rules, report));
    report.setCount(ImportReport.NODES_READ, map.nodesRead);
    map.mergeNodes(report);
    return map;
  }

  int wayCount() {
    return ways.size();
  }

  RoadWay way(int way) {
    return ways.get(way);
  }

  List<RoadTurn> turns() {
    return Collections.unmodifiableList(turns);
  }

  /** Position of the way's first node, for {@link #nodeAt}. */
  int wayStart(int way) {
    return wayStarts.getInt(way);
  }

  /** Position after the way's last node. */
  int wayEnd(int way) {
    return wayStarts.getInt(way + 1);
  }

  int nodeAt(int position) {
    return wayNodes[position];
  }

  int nodeCount() {
    return nodeIds.length;
  }

  long nodeId(int node) {
    return nodeIds[node];
  }

  /** Whether the file holds the node; extracts leave out nodes of ways that cross their border. */
  boolean isThere(int node) {
    return !Double.isNaN(longitudes[node]);
  }

  double longitude(int node) {
    return longitudes[node];
  }

  double latitude(int node) {
    return latitudes[node];
  }

  /** From here on the node counts as one that the file does not hold. */
  void forgetPlace(int node) {
    longitudes[node] = Double.NaN;
    latitudes[node] = Double.NaN;
  }

  /** Whether a signal at the node stops those who drive in the direction of its way. */
  boolean hasSignalForward(int node) {
    return (signals[node] & FORWARD) != 0;
  }

  boolean hasSignalBackward(int node) {
    return (signals[node] & BACKWARD) != 0;
  }

  /** Length of a whole way, as far as its nodes are there. */
  double lengthMeters(int way) {
    double meters = 0;
    for (int at = wayStart(way) + 1; at < wayEnd(way); at++) {
      if (isThere(nodeAt(at - 1)) && isThere(nodeAt(at))) {
        meters += distanceMeters(nodeAt(at - 1), nodeAt(at));
      }
    }
    return meters;
  }

  double distanceMeters(int node, int other) {
    return Wgs84.distanceMeters(
        longitudes[node], latitudes[node], longitudes[other], latitudes[other]);
  }

  private OsmSink waySink(
      LongArrayList references, ImportRules rules, RoadTags roadTags, ImportReport.Builder report) {
    WayTags wayTags = new WayTags(report);
    return new OsmSink() {
      private final LongOpenHashSet idsSeen = new LongOpenHashSet();

      @Override
      public void way(long id, LongList nodeIds, OsmTags tags) {
        report.countRead(ImportReport.WAYS_READ);
        RoadWay way = null;
        if (tags.has("highway")) {
          report.countRead(ImportReport.HIGHWAYS_READ);
          way = roadTags.read(id, tags);
        } else if (tags.is("route", "ferry")) {
          if (rules.hasFerries()) {
            way = wayTags.readFerry(id, tags);
          } else {
            report.countNotApplied("ferry ways");
          }
        } else if (tags.has("railway") && rules.modes().contains(RoadMode.RAIL)) {
          way = wayTags.readTrack(id, tags);
        }
        if (way != null && isFirst(id)) {
          ways.add(way);
          wayStarts.add(references.size());
          references.addAll(nodeIds);
        }
      }

      /** Files put together of overlapping extracts hold a way several times; the first one counts. */
      private boolean isFirst(long id) {
        boolean isNew = idsSeen.add(id);
        if (!isNew) {
          report.countRepaired("ways that the file holds twice");
        }
        return isNew;
      }

      @Override
      public void relation(long id, OsmMembers members, OsmTags tags) {
        report.countRead(ImportReport.RELATIONS_READ);
        if (tags.is("type", "restriction")) {
          RoadTurn turn = RoadTurn.read(members, tags);
          if (turn == null) {
            report.countNotApplied("turn restrictions for some hours, or not understood");
          } else {
            turns.add(turn);
          }
        }
      }
    };
  }

  private OsmSink nodeSink(ImportRules rules, ImportReport.Builder report) {
    return new OsmSink() {
      private int next;

      @Override
      public void node(long id, double longitude, double latitude, OsmTags tags) {
        nodesRead++;
        // Files are normally sorted by id: the next node wanted is the one after the last, and what
        // lies
        // between the two is not wanted.
        boolean isBetween =
            (next == nodeIds.length || id < nodeIds[next]) && (next == 0 || id > nodeIds[next - 1]);
        if (isBetween) {
          return;
        }
        if (next == nodeIds.length || nodeIds[next] != id) {
          int found = Arrays.binarySearch(nodeIds, id);
          if (found < 0) {
            next = Math.min(-found - 1, nodeIds.length);
            return;
          }
          next = found;
        }
        longitudes[next] = longitude;
        latitudes[next] = latitude;
        if (tags.size() > 0 && isSignal(tags)) {
          if (rules.hasSignals()) {
            signals[next] = signalDirections(tags);
          } else {
            report.countNotApplied("traffic signals");
          }
        }
        next++;
      }
    };
  }

  private static boolean isSignal(OsmTags tags) {
    return tags.is("highway", "traffic_signals")
        || (tags.is("highway", "crossing") && tags.is("crossing", "traffic_signals"));
  }

  private static byte signalDirections(OsmTags tags) {
    String direction = tags.find("traffic_signals:direction");
    if ("forward".equals(direction)) {
      return FORWARD;
    }
    return "backward".equals(direction) ? BACKWARD : FORWARD | BACKWARD;
  }

  /** Uses one node in place of several at the same place. */
  private void mergeNodes(ImportReport.Builder report) {
    int[] representatives = CoincidentNodes.find(this);
    for (int node = 0; node < representatives.length; node++) {
      if (representatives[node] != node) {
        report.countRepaired("nodes at the very place of another, joined with it");
        signals[representatives[node]] |= signals[node];
      }
    }
    for (int at = 0; at < wayNodes.length; at++) {
      wayNodes[at] = representatives[wayNodes[at]];
    }
    for (int turn = 0; turn < turns.size(); turn++) {
      int via = Arrays.binarySearch(nodeIds, turns.get(turn).viaNode());
      if (via >= 0) {
        turns.set(turn, turns.get(turn).withViaNode(nodeIds[representatives[via]]));
      }
    }
  }

  private void indexNodes(LongArrayList references) {
    long[] sorted = references.toLongArray();
    Arrays.parallelSort(sorted);
    int count = 0;
    for (long id : sorted) {
      if (count == 0 || sorted[count - 1] != id) {
        sorted[count++] = id;
      }
    }
    nodeIds = Arrays.copyOf(sorted, count);
    wayNodes = new int[references.size()];
    Arrays.parallelSetAll(wayNodes, at -> Arrays.binarySearch(nodeIds, references.getLong(at)));
    longitudes = new double[count];
    latitudes = new double[count];
    signals = new byte[count];
    Arrays.fill(longitudes, Double.NaN);
    Arrays.fill(latitudes, Double.NaN);
  }
}
