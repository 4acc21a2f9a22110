package vn.luong.scenario.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
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
    System.exit(executeOrTellMemory(arguments));
  }

  private static int executeOrTellMemory(String... arguments) {
    try {
      return execute(arguments);
    } catch (OutOfMemoryError e) {
      long megabytes = Runtime.getRuntime().maxMemory() >> 20;
      System.err.println("luong: the memory is not enough: Java may use " + megabytes
          + " MB here. Give it more, e.g. LUONG_JAVA_OPTS=-Xmx8g luong …, or take a smaller"
          + " --sample.");
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
    err.println("luong: the command failed: " + describe(error));
    if (Boolean.getBoolean("luong.debug")) {
      error.printStackTrace(err);
    } else {
      err.println("For the details: LUONG_JAVA_OPTS=-Dluong.debug=true luong …");
    }
    return ExitCode.FAILED;
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
