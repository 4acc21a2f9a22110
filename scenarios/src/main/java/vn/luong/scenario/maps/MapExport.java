package vn.luong.scenario.maps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.export.GeoJsonFile;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.export.ShapefileWriter;
import vn.luong.gis.features.LayerCopies;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/** Writes the layers of a run's {@code network.gpkg} in other formats. */
public final class MapExport {
  /** Which column of a Shapefile is which of the GeoPackage. */
  public static final String COLUMN_NAMES = "columns.csv";

  private MapExport() {}

  /** Copies the GeoPackage itself. */
  public static void geoPackage(RunFolder run, RunFolder target) {
    try {
      Files.copy(map(run), target.file(RunFolder.NETWORK_MAP));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes each layer as GeoJSON.
   *
   * @throws InvalidInputException if nobody knows where the coordinates are on earth
   */
  public static void geoJson(RunFolder run, RunFolder target) {
    for (LayerCopies.Copy copy : LayerCopies.of(map(run))) {
      int epsg = copy.epsg()
          .orElseThrow(
              () -> new InvalidInputException(
                  Problem.error(
                      "no-crs",
                      SourcePosition.of(run.path().toString()),
                      "",
                      "the run does not say what coordinate system its network has",
                      "GeoJSON needs longitude and latitude",
                      "Name it in the scenario (MATSim: global.coordinateSystem), or export a Shapefile.")));
      MetricProjection projection = MetricProjection.of("EPSG:" + epsg);
      try {
        GeoJsonFile.write(
            target.file(copy.layer().name() + ".geojson"),
            copy.layer(),
            projection::toLongitudeLatitude);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Writes each layer as a Shapefile, and which of its shortened columns is which. */
  public static void shapefiles(RunFolder run, RunFolder target) {
    Map<String, Map<String, String>> columns = new TreeMap<>();
    try {
      for (LayerCopies.Copy copy : LayerCopies.of(map(run))) {
        String name = copy.layer().name();
        columns.put(
            name,
            ShapefileWriter.write(
                target.file(name + ".shp"),
                copy.layer(),
                copy.epsg().orElse(GeoPackageWriter.UNDEFINED_CARTESIAN)));
      }
      StringBuilder table = new StringBuilder("layer,shapefile_column,column\n");
      columns.forEach((layer, names) -> names.forEach((shortened, name) ->
          table.append(String.join(",", List.of(layer, shortened, name)) + "\n")));
      Files.writeString(target.file(COLUMN_NAMES), table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path map(RunFolder run) {
    if (!run.has(RunFolder.NETWORK_MAP)) {
      throw new InvalidInputException(Problem.error(
          "no-map",
          SourcePosition.of(run.path().toString()),
          "",
          "there is no " + RunFolder.NETWORK_MAP,
          "a finished run has one",
          "Run the scenario again."));
    }
    return run.path().resolve(RunFolder.NETWORK_MAP);
  }
}
