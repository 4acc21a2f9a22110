package vn.luong.gis.gtfs;

import java.util.List;
import java.util.TreeMap;
import vn.luong.gis.transit.MapPoint;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** Reads the rows of {@code shapes.txt}, which need not come in order. */
final class ShapeRows {
  private final GtfsFeed feed;
  private final String source;
  private final ProblemLog problems;
  private final TreeMap<String, TreeMap<Integer, MapPoint>> points = new TreeMap<>();

  ShapeRows(GtfsFeed feed, String source, ProblemLog problems) {
    this.feed = feed;
    this.source = source;
    this.problems = problems;
  }

  void read(FeedRow row) {
    String id = row.required("shape_id");
    double latitude = row.decimal("shape_pt_lat", -90, 90);
    double longitude = row.decimal("shape_pt_lon", -180, 180);
    int sequence = row.whole("shape_pt_sequence", 0, Integer.MAX_VALUE);
    for (String field : List.of("shape_pt_lat", "shape_pt_lon", "shape_pt_sequence")) {
      row.required(field);
    }
    if (id.isEmpty()
        || Double.isNaN(latitude)
        || Double.isNaN(longitude)
        || sequence == FeedRow.NO_NUMBER) {
      return;
    }
    MapPoint before = points
        .computeIfAbsent(id, key -> new TreeMap<>())
        .putIfAbsent(sequence, new MapPoint(longitude, latitude));
    if (before != null) {
      GtfsReader.duplicate(row, "shape_pt_sequence", id + "\", \"" + sequence);
    }
  }

  /** Puts the points in order into the feed. */
  void finish() {
    points.forEach((id, bySequence) -> {
      feed.shapes.put(id, List.copyOf(bySequence.values()));
      if (bySequence.size() < 2) {
        problems.add(Problem.warning(
            "short-shape",
            SourcePosition.of(source),
            "shape \"" + id + "\"",
            "has one point",
            "a line has two or more",
            "Its trips are led over the roads without it."));
      }
    });
  }
}
