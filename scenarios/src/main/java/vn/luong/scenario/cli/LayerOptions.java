package vn.luong.scenario.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.luong.gis.features.LayerRequest;
import vn.luong.gis.features.MapLayer;
import vn.luong.sim.problems.SourcePosition;

/** Which features to import, and what the user knows better than the file. */
final class LayerOptions {
  @Parameters(paramLabel = "FILE", description = "GeoPackage, Shapefile (.shp) or GeoJSON")
  private Path file;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "layer of a GeoPackage; default: the only one that fits")
  private String layer;

  @Option(
      names = "--crs",
      paramLabel = "EPSG",
      description =
          "coordinate system of the file instead of its own, e.g. EPSG:9210 (VN-2000 / TM-3 105-45)")
  private String crs;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description =
          "encoding of a Shapefile's texts: UTF-8, windows-1258, TCVN3, VNI, windows-1252; default:"
              + " as .cpg says, or guessed")
  private String encoding;

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description = "only features for which this holds (ECQL), e.g. \"lanes > 1\"")
  private String condition;

  Path file() {
    return file;
  }

  /** The beginning of an import's report: where the features come from. */
  Map<String, Object> report(MapLayer layer) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("source", file.getFileName().toString());
    report.put("layer", layer.name());
    report.put("sourceCrs", layer.system());
    return report;
  }

  LayerRequest request(LayerRequest.Shape shape) {
    return LayerRequest.of(file, SourcePosition.of("options"), shape)
        .withLayer(Optional.ofNullable(layer))
        .withCrs(Optional.ofNullable(crs))
        .withEncoding(Optional.ofNullable(encoding))
        .withFilter(Optional.ofNullable(condition));
  }
}
