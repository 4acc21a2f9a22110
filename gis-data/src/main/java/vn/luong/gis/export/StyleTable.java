package vn.luong.gis.export;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The table {@code layer_styles} in which QGIS keeps styles inside a GeoPackage; its form is QGIS' own. */
final class StyleTable {
  private static final String CREATE = """
      CREATE TABLE IF NOT EXISTS layer_styles (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        f_table_catalog TEXT(256),
        f_table_schema TEXT(256),
        f_table_name TEXT(256),
        f_geometry_column TEXT(256),
        styleName TEXT(30),
        styleQML TEXT,
        styleSLD TEXT,
        useAsDefault BOOLEAN,
        description TEXT,
        owner TEXT(30),
        ui TEXT(30),
        update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
      )
      """;
  private static final String REGISTER =
      "INSERT OR IGNORE INTO gpkg_contents (table_name, data_type, identifier, description, last_change)"
          + " VALUES ('layer_styles', 'attributes', 'layer_styles', '', ?)";
  private static final String INSERT =
      "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,"
          + " styleName, styleQML, styleSLD, useAsDefault, description, owner, update_time)"
          + " VALUES ('', '', ?, ?, ?, ?, '', ?, ?, '', ?)";

  private StyleTable() {}

  /** Adds the styles of a layer; the first is the default. */
  static void add(
      Connection connection, FeatureLayer layer, String geometryColumn, String timeOfWriting)
      throws SQLException {
    if (layer.styles().isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
    }
    try (PreparedStatement register = connection.prepareStatement(REGISTER)) {
      register.setString(1, timeOfWriting);
      register.executeUpdate();
    }
    try (PreparedStatement row = connection.prepareStatement(INSERT)) {
      boolean isDefault = true;
      for (LayerStyle style : layer.styles()) {
        row.setString(1, layer.name());
        row.setString(2, geometryColumn);
        row.setString(3, style.name());
        row.setString(4, style.qml());
        row.setBoolean(5, isDefault);
        row.setString(6, style.name());
        row.setString(7, timeOfWriting);
        row.executeUpdate();
        isDefault = false;
      }
    }
  }
}
