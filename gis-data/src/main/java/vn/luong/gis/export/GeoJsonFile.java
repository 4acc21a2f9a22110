package vn.luong.gis.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.json.simple.JSONValue;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.geojson.GeoJsonWriter;

/** Writes a layer as a GeoJSON feature collection (RFC 7946). */
public final class GeoJsonFile {
  /** Decimals of a degree that keep about a centimetre. */
  private static final int DECIMALS = 7;

  private GeoJsonFile() {}

  /**
   * Writes the file, one feature per line.
   *
   * @param toLongitudeLatitude takes a geometry of the layer to WGS 84, the only system of GeoJSON
   */
  public static void write(
      Path file, FeatureLayer layer, UnaryOperator<Geometry> toLongitudeLatitude)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      write(out, layer, toLongitudeLatitude);
    }
  }

  /** Writes to a stream that stays open. */
  public static void write(
      Writer out, FeatureLayer layer, UnaryOperator<Geometry> toLongitudeLatitude)
      throws IOException {
    GeoJsonWriter geometryWriter = new GeoJsonWriter(DECIMALS);
    geometryWriter.setEncodeCRS(false);
    out.write("{\"type\":\"FeatureCollection\",\"features\":[");
    for (int feature = 0; feature < layer.featureCount(); feature++) {
      out.write(feature == 0 ? "\n" : ",\n");
      out.write("{\"type\":\"Feature\",\"properties\":{");
      writeProperties(out, layer, feature);
      out.write("},\"geometry\":");
      geometryWriter.write(toLongitudeLatitude.apply(layer.geometry(feature)), out);
      out.write("}");
    }
    out.write("\n]}\n");
  }

  private static void writeProperties(Writer out, FeatureLayer layer, int feature)
      throws IOException {
    String separator = "";
    for (FeatureLayer.Column column : layer.columns()) {
      out.write(separator);
      JSONValue.writeJSONString(column.name(), out);
      out.write(":");
      JSONValue.writeJSONString(column.values().apply(feature), out);
      separator = ",";
    }
  }
}
