package vn.luong.gis.rasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

class RasterTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final double WEST = 680_000;
  private static final double NORTH = 1_215_000;
  private static final int UTM = 32648;

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();
  private final MetricProjection metric = MetricProjection.of("EPSG:32648");

  @Test
  void peopleOfCellsOnTheBorderCountByArea() {
    Path file = small().write(folder.resolve("people.tif"));

    try (PopulationRaster raster = PopulationRaster.open(request(file), metric, problems)) {
      Map<String, Double> parts = new HashMap<>();
      // The western one and a half of three columns, the northern row.
      PopulationRaster.ZoneSum sum = raster.count(
          zone(0, 150, 0, 100), (column, row, people) -> parts.put(column + "," + row, people));

      assertThat(sum.people()).isCloseTo(10 + 0.5 * 20, within(1e-6));
      assertThat(sum.coveredShare()).isCloseTo(1, within(1e-6));
      assertThat(parts).hasSize(2).containsEntry("0,0", 10.0);
      assertThat(parts.get("1,0")).isCloseTo(10, within(1e-6));
      assertThat(raster.middle(1, 0).x).isCloseTo(WEST + 150, within(1e-6));
      assertThat(raster.middle(1, 0).y).isCloseTo(NORTH - 50, within(1e-6));
    }
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void ringMayHaveOneObjectAsItsFirstAndLastPoint() {
    Path file = small().write(folder.resolve("people.tif"));
    Coordinate corner = new Coordinate(WEST, NORTH);
    Geometry zone = GEOMETRIES.createPolygon(new Coordinate[] {
      corner,
      new Coordinate(WEST, NORTH - 200),
      new Coordinate(WEST + 100, NORTH - 200),
      new Coordinate(WEST + 100, NORTH),
      corner
    });

    assertThat(sum(file, zone).people()).isCloseTo(50, within(1e-6));
    assertThat(sum(file, zone).coveredShare()).isCloseTo(1, within(1e-6));
  }

  @Test
  void cellsWithoutValueHoldNobodyAndCountAsNotCovered() {
    Path file = new TinyGeoTiff(2, 1, -99999, 8)
        .at(WEST, NORTH, 100)
        .epsg(UTM)
        .noValue("-99999")
        .deflated()
        .write(folder.resolve("people.tif"));

    PopulationRaster.ZoneSum sum = sum(file, zone(0, 200, 0, 100));

    assertThat(sum.people()).isEqualTo(8);
    assertThat(sum.coveredShare()).isCloseTo(0.5, within(1e-9));
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void negativePeopleAreToldOnceAndCountAsNobody() {
    Path file = new TinyGeoTiff(3, 1, -200, -200, 8)
        .at(WEST, NORTH, 100)
        .epsg(UTM)
        .write(folder.resolve("people.tif"));

    assertThat(sum(file, zone(0, 300, 0, 100)).people()).isEqualTo(8);
    assertThat(problems.countByKind()).isEqualTo(Map.of("negative-people", 1));
  }

  @Test
  void heightsLieBetweenTheMiddlesOfCells() {
    Path file = new TinyGeoTiff(2, 2, 10, 20, 30, Float.NaN)
        .at(WEST, NORTH, 100)
        .epsg(UTM)
        .write(folder.resolve("heights.tif"));
    double[] places = {
      WEST + 50, NORTH - 50, WEST + 100, NORTH - 50, WEST + 75, NORTH - 75, WEST + 5000, NORTH
    };

    double[] heights = HeightRaster.heights(places, request(file), metric, problems);

    assertThat(heights[0]).isCloseTo(10, within(1e-9));
    assertThat(heights[1]).isCloseTo(15, within(1e-9));
    // A quarter on from the first cell both ways, the fourth cell has no value: weights 9 : 3 : 3.
    assertThat(heights[2]).isCloseTo((9 * 10 + 3 * 20 + 3 * 30) / 15.0, within(1e-9));
    assertThat(heights[3]).isNaN();
    assertThat(problems.countByKind()).isEqualTo(Map.of("nodes-without-height", 1));
  }

  @Test
  void largeRastersAreReadInPieces() {
    int side = 1500;
    float[] values = new float[side * side];
    for (int cell = 0; cell < values.length; cell++) {
      values[cell] = cell % side + cell / side;
    }
    Path file = new TinyGeoTiff(side, side, values)
        .at(WEST, NORTH, 1)
        .epsg(UTM)
        .deflated()
        .write(folder.resolve("large.tif"));
    double[] places = {WEST + 700.5, NORTH - 1400.5, WEST + 1499.5, NORTH - 0.5};

    assertThat(HeightRaster.heights(places, request(file), metric, problems))
        .containsExactly(2100, 1499);
    // Sum over all columns c and rows r of c + r.
    assertThat(sum(file, zone(0, side, 0, side)).people())
        .isCloseTo(1.0 * side * side * (side - 1), within(1.0));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', textBlock = """
      not a raster;           it is no TIFF file;                       gdal_translate
      cut off;                it was cut off: block 1 of 1;             gdal_translate
      10 GB in 1 kB;          too large to be read one by one;          TILED=YES
      too few blocks;         which are 4 blocks, and has 1;            gdal_translate
      unknown compression;    compressed by method 7;                   gdal_translate
      damaged cells;          its rows 0 to 0 cannot be read;           gdal_translate
      no place;               does not say where its cells lie;         -a_ullr
      no system;              x from 680000.00 to 680300.00;            --raster-crs
      cells without size;     its cells have no size;                   gdal_translate
      """)
  void badRasterIsToldWithRemedy(String what, String found, String remedy) throws IOException {
    Map<String, UnaryOperator<TinyGeoTiff>> changes = Map.of(
        "10 GB in 1 kB", tiff -> tiff.whole(256, 50_000).whole(257, 50_000).whole(278, 50_000),
        "too few blocks", tiff -> tiff.whole(257, 8).whole(278, 2),
        "unknown compression", tiff -> tiff.whole(259, 7),
        "cells without size", tiff -> tiff.reals(33550, 0, 0, 0));
    TinyGeoTiff tiff = changes.getOrDefault(what, same -> same).apply(small());
    byte[] bytes = tiff.bytes();
    bytes = switch (what) {
      case "not a raster" -> "x,y,people\n1,2,3\n".getBytes();
      case "cut off" -> Arrays.copyOf(bytes, bytes.length - 5);
      case "damaged cells" -> small().whole(259, 8).bytes();
      case "no place" -> new TinyGeoTiff(1, 1, 1).epsg(UTM).bytes();
      case "no system" -> new TinyGeoTiff(3, 1, 1, 2, 3).at(WEST, NORTH, 100).bytes();
      default -> bytes;
    };
    Path file = Files.write(folder.resolve("bad.tif"), bytes);

    assertProblem(() -> sum(file, zone(0, 100, 0, 100)), problem -> {
      assertThat(problem.message()).contains(file.toString());
      assertThat(problem.found()).contains(found);
      assertThat(problem.remedy()).contains(remedy);
    });
  }

  @Test
  void rasterElsewhereIsToldWithWhatItReaches() {
    Path file = small().write(folder.resolve("people.tif"));
    try (PopulationRaster raster = PopulationRaster.open(request(file), metric, problems)) {
      Envelope far = new Envelope(500_000, 501_000, 1_000_000, 1_001_000);
      assertProblem(() -> raster.requireOverlap(far), problem -> {
        assertThat(problem.kind()).isEqualTo("raster-elsewhere");
        assertThat(problem.found()).contains("680000.0000, 1214800.0000");
      });
      raster.requireOverlap(new Envelope(WEST, WEST + 1, NORTH - 1, NORTH));
    }
    double[] farPlace = {500_000, 1_000_000};
    assertProblem(
        () -> HeightRaster.heights(farPlace, request(file), metric, problems),
        problem -> assertThat(problem.found()).contains("no height for any node"));
  }

  @Test
  void userKnowsTheSystemBetter() {
    Path file = new TinyGeoTiff(1, 1, 7).at(WEST, NORTH, 100).write(folder.resolve("people.tif"));
    RasterRequest request = request(file).withCrs(Optional.of("EPSG:32648"));

    try (PopulationRaster raster = PopulationRaster.open(request, metric, problems)) {
      assertThat(raster.count(zone(0, 50, 0, 50), (column, row, people) -> {}).people())
          .isCloseTo(7 / 4.0, within(1e-6));
    }
  }

  /** Three columns and two rows of 100 m. */
  private static TinyGeoTiff small() {
    return new TinyGeoTiff(3, 2, 10, 20, 30, 40, 50, 60).at(WEST, NORTH, 100).epsg(UTM);
  }

  private PopulationRaster.ZoneSum sum(Path file, Geometry zone) {
    try (PopulationRaster raster = PopulationRaster.open(request(file), metric, problems)) {
      return raster.count(zone, (column, row, people) -> {});
    }
  }

  /** Metres east and south of the north-western corner. */
  private static Geometry zone(double west, double east, double north, double south) {
    return GEOMETRIES.toGeometry(
        new Envelope(WEST + west, WEST + east, NORTH - south, NORTH - north));
  }

  private static RasterRequest request(Path file) {
    return RasterRequest.of(file, SourcePosition.of("options"));
  }

  private static void assertProblem(ThrowingCallable call, Consumer<Problem> check) {
    assertThatThrownBy(call)
        .asInstanceOf(InstanceOfAssertFactories.type(InvalidInputException.class))
        .satisfies(thrown -> assertThat(thrown.problems()).singleElement().satisfies(check));
  }
}
