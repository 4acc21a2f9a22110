package vn.luong.bench.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.luong.bench.BenchFiles;

/** The figures to hold new ones against, a row per type of processor and version of Java: {@code benchmarks/guard.csv}. */
final class GuardFigures {
  private static final Path FILE = BenchFiles.path("guard.csv");
  private static final String HEADER = "processor,java,moves_per_reference_second,date,jdk";

  /**
   * A row of the file.
   *
   * @param processor type of the processor, {@link Machine#processor}
   * @param java feature version
   * @param movesPerReferenceSecond the figure
   * @param date day of the measurement
   * @param jdk full version
   */
  record Row(
      String processor, int java, double movesPerReferenceSecond, LocalDate date, String jdk) {

    /** A row of this machine and day. */
    static Row ofToday(double movesPerReferenceSecond) {
      return new Row(
          Machine.processor(),
          Machine.javaVersion(),
          movesPerReferenceSecond,
          LocalDate.now(),
          Runtime.version().toString());
    }

    boolean isOfThisMachine() {
      return processor.equals(Machine.processor()) && java == Machine.javaVersion();
    }

    private static Row parse(String line) {
      String[] cells = line.split(",");
      return new Row(
          cells[0],
          Integer.parseInt(cells[1]),
          Double.parseDouble(cells[2]),
          LocalDate.parse(cells[3]),
          cells[4]);
    }

    private String line() {
      return String.format(
          Locale.ROOT, "%s,%d,%.0f,%s,%s", processor, java, movesPerReferenceSecond, date, jdk);
    }
  }

  private GuardFigures() {}

  static List<Row> read() {
    try {
      return Files.readAllLines(FILE).stream().skip(1).map(Row::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  /** Puts a row in the place of that of this machine. */
  static void update(Row row) {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    for (Row known : read()) {
      if (!known.isOfThisMachine()) {
        lines.add(known.line());
      }
    }
    lines.add(row.line());
    try {
      Files.write(FILE, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + FILE, e);
    }
  }
}
