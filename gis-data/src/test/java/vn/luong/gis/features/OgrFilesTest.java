package vn.luong.gis.features;

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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * The same zones in files as GDAL writes them. Where GDAL is not installed the tests are skipped, except under continuous integration
 * ({@code CI=true}), where it must be there.
 */
class OgrFilesTest {
  private static final String ZONES = """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"name":"Phường Hiệp Thành","residents":1200},
      "geometry":{"type":"Polygon","coordinates":
      [[[106.60,11.00],[106.61,11.00],[106.61,11.01],[106.60,11.01],[106.60,11.00]]]}},
      {"type":"Feature","properties":{"name":"Xã Đất Cuốc","residents":null},
      "geometry":{"type":"MultiPolygon","coordinates":
      [[[[106.61,11.00],[106.62,11.00],[106.62,11.01],[106.61,11.01],[106.61,11.00]]],
      [[[106.63,11.00],[106.64,11.00],[106.64,11.01],[106.63,11.00]]]]}}]}
      """;

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();
  private final MetricProjection metric = MetricProjection.of("EPSG:32648");
  private Path zones;

  @BeforeEach
  void write() throws IOException {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    boolean isThere = Stream.of(path.split(":"))
        .anyMatch(program -> Files.isExecutable(Path.of(program, "ogr2ogr")));
    if (!isThere && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("ogr2ogr (gdal-bin) must be installed where CI=true");
    }
    Assumptions.assumeTrue(isThere, "ogr2ogr (gdal-bin) is not installed");
    zones = Files.writeString(folder.resolve("zones.geojson"), ZONES);
  }

  @ParameterizedTest
  @CsvSource({
    "gpkg, -nlt MULTIPOLYGONZ",
    "gpkg, -dim XYZM",
    "gpkg, -lco SPATIAL_INDEX=NO",
    "gpkg, -dsco VERSION=1.0",
    "gpkg, -dsco VERSION=1.3 -t_srs EPSG:32648 -lco GEOMETRY_NAME=geo -lco FID=ogc_fid -nln khu",
    "gpkg, -nlt GEOMETRYCOLLECTION",
    "gpkg, -nlt GEOMETRY -t_srs EPSG:9210",
    "gpkg, -t_srs ESRI:54009",
    "shp, -lco ENCODING=UTF-8",
    "shp, -lco ENCODING=UTF-8 -nlt POLYGONZ -t_srs EPSG:3405",
    "shp, -lco ENCODING=CP1258 -lco SHPT=POLYGONM",
    "shp, -lco ENCODING=UTF-8 -t_srs ESRI:54009",
    "geojson, -lco RFC7946=NO -t_srs EPSG:32648",
    "geojson, -lco RFC7946=YES -lco WRITE_BBOX=YES",
    "geojsonl, -f GeoJSONSeq",
    "geojsons, -f GeoJSONSeq -lco RS=YES"
  })
  void zonesAreTheSameHoweverTheFileIsWritten(String ending, String options) throws Exception {
    MapLayer expected = read(zones);

    MapLayer layer = read(converted(ending, options));

    assertThat(layer.features())
        .extracting(zone -> zone.text("name").orElse(""))
        .containsExactly("Phường Hiệp Thành", "Xã Đất Cuốc");
    assertThat(layer.features().get(0).number("residents")).hasValue(1200);
    assertThat(layer.features().get(1).number("residents")).isEmpty();
    for (int zone = 0; zone < 2; zone++) {
      double area = expected.features().get(zone).geometry().getArea();
      assertThat(layer.features().get(zone).geometry().getArea())
          .isCloseTo(area, within(0.0005 * area));
      assertThat(layer
              .features()
              .get(zone)
              .geometry()
              .getCentroid()
              .distance(expected.features().get(zone).geometry().getCentroid()))
          .isLessThan(1);
    }
    assertThat(problems.hasErrors()).isFalse();
  }

  private MapLayer read(Path file) {
    return LayerReader.read(
        LayerRequest.of(file, SourcePosition.of("options"), LayerRequest.Shape.POLYGON),
        metric,
        problems);
  }

  private Path converted(String ending, String options) throws IOException, InterruptedException {
    Path to = folder.resolve("made." + ending);
    List<String> command = new ArrayList<>(List.of("ogr2ogr", "-q"));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of(to.toString(), zones.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return to;
  }
}
