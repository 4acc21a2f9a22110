package vn.luong.scenario.runfolder;

import java.io.Closeable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes one Parquet table, row by row, the columns of a row in their order. NaN is written as "no value". Rows keep
 * their order, and equal rows give equal bytes.
 *
 * <p>Threads: one.
 */
public final class ParquetWriter implements Closeable {
  private final Path file;
  private final List<ParquetColumn> columns;
  private final Connection connection;
  private final DuckDBAppender appender;

  public ParquetWriter(Path file, List<ParquetColumn> columns) {
    this.file = file;
    this.columns = List.copyOf(columns);
    connection = DuckDb.open();
    try {
      String definition = columns.stream()
          .map(column -> '"' + column.name() + "\" " + column.type().sqlName)
          .collect(Collectors.joining(", "));
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE rows (" + definition + ")");
      }
      appender = connection
          .unwrap(DuckDBConnection.class)
          .createAppender(DuckDBConnection.DEFAULT_SCHEMA, "rows");
    } catch (SQLException e) {
      throw DuckDb.failed("beginning " + file, e);
    }
  }

  public ParquetWriter beginRow() {
    try {
      appender.beginRow();
      return this;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  public ParquetWriter add(int value) {
    try {
      appender.append(value);
      return this;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  public ParquetWriter add(float value) {
    try {
      if (Float.isNaN(value)) {
        appender.appendNull();
      } else {
        appender.append(value);
      }
      return this;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  public ParquetWriter add(double value) {
    try {
      if (Double.isNaN(value)) {
        appender.appendNull();
      } else {
        appender.append(value);
      }
      return this;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Appends a text; null is "no value". */
  public ParquetWriter add(String value) {
    try {
      if (value == null) {
        appender.appendNull();
      } else {
        appender.append(value);
      }
      return this;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  public void endRow() {
    try {
      appender.endRow();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Writes the file. */
  @Override
  public void close() {
    try (connection;
        Statement statement = connection.createStatement()) {
      appender.close();
      statement.execute("COPY rows TO " + DuckDb.quoted(file)
          + " (FORMAT parquet, COMPRESSION zstd, KV_METADATA {columns: '"
          + documentation().replace("'", "''") + "'})");
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** What the columns mean, kept in the file itself. */
  private String documentation() {
    return columns.stream()
        .map(column -> column.name() + ": " + column.meaning())
        .collect(Collectors.joining("\n"));
  }

  private IllegalStateException failed(SQLException cause) {
    return DuckDb.failed("writing " + file, cause);
  }
}
