package vn.luong.gis.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.export.ShapefileWriter;
import vn.luong.gis.features.LayerRequest.Shape;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

class LayerReaderTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final String[] NAMES = {"Thủ Dầu Một", "Dĩ An", "Bến Cát"};

  /** As ArcGIS writes it: without any shift to WGS 84. */
  private static final String ESRI_VN_2000 =
      "PROJCS[\"VN_2000_UTM_Zone_48N\",GEOGCS[\"GCS_VN_2000\",DATUM[\"D_Vietnam_2000\","
          + "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],"
          + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
          + "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
          + "PARAMETER[\"Central_Meridian\",105.0],PARAMETER[\"Scale_Factor\",0.9996],"
          + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]";

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();
  private final MetricProjection metric = MetricProjection.of("EPSG:32648");

  @Test
  void sameZonesComeFromAllThreeFormats() throws IOException {
    Path geoPackage = folder.resolve("zones.gpkg");
    try (GeoPackageWriter writer = GeoPackageWriter.create(geoPackage, 32648)) {
      writer.write(zones());
    }
    Path shapefile = folder.resolve("zones.shp");
    ShapefileWriter.write(shapefile, zones(), 32648);
    Path geoJson = geoJson(
        metric.toLongitudeLatitude(square(0)), "\"name\": \"Thủ Dầu Một\", \"residents\": 1000");

    for (Path file : List.of(geoPackage, shapefile, geoJson)) {
      MapLayer layer = read(file, Shape.POLYGON);

      MapFeature first = layer.features().get(0);
      assertThat(first.text("name")).as(file.toString()).contains("Thủ Dầu Một");
      assertThat(first.number("residents")).hasValue(1000);
      assertThat(first.geometry().getArea()).isCloseTo(810_000, within(1.0));
      assertThat(first.geometry().getCentroid().getX()).isCloseTo(680_450, within(0.1));
    }
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void conditionPicksFeatures() throws IOException {
    Path file = folder.resolve("zones.gpkg");
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, 32648)) {
      writer.write(zones());
    }

    MapLayer layer = LayerReader.read(
        request(file, Shape.POLYGON)
            .withFilter(Optional.of("residents >= 2000 AND name LIKE 'D%'")),
        metric,
        problems);

    assertThat(layer.features()).hasSize(1);
    assertThat(layer.readCount()).isEqualTo(3);
    assertThat(layer.features().get(0).text("name")).contains("Dĩ An");
    assertThatThrownBy(() -> LayerReader.read(
            request(file, Shape.POLYGON).withFilter(Optional.of("residents >")), metric, problems))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no condition");
  }

  @Test
  void placesOfVn2000ComeOutAsTheRegisterSays() throws IOException {
    // The reference point of Hà Nội in VN-2000 / TM-3 105-45 and in UTM 48N.
    Path file = folder.resolve("points.gpkg");
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, 9210)) {
      writer.write(point(510_634.826, 2_326_112.251));
    }

    Coordinate place = read(file, Shape.POINT).features().get(0).geometry().getCoordinate();

    assertThat(place.x).isCloseTo(588_761.587, within(0.01));
    assertThat(place.y).isCloseTo(2_325_539.252, within(0.01));
  }

  @Test
  void textOfVn2000WithoutShiftGetsTheOneOfTheRegister() throws IOException {
    Path file = folder.resolve("points.shp");
    ShapefileWriter.write(file, point(588_565.364, 2_325_647.340), -1);
    Files.writeString(folder.resolve("points.prj"), ESRI_VN_2000);

    Coordinate place = read(file, Shape.POINT).features().get(0).geometry().getCoordinate();

    assertThat(place.x).isCloseTo(588_761.587, within(0.01));
    assertThat(place.y).isCloseTo(2_325_539.252, within(0.01));
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void datumWithoutKnownShiftIsSaid() throws IOException {
    Path file = folder.resolve("points.shp");
    ShapefileWriter.write(file, point(588_565.364, 2_325_647.340), -1);
    Files.writeString(
        folder.resolve("points.prj"), ESRI_VN_2000.replace("D_Vietnam_2000", "D_Indian_1960"));

    read(file, Shape.POINT);

    assertThat(kinds()).containsExactly("unknown-datum-shift");
  }

  @ParameterizedTest
  @CsvSource({
    "106.7, 11.0, EPSG:4326 (degrees",
    "11.0, 106.7, latitude before longitude",
    "603000, 1216000, EPSG:9210",
    "685000, 1216000, EPSG:32648 (WGS 84 / UTM 48N) or EPSG:3405",
    "1216000, 603000, north before east"
  })
  void missingSystemIsAskedForWithAGuess(double x, double y, String guess) throws IOException {
    Path file = folder.resolve("points.shp");
    ShapefileWriter.write(file, point(x, y), -1);

    assertThatThrownBy(() -> read(file, Shape.POINT))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(".prj")
        .hasMessageContaining("--crs")
        .hasMessageContaining(guess);
  }

  @Test
  void systemOfTheOptionReplacesThatOfTheFile() throws IOException {
    Path file = folder.resolve("points.shp");
    ShapefileWriter.write(file, point(510_634.826, 2_326_112.251), -1);
    Files.writeString(folder.resolve("points.prj"), "GARBAGE[");

    assertThatThrownBy(() -> read(file, Shape.POINT)).hasMessageContaining("not understood");
    MapLayer layer = LayerReader.read(
        request(file, Shape.POINT).withCrs(Optional.of("EPSG:9210")), metric, problems);

    assertThat(layer.system()).isEqualTo("EPSG:9210");
    assertThat(layer.features().get(0).geometry().getCoordinate().x)
        .isCloseTo(588_761.587, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"4326, 11.0, 106.7", "32648, 1216309.4, 685766.6", "9210, 1216000, 603000"})
  void swappedAxesAreSwappedBackAndSaid(int epsg, double x, double y) throws IOException {
    Path file = folder.resolve("points.gpkg");
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, epsg)) {
      writer.write(point(x, y));
    }

    Coordinate place = read(file, Shape.POINT).features().get(0).geometry().getCoordinate();

    assertThat(kinds()).containsExactly("swapped-axes");
    assertThat(place.x).isBetween(680_000.0, 690_000.0);
    assertThat(place.y).isBetween(1_215_000.0, 1_217_000.0);
  }

  @Test
  void systemThatCannotBeIsAnError() throws IOException {
    Path file = folder.resolve("points.gpkg");
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, 4326)) {
      writer.write(point(603_000, 1_216_000));
    }

    assertThatThrownBy(() -> read(file, Shape.POINT))
        .hasMessageContaining("coordinate system EPSG:4326")
        .hasMessageContaining("looks like EPSG:9210");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1258", "TCVN3", "VNI"})
  void legacyEncodingsAreSeenAndConverted(String encoding) throws IOException {
    List<byte[]> bytes =
        Arrays.stream(NAMES).map(name -> legacy(name, encoding)).toList();
    Path file = TinyShapefile.write(folder.resolve("places.shp"), bytes);

    MapLayer layer = read(file, Shape.POINT);

    assertThat(layer.features().stream().map(place -> place.text("ten").orElseThrow()))
        .containsExactly(NAMES);
    if (encoding.equals("UTF-8")) {
      assertThat(problems.problems()).isEmpty();
    } else {
      assertThat(problems.problems().get(0).message()).contains("reads as " + encoding);
    }
  }

  @Test
  void datesFlagsAndBlanksOfShapefilesAreWhatTheySay() throws IOException {
    Path file = TinyShapefile.writeTyped(
        folder.resolve("places.shp"),
        List.of("20300831T    12", "        ?      ", "00000000n******", "20191231Y  -1.5"));

    List<MapFeature> places = read(file, Shape.POINT).features();

    assertThat(places.stream().map(place -> place.text("tu")))
        .containsExactly(
            Optional.of("2030-08-31"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("2019-12-31"));
    assertThat(places.stream().map(place -> place.text("mo")))
        .containsExactly(
            Optional.of("true"), Optional.empty(), Optional.of("false"), Optional.of("true"));
    assertThat(places.get(0).number("so")).hasValue(12);
    assertThat(places.get(1).number("so")).isEmpty();
    assertThat(places.get(2).number("so")).isEmpty();
    assertThat(LayerReader.read(
                request(file, Shape.POINT).withFilter(Optional.of("tu >= '2025-01-01'")),
                metric,
                problems)
            .features())
        .hasSize(1);
  }

  @Test
  void wrongEncodingFileIsOverruledAndTheOptionOverrulesAll() throws IOException {
    List<byte[]> bytes = Arrays.stream(NAMES).map(name -> legacy(name, "TCVN3")).toList();
    Path file = TinyShapefile.write(folder.resolve("places.shp"), bytes);
    Files.writeString(folder.resolve("places.cpg"), "UTF-8");

    assertThat(read(file, Shape.POINT).features().get(1).text("ten")).contains("Dĩ An");
    assertThat(problems.problems().get(0).message())
        .contains("the .cpg file says UTF-8, but the text reads as TCVN3");
    MapLayer forced = LayerReader.read(
        request(file, Shape.POINT).withEncoding(Optional.of("windows-1252")), metric, problems);
    assertThat(forced.features().get(1).text("ten")).contains("DÜ An");
    assertThatThrownBy(() -> LayerReader.read(
            request(file, Shape.POINT).withEncoding(Optional.of("EBCDIC")), metric, problems))
        .hasMessageContaining("known are UTF-8");
  }

  @Test
  void invalidPolygonIsRepairedAndSaidWithItsPlace() throws IOException, ParseException {
    // A bow tie; and a ring that bites itself, of which the lobe is kept.
    Path file = folder.resolve("zones.gpkg");
    Geometry bowTie = new WKTReader()
        .read(
            "POLYGON ((680000 1210000, 681000 1211000, 681000 1210000, 680000 1211000, 680000 1210000))");
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, 32648)) {
      writer.write(new FeatureLayer(
          "zones", FeatureLayer.Shape.POLYGON, 2, zone -> zone == 0 ? bowTie : square(1)));
    }

    MapLayer layer = read(file, Shape.POLYGON);

    assertThat(layer.features()).hasSize(2).allMatch(zone -> zone.geometry().isValid());
    assertThat(layer.features().get(0).geometry().getArea()).isCloseTo(500_000, within(1e-6));
    Problem problem = problems.problems().get(0);
    assertThat(problem.message())
        .contains("zones.gpkg feature 1", "self-intersection near 680500.0, 1210500.0", "repaired");
    assertThat(problem.x()).isEqualTo(680_500);
  }

  @Test
  void whatIsNoPolygonIsLeftOutAndSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("mixed.geojson"), """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [106.7, 11]}},
        {"type": "Feature", "properties": {}, "geometry": null},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": []}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[106.7, 11], ["x", 11]]]}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [[[106.7, 11], [106.8, 11], [106.8, 11.1]]]}},
        {"type": "Feature", "id": "ok", "properties": {"a": "1,5"}, "geometry": {"type": "GeometryCollection", "geometries": [
          {"type": "Point", "coordinates": [106.7, 11]},
          {"type": "Polygon", "coordinates": [[[106.7, 11, 30], [106.8, 11, 30], [106.8, 11.1, 30], [106.7, 11, 30]]]}]}}
        ]}
        """);

    MapLayer layer = read(file, Shape.POLYGON);

    assertThat(layer.features()).hasSize(1);
    assertThat(layer.features().get(0).id()).isEqualTo("ok");
    assertThat(layer.features().get(0).number("a")).hasValue(1.5);
    assertThat(layer.features().get(0).geometry().getCoordinate().getZ()).isNaN();
    assertThat(kinds())
        .containsExactly(
            "other-geometry",
            "no-geometry",
            "no-geometry",
            "unreadable-geometry",
            "unreadable-geometry",
            "mixed-geometry",
            "heights-dropped");
    assertThat(problems.problems().get(3).position().line()).isEqualTo(5);
  }

  /** As ogr2ogr -f GeoJSONSeq writes it, with and without record separators. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\u001e"})
  void featuresMayStandLineByLine(String separator) throws IOException {
    String feature = separator
        + "{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\"},\"geometry\":"
        + "{\"type\":\"Point\",\"coordinates\":[106.%d,10.9]}}\n";
    Path file = Files.writeString(
        folder.resolve("places.geojsonl"),
        feature.formatted("Dĩ An", 7) + feature.formatted("Bến Cát", 6));

    MapLayer layer = read(file, Shape.POINT);

    assertThat(layer.features())
        .extracting(place -> place.text("name").orElseThrow())
        .containsExactly("Dĩ An", "Bến Cát");
    assertThat(layer.features().get(1).position().line()).isEqualTo(2);
    Path rest = Files.writeString(folder.resolve("rest.geojson"), Files.readString(file) + "[1]");
    assertThatThrownBy(() -> read(rest, Shape.POINT)).hasMessageContaining("follows after 2");
  }

  @Test
  void olderGeoJsonNamesItsSystem() throws IOException {
    Path file = Files.writeString(folder.resolve("point.geojson"), """
        \ufeff{"type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::9210"}}, "features": [
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [510634.826, 2326112.251]}}]}
        """);

    MapLayer layer = read(file, Shape.POINT);

    assertThat(layer.features().get(0).geometry().getCoordinate().x)
        .isCloseTo(588_761.587, within(0.01));
  }

  @Test
  void layerIsChosenByShapeOrByName() throws IOException {
    Path file = folder.resolve("two.gpkg");
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, 32648)) {
      writer.write(zones());
      writer.write(point(680_000, 1_210_000));
      writer.write(new FeatureLayer(
          "more",
          FeatureLayer.Shape.POINT,
          1,
          n -> GEOMETRIES.createPoint(new Coordinate(680_000, 1_210_000))));
    }

    assertThat(read(file, Shape.POLYGON).name()).isEqualTo("zones");
    assertThatThrownBy(() -> read(file, Shape.POINT))
        .hasMessageContaining("its layers are more, points, zones");
    assertThatThrownBy(() -> LayerReader.read(
            request(file, Shape.POINT).withLayer(Optional.of("point")), metric, problems))
        .hasMessageContaining("Did you mean \"points\"?");
  }

  @Test
  void brokenFilesSayWhatTheyAre() throws IOException, SQLException {
    Path sqlite = folder.resolve("other.gpkg");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + sqlite);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a)");
    }
    Path whole = folder.resolve("zones.gpkg");
    try (GeoPackageWriter writer = GeoPackageWriter.create(whole, 32648)) {
      writer.write(zones());
    }
    Path cut = folder.resolve("cut.gpkg");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(whole), 20_000));
    Path shapefile = folder.resolve("zones.shp");
    ShapefileWriter.write(shapefile, zones(), 32648);
    byte[] shapes = Files.readAllBytes(shapefile);
    Files.write(shapefile, Arrays.copyOf(shapes, shapes.length - 10));
    Path empty = Files.createFile(folder.resolve("empty.geojson"));
    Path json = Files.writeString(
        folder.resolve("cut.geojson"), "{\"type\": \"FeatureCollection\",\n \"features\": [");
    Path other = Files.writeString(folder.resolve("t.json"), "{\"type\": \"Topology\"}");
    Path zip = Files.writeString(folder.resolve("a.zip"), "PK\003\004");

    assertThatThrownBy(() -> read(sqlite, Shape.POLYGON))
        .hasMessageContaining("no GeoPackage: it lacks gpkg_contents");
    assertThatThrownBy(() -> read(cut, Shape.POLYGON))
        .hasMessageContaining("cannot be read as SQLite");
    assertThatThrownBy(() -> read(shapefile, Shape.POLYGON))
        .hasMessageContaining("its header promises " + shapes.length);
    assertThatThrownBy(() -> read(empty, Shape.POLYGON)).hasMessageContaining("it is empty");
    assertThatThrownBy(() -> read(json, Shape.POLYGON)).hasMessageContaining("not JSON");
    assertThatThrownBy(() -> read(other, Shape.POLYGON))
        .hasMessageContaining("type is \"Topology\"");
    assertThatThrownBy(() -> read(zip, Shape.POLYGON)).hasMessageContaining("Unpack the archive");
    assertThatThrownBy(() -> read(folder.resolve("nowhere.shp"), Shape.POLYGON))
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> read(folder.resolve("zones.dbf"), Shape.POLYGON))
        .hasMessageContaining("Name the .shp file");
  }

  @Test
  void readingDoesNotChangeTheFile() throws IOException {
    Path file = folder.resolve("zones.gpkg");
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, 32648)) {
      writer.write(zones());
    }
    byte[] before = Files.readAllBytes(file);
    file.toFile().setReadOnly();

    read(file, Shape.POLYGON);

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  /** Text as programs of the nineties wrote it, by the tables of the encodings. */
  private static byte[] legacy(String name, String encoding) {
    return switch (encoding) {
      case "UTF-8" -> name.getBytes(StandardCharsets.UTF_8);
      // Vowel with its hat or horn, then the tone.
      case "windows-1258" ->
        name.replace("ủ", "u\u0309")
            .replace("ầ", "â\u0300")
            .replace("ộ", "ô\u0323")
            .replace("ĩ", "i\u0303")
            .replace("ế", "ê\u0301")
            .replace("á", "a\u0301")
            .getBytes(Charset.forName("windows-1258"));
      case "TCVN3" ->
        name.replace('ủ', 'ñ')
            .replace('ầ', 'Ç')
            .replace('ộ', 'é')
            .replace('ĩ', 'Ü')
            .replace('ế', 'Õ')
            .replace('á', '¸')
            .getBytes(StandardCharsets.ISO_8859_1);
      default ->
        name.replace("á", "aù")
            .replace("ủ", "uû")
            .replace("ầ", "aà")
            .replace("ộ", "oä")
            .replace("ĩ", "ó")
            .replace("ế", "eá")
            .getBytes(StandardCharsets.ISO_8859_1);
    };
  }

  private MapLayer read(Path file, Shape shape) {
    return LayerReader.read(request(file, shape), metric, problems);
  }

  private static LayerRequest request(Path file, Shape shape) {
    return LayerRequest.of(file, SourcePosition.of("test"), shape);
  }

  private List<String> kinds() {
    return problems.problems().stream().map(Problem::kind).toList();
  }

  private Path geoJson(Geometry geometry, String properties) throws IOException {
    StringBuilder ring = new StringBuilder();
    for (Coordinate place : geometry.getCoordinates()) {
      ring.append(ring.length() == 0 ? "" : ",").append("[" + place.x + "," + place.y + "]");
    }
    return Files.writeString(
        folder.resolve("zones.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":["
            + "{\"type\":\"Feature\",\"properties\":{" + properties
            + "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[" + ring + "]]}}]}");
  }

  private static FeatureLayer point(double x, double y) {
    return new FeatureLayer(
            "points",
            FeatureLayer.Shape.POINT,
            1,
            n -> GEOMETRIES.createPoint(new Coordinate(x, y)))
        .text("name", n -> "x");
  }

  private static FeatureLayer zones() {
    return new FeatureLayer(
            "zones", FeatureLayer.Shape.POLYGON, NAMES.length, LayerReaderTest::square)
        .text("name", zone -> NAMES[zone])
        .integer("residents", zone -> 1000L * (zone + 1));
  }

  private static Geometry square(int zone) {
    return GEOMETRIES.toGeometry(
        new Envelope(680_000 + 1000 * zone, 680_900 + 1000 * zone, 1_210_000, 1_210_900));
  }
}
