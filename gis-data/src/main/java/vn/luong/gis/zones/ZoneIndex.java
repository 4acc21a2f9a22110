package vn.luong.gis.zones;

import java.util.Arrays;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds the zone a point lies in. A point on a border belongs to the zone with the lower index.
 *
 * <p>Layout: an R-tree of the zones' envelopes, and per zone an interval tree of its edges.
 *
 * <p>Threads: safe to share once built.
 */
public final class ZoneIndex {
  public static final int NO_ZONE = -1;

  private final STRtree tree = new STRtree();
  private final IndexedPointInAreaLocator[] locators;
  private final Envelope extent = new Envelope();

  public ZoneIndex(ZoneLayer zones) {
    locators = new IndexedPointInAreaLocator[zones.zoneCount()];
    for (int zone = 0; zone < zones.zoneCount(); zone++) {
      Geometry polygon = zones.polygon(zone);
      locators[zone] = new IndexedPointInAreaLocator(polygon);
      // The locator builds its edge index on first use; several threads may ask later.
      locators[zone].locate(polygon.getCoordinate());
      tree.insert(polygon.getEnvelopeInternal(), zone);
      extent.expandToInclude(polygon.getEnvelopeInternal());
    }
    tree.build();
  }

  /** The zone at a point, or {@link #NO_ZONE}. */
  public int zoneAt(double x, double y) {
    if (!extent.contains(x, y)) {
      return NO_ZONE;
    }
    Coordinate point = new Coordinate(x, y);
    int[] found = {Integer.MAX_VALUE};
    tree.query(new Envelope(point), candidate -> {
      int zone = (Integer) candidate;
      if (zone < found[0] && locators[zone].locate(point) != Location.EXTERIOR) {
        found[0] = zone;
      }
    });
    return found[0] == Integer.MAX_VALUE ? NO_ZONE : found[0];
  }

  /** The zones at many points: element {@code i} is the zone at {@code x[i]}, {@code y[i]}. */
  public int[] zonesAt(double[] x, double[] y) {
    int[] zones = new int[x.length];
    Arrays.setAll(zones, point -> zoneAt(x[point], y[point]));
    return zones;
  }
}
