package vn.luong.scenario.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.export.NetworkLayers;
import vn.luong.gis.features.LayerReader;
import vn.luong.gis.features.LayerRequest;
import vn.luong.gis.features.MapLayer;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

class MapExportTest {
  @TempDir
  Path folder;

  @Test
  void layersComeBackFromShapefilesWithTheirLongNamesInATable() throws IOException {
    RunFolder target = RunFolder.create(folder.resolve("out"));

    MapExport.shapefiles(run(32648), target);

    Path shapefile = target.file("links.shp");
    MapLayer layer = LayerReader.read(
        LayerRequest.of(shapefile, SourcePosition.of("test"), LayerRequest.Shape.LINE),
        MetricProjection.of("EPSG:32648"),
        new ProblemLog());
    assertThat(layer.features()).hasSize(1);
    assertThat(layer.features().get(0).text("name")).isEqualTo(Optional.of("Đại lộ Bình Dương"));
    assertThat(layer.features().get(0).number("speed_k_07")).hasValue(31.5);
    assertThat(Files.readString(target.file(MapExport.COLUMN_NAMES)))
        .contains("links,speed_k_07,speed_kmh_07\n")
        .doesNotContain("fid");
  }

  @Test
  void layersComeOutAsGeoJsonInDegrees() throws IOException {
    RunFolder target = RunFolder.create(folder.resolve("out"));

    MapExport.geoJson(run(32648), target);

    JsonNode link = JsonFile.readTree(target.file("links.geojson")).at("/features/0");
    assertThat(link.at("/properties/volume_day").asDouble()).isEqualTo(12_000);
    assertThat(link.at("/geometry/coordinates/0/0").asDouble()).isBetween(106.64, 106.66);
    assertThat(Files.exists(target.file("nodes.geojson"))).isTrue();
  }

  @Test
  void runWithoutCoordinateSystemHasNoDegrees() throws IOException {
    RunFolder run = run(GeoPackageWriter.UNDEFINED_CARTESIAN);
    RunFolder target = RunFolder.create(folder.resolve("out"));

    assertThatThrownBy(() -> MapExport.geoJson(run, target))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("needs longitude and latitude");
    MapExport.shapefiles(run, target);
    assertThat(Files.exists(target.file("links.prj"))).isFalse();
    MapExport.geoPackage(run, target);
    assertThat(target.file(RunFolder.NETWORK_MAP))
        .hasSameBinaryContentAs(run.file(RunFolder.NETWORK_MAP));
  }

  private RunFolder run(int epsg) throws IOException {
    Path path = Files.createDirectories(folder.resolve("run"));
    Files.writeString(path.resolve(RunFolder.MANIFEST), "{}");
    ModeTable modes = new ModeTable();
    NetworkBuilder builder = new NetworkBuilder(modes);
    int a = builder.addNode("a", 680_000, 1_210_000);
    int b = builder.addNode("b", 680_000, 1_210_100);
    int link = builder.addLink(
        "ab", a, b, new LinkProperties(100, 10, 1800, 1, ModeTable.bit(modes.add("car"))));
    builder.linkAttributes().putText(link, "name", "Đại lộ Bình Dương");
    Network network = builder.build();
    try (GeoPackageWriter writer =
        GeoPackageWriter.create(path.resolve(RunFolder.NETWORK_MAP), epsg)) {
      writer.write(MapStyles.ofLinks(NetworkLayers.links(network)
          .real("volume_day", one -> 12_000)
          .real("speed_kmh_07", one -> 31.5)));
      writer.write(NetworkLayers.nodes(network).style(MapStyles.NODES));
    }
    return RunFolder.open(path);
  }
}
