package vn.luong.gis.streets;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import vn.luong.gis.streets.RoadSketch.Node;
import vn.luong.gis.streets.RoadSketch.RoadPoint;
import vn.luong.gis.streets.StreetLattice.Corner;
import vn.luong.sim.random.RandomStream;

/**
 * Fills built-up areas with local streets, so that trips do not all start on highways: slightly irregular grids, every
 * fourth street a collector, joined to the strategic roads where they cross them. The streets are invented: they have
 * the density of the area, not its map.
 */
public final class LocalStreets {
  /** Shorter links would be passed in a few time steps and add nothing. */
  static final double SHORTEST_STREET_METERS = 60;

  private static final double DROPPED_SHARE = 0.1;
  private static final int COLLECTOR_EVERY = 4;
  private static final int SMALLEST_QUARTER = 5;
  private static final double STITCH_SHARE = 1.3;
  private static final double LEAST_GAP_SHARE = 0.6;
  private static final int CORNERS_PER_ACCESS = 12;
  private static final double ACCESS_REACH_METERS = 600;
  private static final double GRID_CELL_METERS = 600;

  private final RoadSketch sketch;
  private final List<BuiltUpArea> areas;
  private final long seed;
  private final String nodePrefix;
  private final NodeGrid grid;
  private int streetNodeCount;

  private LocalStreets(RoadSketch sketch, List<BuiltUpArea> areas, long seed, String nodePrefix) {
    this.sketch = sketch;
    this.areas = List.copyOf(areas);
    this.seed = seed;
    this.nodePrefix = nodePrefix;
    this.grid = new NodeGrid(sketch, GRID_CELL_METERS);
  }

  /**
   * Adds the streets of all areas to the sketch.
   *
   * @param outline no street leaves it
   * @param seed the same seed gives the same streets
   * @param nodePrefix what the ids of their nodes begin with
   */
  public static void addTo(
      RoadSketch sketch, List<BuiltUpArea> areas, Geometry outline, long seed, String nodePrefix) {
    LocalStreets streets = new LocalStreets(sketch, areas, seed, nodePrefix);
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(outline);
    // Where the corners of an area are depends on the roads only, not on other areas' corners.
    sketch.indexRoads();
    List<StreetLattice> lattices = streets.areas.parallelStream()
        .map(area -> StreetLattice.over(area, sketch, prepared, streets::belongsTo, seed))
        .toList();
    lattices.forEach(streets::addCorners);
    lattices.forEach(streets::joinCorners);
    lattices.forEach(streets::stitch);
    streets.joinQuarters();
  }

  /** Estates first, each within its circle; other ground belongs to the nearest centre. */
  private boolean belongsTo(BuiltUpArea area, double x, double y) {
    BuiltUpArea owner = null;
    double least = Double.POSITIVE_INFINITY;
    for (BuiltUpArea other : areas) {
      double far = other.isEstate() ? other.radiusMeters() : least;
      if (Math.abs(x - other.x()) >= far || Math.abs(y - other.y()) >= far) {
        continue;
      }
      double distance = other.distanceTo(x, y);
      boolean isInEstate = other.isEstate() && distance < other.radiusMeters();
      if (other.isEstate() && !isInEstate) {
        continue;
      }
      double rank = isInEstate ? distance / other.radiusMeters() - 1 : distance;
      if (rank < least) {
        least = rank;
        owner = other;
      }
    }
    return owner == area;
  }

  private void addCorners(StreetLattice lattice) {
    double leastGap = LEAST_GAP_SHARE * lattice.area().spacingMeters();
    for (Corner corner : lattice.corners()) {
      if (grid.nearestOf(corner.x(), corner.y(), leastGap, NodeGrid.NO_GROUP) == NodeGrid.NONE) {
        int node = sketch.addNode(nodePrefix + streetNodeCount++, corner.x(), corner.y());
        lattice.setNode(corner, node);
      }
    }
    // Entered afterwards: corners of the same area keep their distance by construction.
    int group = areas.indexOf(lattice.area());
    for (Corner corner : lattice.corners()) {
      int node = lattice.nodeAt(corner.column(), corner.row());
      if (node != StreetLattice.NO_CORNER) {
        grid.add(node, group);
      }
    }
  }

  private void joinCorners(StreetLattice lattice) {
    long areaKey = RandomStream.keyOfText(lattice.area().id());
    for (Corner corner : lattice.corners()) {
      int column = corner.column();
      int row = corner.row();
      int node = lattice.nodeAt(column, row);
      if (node == StreetLattice.NO_CORNER) {
        continue;
      }
      RandomStream random = RandomStream.of(seed, areaKey, column, row, 1);
      boolean keepsAlong = random.nextDouble() >= DROPPED_SHARE || isCollector(row);
      boolean keepsAcross = random.nextDouble() >= DROPPED_SHARE || isCollector(column);
      if (keepsAlong) {
        join(node, lattice.nodeAt(column + 1, row), classOf(row), lattice.area().name());
      }
      if (keepsAcross) {
        join(
            node,
            lattice.nodeAt(column, row + 1),
            classOf(column),
            lattice.area().name());
      }
    }
  }

  private static boolean isCollector(int line) {
    return Math.floorMod(line, COLLECTOR_EVERY) == 0;
  }

  private static StreetClass classOf(int line) {
    return isCollector(line) ? StreetClass.TERTIARY : StreetClass.RESIDENTIAL;
  }

  /** Joins two street nodes; a road between them is met at a junction, two roads are too much. */
  private void join(int from, int to, StreetClass streetClass, String name) {
    if (to == StreetLattice.NO_CORNER) {
      return;
    }
    List<RoadPoint> crossings = crossings(from, to);
    if (crossings.isEmpty()) {
      sketch.addStreet(from, to, streetClass, name);
    } else if (crossings.size() == 1) {
      joinAt(crossings.get(0), from, to, streetClass, name);
    }
  }

  private void joinAt(RoadPoint point, int from, int to, StreetClass streetClass, String name) {
    int junction = sketch.junctionAt(point);
    for (int node : new int[] {from, to}) {
      if (isFit(node, junction)) {
        sketch.addStreet(node, junction, streetClass, name);
      }
    }
  }

  private boolean isFit(int node, int junction) {
    return sketch.distance(node, junction) >= SHORTEST_STREET_METERS
        && crossings(node, junction).isEmpty();
  }

  private List<RoadPoint> crossings(int from, int to) {
    Node start = sketch.nodes().get(from);
    Node end = sketch.nodes().get(to);
    return sketch.crossings(start.x(), start.y(), end.x(), end.y());
  }

  /** Joins neighbouring areas where two of their corners are each other's nearest. */
  private void stitch(StreetLattice lattice) {
    int group = areas.indexOf(lattice.area());
    double reach = STITCH_SHARE * lattice.area().spacingMeters();
    for (Corner corner : lattice.corners()) {
      int node = lattice.nodeAt(corner.column(), corner.row());
      if (node == StreetLattice.NO_CORNER) {
        continue;
      }
      int other = grid.nearestOf(corner.x(), corner.y(), reach, group);
      if (other == NodeGrid.NONE || grid.groupOf(other) <= group) {
        continue;
      }
      Node place = sketch.nodes().get(other);
      if (grid.nearestOf(place.x(), place.y(), reach, grid.groupOf(other)) == node) {
        join(node, other, StreetClass.RESIDENTIAL, lattice.area().name());
      }
    }
  }

  /** Gives quarters without any junction access roads; drops the tiny ones. */
  private void joinQuarters() {
    Quarters quarters = Quarters.of(sketch);
    for (IntArrayList quarter : quarters.withoutRoad()) {
      if (quarter.size() < SMALLEST_QUARTER || !joinToRoads(quarter)) {
        quarters.drop(quarter);
      }
    }
  }

  /** A way from a corner to the nearest point of a road. */
  private record Access(int node, RoadPoint point, double meters) {
    static final Comparator<Access> SHORTEST =
        Comparator.comparingDouble(Access::meters).thenComparingInt(Access::node);
  }

  /** One access for so many corners, the shortest ones that reach different junctions. */
  private boolean joinToRoads(IntArrayList quarter) {
    List<Access> accesses = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (int node : quarter) {
      Node place = sketch.nodes().get(node);
      for (int road = 0; road < sketch.roads().size(); road++) {
        RoadPoint point = sketch.nearestPoint(road, place.x(), place.y());
        double meters = sketch.distance(point, place.x(), place.y());
        accesses.add(new Access(node, point, meters));
        least = Math.min(least, meters);
      }
    }
    double reach = least + ACCESS_REACH_METERS;
    Map<Boolean, List<Access>> byReach =
        accesses.stream().collect(Collectors.partitioningBy(access -> access.meters() <= reach));
    int wanted = 1 + quarter.size() / CORNERS_PER_ACCESS;
    // Nearly always one in reach will do; only else the many others are put in order.
    return joinShortest(byReach.get(true), wanted) || joinShortest(byReach.get(false), 1);
  }

  /** Adds the shortest accesses that fit, at most so many; false if none does. */
  private boolean joinShortest(List<Access> accesses, int wanted) {
    accesses.sort(Access.SHORTEST);
    IntOpenHashSet junctions = new IntOpenHashSet();
    IntOpenHashSet corners = new IntOpenHashSet();
    for (Access access : accesses) {
      if (junctions.size() == wanted) {
        break;
      }
      int junction = sketch.junctionAt(access.point());
      if (isFit(access.node(), junction)
          && !junctions.contains(junction)
          && corners.add(access.node())) {
        junctions.add(junction);
        sketch.addStreet(access.node(), junction, StreetClass.TERTIARY, "");
      }
    }
    return !junctions.isEmpty();
  }
}
