package vn.luong.gis.matrices;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.luong.sim.assignment.OdDemand;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Reads a matrix as a CSV table, in one of two forms: a list with the columns {@code origin,destination,trips} (in this
 * order, whatever their names), where pairs that are not there have no trips and pairs that are there twice are added up; or a
 * square, whose first line holds the destination zones and whose first column the origin zones. Empty cells are 0.
 */
public final class CsvTripsReader {
  private static final int LIST_COLUMNS = 3;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What planners call the first column of a list. */
  private static final Set<String> ORIGIN_NAMES =
      Set.of("origin", "o", "orig", "from", "from_zone", "i", "tu", "di");

  private final String file;
  private final ProblemLog problems;
  private final MatrixDemand demand;

  private CsvTripsReader(Path path, int zoneCount, ProblemLog problems) {
    file = path.toString();
    this.problems = problems;
    demand = new MatrixDemand(zoneCount, problems);
  }

  /**
   * Reads trips.
   *
   * @param zoneCount zones of the network: their numbers are 1 … zoneCount
   * @param problems takes everything wrong with the file, line by line
   * @return the demand between nodes of the network, without what is wrong
   * @throws InvalidInputException if the file cannot be read or is no table
   */
  public static OdDemand read(Path path, int zoneCount, ProblemLog problems) {
    try (CsvReader<CsvRecord> rows = CsvReader.builder()
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(path)) {
      return new CsvTripsReader(path, zoneCount, problems).read(rows);
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new InvalidInputException(Problem.error(
          "unreadable-file",
          SourcePosition.of(path.toString()),
          "",
          "it cannot be read (" + e.getMessage() + ")",
          "expected a matrix as CSV in UTF-8",
          "Check the path, and save the table as CSV again."));
    }
  }

  private OdDemand read(CsvReader<CsvRecord> rows) {
    List<String> header = null;
    int[] destinations = {};
    for (CsvRecord row : rows) {
      if (header == null) {
        header = header(row);
        destinations = isList(header) ? destinations : destinations(header, at(row));
      } else if (row.getFieldCount() != header.size()) {
        problems.add(Problem.error(
            "bad-csv-row",
            at(row),
            "",
            "it has " + row.getFieldCount() + " values",
            "the first line has " + header.size(),
            "Correct the line; values are separated by commas."));
      } else if (isList(header)) {
        readEntry(row);
      } else {
        readRow(row, destinations);
      }
    }
    if (header == null) {
      throw new InvalidInputException(Problem.error(
          "bad-csv-row",
          SourcePosition.of(file),
          "",
          "it is empty",
          "expected origin,destination,trips or a square of zones",
          "Save the table as CSV again."));
    }
    return demand.build();
  }

  private static List<String> header(CsvRecord row) {
    List<String> fields = row.getFields();
    boolean hasMark = fields.get(0).indexOf(BYTE_ORDER_MARK) == 0;
    return fields.stream()
        .map(field -> (hasMark && field.indexOf(BYTE_ORDER_MARK) == 0 ? field.substring(1) : field)
            .strip()
            .toLowerCase(Locale.ROOT))
        .toList();
  }

  /** A square of two zones has three columns too, but numbers in its first line. */
  private static boolean isList(List<String> header) {
    return header.size() == LIST_COLUMNS
        && (ORIGIN_NAMES.contains(header.get(0))
            || Double.isNaN(number(header.get(1))) && Double.isNaN(number(header.get(2))));
  }

  private int[] destinations(List<String> header, SourcePosition position) {
    int[] zones = new int[header.size()];
    for (int column = 1; column < zones.length; column++) {
      zones[column] = zone(header.get(column), "column " + (column + 1), position);
    }
    return zones;
  }

  private void readEntry(CsvRecord row) {
    int origin = zone(row.getField(0), "origin", at(row));
    int destination = zone(row.getField(1), "destination", at(row));
    add(row, origin, destination, row.getField(2));
  }

  private void readRow(CsvRecord row, int[] destinations) {
    int origin = zone(row.getField(0), "origin", at(row));
    for (int column = 1; column < destinations.length; column++) {
      add(row, origin, destinations[column], row.getField(column));
    }
  }

  private void add(CsvRecord row, int origin, int destination, String text) {
    double trips = text.isBlank() ? 0 : number(text);
    if (!MatrixDemand.isTrips(trips)) {
      demand.reportCell(
          at(row), "from zone " + origin + " to zone " + destination, "\"" + text + "\"");
    } else if (origin > 0 && destination > 0) {
      demand.add(origin, destination, trips);
    }
  }

  /** A zone's number; 0 if it is none, which is an error. */
  private int zone(String text, String what, SourcePosition position) {
    double number = number(text);
    if (demand.isZone(number)) {
      return (int) number;
    }
    problems.add(Problem.error(
        "unknown-zone",
        position,
        what,
        "\"" + text + "\" is no zone",
        demand.zonesInWords(),
        "Correct it, or take the network that these trips belong to."));
    return 0;
  }

  private SourcePosition at(CsvRecord row) {
    return new SourcePosition(file, (int) Math.min(Integer.MAX_VALUE, row.getStartingLineNumber()));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
