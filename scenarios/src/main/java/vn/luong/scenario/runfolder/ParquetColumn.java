package vn.luong.scenario.runfolder;

/**
 * A column of a table.
 *
 * @param name column name with its unit last, in snake case, e.g. {@code travel_time_s}
 * @param type what it holds
 * @param meaning one sentence for the table's documentation
 */
public record ParquetColumn(String name, Type type, String meaning) {

  /** What a column holds, with DuckDB's name for it. */
  public enum Type {
    TEXT("VARCHAR"),
    INT("INTEGER"),
    FLOAT("FLOAT"),
    DOUBLE("DOUBLE");

    final String sqlName;

    Type(String sqlName) {
      this.sqlName = sqlName;
    }
  }

  public static ParquetColumn text(String name, String meaning) {
    return new ParquetColumn(name, Type.TEXT, meaning);
  }

  public static ParquetColumn integer(String name, String meaning) {
    return new ParquetColumn(name, Type.INT, meaning);
  }

  /** A measured value: seven digits are enough. */
  public static ParquetColumn measure(String name, String meaning) {
    return new ParquetColumn(name, Type.FLOAT, meaning);
  }

  /** A coordinate or another value that needs all its digits. */
  public static ParquetColumn precise(String name, String meaning) {
    return new ParquetColumn(name, Type.DOUBLE, meaning);
  }
}
