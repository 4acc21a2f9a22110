package vn.luong.gis.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;

/** Opens what we write with GDAL. */
class OgrInfoTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final List<String> NAMES = List.of("Thủ Dầu Một", "Dĩ An", "Bến Cát");

  @TempDir
  Path folder;

  @Test
  void geoPackageHasLayersTypesSystemAndValues() throws IOException, InterruptedException {
    Path file = folder.resolve("network.gpkg");
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, 32648)) {
      writer.write(links());
      writer.write(zones());
    }

    assertThat(OgrInfo.of(file, "-so"))
        .contains("1: links (Line String)", "2: zones (Polygon)", "3: layer_styles (None)")
        .doesNotContain("4: ");
    assertThat(OgrInfo.of(file, "layer_styles"))
        .contains(
            "Feature Count: 2",
            "f_table_name (String) = links",
            "useAsDefault (Integer(Boolean)) = 1");
    assertThat(OgrInfo.of(file, "-al", "-so"))
        .contains("Feature Count: 1", "Feature Count: 3")
        .contains("ID[\"EPSG\",32648]")
        .contains("Extent: (680000.000000, 1210000.000000) - (680100.000000, 1210100.000000)");
    assertThat(OgrInfo.of(file, "-where", "name = 'Dĩ An'", "zones"))
        .contains(
            "name (String) = Dĩ An", "residents (Integer64) = 1000", "density (Real) = (null)")
        .contains("Feature Count: 1");
  }

  @Test
  void titlesOfColumnsLieInTheStyles() throws IOException, InterruptedException {
    Path file = folder.resolve("network.gpkg");
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, 32648)) {
      writer.write(
          zones().titled(column -> column.equals("density") ? "Density (people < 1 km²)" : null));
      writer.write(links());
    }

    assertThat(OgrInfo.of(file, "-where", "f_table_name = 'zones'", "layer_styles"))
        .contains("<alias field=\"density\" name=\"Density (people &lt; 1 km²)\"/>")
        .contains("styleCategories=\"Symbology|Labeling|Fields\"")
        .doesNotContain("field=\"residents\"");
    assertThat(OgrInfo.of(file, "-where", "f_table_name = 'links'", "layer_styles"))
        .doesNotContain("aliases");
  }

  @Test
  void stylesAreWellFormedAndTheSameLayerGivesTheSameBytes() throws Exception {
    for (LayerStyle style : links().styles()) {
      Document document = DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(
              new InputSource(new StringReader(style.qml().replaceFirst("<!DOCTYPE[^>]*>", ""))));
      assertThat(document.getElementsByTagName("range").getLength()).isEqualTo(2);
      assertThat(document.getElementsByTagName("symbol").getLength()).isEqualTo(2);
      assertThat(document
              .getElementsByTagName("renderer-v2")
              .item(0)
              .getAttributes()
              .getNamedItem("attr")
              .getNodeValue())
          .isEqualTo("free_speed_kmh");
    }
    Path first = folder.resolve("first.shp");
    Path second = folder.resolve("second.shp");
    ShapefileWriter.write(first, zones(), 32648);
    ShapefileWriter.write(second, zones(), 32648);
    for (String ending : List.of(".shp", ".shx", ".dbf", ".prj", ".cpg")) {
      assertThat(folder.resolve("first" + ending))
          .hasSameBinaryContentAs(folder.resolve("second" + ending));
    }
  }

  @Test
  void shapefileHasTypesSystemAndValues() throws IOException, InterruptedException {
    Path file = folder.resolve("zones.shp");
    Map<String, String> names = ShapefileWriter.write(file, zones(), 32648);

    assertThat(names)
        .containsEntry("speed_k_07", "speed_kmh_07")
        .containsEntry("speed_k_08", "speed_kmh_08");
    assertThat(OgrInfo.of(file, "-al"))
        .contains("Geometry: Polygon", "Feature Count: 3", "WGS 84 / UTM zone 48N")
        .contains("name (String) = Thủ Dầu Một", "residents (Integer64) = 2000")
        .contains("density (Real) = 0.500000", "density (Real) = (null)")
        .contains("POLYGON ((681000 1210000,681000 1210900,681900 1210900,681900 1210000,681000"
            + " 1210000))");
  }

  @Test
  void shapefileOfLinesAndOfPointsOpensToo() throws IOException, InterruptedException {
    Path lines = folder.resolve("links.shp");
    ShapefileWriter.write(lines, links(), 9210);
    Path points = folder.resolve("nodes.shp");
    ShapefileWriter.write(
        points, NetworkLayers.nodes(network()), GeoPackageWriter.UNDEFINED_CARTESIAN);

    assertThat(OgrInfo.of(lines, "-al"))
        .contains("Geometry: Line String", "Feature Count: 1", "VN-2000 / TM-3 105-45", "105.75")
        .contains("LINESTRING (680000 1210000,680100 1210050,680000 1210100)")
        .contains("name (String) = Đại lộ Bình Dương");
    assertThat(OgrInfo.of(points, "-al"))
        .contains("Geometry: Point", "Feature Count: 2", "POINT (680000 1210100)");
  }

  @Test
  void geoJsonHasValuesInDegrees() throws IOException, InterruptedException {
    Path file = folder.resolve("zones.geojson");
    GeoJsonFile.write(file, zones(), MetricProjection.of("EPSG:32648")::toLongitudeLatitude);

    assertThat(OgrInfo.of(file, "-al"))
        .contains("Feature Count: 3", "ID[\"EPSG\",4326]", "name (String) = Bến Cát")
        .contains("Extent: (106.6");
  }

  private static FeatureLayer links() {
    return NetworkLayers.links(network())
        .style(LayerStyle.graduatedLines(
            "Speed < limit",
            "free_speed_kmh",
            "km/h",
            List.of(
                new LayerStyle.ValueClass(30, "#fdae61", 0.3),
                new LayerStyle.ValueClass(Double.POSITIVE_INFINITY, "#d7191c", 0.8))));
  }

  private static FeatureLayer zones() {
    return new FeatureLayer(
            "zones",
            FeatureLayer.Shape.POLYGON,
            NAMES.size(),
            zone -> GEOMETRIES.toGeometry(
                new Envelope(680_000 + 1000 * zone, 680_900 + 1000 * zone, 1_210_000, 1_210_900)))
        .style(LayerStyle.areas("Wards", "#abdda4", "#2b83ba", "name"))
        .text("name", NAMES::get)
        .integer("residents", zone -> 1000L * zone)
        .real("density", zone -> zone == 1 ? Double.NaN : 0.5)
        .real("speed_kmh_07", zone -> 30)
        .real("speed_kmh_08", zone -> 31.25);
  }

  private static Network network() {
    ModeTable modes = new ModeTable();
    NetworkBuilder builder = new NetworkBuilder(modes);
    int a = builder.addNode("a", 680_000, 1_210_000);
    int b = builder.addNode("b", 680_000, 1_210_100);
    int link = builder.addLink(
        "ab", a, b, new LinkProperties(223.6, 10, 1800, 1, ModeTable.bit(modes.add("car"))));
    builder.setShape(link, new double[] {680_100, 1_210_050});
    builder.linkAttributes().putText(link, "name", "Đại lộ Bình Dương");
    return builder.build();
  }
}
