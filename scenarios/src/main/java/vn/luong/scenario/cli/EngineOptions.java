package vn.luong.scenario.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import vn.luong.scenario.external.JavaHome;
import vn.luong.scenario.external.MatsimClassPath;
import vn.luong.scenario.external.MatsimProcess;
import vn.luong.sim.problems.ProblemLog;

/** Where the user's own MATSim is and how it is started. */
final class EngineOptions {
  private static final Pattern MEMORY = Pattern.compile("[1-9]\\d*[kKmMgG]");

  @Option(
      names = "--matsim",
      paramLabel = "CLASSPATH",
      description = "Your MATSim: the jar or folder of a release, or a class path.")
  private String classPath;

  @Option(
      names = "--matsim-java",
      paramLabel = "JAVA",
      description = "Java for MATSim (default: LUONG_JAVA_HOME, else one that is new enough).")
  private Path java;

  @Option(
      names = "--matsim-memory",
      paramLabel = "SIZE",
      description = "MATSim's heap, e.g. 8g (default: 60%% of the machine's memory).")
  private String memory;

  @Option(
      names = "--matsim-main",
      paramLabel = "CLASS",
      description = "Your own class that runs a config (default: MATSim's).")
  private String mainClass;

  /** The same options, for another command. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    add(arguments, "--matsim", classPath);
    add(arguments, "--matsim-java", java);
    add(arguments, "--matsim-memory", memory);
    add(arguments, "--matsim-main", mainClass);
    return arguments;
  }

  private static void add(List<String> arguments, String option, Object value) {
    if (value != null) {
      arguments.add(option);
      arguments.add(value.toString());
    }
  }

  boolean hasMatsim() {
    return classPath != null;
  }

  /** Refuses these options where another engine runs, so that nobody takes its results for MATSim's. */
  void requireNone(CommandSpec spec) {
    if (classPath != null || java != null || memory != null || mainClass != null) {
      throw new ParameterException(
          spec.commandLine(), "Options --matsim… are for --engine matsim; add it to run MATSim.");
    }
  }

  /**
   * Finds MATSim and a Java for it.
   *
   * @param problems takes what is wrong with the options
   * @return null after an error
   */
  MatsimProcess.Start find(ProblemLog problems) {
    int errorsBefore = problems.errorCount();
    if (memory != null && !MEMORY.matcher(memory).matches()) {
      problems.add(BadOption.of(
          "--matsim-memory",
          "is \"" + memory + "\"",
          "must be a whole number with k, m or g",
          "Write for example 8g."));
    }
    if (classPath == null) {
      problems.add(BadOption.of(
          "--matsim",
          "is not given",
          "MATSim does not come with Luồng: a release of it on this machine is needed",
          "Download one from matsim.org, unpack it, and name its folder with --matsim."));
      return null;
    }
    MatsimClassPath found = MatsimClassPath.of(classPath, mainClass, problems);
    JavaHome home = found == null ? null : JavaHome.find(java, found.javaNeeded(), problems);
    return problems.errorCount() > errorsBefore
        ? null
        : new MatsimProcess.Start(home, found, memory);
  }
}
