package vn.luong.gis.rasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import vn.luong.sim.random.RandomStream;

class CellSharesTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  @Test
  void sharesOfATriangleAndAHoleAreThoseOfTheirAreas() throws ParseException {
    Map<String, Double> triangle = shares("POLYGON ((0 0, 2 0, 0 2, 0 0))", 4, 4);
    Map<String, Double> frame =
        shares("POLYGON ((0 0, 3 0, 3 3, 0 3, 0 0), (1 1, 1 2, 2.5 2, 2.5 1, 1 1))", 4, 4);

    assertThat(triangle).isEqualTo(Map.of("0,0", 1.0, "1,0", 0.5, "0,1", 0.5));
    assertThat(frame).hasSize(8).containsEntry("2,1", 0.5).doesNotContainKey("1,1");
  }

  @Test
  void whatLiesBesideTheRasterIsLeftOut() throws ParseException {
    assertThat(shares("POLYGON ((-5 -5, 0.5 -5, 0.5 0.25, -5 0.25, -5 -5))", 4, 4))
        .isEqualTo(Map.of("0,0", 0.125));
    assertThat(shares("POLYGON ((9 9, 10 9, 10 10, 9 9))", 4, 4)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void sharesAreThoseOfJtsForRaggedShapesWithHoles(long seed) {
    RandomStream random = RandomStream.of(seed);
    Geometry shape = GEOMETRIES.createPolygon();
    for (int part = 0; part < 6; part++) {
      Coordinate middle = new Coordinate(20 * random.nextDouble(), 15 * random.nextDouble());
      Geometry disc = GEOMETRIES.createPoint(middle).buffer(1 + 5 * random.nextDouble());
      shape = part % 3 == 2 ? shape.difference(disc) : shape.union(disc);
    }

    Map<String, Double> shares = new TreeMap<>();
    CellShares.of(
        shape,
        new Window(0, 0, 20, 15),
        (column, row, share) -> shares.merge(column + "," + row, share, Double::sum));

    for (int row = 0; row < 15; row++) {
      for (int column = 0; column < 20; column++) {
        Geometry cell = GEOMETRIES.toGeometry(new Envelope(column, column + 1, row, row + 1));
        assertThat(shares.getOrDefault(column + "," + row, 0.0))
            .as("seed %s cell %s, %s", seed, column, row)
            .isCloseTo(cell.intersection(shape).getArea(), within(1e-7));
      }
    }
  }

  private static Map<String, Double> shares(String polygon, int width, int height)
      throws ParseException {
    Map<String, Double> shares = new TreeMap<>();
    CellShares.of(
        new WKTReader().read(polygon),
        new Window(0, 0, width, height),
        (column, row, share) -> shares.put(column + "," + row, share));
    return shares;
  }
}
