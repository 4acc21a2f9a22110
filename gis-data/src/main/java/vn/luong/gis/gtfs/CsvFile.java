package vn.luong.gis.gtfs;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A table of a feed that is being written. */
final class CsvFile implements Closeable {
  private final CsvWriter writer;

  CsvFile(Path file, String... columns) {
    try {
      writer =
          CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    row(columns);
  }

  void row(String... values) {
    writer.writeRecord(values);
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a table of the feed", e);
    }
  }
}
