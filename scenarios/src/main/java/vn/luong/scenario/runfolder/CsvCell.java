package vn.luong.scenario.runfolder;

/** Cells of tables as text (RFC 4180). */
public final class CsvCell {
  private CsvCell() {}

  /** The text as a cell: in quotes if it holds the separator, quotes or line ends. */
  public static String of(char separator, String text) {
    boolean isPlain = text.indexOf(separator) < 0
        && text.indexOf('"') < 0
        && text.indexOf('\r') < 0
        && text.indexOf('\n') < 0;
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
