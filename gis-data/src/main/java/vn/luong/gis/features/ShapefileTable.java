package vn.luong.gis.features;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.h2.value.Value;
import org.h2.value.ValueBigint;
import org.h2.value.ValueBoolean;
import org.h2.value.ValueDouble;
import org.h2.value.ValueInteger;
import org.h2gis.functions.io.dbf.internal.DbaseFileHeader;
import org.h2gis.functions.io.dbf.internal.DbaseFileReader;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * The attributes of a Shapefile (dBASE III). Texts are read as bytes first, because what the header and the {@code .cpg} file say of their
 * encoding is often wrong.
 */
final class ShapefileTable {
  private static final char DELETED = '*';

  private final Path file;
  private final DbaseFileReader reader;
  private final FileChannel flags;
  private final List<String> columns = new ArrayList<>();

  private ShapefileTable(Path file, DbaseFileReader reader, FileChannel flags) {
    this.file = file;
    this.reader = reader;
    this.flags = flags;
  }

  static ShapefileTable open(Path file) throws IOException {
    DbaseFileReader reader = new DbaseFileReader(
        FileChannel.open(file, StandardOpenOption.READ), StandardCharsets.ISO_8859_1.name());
    return new ShapefileTable(file, reader, FileChannel.open(file, StandardOpenOption.READ));
  }

  int rowCount() {
    return reader.getRecordCount();
  }

  /** Bytes that the header promises. */
  long promisedBytes() {
    DbaseFileHeader header = reader.getHeader();
    return header.getHeaderLength() + (long) header.getRecordLength() * header.getNumRecords();
  }

  /** True if a row was deleted, which only marks it. */
  boolean isDeleted(int row) throws IOException {
    DbaseFileHeader header = reader.getHeader();
    ByteBuffer flag = ByteBuffer.allocate(1);
    flags.read(flag, header.getHeaderLength() + (long) row * header.getRecordLength());
    return flag.get(0) == DELETED;
  }

  /** All rows that the file has, texts decoded. */
  List<Map<String, Object>> rows(Optional<TextEncoding> forced, ProblemLog problems)
      throws IOException {
    DbaseFileHeader header = reader.getHeader();
    List<Object[]> raw = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int column = 0; column < header.getNumFields(); column++) {
      columns.add(header.getFieldName(column).strip());
      texts.add(columns.get(column));
    }
    for (int row = 0; row < rowCount(); row++) {
      Object[] values = new Object[columns.size()];
      String cells = cells(row);
      // Behind the mark of deleted rows.
      int start = 1;
      for (int column = 0; column < values.length; column++) {
        int end = start + header.getFieldLength(column);
        values[column] = value(row, column, cells.substring(start, end).strip());
        start = end;
        if (values[column] instanceof String text) {
          texts.add(text);
        }
      }
      raw.add(values);
    }
    TextEncoding encoding = forced.orElseGet(() -> encoding(texts, problems));
    columns.replaceAll(encoding::decode);
    return raw.stream().map(values -> decoded(values, encoding)).toList();
  }

  /** Types of the columns, by name; after {@link #rows}. */
  Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    for (int column = 0; column < columns.size(); column++) {
      types.put(
          columns.get(column),
          switch (Character.toUpperCase(reader.getHeader().getFieldType(column))) {
            case 'N', 'F' ->
              reader.getHeader().getFieldDecimalCount(column) == 0 ? Long.class : Double.class;
            case 'L' -> Boolean.class;
            default -> String.class;
          });
    }
    return types;
  }

  void close() throws IOException {
    reader.close();
    flags.close();
  }

  private Map<String, Object> decoded(Object[] values, TextEncoding encoding) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int column = 0; column < values.length; column++) {
      Object value = values[column] instanceof String text ? encoding.decode(text) : values[column];
      row.put(columns.get(column), value);
    }
    return row;
  }

  /** Dates are ISO texts, so that they can be compared. Those and flags are read here: the library knows no dates and takes unknown for no. */
  private Object value(int row, int column, String cell) throws IOException {
    char type = Character.toUpperCase(reader.getHeader().getFieldType(column));
    return switch (type) {
      case 'D' -> date(cell);
      case 'L' -> flag(cell);
      case 'N', 'F' ->
        // Blank, or stars where a number was too long for its column: not known.
        cell.chars().allMatch(letter -> letter == '*' || Character.isWhitespace(letter))
            ? null
            : value(reader.getFieldValue(row, column), type);
      default -> value(reader.getFieldValue(row, column), type);
    };
  }

  private static String date(String digits) {
    return digits.matches("\\d{8}") && !digits.equals("00000000")
        ? digits.substring(0, 4) + "-" + digits.substring(4, 6) + "-" + digits.substring(6)
        : null;
  }

  private static Boolean flag(String letter) {
    return switch (letter) {
      case "T", "t", "Y", "y" -> Boolean.TRUE;
      case "F", "f", "N", "n" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** The cells of a row as they stand in the file, one letter per byte. */
  private String cells(int row) throws IOException {
    DbaseFileHeader header = reader.getHeader();
    int length = 1;
    for (int column = 0; column < header.getNumFields(); column++) {
      length += header.getFieldLength(column);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    long start = header.getHeaderLength() + (long) row * header.getRecordLength();
    while (bytes.hasRemaining() && flags.read(bytes, start + bytes.position()) > 0) {}
    return new String(bytes.array(), StandardCharsets.ISO_8859_1);
  }

  private static Object value(Value value, char type) {
    if (value instanceof ValueInteger || value instanceof ValueBigint) {
      return value.getLong();
    }
    if (value instanceof ValueDouble) {
      return value.getDouble();
    }
    if (value instanceof ValueBoolean) {
      return value.getBoolean();
    }
    boolean isText =
        value != null && value.getString() != null && Character.toUpperCase(type) == 'C';
    return isText && !value.getString().isBlank() ? value.getString() : null;
  }

  private TextEncoding encoding(List<String> texts, ProblemLog problems) {
    Optional<TextEncoding> stated =
        ShapefileParts.beside(file, ".cpg").flatMap(ShapefileTable::stated);
    boolean isAscii = texts.stream().allMatch(text -> text.chars().allMatch(byt -> byt < 0x80));
    if (isAscii) {
      return TextEncoding.UTF_8;
    }
    TextEncoding likely = TextEncoding.guess(texts);
    if (stated.isEmpty()) {
      if (likely != TextEncoding.UTF_8) {
        warn(problems, "no .cpg file says how its text is encoded; it reads as " + likely.label());
      }
      return likely;
    }
    boolean isWrong = !texts.stream().allMatch(stated.get()::fits)
        || stated.get() == TextEncoding.WINDOWS_1252 && likely != TextEncoding.WINDOWS_1252;
    if (isWrong) {
      warn(
          problems,
          "the .cpg file says " + stated.get().label() + ", but the text reads as "
              + likely.label());
      return likely;
    }
    return stated.get();
  }

  private static Optional<TextEncoding> stated(Path cpg) {
    try {
      // Editors put the mark of UTF-8 before it.
      return TextEncoding.ofName(
          Files.readString(cpg, StandardCharsets.ISO_8859_1).replace("\u00ef\u00bb\u00bf", ""));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void warn(ProblemLog problems, String found) {
    problems.add(Problem.warning(
        "text-encoding",
        SourcePosition.of(file.toString()),
        "",
        found,
        "Vietnamese is best kept as UTF-8",
        "Look at the names; if they are wrong, say one of --encoding "
            + String.join(", ", TextEncoding.labels()) + "."));
  }
}
