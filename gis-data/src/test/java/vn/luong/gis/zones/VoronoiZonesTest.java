package vn.luong.gis.zones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class VoronoiZonesTest {
  @Test
  void twoCentresShareASquareInHalves() throws ParseException {
    Geometry square = polygon("POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))");

    ZoneLayer zones = VoronoiZones.of(
        List.of(new ZoneCentre("west", 25, 50), new ZoneCentre("east", 75, 50)), square);

    assertThat(zones.zoneCount()).isEqualTo(2);
    assertThat(zones.id(0)).isEqualTo("west");
    assertThat(zones.polygon(0).equalsTopo(polygon("POLYGON ((0 0, 50 0, 50 100, 0 100, 0 0))")))
        .isTrue();
    assertThat(zones.areaSquareMeters(1)).isCloseTo(5000, within(1e-6));
  }

  @Test
  void onlyCentreOwnsTheWholeOutline() throws ParseException {
    Geometry square = polygon("POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))");

    ZoneLayer zones = VoronoiZones.of(List.of(new ZoneCentre("all", 10, 10)), square);

    assertThat(zones.areaSquareMeters(0)).isEqualTo(10_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void cellsCoverTheOutlineAndEachPlaceBelongsToItsNearestCentre(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ZoneCentre> centres = new ArrayList<>();
    for (int zone = 0; zone < 100; zone++) {
      centres.add(new ZoneCentre(
          "z" + zone, 680_000 + random.nextInt(60_000), 1_200_000 + random.nextInt(80_000)));
    }
    Geometry outline = VoronoiZones.outlineAround(centres, 0.3, 2_000);

    ZoneLayer zones = VoronoiZones.of(centres, outline);

    double area = 0;
    for (int zone = 0; zone < zones.zoneCount(); zone++) {
      assertThat(zones.polygon(zone).isValid()).isTrue();
      area += zones.areaSquareMeters(zone);
    }
    assertThat(area).as("seed %d", seed).isCloseTo(outline.getArea(), within(1.0));
    ZoneIndex index = new ZoneIndex(zones);
    GeometryFactory geometries = new GeometryFactory();
    for (int trial = 0; trial < 2_000; trial++) {
      double x = 670_000 + random.nextDouble() * 80_000;
      double y = 1_190_000 + random.nextDouble() * 100_000;
      boolean inside = outline.contains(geometries.createPoint(new Coordinate(x, y)));
      int expected = inside ? nearest(centres, x, y) : ZoneIndex.NO_ZONE;
      assertThat(index.zoneAt(x, y)).as("seed %d at %s, %s", seed, x, y).isEqualTo(expected);
    }
  }

  @Test
  void twoCentresAtOnePlaceAreRefusedByName() throws ParseException {
    Geometry square = polygon("POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))");

    assertThatThrownBy(() -> VoronoiZones.of(
            List.of(new ZoneCentre("Phú Cường", 5, 5), new ZoneCentre("Phú Hòa", 5, 5)), square))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Phú Cường")
        .hasMessageContaining("Phú Hòa");
  }

  @Test
  void pointOnABorderBelongsToTheZoneThatCameFirst() throws ParseException {
    ZoneLayer zones = new ZoneLayer();
    zones.add("left", polygon("POLYGON ((0 0, 50 0, 50 100, 0 100, 0 0))"));
    zones.add("right", polygon("POLYGON ((50 0, 100 0, 100 100, 50 100, 50 0))"));

    int[] found =
        new ZoneIndex(zones).zonesAt(new double[] {10, 50, 90, 101}, new double[] {10, 50, 90, 50});

    assertThat(found).containsExactly(0, 0, 1, ZoneIndex.NO_ZONE);
  }

  private static int nearest(List<ZoneCentre> centres, double x, double y) {
    int best = 0;
    for (int zone = 1; zone < centres.size(); zone++) {
      if (distance(centres.get(zone), x, y) < distance(centres.get(best), x, y)) {
        best = zone;
      }
    }
    return best;
  }

  private static double distance(ZoneCentre centre, double x, double y) {
    return Math.hypot(centre.x() - x, centre.y() - y);
  }

  private static Geometry polygon(String wkt) throws ParseException {
    return new WKTReader().read(wkt);
  }
}
