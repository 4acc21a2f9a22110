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
 * (24 bytes per node); the nodes of way {@code w} are {@code wayNodes[wayStart[w] … wayStart[w + 1])}.
 */
final class RoadMap {
  private final List<RoadWay> ways = new ArrayList<>();
  private final List<RoadTurn> turns = new ArrayList<>();
  private final IntArrayList wayStarts = new IntArrayList();
  private int[] wayNodes;
  private long[] nodeIds;
  private double[] longitudes;
  private double[] latitudes;

  private RoadMap() {}

  static RoadMap read(OsmReader reader, RoadTags roadTags, ImportReport.Builder report)
      throws IOException {
    RoadMap map = new RoadMap();
    LongArrayList references = new LongArrayList();
    reader.read(
        EnumSet.of(OsmKind.WAY, OsmKind.RELATION), map.waySink(references, roadTags, report));
    map.wayStarts.add(references.size());
    map.indexNodes(references);
    reader.read(EnumSet.of(OsmKind.NODE), map.nodeSink(report));
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

  private OsmSink waySink(
      LongArrayList references, RoadTags roadTags, ImportReport.Builder report) {
    return new OsmSink() {
      private final LongOpenHashSet idsSeen = new LongOpenHashSet();

      @Override
      public void way(long id, LongList nodeIds, OsmTags tags) {
        report.countRead(ImportReport.WAYS_READ);
        if (tags.is("route", "ferry")) {
          report.countNotApplied("ferry ways");
        }
        if (!tags.has("highway")) {
          return;
        }
        report.countRead(ImportReport.HIGHWAYS_READ);
        RoadWay way = roadTags.read(id, tags);
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

  private OsmSink nodeSink(ImportReport.Builder report) {
    return new OsmSink() {
      private int next;

      @Override
      public void node(long id, double longitude, double latitude, OsmTags tags) {
        report.countRead(ImportReport.NODES_READ);
        // Files are normally sorted by id, so the next node wanted is mostly the one after the
        // last.
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
        next++;
        if (tags.is("highway", "traffic_signals")) {
          report.countNotApplied("traffic signals");
        }
      }
    };
  }

  private void indexNodes(LongArrayList references) {
    long[] sorted = references.toLongArray();
    Arrays.sort(sorted);
    int count = 0;
    for (long id : sorted) {
      if (count == 0 || sorted[count - 1] != id) {
        sorted[count++] = id;
      }
    }
    nodeIds = Arrays.copyOf(sorted, count);
    wayNodes = new int[references.size()];
    Arrays.setAll(wayNodes, at -> Arrays.binarySearch(nodeIds, references.getLong(at)));
    longitudes = new double[count];
    latitudes = new double[count];
    Arrays.fill(longitudes, Double.NaN);
    Arrays.fill(latitudes, Double.NaN);
  }
}
