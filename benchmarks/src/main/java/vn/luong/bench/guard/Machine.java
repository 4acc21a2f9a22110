package vn.luong.bench.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What kind of machine this is, as far as the ratio of mobsim and reference kernel depends on it. */
final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  /** Keys of x86, then of ARM, whose values tell one processor type from another. */
  private static final List<List<String>> KEYS =
      List.of(List.of("vendor_id", "cpu family", "model"), List.of("CPU implementer", "CPU part"));

  private Machine() {}

  /** The processor's type, e.g. {@code AuthenticAMD-25-1}; the architecture where nothing else is known. */
  static String processor() {
    Map<String, String> values = new HashMap<>();
    if (Files.isReadable(CPU_INFO)) {
      try {
        for (String line : Files.readAllLines(CPU_INFO)) {
          int colon = line.indexOf(':');
          if (colon > 0) {
            values.putIfAbsent(
                line.substring(0, colon).trim(), line.substring(colon + 1).trim());
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + CPU_INFO, e);
      }
    }
    return KEYS.stream()
        .filter(values.keySet()::containsAll)
        .findFirst()
        .map(keys -> String.join("-", keys.stream().map(values::get).toList()))
        .orElse(System.getProperty("os.arch"))
        .replace(' ', '_');
  }

  static int javaVersion() {
    return Runtime.version().feature();
  }
}
