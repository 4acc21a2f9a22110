package vn.luong.gis.export;

import com.j256.ormlite.logger.Level;
import com.j256.ormlite.logger.Logger;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mil.nga.geopackage.BoundingBox;
import mil.nga.geopackage.GeoPackage;
import mil.nga.geopackage.GeoPackageManager;
import mil.nga.geopackage.db.GeoPackageDataType;
import mil.nga.geopackage.db.TableColumnKey;
import mil.nga.geopackage.extension.rtree.RTreeIndexExtension;
import mil.nga.geopackage.features.columns.GeometryColumns;
import mil.nga.geopackage.features.user.FeatureColumn;
import mil.nga.geopackage.features.user.FeatureTable;
import mil.nga.geopackage.features.user.FeatureTableMetadata;
import mil.nga.geopackage.srs.SpatialReferenceSystem;
import mil.nga.geopackage.srs.SpatialReferenceSystemDao;
import mil.nga.sf.GeometryType;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import vn.luong.gis.crs.UtmZone;

/**
 * Writes a GeoPackage (OGC 12-128): one feature table with spatial index per layer. The library makes the
 * tables; rows go in through one prepared statement, which is some twenty times faster than its row objects.
 *
 * <p>The same layers give the same bytes: the time of writing is not recorded.
 *
 * <p>Threads: use by one thread.
 */
public final class GeoPackageWriter implements AutoCloseable {
  /** Coordinates in metres that belong to no known reference system. */
  public static final int UNDEFINED_CARTESIAN = -1;

  private static final String KEY_COLUMN = "fid";
  private static final String GEOMETRY_COLUMN = "geom";
  private static final String TIME_OF_WRITING = "2000-01-01T00:00:00.000Z";
  /** Magic "GP", version 0, flags: little endian, envelope of min x, max x, min y, max y. */
  private static final byte[] HEADER = {'G', 'P', 0, 0b0000_0011};

  private static final int VERSION = 10_300;
  private static final int ROWS_PER_BATCH = 1000;
  private static final int HEADER_BYTES = HEADER.length + Integer.BYTES + 4 * Double.BYTES;

  private final GeoPackage geoPackage;
  private final Connection connection;
  private final SpatialReferenceSystem referenceSystem;

  private GeoPackageWriter(GeoPackage geoPackage, int epsg) throws SQLException {
    this.geoPackage = geoPackage;
    connection = geoPackage.getConnection().getConnection();
    try (Statement statement = connection.createStatement()) {
      // A file that is lost when the machine fails is simply written again.
      statement.execute("PRAGMA synchronous = OFF");
      statement.execute("PRAGMA journal_mode = MEMORY");
      // Nothing of version 1.4 is used, and programs of today warn of it.
      statement.execute("PRAGMA user_version = " + VERSION);
    }
    referenceSystem = referenceSystem(geoPackage.getSpatialReferenceSystemDao(), epsg);
  }

  /**
   * Starts a new file.
   *
   * @param file must end in {@code .gpkg} and not exist
   * @param epsg EPSG number of the coordinates' reference system, or {@link #UNDEFINED_CARTESIAN}
   */
  public static GeoPackageWriter create(Path file, int epsg) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    // The library underneath would announce each table it makes.
    Logger.setGlobalLogLevel(Level.WARNING);
    File created = GeoPackageManager.create(file.toFile());
    try {
      return new GeoPackageWriter(GeoPackageManager.open(created), epsg);
    } catch (SQLException e) {
      throw new IOException("cannot write " + file, e);
    }
  }

  /** Writes one layer with all its features and its styles. */
  public void write(FeatureLayer layer) throws IOException {
    try {
      FeatureTable table = createTable(layer);
      RTreeIndexExtension index = new RTreeIndexExtension(geoPackage);
      index.getOrCreate(table);
      index.createRTreeIndex(table);
      connection.setAutoCommit(false);
      setExtent(layer.name(), insertFeatures(layer));
      StyleTable.add(connection, layer, GEOMETRY_COLUMN, TIME_OF_WRITING);
      connection.commit();
      connection.setAutoCommit(true);
      index.createAllTriggers(table);
    } catch (SQLException e) {
      throw new IOException("cannot write layer " + layer.name(), e);
    }
  }

  /** Ends the file. */
  @Override
  public void close() {
    geoPackage.close();
  }

  private static SpatialReferenceSystem referenceSystem(SpatialReferenceSystemDao known, int epsg)
      throws SQLException {
    SpatialReferenceSystem system = known.queryForId((long) epsg);
    if (system == null) {
      system = new SpatialReferenceSystem();
      system.setSrsId(epsg);
      system.setSrsName(UtmZone.isZone(epsg) ? UtmZone.name(epsg) : "EPSG:" + epsg);
      system.setOrganization("EPSG");
      system.setOrganizationCoordsysId(epsg);
      // Programs look the number up; the text serves those that cannot.
      system.setDefinition(UtmZone.isZone(epsg) ? UtmZone.wellKnownText(epsg) : "undefined");
      known.create(system);
    }
    return system;
  }

  private FeatureTable createTable(FeatureLayer layer) {
    GeometryColumns geometryColumns = new GeometryColumns();
    geometryColumns.setId(new TableColumnKey(layer.name(), GEOMETRY_COLUMN));
    geometryColumns.setGeometryType(geometryType(layer.shape()));
    geometryColumns.setZ((byte) 0);
    geometryColumns.setM((byte) 0);
    geometryColumns.setSrs(referenceSystem);
    List<FeatureColumn> columns = new ArrayList<>();
    for (FeatureLayer.Column column : layer.columns()) {
      columns.add(FeatureColumn.createColumn(column.name(), dataType(column.type())));
    }
    return geoPackage.createFeatureTable(FeatureTableMetadata.create(
        geometryColumns, KEY_COLUMN, columns, new BoundingBox(0, 0, 0, 0)));
  }

  private Envelope insertFeatures(FeatureLayer layer) throws SQLException {
    Envelope[] boxes = new Envelope[layer.featureCount()];
    Envelope extent = new Envelope();
    WKBWriter wkb = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN);
    try (PreparedStatement row = connection.prepareStatement(insertSql(layer))) {
      for (int feature = 0; feature < boxes.length; feature++) {
        Geometry geometry = layer.geometry(feature);
        boxes[feature] = geometry.getEnvelopeInternal();
        extent.expandToInclude(boxes[feature]);
        row.setInt(1, feature + 1);
        row.setBytes(2, blob(wkb.write(geometry), boxes[feature]));
        int position = 3;
        for (FeatureLayer.Column column : layer.columns()) {
          row.setObject(position++, column.values().apply(feature));
        }
        row.addBatch();
        if (feature % ROWS_PER_BATCH == ROWS_PER_BATCH - 1) {
          row.executeBatch();
        }
      }
      row.executeBatch();
    }
    new SpatialIndex(connection, "rtree_" + layer.name() + "_" + GEOMETRY_COLUMN).fill(boxes);
    return extent;
  }

  private static String insertSql(FeatureLayer layer) {
    String columns = Stream.concat(
            Stream.of(KEY_COLUMN, GEOMETRY_COLUMN),
            layer.columns().stream().map(FeatureLayer.Column::name))
        .map(name -> "\"" + name + "\"")
        .collect(Collectors.joining(", "));
    String values = "?, ".repeat(layer.columns().size() + 1) + "?";
    return "INSERT INTO \"" + layer.name() + "\" (" + columns + ") VALUES (" + values + ")";
  }

  private byte[] blob(byte[] wkb, Envelope envelope) {
    return ByteBuffer.allocate(HEADER_BYTES + wkb.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(HEADER)
        .putInt((int) referenceSystem.getSrsId())
        .putDouble(envelope.getMinX())
        .putDouble(envelope.getMaxX())
        .putDouble(envelope.getMinY())
        .putDouble(envelope.getMaxY())
        .put(wkb)
        .array();
  }

  private void setExtent(String layer, Envelope extent) throws SQLException {
    String sql = "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?,"
        + " last_change = ? WHERE table_name = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      if (!extent.isNull()) {
        update.setDouble(1, extent.getMinX());
        update.setDouble(2, extent.getMinY());
        update.setDouble(3, extent.getMaxX());
        update.setDouble(4, extent.getMaxY());
      }
      update.setString(5, TIME_OF_WRITING);
      update.setString(6, layer);
      update.executeUpdate();
    }
  }

  private static GeometryType geometryType(FeatureLayer.Shape shape) {
    return switch (shape) {
      case POINT -> GeometryType.POINT;
      case LINE_STRING -> GeometryType.LINESTRING;
      case POLYGON -> GeometryType.POLYGON;
      case MULTI_POLYGON -> GeometryType.MULTIPOLYGON;
    };
  }

  private static GeoPackageDataType dataType(FeatureLayer.ColumnType type) {
    return switch (type) {
      case TEXT -> GeoPackageDataType.TEXT;
      case INTEGER -> GeoPackageDataType.INTEGER;
      case REAL -> GeoPackageDataType.REAL;
    };
  }
}
