package vn.luong.scenario.external;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Where the classes of the user's MATSim are, and what they are: the class to start, the Java they need, the version.
 * Nothing of it is loaded into this program.
 */
public final class MatsimClassPath {
  /** Classes of MATSim that run the config given as the first argument, in the order of preference. */
  private static final List<String> MAIN_CLASSES = List.of(
      "org.matsim.run.RunMatsim",
      "org.matsim.run.Controler",
      "org.matsim.core.controler.Controler");

  private static final String OPTION = "--matsim";
  private static final String LIBRARIES = "libs";
  private static final String NEW_CONFIG_GROUP =
      "org.matsim.core.config.groups.ControllerConfigGroup";
  private static final String OLD_CONFIG_GROUP =
      "org.matsim.core.config.groups.ControlerConfigGroup";
  private static final String POM_PROPERTIES = "META-INF/maven/org.matsim/matsim/pom.properties";
  private static final Pattern JAR_NAME = Pattern.compile("matsim-(\\d.*)\\.jar");

  /** A method's name as it stands in the constant pool of a class: tag, length, letters (JVMS 4.4.7). */
  private static final String MAIN_IN_CLASS = "\u0001\u0000\u0004main";

  private static final int FIRST_CLASS_FILE_VERSION = 44;

  private final List<Path> entries;
  private final String mainClass;
  private final int javaNeeded;

  private MatsimClassPath(List<Path> entries, String mainClass, int javaNeeded) {
    this.entries = List.copyOf(entries);
    this.mainClass = mainClass;
    this.javaNeeded = javaNeeded;
  }

  /**
   * Finds what a class path holds.
   *
   * @param text jars, folders of classes and {@code folder/*} as Java takes them; also the folder of an unpacked MATSim
   *     release; the jar of a release brings the {@code libs} folder beside it
   * @param mainClass class to start, or null for MATSim's own
   * @param problems takes what is wrong
   * @return null after an error
   */
  public static MatsimClassPath of(String text, String mainClass, ProblemLog problems) {
    int errorsBefore = problems.errorCount();
    List<Path> entries = new ArrayList<>();
    for (String part : text.split(File.pathSeparator)) {
      if (!part.isBlank()) {
        addEntries(part.strip(), entries, problems);
      }
    }
    if (problems.errorCount() > errorsBefore) {
      return null;
    }
    for (String name : mainClass == null ? MAIN_CLASSES : List.of(mainClass)) {
      byte[] bytes = find(entries, fileOf(name));
      if (bytes != null && isMain(bytes)) {
        return new MatsimClassPath(entries, name, javaOf(bytes));
      }
    }
    problems.add(noMain(text, mainClass, entries.size()));
    return null;
  }

  private static void addEntries(String part, List<Path> entries, ProblemLog problems) {
    if (part.equals("*") || part.endsWith("/*") || part.endsWith(File.separator + "*")) {
      Path folder = Path.of(part.equals("*") ? "." : part.substring(0, part.length() - 2));
      List<Path> jars = Files.isDirectory(folder) ? jarsIn(folder) : List.of();
      if (jars.isEmpty()) {
        problems.add(bad(part, "there is no jar in it", "a folder with jars is expected"));
      }
      entries.addAll(jars);
      return;
    }
    Path path = Path.of(part).toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      addFolder(path, entries);
    } else if (!Files.isReadable(path)) {
      problems.add(bad(part, "there is no such file or folder", "a jar or folder is expected"));
    } else if (isJar(path)) {
      addJar(path, entries);
    } else {
      boolean isZip = part.toLowerCase(Locale.ROOT).endsWith(".zip");
      problems.add(bad(
          part,
          isZip ? "it is an archive that is still packed" : "it is no jar",
          isZip ? "unpack it and name its folder" : "a jar or a folder of classes is expected"));
    }
  }

  /** A folder of classes, or that of a release: the jars in it and in its {@code libs}. */
  private static void addFolder(Path folder, List<Path> entries) {
    List<Path> jars = jarsIn(folder);
    if (jars.isEmpty()) {
      entries.add(folder);
    }
    jars.forEach(jar -> addJar(jar, entries));
  }

  private static void addJar(Path jar, List<Path> entries) {
    add(jar, entries);
    Path libraries = jar.resolveSibling(LIBRARIES);
    if (Files.isDirectory(libraries)) {
      jarsIn(libraries).forEach(library -> add(library, entries));
    }
  }

  private static void add(Path jar, List<Path> entries) {
    if (!entries.contains(jar)) {
      entries.add(jar);
    }
  }

  /** Jars by name; those of sources and documentation are none. */
  private static List<Path> jarsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(MatsimClassPath::isJar)
          .filter(jar -> !jar.toString().matches(".*-(sources|javadoc)\\.jar"))
          .map(jar -> jar.toAbsolutePath().normalize())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isJar(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".jar") && Files.isRegularFile(path);
  }

  private static Problem bad(String entry, String found, String expected) {
    return Problem.error(
        "bad-class-path",
        SourcePosition.of(OPTION),
        "\"" + entry + "\"",
        found,
        expected,
        "Name MATSim's jar or the folder of an unpacked release.");
  }

  private static Problem noMain(String text, String mainClass, int entryCount) {
    String wanted = mainClass == null ? String.join(" or ", MAIN_CLASSES) : mainClass;
    return Problem.error(
        "no-main-class",
        SourcePosition.of(OPTION),
        "\"" + text + "\"",
        "none of its " + entryCount + " entries holds a class " + wanted + " with a main method",
        "a class that runs a MATSim config is needed",
        mainClass == null
            ? "Name the jar of a MATSim release, or your own class with --matsim-main."
            : "Correct --matsim-main, or add the jar that holds it to --matsim.");
  }

  private static String fileOf(String className) {
    return className.replace('.', '/') + ".class";
  }

  /** The first such file on the class path; null if there is none. */
  private static byte[] find(List<Path> entries, String file) {
    for (Path entry : entries) {
      byte[] bytes = Files.isDirectory(entry) ? inFolder(entry, file) : inJar(entry, file);
      if (bytes != null) {
        return bytes;
      }
    }
    return null;
  }

  private static byte[] inFolder(Path folder, String file) {
    try {
      Path path = folder.resolve(file);
      return Files.isRegularFile(path) ? Files.readAllBytes(path) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A jar that is damaged holds nothing, as for Java. */
  private static byte[] inJar(Path jar, String file) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(file);
      if (entry == null) {
        return null;
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean isMain(byte[] classFile) {
    return new String(classFile, StandardCharsets.ISO_8859_1).contains(MAIN_IN_CLASS);
  }

  /** The Java that runs a class: its class file version less 44 (JVMS 4.1). */
  private static int javaOf(byte[] classFile) {
    return classFile.length < 8
        ? 0
        : ((classFile[6] & 0xFF) << 8 | classFile[7] & 0xFF) - FIRST_CLASS_FILE_VERSION;
  }

  /** The class to start. */
  public String mainClass() {
    return mainClass;
  }

  /** The oldest Java that can load the class to start, e.g. 21. */
  public int javaNeeded() {
    return javaNeeded;
  }

  /** As Java takes it. */
  public String text() {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** True if modules have the names of before MATSim 2024, e.g. {@code controler}. */
  boolean usesOldModuleNames() {
    return find(entries, fileOf(NEW_CONFIG_GROUP)) == null
        && find(entries, fileOf(OLD_CONFIG_GROUP)) != null;
  }

  /** MATSim's version, from its jar or from the jar's name; {@code unknown} if neither tells. */
  public String version() {
    byte[] properties = find(entries, POM_PROPERTIES);
    if (properties != null) {
      Properties parsed = new Properties();
      try {
        parsed.load(new ByteArrayInputStream(properties));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return parsed.getProperty("version", "unknown");
    }
    for (Path entry : entries) {
      Matcher name = JAR_NAME.matcher(entry.getFileName().toString());
      if (name.matches()) {
        return name.group(1);
      }
    }
    return "unknown";
  }
}
