package vn.luong.scenario.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Which columns of a layer say what: a small YAML file with the sections {@code columns} and, where features have a class, {@code
 * classes}.
 *
 * @param columns column by what it says
 * @param classes what it is called here by value of the class column: a road class of OpenStreetMap, an activity type
 */
public record LayerMapping(Map<String, String> columns, Map<String, String> classes) {
  private static final String COLUMNS = "columns";
  private static final String CLASSES = "classes";

  public LayerMapping {
    columns = Map.copyOf(columns);
    classes = Map.copyOf(classes);
  }

  /**
   * Reads the file.
   *
   * @param keys what columns can say
   * @throws InvalidInputException with every problem found
   */
  public static LayerMapping read(Path file, List<String> keys) {
    return read(file, keys, List.of(COLUMNS, CLASSES));
  }

  /**
   * Reads the file of a layer whose features have no class.
   *
   * @param keys what columns can say
   * @throws InvalidInputException with every problem found
   */
  public static LayerMapping readColumns(Path file, List<String> keys) {
    return read(file, keys, List.of(COLUMNS));
  }

  private static LayerMapping read(Path file, List<String> keys, List<String> sections) {
    ProblemLog problems = new ProblemLog();
    try (Reader text = Files.newBufferedReader(file)) {
      YamlSection root =
          YamlSection.of(YamlParser.parse(file.toString(), text), problems, sections);
      Map<String, String> columns = entries(root.section(COLUMNS, keys));
      Map<String, String> classes =
          sections.contains(CLASSES) ? entries(root.anySection(CLASSES)) : Map.of();
      problems.throwIfErrors();
      return new LayerMapping(columns, classes);
    } catch (IOException e) {
      throw new InvalidInputException(Problem.error(
          "unreadable-file",
          SourcePosition.of(file.toString()),
          "",
          "it cannot be read (" + e.getMessage() + ")",
          "expected a YAML file in UTF-8",
          "Check the path of --mapping."));
    }
  }

  private static Map<String, String> entries(YamlSection section) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String key : section.keys()) {
      section.text(key).ifPresent(text -> entries.put(key, text));
    }
    return entries;
  }
}
