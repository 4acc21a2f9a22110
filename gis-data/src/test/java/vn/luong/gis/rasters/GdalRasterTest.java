package vn.luong.gis.rasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * The same people in files as GDAL writes them. Where GDAL is not installed the tests are skipped, except under continuous integration
 * ({@code CI=true}), where it must be there.
 */
class GdalRasterTest {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 90;
  private static final double WEST = 106.6;
  private static final double NORTH = 11.1;
  private static final double SIDE = 1 / 1200.0;

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();
  private final MetricProjection metric = MetricProjection.of("EPSG:32648");
  private Path plain;

  @BeforeEach
  void writePeople() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    boolean isThere = Stream.of(path.split(":"))
        .anyMatch(program -> Files.isExecutable(Path.of(program, "gdal_translate")));
    if (!isThere && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("gdal_translate (gdal-bin) must be installed where CI=true");
    }
    Assumptions.assumeTrue(isThere, "gdal_translate (gdal-bin) is not installed");
    float[] people = new float[WIDTH * HEIGHT];
    for (int cell = 0; cell < people.length; cell++) {
      int column = cell % WIDTH;
      int row = cell / WIDTH;
      people[cell] = row < 10 ? -99999 : (column * 7 + row * 3) % 37 + 0.25f;
    }
    plain = new TinyGeoTiff(WIDTH, HEIGHT, people)
        .at(WEST, NORTH, SIDE)
        .epsg(4326)
        .noValue("-99999")
        .write(folder.resolve("plain.tif"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-co COMPRESS=LZW",
        "-co COMPRESS=DEFLATE -co PREDICTOR=2 -co TILED=YES -co BLOCKXSIZE=64 -co BLOCKYSIZE=32",
        "-co COMPRESS=DEFLATE -co PREDICTOR=3 -co TILED=YES -co BLOCKXSIZE=32 -co BLOCKYSIZE=64",
        "-co COMPRESS=LZW -co PREDICTOR=3",
        "-co COMPRESS=PACKBITS",
        "-co COMPRESS=ZSTD -co PREDICTOR=2",
        "-co BIGTIFF=YES -co TILED=YES",
        "-co ENDIANNESS=BIG -co COMPRESS=LZW -co PREDICTOR=2",
        "-co SPARSE_OK=TRUE -co TILED=YES -co BLOCKXSIZE=16 -co BLOCKYSIZE=16",
        "-ot Float64 -co COMPRESS=DEFLATE -co PREDICTOR=3",
        "-b 1 -b 1 -co INTERLEAVE=BAND",
        "-b 1 -b 1 -co INTERLEAVE=PIXEL -co COMPRESS=LZW"
      })
  void peopleAreTheSameHoweverTheFileIsWritten(String options) throws Exception {
    Path file = gdal("gdal_translate", options, plain);

    assertThat(people(file)).isEqualTo(people(plain)).isGreaterThan(1000);
    assertThat(problems.countByKind().keySet()).isSubsetOf("several-bands");
  }

  /** Resampling moves people over the border of the zone, not more. */
  @ParameterizedTest
  @ValueSource(strings = {"ESRI:54009", "EPSG:32648", "EPSG:9210", "EPSG:3405"})
  void peopleStayWhereTheyAreInOtherSystems(String system) throws Exception {
    Path file = gdal(
        "gdalwarp", "-t_srs " + system + " -tr 50 50 -r sum -co COMPRESS=LZW -co TILED=YES", plain);

    assertThat(people(file)).isCloseTo(people(plain), within(0.01 * people(plain)));
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void heightsBelowTheSeaAreReadFromShortNumbers() throws Exception {
    Path file = gdal(
        "gdal_translate",
        "-ot Int16 -scale 0 37 -5 32 -a_nodata -32768 -co COMPRESS=LZW -co PREDICTOR=2",
        plain);
    double[] place = metric.project(WEST + 0.5 * SIDE, NORTH - 10.5 * SIDE);
    RasterRequest request = RasterRequest.of(file, SourcePosition.of("options"));

    // Column 0, row 10: 30.25 of 37, less 5.
    assertThat(HeightRaster.heights(place, request, metric, problems)[0])
        .isCloseTo(25, within(0.01));
    double[] low = metric.project(WEST + 1.5 * SIDE, NORTH - 10.5 * SIDE);
    assertThat(HeightRaster.heights(low, request, metric, problems)[0]).isCloseTo(-5, within(0.01));
  }

  /** Those within 2 km of a place inside. */
  private double people(Path file) {
    double[] middle = metric.project(WEST + 60 * SIDE, NORTH - 50 * SIDE);
    Geometry zone =
        new GeometryFactory().createPoint(new Coordinate(middle[0], middle[1])).buffer(2000);
    try (PopulationRaster raster = PopulationRaster.open(
        RasterRequest.of(file, SourcePosition.of("options")), metric, problems)) {
      PopulationRaster.ZoneSum sum = raster.count(zone, (column, row, people) -> {});
      assertThat(sum.coveredShare()).isCloseTo(1, within(1e-6));
      return sum.people();
    }
  }

  private Path gdal(String program, String options, Path from)
      throws IOException, InterruptedException {
    Path to = folder.resolve("made.tif");
    List<String> command = new ArrayList<>(List.of(program, "-q"));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of(from.toString(), to.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return to;
  }
}
