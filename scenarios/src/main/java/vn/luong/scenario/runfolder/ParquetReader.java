package vn.luong.scenario.runfolder;

import java.nio.file.Files;
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

/** Reads Parquet tables of a run folder, in the order of their rows. */
public final class ParquetReader {

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

  private ParquetReader() {}

  /** The names of a table's columns. */
  public static List<String> columnNames(Path file) {
    List<String> names = new ArrayList<>();
    query(
        file, "SELECT column_name FROM (DESCRIBE SELECT * FROM %s)", row -> names.add(row.text(0)));
    return names;
  }

  /** Hands each row to the taker. */
  public static void read(Path file, List<String> columns, Rows rows) {
    query(file, "SELECT \"" + String.join("\", \"", columns) + "\" FROM %s", rows);
  }

  /**
   * Runs a query on a table.
   *
   * @param sql DuckDB SQL with {@code %s} where the table stands
   * @throws InvalidInputException if there is no such file or it is damaged
   */
  public static void query(Path file, String sql, Rows rows) {
    if (!Files.isRegularFile(file)) {
      throw invalid(file, "there is no such file");
    }
    String table = "read_parquet(" + DuckDb.quoted(file) + ")";
    try (Connection connection = DuckDb.open();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql.replace("%s", table))) {
      Row row = rowOf(results);
      while (results.next()) {
        rows.accept(row);
      }
    } catch (SQLException e) {
      throw invalid(file, e.getMessage().lines().findFirst().orElse("it is damaged"));
    }
  }

  private static Row rowOf(ResultSet results) {
    return new Row() {
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
    };
  }

  private static InvalidInputException invalid(Path file, String found) {
    return new InvalidInputException(Problem.error(
        "damaged-run-folder",
        SourcePosition.of(file.toString()),
        "",
        found,
        "a table as this version writes it is expected",
        "Run the scenario again."));
  }
}
