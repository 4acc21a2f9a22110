package vn.luong.scenario.fuzz;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.export.ShapefileWriter;
import vn.luong.gis.rasters.TinyGeoTiff;

/** Three zones at Thủ Dầu Một as GeoPackage and as Shapefile. */
final class GoodLayers {
  static final List<String> SHAPEFILE_PARTS = List.of("shp", "dbf", "prj");

  private static final int EPSG = 32648;
  private static final int ZONES = 3;

  private GoodLayers() {}

  static Path geoPackage(Path folder) throws IOException {
    Path file = folder.resolve("good.gpkg");
    Files.deleteIfExists(file);
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, EPSG)) {
      writer.write(zones());
    }
    return file;
  }

  /** Writes the Shapefile and gives one of its parts. */
  static byte[] shapefilePart(Path folder, String ending) throws IOException {
    Path good = folder.resolve("good-shapefile");
    if (!Files.exists(good.resolve("zones.shp"))) {
      Files.createDirectories(good);
      ShapefileWriter.write(good.resolve("zones.shp"), zones(), EPSG);
    }
    return Files.readAllBytes(good.resolve("zones." + ending));
  }

  /** Puts the undamaged other parts beside a damaged one and gives the Shapefile. */
  static Path withOtherParts(Path folder, Path damaged) throws IOException {
    for (String ending : List.of("shp", "shx", "dbf", "prj", "cpg")) {
      Path part = damaged.resolveSibling("zones." + ending);
      Path good = folder.resolve("good-shapefile").resolve("zones." + ending);
      if (!part.equals(damaged) && Files.exists(good)) {
        Files.write(part, Files.readAllBytes(good));
      }
    }
    return damaged.resolveSibling("zones.shp");
  }

  /** Two matrices of three zones and the list of the zones, as OMX. */
  static byte[] omx(Path folder) throws IOException {
    Path file = folder.resolve("good.omx");
    try (WritableHdfFile omx = HdfFile.write(file)) {
      WritableGroup data = omx.putGroup("data");
      data.putDataset("am", new double[][] {{0, 1, 2}, {3, 0, 4.5}, {5, 6, 0}});
      data.putDataset("pm", new int[][] {{0, 1, 2}, {3, 0, 4}, {5, 6, 0}});
      omx.putGroup("lookup").putDataset("taz", new int[] {3, 1, 2});
    }
    return Files.readAllBytes(file);
  }

  /** People in twelve columns and ten rows of 100 m. */
  static byte[] raster(boolean isDeflated) {
    float[] people = new float[120];
    for (int cell = 0; cell < people.length; cell++) {
      people[cell] = cell % 7 == 0 ? -99999 : cell / 3f;
    }
    TinyGeoTiff raster =
        new TinyGeoTiff(12, 10, people).at(680_000, 1_215_000, 100).epsg(EPSG).noValue("-99999");
    return (isDeflated ? raster.deflated() : raster).bytes();
  }

  private static FeatureLayer zones() {
    GeometryFactory geometries = new GeometryFactory();
    return new FeatureLayer(
            "zones",
            FeatureLayer.Shape.POLYGON,
            ZONES,
            zone -> geometries.toGeometry(
                new Envelope(680_000 + 1000 * zone, 681_000 + 1000 * zone, 1_214_000, 1_215_000)))
        .text("name", zone -> "Phường " + zone)
        .integer("residents", zone -> 12_000 + zone)
        .real("share", zone -> zone / 3.0);
  }
}
