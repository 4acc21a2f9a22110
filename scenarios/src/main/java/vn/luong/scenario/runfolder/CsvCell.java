package vn.luong.scenario.runfolder;

/** Cells of tables as text (RFC 4180). */
public final class CsvCell {
  private CsvCell() {}

  /** The text as a cell: in quotes if it holds the separator, quotes or line ends. */
  public static String of(char separator, String text) {
    boolean isPlain =
        text.chars().noneMatch(one -> one == separator || one == '"' || one == '\r' || one == '\n');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
