package vn.luong.gis.binhduong;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** One CSV table of the package, read from the class path. */
final class PackageTable {
  private PackageTable() {}

  static <T> List<T> read(String table, Function<NamedCsvRecord, T> row) {
    try (InputStream stream = PackageTable.class.getResourceAsStream(table)) {
      if (stream == null) {
        throw new IllegalStateException("table " + table + " is missing from the jar");
      }
      try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
          .ofNamedCsvRecord(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
        return reader.stream().map(row).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read table " + table, e);
    }
  }
}
