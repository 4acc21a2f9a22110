package vn.luong.gis.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.random.RandomStream;

class ReachAreaTest {
  /** On random networks, whose links cross each other everywhere, beside the lines widened by JTS. */
  @ParameterizedTest
  @ValueSource(ints = {3, 20, 40})
  void isWhatLiesWithinTheWidthOfTheLines(int linkCount) {
    RandomStream random = RandomStream.of(linkCount, 7);
    Network network = RandomLinks.network(linkCount, random);
    NetworkReach reach = ReachSearch.walking(network, link -> true)
        .from(10_000 * random.nextDouble(), 10_000 * random.nextDouble(), 0, 60_000);

    MultiPolygon area = ReachArea.of(reach, 60_000, 150);

    Geometry widened = lines(reach).buffer(150, 16);
    Geometry filled = withoutHolesBelow(widened, Math.PI * 450 * 450);
    assertThat(area.isValid()).isTrue();
    // Contours are simplified by 7.5 m of the 150 m; in sharp corners a cell of 19 m more is
    // rounded off.
    assertThat(area.symDifference(filled).getArea()).isLessThan(0.02 * filled.getArea());
    assertThat(filled.buffer(27).contains(area)).isTrue();
    assertThat(area.buffer(27).contains(filled)).isTrue();
  }

  @Test
  void blocksLargerThanThreeWidthsAreHoles() {
    NetworkBuilder builder = new NetworkBuilder(RandomLinks.modes());
    // A small block beside a large one, and an island in the large one.
    double[][] corners = {{0, 0}, {3000, 0}, {3000, 3000}, {0, 3000}, {3500, 0}, {3500, 3000}};
    for (double[] corner : corners) {
      builder.addNode("n" + corner[0] + " " + corner[1], corner[0], corner[1]);
    }
    int[][] ends = {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {1, 4}, {4, 5}, {5, 2}};
    for (int[] end : ends) {
      builder.addLink("l" + end[0] + end[1], end[0], end[1], RandomLinks.properties(1));
    }
    Network network = builder.build();
    NetworkReach reach = ReachSearch.walking(network, link -> true).from(0, 0, 0, 1e6);

    MultiPolygon area = ReachArea.of(reach, 1e6, 200);

    assertThat(area.getNumGeometries()).isEqualTo(1);
    Polygon polygon = (Polygon) area.getGeometryN(0);
    assertThat(polygon.getNumInteriorRing()).isEqualTo(1);
    assertThat(polygon.getInteriorRingN(0).getEnvelopeInternal().getWidth())
        .isCloseTo(2600, within(1.0));
    double outer = 3900.0 * 3400 - (4 - Math.PI) * 200 * 200;
    assertThat(polygon.getArea()).isCloseTo(outer - 2600.0 * 2600, within(15_000.0));
  }

  private static Geometry lines(NetworkReach reach) {
    GeometryFactory geometries = new GeometryFactory();
    List<LineString> lines = new ArrayList<>();
    for (int piece = 0; piece < reach.pieceCount(); piece++) {
      lines.add(geometries.createLineString(reach.line(piece, reach.limit())));
    }
    return geometries.createMultiLineString(lines.toArray(new LineString[0]));
  }

  private static Geometry withoutHolesBelow(Geometry area, double leastSquareMeters) {
    Geometry filled = area;
    for (int part = 0; part < area.getNumGeometries(); part++) {
      Polygon polygon = (Polygon) area.getGeometryN(part);
      for (int ring = 0; ring < polygon.getNumInteriorRing(); ring++) {
        Coordinate[] points = polygon.getInteriorRingN(ring).getCoordinates();
        Polygon hole = area.getFactory().createPolygon(points);
        if (hole.getArea() < leastSquareMeters) {
          filled = filled.union(hole);
        }
      }
    }
    return filled;
  }
}
