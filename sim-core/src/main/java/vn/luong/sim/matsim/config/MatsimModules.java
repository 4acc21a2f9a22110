package vn.luong.sim.matsim.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The modules of MATSim's core config: their parameters with standard values, older names, and what
 * Luồng does with each. The table itself is the resource {@code modules.txt}, which is meant to be
 * read by people too. Names and standard values are those of MATSim's config groups ({@code
 * org.matsim.core.config.groups}).
 *
 * <p>Threads: immutable, safe to share.
 */
public final class MatsimModules {
  private static final String RESOURCE = "modules.txt";
  private static final String NONE = "-";
  private static final String AKA = "aka";
  private static final String NOTE = " # ";
  private static final MatsimModules STANDARD = load();

  /** Rules by path of the group, then by name of the parameter. */
  private final Map<String, Map<String, ParameterRule>> rules = new LinkedHashMap<>();

  /** Paths of groups of which nothing needs to be known. */
  private final List<String> harmlessGroups = new ArrayList<>();

  private final Map<String, String> moduleByOldName = new HashMap<>();
  private final Map<String, String> parameterByOldName = new HashMap<>();

  private MatsimModules() {}

  /** The table of this version. */
  public static MatsimModules standard() {
    return STANDARD;
  }

  /** Today's name of a module. */
  public String moduleName(String name) {
    return moduleByOldName.getOrDefault(name, name);
  }

  /** Today's name of a parameter. */
  public String parameterName(String path, String name) {
    return parameterByOldName.getOrDefault(path + "." + name, name);
  }

  /** Whether there is such a module. */
  public boolean isModule(String name) {
    return rules.containsKey(name) || isHarmless(name);
  }

  /**
   * Whether nothing in a module or set can change results, so that its parameters are not listed
   * here.
   */
  public boolean isHarmless(String path) {
    return harmlessGroups.contains(path);
  }

  /** Names of all modules. */
  public List<String> moduleNames() {
    return Stream.concat(harmlessGroups.stream(), rules.keySet().stream())
        .filter(path -> path.indexOf('/') < 0)
        .toList();
  }

  /** Paths of all modules and sets in the order of the table, then those of which nothing needs to be known. */
  public List<String> paths() {
    return Stream.concat(rules.keySet().stream(), harmlessGroups.stream()).toList();
  }

  /**
   * Whether there is a module, or a set inside one, at this path, e.g. {@code
   * routing/teleportedModeParameters}.
   */
  public boolean isGroup(String path) {
    return rules.containsKey(path);
  }

  /** Types of the sets that may stand in a group. */
  public List<String> setTypes(String path) {
    String prefix = path + "/";
    return rules.keySet().stream()
        .filter(other -> other.startsWith(prefix) && other.indexOf('/', prefix.length()) < 0)
        .map(other -> other.substring(prefix.length()))
        .toList();
  }

  /** The rules of a group's parameters. */
  public Collection<ParameterRule> parameters(String path) {
    return Collections.unmodifiableCollection(rules.getOrDefault(path, Map.of()).values());
  }

  /** The parameter's rule, or null if there is no such parameter. */
  public ParameterRule find(String path, String parameter) {
    return rules.getOrDefault(path, Map.of()).get(parameter);
  }

  private static MatsimModules load() {
    MatsimModules modules = new MatsimModules();
    try (InputStream input = MatsimModules.class.getResourceAsStream(RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
      String path = "";
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("[")) {
          path = modules.addGroup(line);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          int noteAt = line.indexOf(NOTE);
          String columns = noteAt < 0 ? line : line.substring(0, noteAt);
          String note = noteAt < 0 ? "" : line.substring(noteAt + NOTE.length()).strip();
          modules.addParameter(path, columns.strip().split("\\s+"), note);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return modules;
  }

  private String addGroup(String line) {
    int end = line.indexOf(']');
    String path = line.substring(1, end);
    String[] words = line.substring(end + 1).strip().split("\\s+");
    if (words[0].equals("harmless")) {
      harmlessGroups.add(path);
    } else {
      rules.put(path, new LinkedHashMap<>());
    }
    for (int word = oldNamesFrom(words, 0); word < words.length; word++) {
      moduleByOldName.put(words[word], path);
    }
    return path;
  }

  private void addParameter(String path, String[] words, String note) {
    if (words.length < 4) {
      throw new IllegalStateException(RESOURCE + ": " + String.join(" ", words));
    }
    String name = words[0];
    boolean isChoice = words[1].indexOf('|') >= 0;
    List<String> values = new ArrayList<>();
    List<String> unsupported = new ArrayList<>();
    for (String value : isChoice ? words[1].split("\\|") : new String[0]) {
      boolean isUnsupported = value.startsWith("!");
      values.add(isUnsupported ? value.substring(1) : value);
      if (isUnsupported) {
        unsupported.add(value.substring(1));
      }
    }
    ParameterRule.Kind kind = isChoice
        ? ParameterRule.Kind.CHOICE
        : ParameterRule.Kind.valueOf(words[1].toUpperCase(Locale.ROOT));
    String standard = words[2].equals(NONE) ? null : words[2];
    ParameterEffect effect = ParameterEffect.valueOf(words[3].toUpperCase(Locale.ROOT));
    rules
        .get(path)
        .put(name, new ParameterRule(name, kind, values, unsupported, standard, effect, note));
    for (int word = oldNamesFrom(words, 4); word < words.length; word++) {
      parameterByOldName.put(path + "." + words[word], name);
    }
  }

  private static int oldNamesFrom(String[] words, int from) {
    for (int word = from; word < words.length; word++) {
      if (words[word].equals(AKA)) {
        return word + 1;
      }
    }
    return words.length;
  }
}
