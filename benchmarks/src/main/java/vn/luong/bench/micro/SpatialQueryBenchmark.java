package vn.luong.bench.micro;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.index.strtree.STRtree;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import vn.luong.gis.binhduong.BinhDuongNetwork;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.BinhDuongZones;
import vn.luong.gis.spatial.NearestLink;
import vn.luong.gis.zones.ZoneIndex;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.random.RandomStream;

/**
 * <b>Question.</b> How many places can be put on their zone, or on their nearest link, in a second?
 *
 * <p><b>Method.</b> One thread; 65,536 random points inside the province (of another network: in its bounding box), one
 * after the other. Zones are the 91 wards. Links are those for cars, of the bundled network or, with {@code
 * -p world=FILE}, of a MATSim network in the same coordinate system. JTS's R-tree finds the nearest link the way one would
 * write it without an index of one's own; all nearest distances must sum to the same, which the set-up checks and prints.
 *
 * <p><b>What to expect.</b> Wanted are 1 M zones and 200,000 links per second. The packed tree looks at 20 to 40 boxes and
 * some 20 segments per point, in flat arrays; JTS makes a pair of objects for every box.
 *
 * <p><b>Last measured.</b> docs/performance.md.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SpatialQueryBenchmark {
  private static final int POINT_COUNT = 1 << 16;
  private static final long SEED = 11;

  /** {@code bundled}, or a MATSim network file. */
  @Param("bundled")
  public String world;

  private final double[] x = new double[POINT_COUNT];
  private final double[] y = new double[POINT_COUNT];
  private final GeometryFactory geometries = new GeometryFactory();
  private final STRtree tree = new STRtree();
  private ZoneIndex zones;
  private NearestLink.Query nearest;
  private int next;

  @Setup(Level.Trial)
  public void build() {
    BinhDuongTables tables = BinhDuongTables.read();
    ModeTable modes = new ModeTable();
    Network network = world.equals("bundled")
        ? BinhDuongNetwork.build(tables, 2019, modes)
        : CongestedRoads.read(Path.of(world), modes);
    int car = modes.find("car");
    zones = new ZoneIndex(BinhDuongZones.of(tables, 2019));
    nearest = NearestLink.of(network, car).query();
    Envelope extent =
        world.equals("bundled") ? tables.outline().getEnvelopeInternal() : extent(network);
    RandomStream random = RandomStream.of(SEED, 1);
    for (int point = 0; point < POINT_COUNT; point++) {
      do {
        x[point] = extent.getMinX() + random.nextDouble() * extent.getWidth();
        y[point] = extent.getMinY() + random.nextDouble() * extent.getHeight();
      } while (world.equals("bundled") && zones.zoneAt(x[point], y[point]) == ZoneIndex.NO_ZONE);
    }
    fillTree(network, car);
    check(network);
  }

  private static Envelope extent(Network network) {
    Envelope extent = new Envelope();
    for (int node = 0; node < network.nodeCount(); node++) {
      extent.expandToInclude(network.nodeX(node), network.nodeY(node));
    }
    return extent;
  }

  private void fillTree(Network network, int car) {
    for (int link = 0; link < network.linkCount(); link++) {
      if (network.allows(link, car)) {
        Coordinate[] points = new Coordinate[network.bendCount(link) + 2];
        int from = network.fromNode(link);
        int to = network.toNode(link);
        points[0] = new Coordinate(network.nodeX(from), network.nodeY(from));
        for (int bend = 0; bend < network.bendCount(link); bend++) {
          points[bend + 1] = new Coordinate(network.bendX(link, bend), network.bendY(link, bend));
        }
        points[points.length - 1] = new Coordinate(network.nodeX(to), network.nodeY(to));
        LineString line = geometries.createLineString(points);
        tree.insert(line.getEnvelopeInternal(), line);
      }
    }
    tree.build();
  }

  private void check(Network network) {
    double sum = 0;
    double sumOfTree = 0;
    long linkSum = 0;
    long zoneSum = 0;
    int inside = 0;
    int checked = POINT_COUNT / 16;
    for (int point = 0; point < checked; point++) {
      linkSum += nearest.find(x[point], y[point]);
      sum += nearest.distanceMeters();
      sumOfTree += nearestOfTree(x[point], y[point]).distance(point(x[point], y[point]));
      int zone = zones.zoneAt(x[point], y[point]);
      zoneSum += zone;
      inside += zone == ZoneIndex.NO_ZONE ? 0 : 1;
    }
    if (Math.abs(sum - sumOfTree) > 1e-6 * sum) {
      throw new IllegalStateException("distances sum to " + sum + ", by JTS to " + sumOfTree);
    }
    System.out.printf(
        "%n%d links; of %d points %d in a zone; sum of zones %d, of links %d, of distances %.3f m%n",
        network.linkCount(), checked, inside, zoneSum, linkSum, sum);
  }

  private Point point(double pointX, double pointY) {
    return geometries.createPoint(new Coordinate(pointX, pointY));
  }

  private LineString nearestOfTree(double pointX, double pointY) {
    Point point = point(pointX, pointY);
    return (LineString) tree.nearestNeighbour(
        point.getEnvelopeInternal(),
        point,
        (one, other) -> ((Geometry) one.getItem()).distance((Geometry) other.getItem()));
  }

  private int nextPoint() {
    next = (next + 1) % POINT_COUNT;
    return next;
  }

  @Benchmark
  public int zoneAtPoint() {
    int point = nextPoint();
    return zones.zoneAt(x[point], y[point]);
  }

  @Benchmark
  public int nearestLink() {
    int point = nextPoint();
    return nearest.find(x[point], y[point]);
  }

  @Benchmark
  public LineString nearestLinkByStrTree() {
    int point = nextPoint();
    return nearestOfTree(x[point], y[point]);
  }
}
