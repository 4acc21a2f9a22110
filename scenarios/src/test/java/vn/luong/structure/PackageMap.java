package vn.luong.structure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The package map as {@code docs/architecture.md} states it: which package may use which. The document is the rule,
 * so it cannot drift from the code.
 */
final class PackageMap {
  private static final String ROOT = "vn.luong.";
  private static final Pattern NAME = Pattern.compile("`([a-z.*]+)`");

  private final Map<String, Set<String>> mayUse = new LinkedHashMap<>();

  private PackageMap() {}

  static PackageMap read() throws IOException {
    PackageMap map = new PackageMap();
    Path document = Path.of(System.getProperty("luong.root"), "docs", "architecture.md");
    for (String line : Files.readAllLines(document)) {
      String[] cells = line.split("\\|");
      if (cells.length >= 4 && cells[1].trim().matches("`(sim|gis|scenario|bench)(\\.[a-z]+)*`")) {
        map.mayUse.put(
            ROOT + names(cells[1]).iterator().next(), qualified(cells[cells.length - 1]));
      }
    }
    return map;
  }

  Set<String> packages() {
    return mayUse.keySet();
  }

  boolean allows(String from, String to) {
    Set<String> allowed = mayUse.getOrDefault(from, Set.of());
    return from.equals(to)
        || allowed.contains(to)
        || allowed.stream()
            .anyMatch(
                name -> name.endsWith(".*") && to.startsWith(name.substring(0, name.length() - 1)));
  }

  private static Set<String> qualified(String cell) {
    Set<String> result = new LinkedHashSet<>();
    for (String name : names(cell)) {
      result.add(ROOT + name);
    }
    return result;
  }

  private static Set<String> names(String cell) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = NAME.matcher(cell);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
