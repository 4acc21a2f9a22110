package vn.luong.gis.streets;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import vn.luong.gis.streets.RoadSketch.Cut;
import vn.luong.gis.streets.RoadSketch.Road;
import vn.luong.gis.streets.RoadSketch.Street;

/** Connected parts of a sketch; all roads and streets run both ways, so connected is strongly connected. */
final class Quarters {
  private final RoadSketch sketch;
  private final int[] leader;

  private Quarters(RoadSketch sketch) {
    this.sketch = sketch;
    this.leader = new int[sketch.nodes().size()];
    for (int node = 0; node < leader.length; node++) {
      leader[node] = node;
    }
  }

  static Quarters of(RoadSketch sketch) {
    Quarters quarters = new Quarters(sketch);
    for (Road road : sketch.roads()) {
      for (Cut cut : road.cuts()) {
        quarters.unite(road.from(), cut.node());
      }
    }
    for (Street street : sketch.streets()) {
      quarters.unite(street.from(), street.to());
    }
    return quarters;
  }

  /** The nodes of each part that holds no part of the first road. */
  List<IntArrayList> withoutRoad() {
    int main = leaderOf(sketch.roads().get(0).from());
    TreeMap<Integer, IntArrayList> parts = new TreeMap<>();
    for (int node = 0; node < leader.length; node++) {
      if (leaderOf(node) != main) {
        parts.computeIfAbsent(leaderOf(node), key -> new IntArrayList()).add(node);
      }
    }
    return new ArrayList<>(parts.values());
  }

  /** Removes the streets of a part; its nodes then belong to no link. */
  void drop(IntArrayList part) {
    int dropped = leaderOf(part.getInt(0));
    sketch
        .streets()
        .removeIf(street -> street.from() < leader.length && leaderOf(street.from()) == dropped);
  }

  private int leaderOf(int node) {
    int current = node;
    while (leader[current] != current) {
      leader[current] = leader[leader[current]];
      current = leader[current];
    }
    return current;
  }

  private void unite(int left, int right) {
    int first = leaderOf(left);
    int second = leaderOf(right);
    leader[Math.max(first, second)] = Math.min(first, second);
  }
}
