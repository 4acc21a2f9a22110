package vn.luong.gis.rasters;

import java.nio.file.Path;
import java.util.Optional;
import vn.luong.sim.problems.SourcePosition;

/**
 * Which raster to read, and what the user knows better than the file.
 *
 * @param file a GeoTIFF
 * @param asker who names the file: an option or a line of a scenario
 * @param crs coordinate system instead of the file's own, e.g. {@code EPSG:32648}
 */
public record RasterRequest(Path file, SourcePosition asker, Optional<String> crs) {
  /** A raster as its file says. */
  public static RasterRequest of(Path file, SourcePosition asker) {
    return new RasterRequest(file, asker, Optional.empty());
  }

  public RasterRequest withCrs(Optional<String> newCrs) {
    return new RasterRequest(file, asker, newCrs);
  }
}
