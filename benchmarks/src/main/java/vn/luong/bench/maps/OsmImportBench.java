package vn.luong.bench.maps;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import vn.luong.bench.Options;
import vn.luong.gis.osm.OsmKind;
import vn.luong.gis.osm.OsmReader;
import vn.luong.gis.osm.OsmSink;
import vn.luong.gis.osm.OsmTags;
import vn.luong.gis.roads.ImportReport;
import vn.luong.gis.roads.RoadNetworkBuilder;
import vn.luong.sim.network.Network;

/**
 * Import of a generated map of the size of Vietnam: how fast nodes are read, how long the whole import takes, how much
 * memory it needs.
 *
 * <p>Options: {@code --ways N} (3,000,000: about 26 M nodes, 200 MB), {@code --file FILE} (kept and used again if it is
 * there; otherwise a temporary one), {@code --read-only} (no network). Give the JVM 4 GiB ({@code LUONG_JAVA_OPTS=-Xmx4g}).
 */
public final class OsmImportBench {
  private static final long SEED = 13;
  private static final double MEGA = 1e6;
  private static final double NANOS = 1e9;

  private OsmImportBench() {}

  public static void main(String[] arguments) throws IOException {
    Options options = new Options(arguments);
    int ways = options.number("--ways", 3_000_000);
    String kept = options.text("--file", "");
    boolean isReadOnly = options.has("--read-only");
    options.requireAllKnown();
    Path file = kept.isEmpty() ? Files.createTempFile("country", ".osm.pbf") : Path.of(kept);
    try {
      if (!Files.exists(file) || Files.size(file) == 0) {
        int nodes = CountryMap.write(file, ways, SEED);
        System.out.printf(
            Locale.ROOT,
            "generated %,d nodes, %,d ways, %.0f MB%n",
            nodes,
            ways,
            Files.size(file) / MEGA);
      }
      readNodes(file);
      if (!isReadOnly) {
        importRoads(file);
      }
    } finally {
      if (kept.isEmpty()) {
        Files.delete(file);
      }
    }
  }

  private static void readNodes(Path file) throws IOException {
    long[] count = {0};
    double[] sum = {0};
    long start = System.nanoTime();
    new OsmReader(file).read(EnumSet.of(OsmKind.NODE), new OsmSink() {
      @Override
      public void node(long id, double longitude, double latitude, OsmTags tags) {
        count[0]++;
        sum[0] += longitude;
      }
    });
    double seconds = (System.nanoTime() - start) / NANOS;
    System.out.printf(
        Locale.ROOT,
        "read %,d nodes in %.1f s: %.2f M nodes/s (mean longitude %.4f)%n",
        count[0],
        seconds,
        count[0] / seconds / MEGA,
        sum[0] / count[0]);
  }

  private static void importRoads(Path file) throws IOException {
    long start = System.nanoTime();
    RoadNetworkBuilder.Result result = new RoadNetworkBuilder(file).build();
    double seconds = (System.nanoTime() - start) / NANOS;
    Network network = result.network();
    int nodes = result.report().counts().get(ImportReport.NODES_READ);
    System.out.printf(
        Locale.ROOT,
        "imported %,d nodes as %,d links, %,d nodes in %.1f s: %.2f M nodes/s; peak heap %.2f GB%n",
        nodes,
        network.linkCount(),
        network.nodeCount(),
        seconds,
        nodes / seconds / MEGA,
        peakHeapBytes() / 1e9);
    System.out.println(result.report().counts());
  }

  /** Sum of the peaks of all pools: at most so much of the heap was ever in use, garbage included. */
  private static long peakHeapBytes() {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        bytes += pool.getPeakUsage().getUsed();
      }
    }
    return bytes;
  }
}
