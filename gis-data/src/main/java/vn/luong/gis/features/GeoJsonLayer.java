package vn.luong.gis.features;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import vn.luong.gis.crs.CoordinateSystem;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * A GeoJSON file (RFC 7946), read feature by feature; also a feature per line without a collection around them (GeoJSONSeq). The member {@code crs} of the older GeoJSON of 2008 is minded, as QGIS writes it.
 */
final class GeoJsonLayer implements LayerFile {
  private static final Pattern URN_OF_CRS = Pattern.compile(".*EPSG:(?:[0-9.]*:)?(\\d+)$");
  /** Record separators stand before each feature of a text sequence (RFC 8142). */
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_RS_CONTROL_CHAR).build();

  private final Path file;
  private final ProblemLog problems;
  private final RawLayer raw;

  GeoJsonLayer(Path file, ProblemLog problems) {
    this.file = file;
    this.problems = problems;
    raw = new RawLayer(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""));
  }

  @Override
  public List<LayerSummary> layers() {
    return List.of(new LayerSummary(raw.name(), ""));
  }

  @Override
  public RawLayer read(String layer, boolean readsSystem) {
    raw.setSystem(CoordinateSystem.wgs84());
    try (BufferedReader text = Files.newBufferedReader(file)) {
      skipByteOrderMark(text);
      try (JsonParser parser = JSON.createParser(text)) {
        readDocument(parser, readsSystem);
      }
    } catch (CharacterCodingException e) {
      throw problem(
          SourcePosition.NO_LINE,
          "not-utf8",
          "its text is not in UTF-8",
          "Save it as UTF-8, the only encoding of GeoJSON.");
    } catch (JsonProcessingException e) {
      int line =
          e.getLocation() == null ? SourcePosition.NO_LINE : e.getLocation().getLineNr();
      throw problem(
          line,
          "damaged-file",
          "this is not JSON: " + e.getOriginalMessage(),
          "The file may be cut off; export it again.");
    } catch (IOException e) {
      throw problem(
          SourcePosition.NO_LINE,
          "unreadable-file",
          "it cannot be read (" + e.getMessage() + ")",
          "Check the file and its permissions.");
    }
    return raw;
  }

  @Override
  public void close() {
    // Nothing stays open.
  }

  private static void skipByteOrderMark(Reader text) throws IOException {
    text.mark(1);
    if (text.read() != '\ufeff') {
      text.reset();
    }
  }

  private void readDocument(JsonParser parser, boolean readsSystem) throws IOException {
    int documents = 0;
    for (JsonToken token = parser.nextToken();
        token != null || documents == 0;
        token = parser.nextToken()) {
      if (token != JsonToken.START_OBJECT) {
        throw notGeoJson(
            documents == 0
                ? "it does not begin with an object"
                : "something other than an object follows after " + documents);
      }
      readObject(parser, readsSystem);
      documents++;
    }
  }

  /** A feature collection or a single feature. */
  private void readObject(JsonParser parser, boolean readsSystem) throws IOException {
    int firstLine = parser.currentTokenLocation().getLineNr();
    boolean hasFeatures = false;
    Map<String, JsonNode> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String member = parser.currentName();
      parser.nextToken();
      if (member.equals("features") && parser.currentToken() == JsonToken.START_ARRAY) {
        hasFeatures = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          int line = parser.currentTokenLocation().getLineNr();
          addFeature(JSON.readTree(parser), line);
        }
      } else {
        members.put(member, JSON.readTree(parser));
      }
    }
    String type = members.containsKey("type") ? members.get("type").asText() : "";
    if (type.equals("Feature")) {
      addFeature(JSON.valueToTree(members), firstLine);
    } else if (!hasFeatures) {
      throw notGeoJson(type.isEmpty() ? "it has no type" : "its type is \"" + type + "\"");
    }
    if (readsSystem) {
      readSystem(members.get("crs"));
    }
  }

  private void readSystem(JsonNode crs) {
    if (crs == null || crs.isNull()) {
      return;
    }
    String name = crs.at("/properties/name").asText();
    Matcher epsg = URN_OF_CRS.matcher(name);
    if (epsg.matches()) {
      raw.setSystem(CoordinateSystem.ofCode(epsg.group(1), SourcePosition.of(file.toString())));
    } else if (!name.endsWith("CRS84")) {
      throw problem(
          SourcePosition.NO_LINE,
          "unknown-crs",
          "its coordinate system is \"" + name + "\"",
          "Say which it is, e.g. --crs EPSG:4326.");
    }
  }

  private void addFeature(JsonNode feature, int line) {
    SourcePosition place = new SourcePosition(file.toString(), line);
    Map<String, Object> values = new LinkedHashMap<>();
    feature.path("properties").properties().forEach(property -> {
      String name = Normalizer.normalize(property.getKey(), Normalizer.Form.NFC);
      Object value = value(property.getValue());
      values.put(name, value);
      if (value != null) {
        raw.addColumn(name, value.getClass());
      }
    });
    String id = feature.hasNonNull("id")
        ? feature.get("id").asText()
        : Integer.toString(raw.features().size() + 1);
    JsonNode geometry = feature.path("geometry");
    if (geometry.isMissingNode() || geometry.isNull()) {
      raw.add(new RawLayer.RawFeature(id, place, null, "", values));
      return;
    }
    try {
      raw.add(new RawLayer.RawFeature(id, place, geometry(geometry), "", values));
    } catch (ParseException | IllegalArgumentException e) {
      raw.add(new RawLayer.RawFeature(id, place, null, e.getMessage(), values));
    }
  }

  /** The library reads what is well formed; it is not made for what is not. */
  private static Geometry geometry(JsonNode geometry) throws ParseException {
    requireCoordinates(geometry);
    return new GeoJsonReader().read(geometry.toString());
  }

  private static void requireCoordinates(JsonNode geometry) throws ParseException {
    if (geometry.path("type").asText().equals("GeometryCollection")) {
      for (JsonNode part : geometry.path("geometries")) {
        requireCoordinates(part);
      }
    } else {
      JsonNode coordinates = geometry.path("coordinates");
      if (!coordinates.isArray()) {
        throw new ParseException("it has no coordinates");
      }
      requirePlaces(coordinates);
    }
  }

  private static void requirePlaces(JsonNode coordinates) throws ParseException {
    boolean isPlace = coordinates.size() > 0 && !coordinates.get(0).isArray();
    if (isPlace && coordinates.size() < 2) {
      throw new ParseException("a place has one coordinate only: " + coordinates);
    }
    for (JsonNode part : coordinates) {
      if (isPlace != part.isNumber() || !isPlace && !part.isArray()) {
        throw new ParseException(part + " is no coordinate");
      }
      if (!isPlace) {
        requirePlaces(part);
      }
    }
  }

  private static Object value(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isIntegralNumber()) {
      return value.longValue();
    }
    if (value.isNumber()) {
      return value.doubleValue();
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    String text = value.isTextual() ? value.textValue() : value.toString();
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private InvalidInputException notGeoJson(String found) {
    return problem(
        SourcePosition.NO_LINE,
        "not-geojson",
        found,
        "Save the layer as GeoJSON in QGIS (Export, Save Features As).");
  }

  private InvalidInputException problem(int line, String kind, String found, String remedy) {
    problems.add(Problem.error(
        kind,
        new SourcePosition(file.toString(), line),
        "",
        found,
        "expected a GeoJSON feature collection",
        remedy));
    return new InvalidInputException(problems);
  }
}
