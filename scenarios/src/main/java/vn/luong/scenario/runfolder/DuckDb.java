package vn.luong.scenario.runfolder;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** DuckDB in memory, without anything from the network, one thread so that rows keep their order. */
final class DuckDb {
  private DuckDb() {}

  static Connection open() {
    Properties options = new Properties();
    options.setProperty("autoinstall_known_extensions", "false");
    options.setProperty("autoload_known_extensions", "false");
    options.setProperty("threads", "1");
    try {
      return DriverManager.getConnection("jdbc:duckdb:", options);
    } catch (SQLException e) {
      throw failed("starting DuckDB", e);
    }
  }

  static String quoted(Path file) {
    return "'" + file.toString().replace("'", "''") + "'";
  }

  static IllegalStateException failed(String what, SQLException cause) {
    return new IllegalStateException(what + ": " + cause.getMessage(), cause);
  }
}
