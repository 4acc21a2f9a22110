package vn.luong.scenario.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.export.ProblemLayer;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.ProblemLog;

/** Problems as a layer that planners open in QGIS. */
final class ProblemMaps {
  private static final Pattern EPSG = Pattern.compile("(?i)EPSG:(\\d{4,6})");

  private ProblemMaps() {}

  /** Writes a GeoPackage with the layer {@code problems}, in place of an older one. */
  static void write(Path file, Network network, ProblemLog problems) throws IOException {
    Files.deleteIfExists(file);
    try (GeoPackageWriter writer = GeoPackageWriter.create(file, epsg(network))) {
      writer.write(ProblemLayer.of(problems.problems()));
    }
  }

  private static int epsg(Network network) {
    String crs = network.networkAttributes().findText(0, Network.CRS_ATTRIBUTE);
    Matcher code = EPSG.matcher(crs == null ? "" : crs);
    return code.matches() ? Integer.parseInt(code.group(1)) : GeoPackageWriter.UNDEFINED_CARTESIAN;
  }
}
