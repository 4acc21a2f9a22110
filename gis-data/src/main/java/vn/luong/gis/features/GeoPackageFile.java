package vn.luong.gis.features;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.sqlite.SQLiteConfig;
import vn.luong.gis.crs.CoordinateSystem;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/**
 * A GeoPackage (OGC 12-128), opened read-only: files of users must not change by being looked at, which the library that writes ours
 * cannot promise.
 */
final class GeoPackageFile implements LayerFile {
  /** A feature table as the package states it. */
  private record Table(String name, String geometryColumn, String shape, long system) {}

  /** Bytes of the envelope by its indicator in the flags. */
  private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

  private static final int FIXED_HEADER_BYTES = 8;

  private final Path file;
  private final Connection connection;
  private final List<Table> tables;

  private GeoPackageFile(Path file, Connection connection, List<Table> tables) {
    this.file = file;
    this.connection = connection;
    this.tables = tables;
  }

  static GeoPackageFile open(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try {
      Connection connection =
          config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().normalize());
      try {
        GeoPackageFile opened = new GeoPackageFile(file, connection, tables(file, connection));
        if (opened.tables.isEmpty()) {
          throw problem(
              file,
              "no-layer",
              "it has no layer of features",
              "Export the layer again; tables without geometry and raster tiles are not read.");
        }
        return opened;
      } catch (SQLException | InvalidInputException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw damaged(file, e);
    }
  }

  private static List<Table> tables(Path file, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      ResultSet known = statement.executeQuery(
          "SELECT count(*) FROM sqlite_master WHERE name IN ('gpkg_contents', 'gpkg_geometry_columns')");
      if (known.getInt(1) < 2) {
        throw problem(
            file,
            "not-a-geopackage",
            "it is an SQLite file, but no GeoPackage: it lacks gpkg_contents or gpkg_geometry_columns",
            "Save the layer as GeoPackage in QGIS (Export, Save Features As).");
      }
      List<Table> tables = new ArrayList<>();
      ResultSet row = statement.executeQuery(
          "SELECT g.table_name, g.column_name, g.geometry_type_name, g.srs_id"
              + " FROM gpkg_contents c JOIN gpkg_geometry_columns g"
              + " ON lower(c.table_name) = lower(g.table_name)"
              + " WHERE c.data_type = 'features' ORDER BY g.table_name");
      while (row.next()) {
        tables.add(new Table(
            row.getString(1),
            row.getString(2),
            row.getString(3).toUpperCase(Locale.ROOT),
            row.getLong(4)));
      }
      return tables;
    }
  }

  @Override
  public List<LayerSummary> layers() {
    return tables.stream()
        .map(table -> new LayerSummary(table.name(), table.shape()))
        .toList();
  }

  @Override
  public RawLayer read(String layer, boolean readsSystem) {
    Table table = tables.stream()
        .filter(candidate -> candidate.name().equals(layer))
        .findFirst()
        .orElseThrow();
    RawLayer raw = new RawLayer(layer);
    try (Statement statement = connection.createStatement()) {
      String key = keyColumn(table, statement);
      if (readsSystem) {
        raw.setSystem(system(table));
      }
      ResultSet row = statement.executeQuery("SELECT * FROM " + quoted(table.name())
          + (key.isEmpty() ? "" : " ORDER BY " + quoted(key)));
      while (row.next()) {
        raw.add(feature(row, table, key, raw));
      }
    } catch (SQLException e) {
      throw damaged(file, e);
    }
    return raw;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot close " + file, e);
    }
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static String keyColumn(Table table, Statement statement) throws SQLException {
    ResultSet column = statement.executeQuery("PRAGMA table_info(" + quoted(table.name()) + ")");
    String key = "";
    while (column.next()) {
      if (column.getInt("pk") == 1) {
        key = column.getString("name");
      }
    }
    return key;
  }

  private CoordinateSystem system(Table table) throws SQLException {
    String sql =
        "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, table.system());
      ResultSet row = statement.executeQuery();
      // 0 and -1 stand for undefined degrees and metres.
      if (table.system() <= 0 || !row.next()) {
        return null;
      }
      SourcePosition place = SourcePosition.of(file.toString());
      if ("EPSG".equalsIgnoreCase(row.getString(1))) {
        return CoordinateSystem.ofCode("EPSG:" + row.getInt(2), place);
      }
      return CoordinateSystem.ofWellKnownText(row.getString(3), place);
    }
  }

  private RawLayer.RawFeature feature(ResultSet row, Table table, String key, RawLayer raw)
      throws SQLException {
    Map<String, Object> values = new LinkedHashMap<>();
    String id = Integer.toString(row.getRow());
    byte[] blob = null;
    ResultSetMetaData columns = row.getMetaData();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      String name = columns.getColumnName(column);
      if (name.equalsIgnoreCase(table.geometryColumn())) {
        blob = row.getBytes(column);
      } else {
        Object value = value(row.getObject(column));
        if (name.equals(key)) {
          id = String.valueOf(value);
        }
        values.put(name, value);
        if (value != null) {
          raw.addColumn(name, value.getClass());
        } else if (!raw.columns().containsKey(name)) {
          raw.addColumn(name, declaredType(columns.getColumnTypeName(column)));
        }
      }
    }
    SourcePosition place = SourcePosition.of(file.toString());
    try {
      Geometry geometry = blob == null ? null : geometry(blob);
      return new RawLayer.RawFeature(id, place, geometry, "", values);
    } catch (ParseException | IllegalArgumentException e) {
      return new RawLayer.RawFeature(id, place, null, e.getMessage(), values);
    }
  }

  private static Class<?> declaredType(String type) {
    String upper = type.toUpperCase(Locale.ROOT);
    if (upper.contains("INT")) {
      return Long.class;
    }
    return upper.startsWith("REAL") || upper.startsWith("DOUBLE") || upper.startsWith("FLOAT")
        ? Double.class
        : String.class;
  }

  private static Object value(Object found) {
    if (found instanceof Integer || found instanceof Long) {
      return ((Number) found).longValue();
    }
    if (found instanceof Float || found instanceof Double) {
      return ((Number) found).doubleValue();
    }
    return found instanceof String text ? Normalizer.normalize(text, Normalizer.Form.NFC) : null;
  }

  /** The geometry in a GeoPackage blob: its header (OGC 12-128, 2.1.3) and well-known binary. */
  static Geometry geometry(byte[] blob) throws ParseException {
    boolean isBlob = blob.length > FIXED_HEADER_BYTES && blob[0] == 'G' && blob[1] == 'P';
    int envelope = isBlob ? blob[3] >> 1 & 7 : ENVELOPE_BYTES.length;
    if (envelope >= ENVELOPE_BYTES.length) {
      throw new ParseException("the geometry has no GeoPackage header");
    }
    ByteBuffer bytes = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(Math.min(FIXED_HEADER_BYTES + ENVELOPE_BYTES[envelope], blob.length));
    byte[] wkb = new byte[bytes.remaining()];
    bytes.get(wkb);
    return new WKBReader().read(wkb);
  }

  private static InvalidInputException damaged(Path file, SQLException cause) {
    return problem(
        file,
        "damaged-file",
        "it cannot be read as SQLite (" + cause.getMessage() + ")",
        "Copy or export it again; close programs that are writing it.");
  }

  private static InvalidInputException problem(
      Path file, String kind, String found, String remedy) {
    return new InvalidInputException(Problem.error(
        kind, SourcePosition.of(file.toString()), "", found, "expected a GeoPackage", remedy));
  }
}
