package vn.luong.gis.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.export.LayerStyle.ValueClass;

/**
 * QGIS itself opens a GeoPackage and takes the default styles from it. Skipped where Debian's {@code python3-qgis} and {@code
 * qgis-providers} are not installed (half a gigabyte, so not on CI).
 */
class QgisTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final String SCRIPT = """
      import os, sys
      from qgis.core import QgsApplication, QgsVectorLayer
      app = QgsApplication([], False)
      app.initQgis()
      def tell(message, tag, level):
        if level > 0:
          print('message', tag, message)
      QgsApplication.messageLog().messageReceived.connect(tell)
      for name in ['roads', 'zones', 'density', 'stops']:
        layer = QgsVectorLayer(sys.argv[1] + '|layername=' + name, name, 'ogr')
        renderer = layer.renderer()
        ranges = renderer.ranges() if renderer.type() == 'graduatedSymbol' else []
        print(name, layer.isValid(), layer.featureCount(), layer.crs().authid(), renderer.type(),
          '/'.join(r.label() + ' ' + r.symbol().color().name() for r in ranges),
          layer.labeling().settings().fieldName if layer.labelsEnabled() else '-',
          layer.isInScaleRange(1), next(layer.getFeatures())['name'], sep=';')
      # QGIS falls over its own layers when Python ends in the usual way.
      sys.stdout.flush()
      os._exit(0)
      """;

  private final GeometryFactory geometries = new GeometryFactory();

  @TempDir
  Path folder;

  @Test
  void qgisDrawsLayersByTheirDefaultStyles() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/qgis")), "no python3-qgis");
    Path file = folder.resolve("map.gpkg");
    List<ValueClass> classes = List.of(
        new ValueClass(500, "#d9d9d9", 0.1),
        new ValueClass(Double.POSITIVE_INFINITY, "#08306b", 2.2));
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, 32648)) {
      writer.write(new FeatureLayer("roads", FeatureLayer.Shape.LINE_STRING, 2, this::line)
          .text("name", road -> "Đại lộ Bình Dương")
          .real("volume", road -> 400 + 1000 * road)
          .style(LayerStyle.graduatedLines("Volume", "volume", "vehicles a day", classes))
          .style(LayerStyle.graduatedLines("Other", "volume", "", classes.subList(0, 1))));
      writer.write(zones("zones").style(LayerStyle.areas("Zones", "#ffffbf", "#878787", "name")));
      writer.write(zones("density")
          .style(LayerStyle.graduatedAreas("Density", "residents", "people", classes, "name")));
      writer.write(new FeatureLayer(
              "stops",
              FeatureLayer.Shape.POINT,
              1,
              stop -> geometries.createPoint(new Coordinate(680_000, 1_215_000)))
          .text("name", stop -> "Bến xe")
          .style(LayerStyle.points("Stops", "#2c7fb8", 2)));
    }

    assertThat(qgis(file).lines().filter(line -> line.contains(";") || line.startsWith("message")))
        .containsExactly(
            "roads;True;2;EPSG:32648;graduatedSymbol;"
                + "0 – 500 vehicles a day #d9d9d9/> 500 vehicles a day #08306b;-;True;Đại lộ Bình Dương",
            "zones;True;2;EPSG:32648;singleSymbol;;name;True;Phường Hiệp Thành",
            "density;True;2;EPSG:32648;graduatedSymbol;"
                + "0 – 500 people #d9d9d9/> 500 people #08306b;name;True;Phường Hiệp Thành",
            "stops;True;1;EPSG:32648;singleSymbol;;-;True;Bến xe");
  }

  private FeatureLayer zones(String name) {
    return new FeatureLayer(
            name,
            FeatureLayer.Shape.POLYGON,
            2,
            zone -> geometries.toGeometry(
                new Envelope(680_000 + 1000 * zone, 681_000 + 1000 * zone, 1_214_000, 1_215_000)))
        .text("name", zone -> "Phường Hiệp Thành")
        .real("residents", zone -> 700 * zone);
  }

  private Geometry line(int road) {
    return geometries.createLineString(new Coordinate[] {
      new Coordinate(680_000, 1_214_000 + road), new Coordinate(681_000, 1_215_000)
    });
  }

  private static String qgis(Path file) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(PYTHON.toString(), "-c", SCRIPT, file.toString());
    builder.environment().putAll(Map.of("QT_QPA_PLATFORM", "offscreen", "LC_ALL", "C.UTF-8"));
    Process python = builder.redirectErrorStream(true).start();
    String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).as(output).isZero();
    return output;
  }
}
