package vn.luong.scenario.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.scenario.external.MatsimFailedException;
import vn.luong.sim.problems.InvalidInputException;

/** The program {@code luong}. */
@Command(
    name = "luong",
    description = "Agent-based traffic and transit-oriented-development simulation.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      ImportCommand.class,
      AssignCommand.class,
      CompareCommand.class,
      CrosscheckCommand.class,
      ExportCommand.class,
      IsochroneCommand.class,
      CatchmentCommand.class,
      ListCommand.class,
    },
    footer = {
      "",
      "First steps:",
      "  luong run                    a working day in Bình Dương, about two minutes",
      "  luong run config.xml         a MATSim scenario",
      "  luong import osm FILE        a road network from OpenStreetMap",
      "Exit codes: 0 done, 1 failed, 2 bad input or usage.",
    })
public final class Main implements Runnable {
  @Spec
  private CommandSpec spec;

  public static void main(String[] arguments) {
    beginProjecting(arguments);
    System.exit(executeOrTellMemory(arguments));
  }

  /** What projects coordinates takes long to load; bundled scenarios need it as soon as their file has been read. */
  private static void beginProjecting(String... arguments) {
    boolean isWanted = arguments.length > 0
        && List.of("check", "run").contains(arguments[0])
        && Arrays.stream(arguments).noneMatch(argument -> argument.contains(".xml"));
    if (isWanted) {
      CompletableFuture.runAsync(() -> MetricProjection.of(MetricProjection.DEFAULT_CODE));
    }
  }

  private static int executeOrTellMemory(String... arguments) {
    try {
      return execute(arguments);
    } catch (OutOfMemoryError e) {
      System.err.println("luong: " + memoryWords(e));
      return ExitCode.FAILED;
    }
  }

  /**
   * Runs one command.
   *
   * @return exit code
   */
  public static int execute(String... arguments) {
    return execute(utf8(System.out), utf8(System.err), arguments);
  }

  /** The same with another place for what the command prints. */
  static int execute(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commandLine = new CommandLine(new Main());
    ScenarioOptions.allowOverrides(commandLine.getSubcommands().get("run"));
    ScenarioOptions.allowOverrides(commandLine.getSubcommands().get("check"));
    ScenarioOptions.allowOverrides(commandLine.getSubcommands().get("crosscheck"));
    commandLine.setOut(out);
    commandLine.setErr(err);
    commandLine.setExecutionExceptionHandler(Main::explain);
    return commandLine.execute(arguments);
  }

  private static PrintWriter utf8(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  /** Tells the user in plain words why a command ended. */
  private static int explain(Exception error, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    if (error instanceof InvalidInputException invalid) {
      ProblemPrinter.print(invalid.problems(), invalid.log().countByKind(), err);
      return ExitCode.BAD_INPUT;
    }
    log().info("failed", error);
    if (error instanceof MatsimFailedException) {
      err.println("luong: " + error.getMessage());
      return ExitCode.FAILED;
    }
    OutOfMemoryError memory = outOfMemory(error);
    err.println("luong: "
        + (memory != null ? memoryWords(memory) : "the command failed: " + describe(error)));
    if (wayOn(parsed) != null) {
      err.println(wayOn(parsed));
    }
    if (Boolean.getBoolean("luong.debug")) {
      error.printStackTrace(err);
    } else {
      err.println("For the details: LUONG_JAVA_OPTS=-Dluong.debug=true luong …");
    }
    return ExitCode.FAILED;
  }

  /** The error at the bottom of a failure, from whatever thread; null if memory was not the reason. */
  private static OutOfMemoryError outOfMemory(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError memory) {
        return memory;
      }
    }
    return null;
  }

  private static String memoryWords(OutOfMemoryError error) {
    if (String.valueOf(error.getMessage()).contains("native thread")) {
      return "the system gives no more threads (" + error.getMessage()
          + "). Take fewer --threads, or raise the system's limit of processes.";
    }
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    return "the memory is not enough: Java may use " + megabytes + " MB here ("
        + error.getMessage() + "). Give it more, e.g. LUONG_JAVA_OPTS=-Xmx"
        + moreGigabytes(megabytes)
        + "g luong …, or take a smaller --sample, fewer plans per person, or fewer --threads.";
  }

  /** The next whole number of gigabytes above one and a half times what there is. */
  private static long moreGigabytes(long megabytes) {
    return megabytes * 3 / 2 / 1024 + 1;
  }

  /** How a run that failed can go on; null if the command was none, or has nothing to go on with. */
  private static String wayOn(ParseResult parsed) {
    return parsed.hasSubcommand()
            && parsed.subcommand().commandSpec().userObject() instanceof RunCommand run
        ? run.wayOn()
        : null;
  }

  /** Not a field: commands that log nothing, such as export, need not wait until the log is set up. */
  private static Logger log() {
    return LoggerFactory.getLogger(Main.class);
  }

  private static String describe(Throwable error) {
    String message = error.getMessage();
    String name = error.getClass().getSimpleName();
    return message == null ? name : name + ": " + message;
  }

  /** The version the build wrote into the jar, or "development". */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "luong " + ProgramVersion.text() + ", Java " + System.getProperty("java.version")
      };
    }
  }
}
