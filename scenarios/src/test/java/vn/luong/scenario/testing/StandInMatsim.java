package vn.luong.scenario.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.assertj.core.api.Assertions;

/**
 * A program that passes for MATSim: a class {@code org.matsim.run.RunMatsim} of its own class path, which reads the
 * config it gets, logs as MATSim does, and replays recorded outputs, or fails as MATSim fails. Compiled by the test.
 */
public final class StandInMatsim {
  private static final String MAIN = "org/matsim/run/RunMatsim";

  private static final String SOURCE = """
      package org.matsim.run;

      import java.io.*;
      import java.nio.file.*;
      import java.util.*;
      import javax.xml.parsers.*;
      import org.w3c.dom.*;
      import org.xml.sax.InputSource;

      public final class RunMatsim {
        private static String now() {
          return java.time.LocalDateTime.now() + "  INFO AbstractController:1 ";
        }

        private static String value(Document config, String module, String name) {
          NodeList modules = config.getElementsByTagName("module");
          for (int m = 0; m < modules.getLength(); m++) {
            Element element = (Element) modules.item(m);
            if (element.getAttribute("name").equals(module)) {
              NodeList params = element.getElementsByTagName("param");
              for (int p = 0; p < params.getLength(); p++) {
                Element param = (Element) params.item(p);
                if (param.getAttribute("name").equals(name)) {
                  return param.getAttribute("value");
                }
              }
            }
          }
          throw new IllegalArgumentException("no parameter " + module + "." + name);
        }

        public static void main(String[] args) throws Exception {
          DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
          builder.setEntityResolver((id, system) -> new InputSource(new StringReader("")));
          Document config = builder.parse(new File(args[0]));
          String behaviour = read("behaviour.txt").strip();
          System.out.println(now() + "MATSim-Build: stand-in (2026-01-01)");
          System.out.println(now() + "JVM: " + System.getProperty("java.version") + "; none; none");
          for (String file : new String[] {"inputNetworkFile", "inputPlansFile"}) {
            String module = file.equals("inputNetworkFile") ? "network" : "plans";
            File given = new File(value(config, module, file));
            if (!given.isAbsolute()) {
              given = new File(new File(args[0]).getParentFile(), given.getPath());
            }
            if (!given.isFile()) {
              throw new UncheckedIOException(new FileNotFoundException(given.toString()));
            }
          }
          int first = Integer.parseInt(value(config, "controller", "firstIteration"));
          int last = Integer.parseInt(value(config, "controller", "lastIteration"));
          for (int iteration = first; iteration <= last; iteration++) {
            System.out.println(now() + "### ITERATION " + iteration + " BEGINS");
            if (behaviour.startsWith("throw")) {
              throw new RuntimeException("mobsim died", new IllegalStateException(behaviour.substring(6)));
            }
            if (behaviour.equals("memory")) {
              List<long[]> all = new ArrayList<>();
              while (true) {
                all.add(new long[1 << 20]);
              }
            }
            if (behaviour.equals("hang")) {
              Files.writeString(Path.of(args[0]).resolveSibling("pid"), "" + ProcessHandle.current().pid());
              Thread.sleep(600_000);
            }
            System.out.println(now() + "### ITERATION " + iteration + " fires after mobsim event");
            System.out.println(now() + "### ITERATION " + iteration + " fires scoring event");
            System.out.println(now() + "### ITERATION " + iteration + " fires iteration end event");
            System.out.println(now() + "### ITERATION " + iteration + " ENDS");
          }
          Path output = Path.of(value(config, "controller", "outputDirectory"));
          Files.createDirectories(output.resolve("ITERS"));
          for (String line : read("recorded.txt").split("\\n")) {
            int tab = line.indexOf('\\t');
            if (tab > 0) {
              Files.copy(Path.of(line.substring(tab + 1)), output.resolve(line.substring(0, tab)));
            }
          }
        }

        private static String read(String name) throws IOException {
          try (InputStream in = RunMatsim.class.getResourceAsStream("/" + name)) {
            return in == null ? "" : new String(in.readAllBytes(), "UTF-8");
          }
        }
      }
      """;

  private final Path classes;

  private StandInMatsim(Path classes) {
    this.classes = classes;
  }

  /** Compiles the program into a folder of classes. */
  public static StandInMatsim in(Path folder) {
    try {
      Path source = folder.resolve("source/" + MAIN + ".java");
      Path classes = folder.resolve("classes");
      Files.createDirectories(source.getParent());
      Files.createDirectories(classes);
      Files.writeString(source, SOURCE);
      JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
      int exitCode = compiler.run(
          null,
          null,
          null,
          "--release",
          "17",
          "-nowarn",
          "-d",
          classes.toString(),
          source.toString());
      Assertions.assertThat(exitCode).isZero();
      return new StandInMatsim(classes).behaving("replay");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It puts these files into the output folder, by the names they shall have there. */
  public StandInMatsim replaying(Map<String, Path> files) {
    StringBuilder text = new StringBuilder();
    files.forEach((name, file) ->
        text.append(name).append('\t').append(file.toAbsolutePath()).append('\n'));
    return write("recorded.txt", text.toString());
  }

  /** What it does: {@code replay}, {@code throw MESSAGE}, {@code memory}, {@code hang}. */
  public StandInMatsim behaving(String behaviour) {
    return write("behaviour.txt", behaviour);
  }

  /** Its classes say that they need another Java. */
  public StandInMatsim needingJava(int version) {
    try {
      Path file = classes.resolve(MAIN + ".class");
      byte[] bytes = Files.readAllBytes(file);
      bytes[6] = 0;
      bytes[7] = (byte) (version + 44);
      Files.write(file, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StandInMatsim write(String name, String text) {
    try {
      Files.writeString(classes.resolve(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@code --matsim} takes it. */
  public String classPath() {
    return classes.toString();
  }

  /** The same as the folder of a release: a jar, and a library in {@code libs}. */
  public Path asRelease(Path folder, String version) {
    try {
      Path jar = folder.resolve("matsim-" + version + ".jar");
      Files.createDirectories(folder.resolve("libs"));
      writeJar(jar, List.of(MAIN + ".class"));
      writeJar(folder.resolve("libs/replay.jar"), List.of("behaviour.txt", "recorded.txt"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeJar(Path jar, List<String> names) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        if (names.contains(name)) {
          out.putNextEntry(new JarEntry(name));
          Files.copy(file, out);
          out.closeEntry();
        }
      }
    }
  }
}
