package vn.luong.scenario.runfolder;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/** Reads and writes JSON the same way everywhere: UTF-8, sorted where order means nothing, {@code \n} line ends. */
public final class JsonFile {
  private static final ObjectMapper MAPPER = JsonMapper.builder()
      .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
      .addModule(new SimpleModule().addSerializer(new SortedSets()))
      .build();

  private JsonFile() {}

  /** Java draws the order of its unmodifiable sets anew in each process. */
  private static final class SortedSets extends StdSerializer<Set<?>> {
    private static final long serialVersionUID = 1;

    SortedSets() {
      super(Set.class, false);
    }

    @Override
    public void serialize(Set<?> set, JsonGenerator json, SerializerProvider serializers)
        throws IOException {
      List<?> elements =
          set.stream().sorted(Comparator.comparing(String::valueOf)).toList();
      json.writeStartArray();
      for (Object element : elements) {
        serializers.defaultSerializeValue(element, json);
      }
      json.writeEndArray();
    }
  }

  /** Writes records, maps and lists, indented for people. */
  public static void write(Path file, Object value) {
    try {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
      printer.indentObjectsWith(indenter);
      Files.writeString(file, MAPPER.writer(printer).writeValueAsString(value) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line of JSON. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The same as a tree. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Reads a text that {@link #text} made. Entries that the type derives from others are passed over.
   *
   * @throws IOException if it is of another shape
   */
  public static <T> T parse(String text, Class<T> type) throws IOException {
    return MAPPER
        .readerFor(type)
        .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .readValue(text);
  }

  /**
   * Reads a file into a record.
   *
   * @throws InvalidInputException if it is missing, is no JSON, or is of another shape
   */
  public static <T> T read(Path file, Class<T> type) {
    try {
      return MAPPER.readValue(file.toFile(), type);
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  /**
   * Reads a file as a tree.
   *
   * @throws InvalidInputException if it is missing or is no JSON
   */
  public static JsonNode readTree(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static InvalidInputException damaged(Path file, IOException cause) {
    String message = cause instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : cause.getMessage();
    return new InvalidInputException(Problem.error(
        "damaged-run-folder",
        SourcePosition.of(file.toString()),
        "",
        "it cannot be read: " + message,
        "JSON as this version writes it is expected",
        "Run the scenario again."));
  }
}
