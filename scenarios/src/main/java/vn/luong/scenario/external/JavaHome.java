package vn.luong.scenario.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * A Java that can run MATSim.
 *
 * @param program the {@code java} to start
 * @param version its version, e.g. {@code 21.0.4}
 */
public record JavaHome(Path program, String version) {
  private static final String OPTION = "--matsim-java";
  private static final Pattern VERSION = Pattern.compile("version \"?([0-9][^\"\\s]*)\"?");
  private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"([^\"]+)\"");

  /** Where Linux distributions and installers put their Javas, one folder each. */
  private static final List<String> PLACES =
      List.of("/usr/lib/jvm", "/opt/java", "/Library/Java/JavaVirtualMachines");

  /**
   * Finds a Java for classes of a version: the one that is named; else that of {@code LUONG_JAVA_HOME}, the one this
   * program runs on, that of {@code JAVA_HOME}, and those installed on the machine, whichever is new enough first.
   *
   * @param named home folder or {@code java} itself, or null
   * @param needed oldest version that will do
   * @param problems takes what is wrong
   * @return null after an error
   */
  public static JavaHome find(Path named, int needed, ProblemLog problems) {
    if (named != null) {
      JavaHome java = in(named);
      if (java == null) {
        problems.add(problem(named.toString(), "it is no Java", "a Java " + needed + " or newer"));
        return null;
      }
      if (java.major() < needed) {
        problems.add(problem(
            java.program.toString(),
            "it is version " + java.version,
            "the classes of --matsim need Java " + needed + " or newer"));
        return null;
      }
      return java;
    }
    Set<String> found = new LinkedHashSet<>();
    for (Path home : candidates()) {
      JavaHome java = in(home);
      if (java != null && java.major() >= needed) {
        return java;
      }
      if (java != null) {
        found.add(java.version);
      }
    }
    problems.add(problem(
        "the Javas of this machine",
        "there are " + String.join(", ", found),
        "the classes of --matsim need Java " + needed + " or newer"));
    return null;
  }

  private static Problem problem(String subject, String found, String expected) {
    return Problem.error(
        "wrong-java",
        SourcePosition.of(OPTION),
        subject,
        found,
        expected,
        "Install one and name it with " + OPTION + " /path/to/jdk, or take an older MATSim.");
  }

  private static Set<Path> candidates() {
    Set<Path> homes = new LinkedHashSet<>();
    addIfSet(System.getenv("LUONG_JAVA_HOME"), homes);
    addIfSet(System.getProperty("java.home"), homes);
    addIfSet(System.getenv("JAVA_HOME"), homes);
    for (String place : PLACES) {
      if (Files.isDirectory(Path.of(place))) {
        try (Stream<Path> installed = Files.list(Path.of(place))) {
          installed.sorted().forEach(home -> {
            homes.add(home);
            homes.add(home.resolve("Contents/Home"));
          });
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return homes;
  }

  private static void addIfSet(String home, Set<Path> homes) {
    if (home != null && !home.isBlank()) {
      homes.add(Path.of(home));
    }
  }

  /** The Java of a home folder, or the one that is this file; null if there is none. */
  private static JavaHome in(Path path) {
    Path program = Files.isDirectory(path) ? path.resolve("bin").resolve("java") : path;
    if (!Files.isExecutable(program) || Files.isDirectory(program)) {
      return null;
    }
    String version = versionOf(program.toAbsolutePath());
    return version == null ? null : new JavaHome(program.toAbsolutePath(), version);
  }

  /** From the file {@code release} of its folder, which need not be started; else it is asked. */
  private static String versionOf(Path program) {
    try {
      Path release = program.toRealPath().getParent().resolveSibling("release");
      if (Files.isRegularFile(release)) {
        Matcher written = RELEASE.matcher(Files.readString(release));
        if (written.find()) {
          return written.group(1);
        }
      }
      Process asked = new ProcessBuilder(program.toString(), "-version")
          .redirectErrorStream(true)
          .start();
      asked.getOutputStream().close();
      String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher said = VERSION.matcher(answer);
      return said.find() ? said.group(1) : null;
    } catch (IOException e) {
      // What cannot be started is no Java; the caller says so.
      return null;
    }
  }

  /** The first number of the version; 8 for 1.8. */
  public int major() {
    String[] numbers = version.split("[^0-9]+");
    return Integer.parseInt(numbers[0].equals("1") && numbers.length > 1 ? numbers[1] : numbers[0]);
  }
}
