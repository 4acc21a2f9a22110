package vn.luong.scenario.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import vn.luong.scenario.config.YamlNode.Entry;
import vn.luong.scenario.config.YamlNode.Mapping;
import vn.luong.scenario.config.YamlNode.Scalar;
import vn.luong.scenario.config.YamlNode.Sequence;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Typed access to one mapping of a scenario file. Whatever does not fit is reported and answered with the fallback, so
 * that all problems of a file come at once.
 */
final class YamlSection {
  /** A range of values and its name in messages. */
  record Range(String text, DoublePredicate contains) {
    static final Range ANY = new Range("", value -> true);
    static final Range POSITIVE = new Range("must be > 0", value -> value > 0);
    static final Range NOT_NEGATIVE = new Range("must be ≥ 0", value -> value >= 0);
    static final Range SHARE =
        new Range("must be between 0 % and 100 %", value -> value >= 0 && value <= 1);
    static final Range SAMPLE =
        new Range("must be above 0 % and at most 100 %", value -> value > 0 && value <= 1);
    static final Range COUNT =
        new Range("must be a whole number ≥ 0", value -> value >= 0 && value == Math.rint(value));
  }

  private final Mapping mapping;
  private final String path;
  private final ProblemLog problems;

  /** Keys that errors are about, or that unknown ones were probably meant to be, with their path; one set for a whole file. */
  private final Set<String> wrongKeys;

  private YamlSection(Mapping mapping, String path, ProblemLog problems, Set<String> wrongKeys) {
    this.mapping = mapping;
    this.path = path;
    this.problems = problems;
    this.wrongKeys = wrongKeys;
  }

  static YamlSection of(Mapping mapping, ProblemLog problems, List<String> knownKeys) {
    YamlSection section = new YamlSection(mapping, "", problems, new HashSet<>());
    section.checkKeys(knownKeys);
    return section;
  }

  SourcePosition position() {
    return mapping.position();
  }

  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** True if there are keys below the key, not a value. */
  boolean isSection(String key) {
    return has(key) && mapping.entries().get(key).value() instanceof Mapping;
  }

  /** True if a list stands under the key. */
  boolean isList(String key) {
    Entry entry = mapping.entries().get(key);
    return entry != null && entry.value() instanceof Sequence;
  }

  List<String> keys() {
    return List.copyOf(mapping.entries().keySet());
  }

  SourcePosition positionOf(String key) {
    Entry entry = mapping.entries().get(key);
    return entry == null ? mapping.position() : entry.position();
  }

  /** The section under a key; an empty one if it is not there. */
  YamlSection section(String key, List<String> knownKeys) {
    YamlSection section = anySection(key);
    section.checkKeys(knownKeys);
    return section;
  }

  /** The same for a section whose keys are names of the user's. */
  YamlSection anySection(String key) {
    Entry entry = mapping.entries().get(key);
    Mapping inner = new Mapping(positionOf(key), new LinkedHashMap<>());
    if (entry != null && entry.value() instanceof Mapping found) {
      inner = found;
    } else if (entry != null) {
      report(
          "wrong-kind",
          key,
          "it is not a section",
          "expected keys and values",
          "Write \"" + key + ": {key: value}\" or indent the keys below it.");
    }
    return below(key, inner);
  }

  /** Sections of a list such as {@code measures}. */
  List<YamlSection> sections(String key) {
    Entry entry = mapping.entries().get(key);
    List<YamlSection> sections = new ArrayList<>();
    if (entry == null) {
      return sections;
    }
    if (!(entry.value() instanceof Sequence sequence)
        || !sequence.items().stream().allMatch(Mapping.class::isInstance)) {
      report(
          "wrong-kind",
          key,
          "it is not a list of sections",
          "expected lines that begin with \"- \"",
          "Write each item as \"- key: value\".");
      return sections;
    }
    for (YamlNode item : sequence.items()) {
      sections.add(below(key, (Mapping) item));
    }
    return sections;
  }

  private YamlSection below(String key, Mapping inner) {
    return new YamlSection(inner, path + key + ".", problems, wrongKeys);
  }

  Optional<String> text(String key) {
    Entry entry = mapping.entries().get(key);
    if (entry == null) {
      return Optional.empty();
    }
    if (entry.value() instanceof Scalar scalar) {
      return Optional.of(scalar.text());
    }
    report(
        "wrong-kind",
        key,
        "it is not a single value",
        "expected a number or words",
        "Write \"" + key + ": value\".");
    return Optional.empty();
  }

  /** A file that is there, named relative to the scenario that names it. */
  Optional<Path> file(String key, String expected, String remedy) {
    String text = text(key).orElse("");
    if (!has(key)) {
      return Optional.empty();
    }
    String found;
    try {
      Path file = Path.of(positionOf(key).source()).resolveSibling(text).normalize();
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
      found = "there is no file \"" + file + "\"";
    } catch (InvalidPathException e) {
      found = "\"" + text + "\" is not the name of a file";
    }
    report("no-such-" + key, key, found, expected, remedy);
    return Optional.empty();
  }

  /** One of some words; the first of them if it is another. */
  String word(String key, String fallback, List<String> words) {
    String text = text(key).orElse(fallback);
    if (words.contains(text)) {
      return text;
    }
    report(
        "unknown-value",
        key,
        "it is \"" + text + "\"",
        "must be one of " + String.join(", ", words),
        NearestName.remedy(text, words, "Write one of these."));
    return words.get(0);
  }

  List<String> words(String key, List<String> fallback) {
    Entry entry = mapping.entries().get(key);
    if (entry == null) {
      return fallback;
    }
    List<String> words = new ArrayList<>();
    if (entry.value() instanceof Sequence sequence) {
      for (YamlNode item : sequence.items()) {
        if (item instanceof Scalar scalar) {
          words.add(scalar.text());
        }
      }
      return words;
    }
    report(
        "wrong-kind",
        key,
        "it is not a list",
        "expected a list",
        "Write \"" + key + ": [one, two]\".");
    return fallback;
  }

  double quantity(String key, double fallback, Quantity quantity, Range range) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return fallback;
    }
    Optional<Double> value = quantity.parse(text.get());
    if (value.isEmpty()) {
      report(
          "bad-value",
          key,
          "it is \"" + text.get() + "\"",
          "expected " + quantity.example(),
          "Correct the value or its unit.");
      return fallback;
    }
    if (!range.contains.test(value.get())) {
      report("out-of-range", key, "it is " + text.get(), range.text, "Correct the value.");
      return fallback;
    }
    return value.get();
  }

  int count(String key, int fallback) {
    return (int) quantity(key, fallback, Quantity.NUMBER, Range.COUNT);
  }

  long wholeNumber(String key, long fallback) {
    Optional<String> text = text(key);
    try {
      return text.isEmpty() ? fallback : Long.parseLong(text.get().trim());
    } catch (NumberFormatException e) {
      report(
          "bad-value",
          key,
          "it is \"" + text.get() + "\"",
          "expected a whole number",
          "Correct it.");
      return fallback;
    }
  }

  /** True if an error was found so far, anywhere in the file, at one of these keys (with their path) or at one meant to be it. */
  boolean isAnyWrong(List<String> keys) {
    return keys.stream().anyMatch(wrongKeys::contains);
  }

  void report(String kind, String key, String found, String expected, String remedy) {
    wrongKeys.add(path + key);
    problems.add(Problem.error(
        kind, positionOf(key), "key \"" + path + key + "\"", found, expected, remedy));
  }

  void checkKeys(List<String> knownKeys) {
    for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
      if (!knownKeys.contains(entry.getKey())) {
        Optional<String> meant = NearestName.of(entry.getKey(), knownKeys);
        meant.ifPresent(key -> wrongKeys.add(path + key));
        report(
            "unknown-key",
            entry.getKey(),
            "there is no such key",
            "known here are " + String.join(", ", knownKeys),
            meant.map(NearestName::question).orElse("Remove it."));
      }
    }
  }
}
