package vn.luong.gis.roads;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/** Reads the polygons that a map is to be clipped to. */
public final class ClipPolygon {
  private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);

  private ClipPolygon() {}

  /**
   * All polygons of a GeoJSON file (RFC 7946: longitude and latitude), as one area.
   *
   * @throws InvalidInputException if it is not there, no GeoJSON, without polygons, or not in degrees
   */
  public static Geometry read(Path file) {
    Geometry content;
    try (Reader in = Files.newBufferedReader(file)) {
      content = new GeoJsonReader().read(in);
    } catch (NoSuchFileException e) {
      throw problem(file, "is not there", "Check the name.");
    } catch (IOException | ParseException | RuntimeException e) {
      // The reader of the library throws class-cast and null-pointer exceptions on JSON of other
      // kinds.
      throw problem(file, "is no GeoJSON that can be read", "Save it anew from QGIS as GeoJSON.");
    }
    List<Geometry> polygons = new ArrayList<>();
    for (int part = 0; part < content.getNumGeometries(); part++) {
      addPolygons(content.getGeometryN(part), polygons);
    }
    if (polygons.isEmpty()) {
      throw problem(file, "has no polygon", "Draw the area as a polygon.");
    }
    Geometry area = UnaryUnionOp.union(polygons);
    if (!WORLD.contains(area.getEnvelopeInternal())) {
      throw problem(
          file,
          "has coordinates beyond ±180 and ±90",
          "Save it in WGS 84 (EPSG:4326), the system of GeoJSON.");
    }
    return area;
  }

  private static void addPolygons(Geometry geometry, List<Geometry> polygons) {
    if (geometry instanceof Polygon) {
      // A buffer of nothing mends rings that touch or cross themselves.
      polygons.add(geometry.isValid() ? geometry : geometry.buffer(0));
    } else if (geometry.getNumGeometries() > 1 || geometry.getGeometryN(0) != geometry) {
      for (int part = 0; part < geometry.getNumGeometries(); part++) {
        addPolygons(geometry.getGeometryN(part), polygons);
      }
    }
  }

  private static InvalidInputException problem(Path file, String found, String remedy) {
    return new InvalidInputException(Problem.error(
        "bad-clip",
        SourcePosition.of(file.toString()),
        "",
        found,
        "a GeoJSON file with polygons is needed",
        remedy));
  }
}
