package vn.luong.gis.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/** Writes A -(bend)-> B as a map layer and reads it back with other programs' libraries. */
class LayerFilesTest {
  private static final int HEADER_BYTES = 40;

  @TempDir
  Path folder;

  @Test
  void linkComesBackFromTheGeoPackageWithBendsAndValues()
      throws IOException, SQLException, ParseException {
    Path file = folder.resolve("network.gpkg");
    Network network = bentLink();

    try (GeoPackageWriter writer = GeoPackageWriter.create(file, 32648)) {
      writer.write(NetworkLayers.links(network)
          .integer("volume", link -> 1234)
          .real("speed_kmh", link -> Double.NaN));
      writer.write(NetworkLayers.nodes(network));
    }

    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      ResultSet row = statement.executeQuery("SELECT * FROM links");
      assertThat(row.next()).isTrue();
      assertThat(row.getString("id")).isEqualTo("ab");
      assertThat(row.getString("name")).isEqualTo("Đại lộ Bình Dương");
      assertThat(row.getString("modes")).isEqualTo("car,motorbike");
      assertThat(row.getDouble("free_speed_kmh")).isCloseTo(36, within(1e-9));
      assertThat(row.getLong("volume")).isEqualTo(1234);
      assertThat(row.getObject("speed_kmh")).isNull();
      byte[] blob = row.getBytes("geom");
      ByteBuffer header = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(new String(blob, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("GP");
      assertThat(header.getInt(4)).isEqualTo(32648);
      assertThat(header.getDouble(16)).as("max x").isEqualTo(680_100);
      Geometry line = new WKBReader().read(Arrays.copyOfRange(blob, HEADER_BYTES, blob.length));
      assertThat(line.toText())
          .isEqualTo("LINESTRING (680000 1210000, 680100 1210050, 680000 1210100)");
      assertThat(row.next()).isFalse();
    }
  }

  @Test
  void geoPackageStatesItsLayersReferenceSystemAndIndex() throws IOException, SQLException {
    Path file = folder.resolve("network.gpkg");
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, 32648)) {
      writer.write(NetworkLayers.links(bentLink()));
      writer.write(NetworkLayers.nodes(bentLink()));
    }

    assertThat(query(file, "SELECT table_name, data_type, srs_id, min_x, max_y FROM gpkg_contents"))
        .containsExactly(
            "links|features|32648|680000.0|1210100.0", "nodes|features|32648|680000.0|1210100.0");
    assertThat(query(file, "SELECT geometry_type_name, srs_id FROM gpkg_geometry_columns"))
        .containsExactly("LINESTRING|32648", "POINT|32648");
    assertThat(query(
            file,
            "SELECT organization, organization_coordsys_id, srs_name FROM"
                + " gpkg_spatial_ref_sys WHERE srs_id = 32648"))
        .containsExactly("EPSG|32648|WGS 84 / UTM zone 48N");
    assertThat(query(file, "SELECT id, minx, maxx FROM rtree_links_geom"))
        .containsExactly("1|680000.0|680100.0");
    assertThat(query(file, "PRAGMA application_id")).containsExactly("1196444487");
    assertThat(query(file, "PRAGMA integrity_check")).containsExactly("ok");
  }

  @Test
  void sameLayersGiveTheSameBytes() throws IOException {
    Path first = folder.resolve("first.gpkg");
    Path second = folder.resolve("second.gpkg");

    for (Path file : List.of(first, second)) {
      try (GeoPackageWriter writer =
          GeoPackageWriter.create(file, GeoPackageWriter.UNDEFINED_CARTESIAN)) {
        writer.write(NetworkLayers.links(bentLink()));
      }
    }

    assertThat(Files.mismatch(first, second)).isEqualTo(-1);
  }

  @Test
  void emptyLayerAndLayerWithoutReferenceSystemAreWritten() throws IOException, SQLException {
    Path file = folder.resolve("empty.gpkg");

    try (GeoPackageWriter writer =
        GeoPackageWriter.create(file, GeoPackageWriter.UNDEFINED_CARTESIAN)) {
      writer.write(ProblemLayer.of(List.of()));
    }

    assertThat(query(file, "SELECT table_name, srs_id, min_x FROM gpkg_contents"))
        .containsExactly("problems|-1|null");
    assertThat(query(file, "SELECT count(*) FROM problems")).containsExactly("0");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 51, 52, 3000})
  void spatialIndexIsSoundAndFindsWhatLiesInAWindow(int points) throws IOException, SQLException {
    Path file = folder.resolve("points.gpkg");
    GeometryFactory geometries = new GeometryFactory();
    SplittableRandom random = new SplittableRandom(points);
    double[] xy = random.doubles(2L * points, 680_000, 690_000).toArray();
    FeatureLayer layer = new FeatureLayer(
        "points",
        FeatureLayer.Shape.POINT,
        points,
        point -> geometries.createPoint(new Coordinate(xy[2 * point], xy[2 * point + 1])));

    try (GeoPackageWriter writer = GeoPackageWriter.create(file, 32648)) {
      writer.write(layer);
    }

    assertThat(query(file, "SELECT rtreecheck('rtree_points_geom')")).containsExactly("ok");
    assertThat(query(file, "SELECT count(*) FROM rtree_points_geom"))
        .containsExactly(Integer.toString(points));
    List<String> expected = IntStream.range(0, points)
        .filter(point -> xy[2 * point] < 682_000 && xy[2 * point + 1] > 689_000)
        .mapToObj(point -> Integer.toString(point + 1))
        .toList();
    assertThat(query(
            file,
            "SELECT id FROM rtree_points_geom WHERE maxx < 682000 AND miny > 689000 ORDER BY id"))
        .isEqualTo(expected);
  }

  @Test
  void existingFileIsNotOverwritten() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.gpkg"), "precious");

    assertThatThrownBy(() -> GeoPackageWriter.create(file, 32648))
        .isInstanceOf(FileAlreadyExistsException.class);

    assertThat(file).hasContent("precious");
  }

  @Test
  void columnNamesThatNeedQuotingAreRefused() {
    FeatureLayer layer = NetworkLayers.links(bentLink());

    assertThatThrownBy(() -> layer.text("speed [km/h]", link -> ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> layer.text("ID", link -> ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void problemComesBackFromGeoJsonAtItsPlace() throws IOException, ParseException {
    MetricProjection projection = MetricProjection.of("EPSG:32648");
    double[] place = projection.project(106.7, 11.0);
    Problem problem = Problem.warning(
            "short-link",
            SourcePosition.of("hcmc.osm"),
            "way 7",
            "length is 0.1 m \"here\"",
            "should be > 1 m",
            "Merge its nodes.")
        .at(place[0], place[1]);
    Path file = folder.resolve("problems.geojson");

    GeoJsonFile.write(file, ProblemLayer.of(List.of(problem)), projection::toLongitudeLatitude);

    Geometry read = new GeoJsonReader().read(Files.readString(file));
    assertThat(read.getCoordinate().distance(new Coordinate(106.7, 11.0))).isLessThan(1e-6);
    assertThat(Files.readString(file)).contains("0.1 m \\\"here\\\"").contains("\"short-link\"");
  }

  private static Network bentLink() {
    ModeTable modes = new ModeTable();
    long both = ModeTable.bit(modes.add("car")) | ModeTable.bit(modes.add("motorbike"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    int a = builder.addNode("a", 680_000, 1_210_000);
    int b = builder.addNode("b", 680_000, 1_210_100);
    int link = builder.addLink("ab", a, b, new LinkProperties(223.6, 10, 1800, 1, both));
    builder.setShape(link, new double[] {680_100, 1_210_050});
    builder.linkAttributes().putText(link, "name", "Đại lộ Bình Dương");
    return builder.build();
  }

  private static List<String> query(Path file, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          row.append(column == 1 ? "" : "|").append(result.getString(column));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
