package vn.luong.scenario.runfolder;

import java.io.Closeable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/**
 * The Parquet tables of a run folder, to be asked in DuckDB's SQL under their own names: {@code network}, {@code
 * links}, {@code trips}, {@code legs}, {@code zones}, {@code counts}, and of public transport {@code stops}, {@code
 * stop_hours}, {@code transit_lines}, {@code transit_sections}, {@code transit_access}, {@code rides}, {@code transfers}. What
 * their columns mean is written in the files, under the key {@code columns} of their metadata. A table that is not there cannot be asked.
 *
 * <p>Threads: one.
 */
public final class RunTables implements Closeable {

  /** A row while it is being read; valid only inside {@link Rows#accept}. Columns are numbered from 0. */
  public interface Row {
    /** The text, or null. */
    String text(int column);

    /** The number as an int; 0 if there is none. */
    int integer(int column);

    /** The number, NaN if there is none. */
    double number(int column);
  }

  /** Takes the rows. */
  public interface Rows {
    void accept(Row row);
  }

  private final RunFolder folder;
  private final Connection connection;

  /**
   * Opens the tables of a run.
   *
   * @throws InvalidInputException if a table is damaged
   */
  public RunTables(RunFolder folder) {
    this.folder = folder;
    connection = DuckDb.open();
    for (String file : RunFolder.TABLES) {
      if (folder.has(file)) {
        addView(file.substring(0, file.indexOf('.')), folder.file(file));
      }
    }
  }

  private void addView(String name, Path file) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE VIEW " + name + " AS SELECT * FROM read_parquet(" + DuckDb.quoted(file) + ")");
    } catch (SQLException e) {
      throw invalid(file, e);
    }
  }

  /** True if the folder has a table of this name. */
  public boolean has(String table) {
    return folder.has(table + ".parquet");
  }

  /** The names of a table's columns that begin so, without that beginning. */
  public List<String> columnsBeginning(String table, String beginning) {
    List<String> names = new ArrayList<>();
    query("SELECT column_name FROM (DESCRIBE " + table + ")", row -> {
      if (row.text(0).startsWith(beginning)) {
        names.add(row.text(0).substring(beginning.length()));
      }
    });
    return names;
  }

  /**
   * Asks the tables.
   *
   * @throws InvalidInputException if a table is missing or damaged
   */
  public void query(String sql, Rows rows) {
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      Row row = new CurrentRow(results);
      while (results.next()) {
        rows.accept(row);
      }
    } catch (SQLException e) {
      throw invalid(folder.path(), e);
    }
  }

  /**
   * Writes a table as CSV with a header.
   *
   * @throws InvalidInputException if the table is missing or damaged
   */
  public void copyAsCsv(String table, Path target) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY " + table + " TO " + DuckDb.quoted(target) + " (FORMAT csv, HEADER true)");
    } catch (SQLException e) {
      throw invalid(folder.path(), e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw DuckDb.failed("closing the tables of " + folder.path(), e);
    }
  }

  private static InvalidInputException invalid(Path place, SQLException cause) {
    return new InvalidInputException(Problem.error(
        "damaged-run-folder",
        SourcePosition.of(place.toString()),
        "",
        cause.getMessage().lines().findFirst().orElse("it is damaged"),
        "tables as this version writes them are expected",
        "Run the scenario again."));
  }

  private record CurrentRow(ResultSet results) implements Row {
    @Override
    public String text(int column) {
      try {
        return results.getString(column + 1);
      } catch (SQLException e) {
        throw DuckDb.failed("reading column " + column, e);
      }
    }

    @Override
    public int integer(int column) {
      try {
        return results.getInt(column + 1);
      } catch (SQLException e) {
        throw DuckDb.failed("reading column " + column, e);
      }
    }

    @Override
    public double number(int column) {
      try {
        double value = results.getDouble(column + 1);
        return results.wasNull() ? Double.NaN : value;
      } catch (SQLException e) {
        throw DuckDb.failed("reading column " + column, e);
      }
    }
  }
}
