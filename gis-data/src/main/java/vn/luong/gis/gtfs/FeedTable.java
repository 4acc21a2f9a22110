package vn.luong.gis.gtfs;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** Reads one table of a feed row by row. */
final class FeedTable {
  private static final char REPLACEMENT = '\uFFFD';
  private static final int FIRST_LINE = 1;

  private final String source;
  private final String file;
  private final FeedFiles files;
  private final ProblemLog problems;
  private int lastLine = FIRST_LINE;

  FeedTable(FeedFiles files, String file, ProblemLog problems) {
    this.files = files;
    this.file = file;
    this.problems = problems;
    source = files.name() + "/" + file;
  }

  /**
   * Gives every row to a reader; a table that is not there has none.
   *
   * @param required columns without which the table is of no use
   */
  void read(List<String> required, Consumer<FeedRow> reader) {
    if (!files.has(file)) {
      return;
    }
    try (CsvReader<CsvRecord> csv = CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .detectBomHeader(true)
            .trimWhitespacesAroundQuotes(true)
            .ofCsvRecord(files.open(file), StandardCharsets.UTF_8);
        CloseableIterator<CsvRecord> records = csv.iterator()) {
      if (!records.hasNext()) {
        fail(
            "empty-file",
            FIRST_LINE,
            "the file is empty",
            "a line with the names of columns",
            "Write the file again.");
        return;
      }
      Map<String, Integer> columns = columns(records.next(), required);
      if (columns != null) {
        readRows(records, columns, reader);
      }
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      reportEnd(e);
    }
  }

  /** Why a file could not be read to its end; what is said of the rows before stands. */
  private void reportEnd(Exception failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof FeedFiles.TooLargeException)) {
      cause = cause.getCause();
    }
    if (cause instanceof FeedFiles.TooLargeException) {
      fail(
          "too-large",
          lastLine,
          "the file " + cause.getMessage(),
          "a timetable is smaller",
          "Do not trust this archive; get the feed from its publisher.");
    } else {
      fail(
          "unreadable-file",
          lastLine,
          "it cannot be read from here on (" + cause.getMessage() + ")",
          "expected comma-separated values with closed quotes",
          "Correct or download it again.");
    }
  }

  private void readRows(
      CloseableIterator<CsvRecord> records,
      Map<String, Integer> columns,
      Consumer<FeedRow> reader) {
    FeedRow row = new FeedRow(source, columns, problems);
    int columnCount = columns.size();
    while (records.hasNext()) {
      CsvRecord record = records.next();
      row.set(record);
      lastLine = row.line();
      if (record.getFieldCount() == 1 && record.getField(0).isBlank()) {
        continue;
      }
      if (record.getFieldCount() != columnCount) {
        row.warning(
            "wrong-field-count",
            "",
            "the row has " + record.getFieldCount() + " fields, the table " + columnCount
                + " columns",
            "as many as columns",
            "Check commas and quotes in this row.");
      }
      checkCharacters(row, record);
      reader.accept(row);
    }
  }

  private static void checkCharacters(FeedRow row, CsvRecord record) {
    for (int field = 0; field < record.getFieldCount(); field++) {
      if (record.getField(field).indexOf(REPLACEMENT) >= 0) {
        row.error(
            "not-utf8",
            "",
            FeedRow.quoted(record.getField(field)) + " holds characters that are not UTF-8",
            "files are in UTF-8",
            "Save the file as UTF-8.");
      }
    }
  }

  private Map<String, Integer> columns(CsvRecord header, List<String> required) {
    Map<String, Integer> columns = new HashMap<>();
    for (int column = 0; column < header.getFieldCount(); column++) {
      String name = header.getField(column).strip();
      if (columns.putIfAbsent(name, column) != null) {
        fail(
            "duplicate-column",
            FIRST_LINE,
            "column \"" + name + "\" is there twice",
            "each column once",
            "Remove one of them.");
      }
    }
    boolean isComplete = true;
    for (String name : required) {
      if (!columns.containsKey(name)) {
        isComplete = false;
        String remedy = NearestName.of(name, columns.keySet())
            .filter(nearest -> !required.contains(nearest))
            .map(nearest -> "Is \"" + nearest + "\" meant?")
            .orElse("Add it.");
        fail(
            "missing-column",
            FIRST_LINE,
            "there is no column \"" + name + "\"",
            "the column is required",
            remedy);
      }
    }
    return isComplete ? columns : null;
  }

  private void fail(String kind, int line, String found, String expected, String remedy) {
    problems.add(
        Problem.error(kind, new SourcePosition(source, line), "", found, expected, remedy));
  }
}
