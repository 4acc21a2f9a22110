package vn.luong.scenario.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.scenario.config.YamlNode.Entry;
import vn.luong.scenario.config.YamlNode.Mapping;
import vn.luong.scenario.config.YamlNode.Scalar;
import vn.luong.scenario.config.YamlNode.Sequence;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/** Reads YAML into nodes that know their lines. */
final class YamlParser {
  private final String source;
  private final JsonParser parser;

  private YamlParser(String source, JsonParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /**
   * The one document of a file.
   *
   * @param source what the user calls the file
   * @throws InvalidInputException if it is not YAML, empty, or not a mapping
   */
  static Mapping parse(String source, Reader reader) throws IOException {
    try (JsonParser parser = new YAMLFactory().createParser(reader)) {
      YamlParser yaml = new YamlParser(source, parser);
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidInputException(Problem.error(
            "not-a-scenario",
            SourcePosition.of(source),
            "",
            "the file does not begin with a key",
            "expected lines such as \"name: My scenario\"",
            "See `luong list` for scenarios to extend."));
      }
      return yaml.mapping();
    } catch (JsonProcessingException e) {
      int line =
          e.getLocation() == null ? SourcePosition.NO_LINE : e.getLocation().getLineNr();
      throw new InvalidInputException(Problem.error(
          "not-yaml",
          new SourcePosition(source, line),
          "",
          "this is not YAML: " + reason(e),
          "expected keys and values, indented with spaces",
          "Check indentation, colons and brackets around this line."));
    }
  }

  /** The parser tells first what it was doing, then what it met; both may quote lines, indented. */
  private static String reason(JsonProcessingException error) {
    return error
        .getOriginalMessage()
        .lines()
        .filter(line -> !line.startsWith(" ") && !line.startsWith("while "))
        .findFirst()
        .orElse("it cannot be parsed")
        .replaceFirst("\\.?\\s*$", "");
  }

  private SourcePosition here() {
    return new SourcePosition(source, parser.currentTokenLocation().getLineNr());
  }

  private YamlNode node() throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping();
      case START_ARRAY -> sequence();
      default -> new Scalar(here(), parser.getText());
    };
  }

  private Mapping mapping() throws IOException {
    SourcePosition start = here();
    Map<String, Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      SourcePosition keyPosition = here();
      String key = parser.currentName();
      parser.nextToken();
      if (entries.put(key, new Entry(keyPosition, node())) != null) {
        throw new InvalidInputException(Problem.error(
            "duplicate-key",
            keyPosition,
            "key \"" + key + "\"",
            "it is there twice",
            "each key may stand once",
            "Remove one of them."));
      }
    }
    return new Mapping(start, entries);
  }

  private Sequence sequence() throws IOException {
    SourcePosition start = here();
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new Sequence(start, items);
  }
}
