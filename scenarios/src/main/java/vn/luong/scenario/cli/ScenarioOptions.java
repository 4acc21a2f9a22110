package vn.luong.scenario.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;
import vn.luong.scenario.config.BundledScenarios;
import vn.luong.scenario.config.Quantity;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.matsim.MatsimScenarioReader;
import vn.luong.scenario.preparation.ScenarioCompiler;
import vn.luong.scenario.run.RunSettings;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.matsim.config.ConfigOverrides;
import vn.luong.sim.matsim.config.MatsimConfig;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.Severity;

/** Which scenario, and what the command line says instead of it. */
final class ScenarioOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      paramLabel = "SCENARIO",
      arity = "0..1",
      defaultValue = BundledScenarios.STANDARD,
      description =
          "A bundled name, a .yaml file or a MATSim config.xml (default: ${DEFAULT-VALUE}).")
  private String scenario;

  @Option(
      names = "--sample",
      paramLabel = "PERCENT",
      description = "Share of the people and of the road capacity, e.g. 10%%.")
  private String sample;

  @Option(names = "--iterations", paramLabel = "N", description = "Number of the last iteration.")
  private Integer iterations;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all random numbers.")
  private Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use (default: all processors). Does not change the result.")
  private Integer threads;

  @Option(
      names = "--stop-gap",
      paramLabel = "PERCENT",
      description =
          "End before the last iteration when the best routes would save no more of the cost of driving, e.g. 1%%;"
              + " measured on the legs of N drivers out of 2,000 persons drawn (everybody if fewer), against the best"
              + " paths at that day's travel times.")
  private String stopGap;

  @Option(
      names = "--stop-score-drift",
      paramLabel = "UTILS",
      description =
          "… and the mean score changes by no more from one iteration to the next, e.g. 0.05.")
  private String stopScoreDrift;

  @Option(
      names = "--stop-mode-drift",
      paramLabel = "PERCENT",
      description =
          "… and no mode's share of the trips changes by more from one iteration to the next, e.g. 0.1%%.")
  private String stopModeDrift;

  @Option(
      names = "--allow-unsupported",
      description = "Run a MATSim config although Luồng cannot do all of it.")
  private boolean allowUnsupported;

  /** Kinds of problems of a config that another version of MATSim may well know how to read. */
  private static final Set<String> NOT_OF_THIS_VERSION = Set.of("unknown-parameter", "unknown-set");

  private MatsimConfig config;

  /** Options {@code --config:…} of the run that goes on, if the command line has none. */
  private List<String> keptOverrides = List.of();

  /**
   * What was asked for, so that a killed run can be asked for again.
   *
   * @param scenario as it was typed
   * @param absoluteScenario the same if it is a file, so that it is found from elsewhere; else null
   * @param sample as it was typed, or null
   * @param iterations number of the last iteration, or null
   * @param seed seed, or null
   * @param threads threads, or null
   * @param stopGap gap to end at as it was typed, or null; the drifts likewise
   * @param allowUnsupported true if MATSim configs may ask for what Luồng cannot do
   * @param overrides options {@code --config:…}
   */
  record Values(
      String scenario,
      String absoluteScenario,
      String sample,
      Integer iterations,
      Long seed,
      Integer threads,
      String stopGap,
      String stopScoreDrift,
      String stopModeDrift,
      boolean allowUnsupported,
      List<String> overrides) {}

  Values values() {
    Path file = Path.of(scenario);
    return new Values(
        scenario,
        Files.isRegularFile(file) ? file.toAbsolutePath().normalize().toString() : null,
        sample,
        iterations,
        seed,
        threads,
        stopGap,
        stopScoreDrift,
        stopModeDrift,
        allowUnsupported,
        rest());
  }

  /**
   * Takes the options of a run that is to go on, as far as the command line does not say otherwise.
   *
   * @param isSameFolder true if relative paths mean what they meant then
   */
  void adopt(Values kept, boolean isSameFolder) {
    if (!isScenarioGiven()) {
      scenario = isSameFolder || kept.absoluteScenario() == null
          ? kept.scenario()
          : kept.absoluteScenario();
    }
    sample = sample != null ? sample : kept.sample();
    iterations = iterations != null ? iterations : kept.iterations();
    seed = seed != null ? seed : kept.seed();
    threads = threads != null ? threads : kept.threads();
    stopGap = stopGap != null ? stopGap : kept.stopGap();
    stopScoreDrift = stopScoreDrift != null ? stopScoreDrift : kept.stopScoreDrift();
    stopModeDrift = stopModeDrift != null ? stopModeDrift : kept.stopModeDrift();
    allowUnsupported |= kept.allowUnsupported();
    keptOverrides = kept.overrides();
  }

  /** True if the command line names the scenario. */
  boolean isScenarioGiven() {
    return spec.commandLine().getParseResult().hasMatchedPositional(0);
  }

  /**
   * Lets a command with these options take MATSim's own {@code --config:module.parameter=value}, which no option can
   * declare.
   */
  static void allowOverrides(CommandLine command) {
    command.setUnmatchedArgumentsAllowed(true);
  }

  /** What the user typed, or the standard scenario's name. */
  String scenario() {
    return scenario;
  }

  boolean isMatsim() {
    String name = scenario.toLowerCase(Locale.ROOT);
    return name.endsWith(".xml") || name.endsWith(".xml.gz");
  }

  /** Whether the user named a network file of MATSim instead of a scenario. */
  boolean isNetwork() {
    return isMatsim() && NetworkFileCheck.isNetwork(Path.of(scenario));
  }

  /** The MATSim config, after {@link #readConfig}. */
  MatsimConfig config() {
    return config;
  }

  /**
   * Reads the config, if the scenario is one, for MATSim itself: what Luồng cannot do or does not know of it is no
   * problem then.
   */
  void readConfigForMatsim(ProblemLog problems) {
    allowUnsupported = true;
    ProblemLog all = new ProblemLog();
    readConfig(all);
    all.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .filter(problem -> !NOT_OF_THIS_VERSION.contains(problem.kind()))
        .forEach(problems::add);
  }

  /** Reads the config, if the scenario is one. Bad options and everything wrong in it are problems. */
  void readConfig(ProblemLog problems) {
    requireOnlyOverrides();
    checkNumbers(problems);
    checkStop(problems);
    if (!isMatsim()) {
      return;
    }
    if (sample != null) {
      problems.add(BadOption.of(
          "--sample",
          "a MATSim scenario states its sample itself",
          "the plans and the capacity factors belong together",
          "Use --config:qsim.flowCapacityFactor=… and plans of the same share."));
    }
    config =
        MatsimScenarioReader.readConfig(Path.of(scenario), overrides(), allowUnsupported, problems);
  }

  /** Reads and prepares the scenario; after {@link #readConfig}. */
  RunnableScenario load(ProblemLog problems) {
    RunnableScenario scenario = loadAsWritten(problems);
    RunSettings.Stop written = scenario.settings().stop();
    return scenario.withSettings(scenario
        .settings()
        .withStop(new RunSettings.Stop(
            stopGap == null ? written.gap() : share(stopGap),
            stopScoreDrift == null ? written.scoreDrift() : number(stopScoreDrift),
            stopModeDrift == null ? written.modeDrift() : share(stopModeDrift))));
  }

  private RunnableScenario loadAsWritten(ProblemLog problems) {
    if (isMatsim()) {
      return MatsimScenarioReader.read(config, threadCount(), problems);
    }
    return ScenarioCompiler.compile(
        scenario,
        new ScenarioOverrides(
            Optional.ofNullable(sample),
            Optional.ofNullable(iterations).filter(number -> number >= 0),
            Optional.ofNullable(seed),
            Optional.ofNullable(threads).filter(number -> number > 0)),
        problems);
  }

  /** The scenario and these options, for another command. */
  List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of(scenario));
    add(arguments, "--sample", sample);
    add(arguments, "--iterations", iterations);
    add(arguments, "--seed", seed);
    add(arguments, "--threads", threads);
    if (allowUnsupported) {
      arguments.add("--allow-unsupported");
    }
    arguments.addAll(rest());
    return arguments;
  }

  private static void add(List<String> arguments, String option, Object value) {
    if (value != null) {
      arguments.add(option);
      arguments.add(value.toString());
    }
  }

  /** The scenario's name for folders: that of its file, without ending. */
  String scenarioName() {
    return Path.of(scenario).getFileName().toString().replaceFirst("\\.(ya?ml|xml(\\.gz)?)$", "");
  }

  /** The folder that a run goes to unless the user names one. */
  Path standardFolder() {
    if (isMatsim()) {
      return Path.of(config.text("controller", "outputDirectory"));
    }
    int number = 1;
    while (Files.exists(numbered(number)) || RunFolder.isUnfinished(numbered(number))) {
      number++;
    }
    return numbered(number);
  }

  /** The folder of the newest run with a standard name that did not end; the next new one if there is none. */
  Path newestUnfinishedFolder() {
    Path next = standardFolder();
    if (isMatsim()) {
      return next;
    }
    int number = 1;
    Path newest = next;
    for (; !numbered(number).equals(next); number++) {
      newest = RunFolder.isUnfinished(numbered(number)) ? numbered(number) : newest;
    }
    return newest;
  }

  private Path numbered(int number) {
    return Path.of("runs", scenarioName() + "-" + number);
  }

  /** True if a MATSim config says that an older run in its folder may be replaced. */
  boolean mayReplaceFolder() {
    return isMatsim()
        && !config.text("controller", "overwriteFiles").equals("failIfDirectoryExists");
  }

  /** Threads the user asked for; 0 if the user did not. */
  int givenThreads() {
    return threads == null ? 0 : threads;
  }

  private int threadCount() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  private void checkNumbers(ProblemLog problems) {
    if (iterations != null && iterations < 0) {
      problems.add(BadOption.of(
          "--iterations", "is " + iterations, "must be ≥ 0", "Write 0 to simulate just one day."));
    }
    if (threads != null && threads < 1) {
      problems.add(BadOption.of(
          "--threads", "is " + threads, "must be at least 1", "Leave it out for all processors."));
    }
  }

  private void checkStop(ProblemLog problems) {
    String remedy = "Leave it out to go on to the last iteration.";
    if (stopGap != null && !(share(stopGap) >= 0 && share(stopGap) <= 1)) {
      problems.add(BadOption.of("--stop-gap", "is " + stopGap, "must be 0 % to 100 %", remedy));
    }
    if (stopScoreDrift != null && !(number(stopScoreDrift) >= 0)) {
      problems.add(BadOption.of(
          "--stop-score-drift", "is " + stopScoreDrift, "must be a number ≥ 0", remedy));
    }
    if (stopModeDrift != null && !(share(stopModeDrift) >= 0 && share(stopModeDrift) <= 1)) {
      problems.add(
          BadOption.of("--stop-mode-drift", "is " + stopModeDrift, "must be 0 % to 100 %", remedy));
    }
  }

  /** NaN if it is none. */
  private static double share(String text) {
    return Quantity.SHARE.parse(text).orElse(Double.NaN);
  }

  private static double number(String text) {
    return Quantity.NUMBER.parse(text).orElse(Double.NaN);
  }

  private List<String> overrides() {
    List<String> overrides = new ArrayList<>(rest());
    if (iterations != null && iterations >= 0) {
      overrides.add(ConfigOverrides.PREFIX + "controller.lastIteration=" + iterations);
    }
    if (seed != null) {
      overrides.add(ConfigOverrides.PREFIX + "global.randomSeed=" + seed);
    }
    return overrides;
  }

  private List<String> rest() {
    List<String> rest = spec.commandLine().getParseResult().unmatched();
    return rest.isEmpty() ? keptOverrides : rest;
  }

  private void requireOnlyOverrides() {
    List<String> unknown = rest().stream()
        .filter(argument -> !isMatsim() || !argument.startsWith(ConfigOverrides.PREFIX))
        .toList();
    if (!unknown.isEmpty()) {
      throw new UnmatchedArgumentException(spec.commandLine(), unknown);
    }
  }
}
