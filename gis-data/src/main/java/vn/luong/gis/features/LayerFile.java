package vn.luong.gis.features;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.luong.sim.problems.ProblemLog;

/** A file of one format, open for reading. */
interface LayerFile extends AutoCloseable {
  /**
   * Opens a file of any format.
   *
   * @param encoding encoding of the texts of a Shapefile instead of its own
   * @throws vn.luong.sim.problems.InvalidInputException if it is not what it seems to be
   */
  static LayerFile open(Path file, Optional<TextEncoding> encoding, ProblemLog problems) {
    return switch (FeatureFormat.of(file)) {
      case GEOPACKAGE -> GeoPackageFile.open(file);
      case SHAPEFILE -> ShapefileLayer.open(file, encoding, problems);
      case GEOJSON -> new GeoJsonLayer(file, problems);
    };
  }

  /** The layers of the file, at least one. */
  List<LayerSummary> layers();

  /**
   * Reads a layer.
   *
   * @param layer one of {@link #layers}
   * @param readsSystem false if the user says what coordinate system it has, so that the file's own may be wrong
   * @throws vn.luong.sim.problems.InvalidInputException if the file is damaged
   */
  RawLayer read(String layer, boolean readsSystem);

  @Override
  void close();
}
