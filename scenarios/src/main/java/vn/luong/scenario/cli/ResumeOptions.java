package vn.luong.scenario.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import vn.luong.scenario.checkpoint.CheckpointRule;
import vn.luong.scenario.runfolder.RunFolder;
import vn.luong.sim.problems.InvalidInputException;

/** Where a run goes, whether one goes on that was killed, and how often it is kept. */
final class ResumeOptions {
  /** Stands for {@code --resume} without a folder. */
  private static final String NO_FOLDER = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run folder; new or empty (default: runs/NAME-NUMBER, or the config's).")
  private Path out;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      arity = "0..1",
      parameterConsumer = FolderIfGiven.class,
      description =
          "Go on with a run that was killed, with its scenario and options; without DIR that in"
              + " --out, or SCENARIO's newest.")
  private String resume;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description =
          "Checkpoint after every N iterations, 0 for never (default: about every 5 minutes).")
  private Integer checkpointEvery;

  /** Takes what follows {@code --resume}, unless it is an option, such as MATSim's {@code --config:…}. */
  private static final class FolderIfGiven implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
      boolean isGiven = !arguments.isEmpty() && !arguments.peek().startsWith("-");
      option.setValue(isGiven ? arguments.pop() : NO_FOLDER);
    }
  }

  /** True if a run is to go on. */
  boolean isResume() {
    return resume != null;
  }

  /** True if the folder says what is to go on, not the command line. */
  private boolean isFolderResumed() {
    return isResume() && !resume.equals(NO_FOLDER);
  }

  /** The run folder as the user named it, or null. */
  Path named() {
    return isFolderResumed() ? RunFolder.targetOf(Path.of(resume)) : out;
  }

  /**
   * Takes scenario and options from the unfinished run that is named, if one is.
   *
   * @throws InvalidInputException if the options contradict each other or there is no such run
   */
  void adoptInto(ScenarioOptions options) {
    check();
    if (!isFolderResumed() || isFinished(named())) {
      return;
    }
    if (!RunFolder.isUnfinished(named())) {
      RunFolder.resume(named()); // says why it cannot
    }
    StartRecord start = StartRecord.of(named());
    if (start != null) {
      options.adopt(start.options(), start.isFromHere());
    } else if (!options.isScenarioGiven()) {
      throw problem(
          "--resume",
          "the run in " + named() + " was killed before it was written down what it simulates",
          "the scenario must be named",
          "Write \"luong run SCENARIO --out " + named() + "\"; nothing was simulated yet.");
    }
  }

  private void check() {
    if (checkpointEvery != null && checkpointEvery < 0) {
      throw problem(
          "--checkpoint-every",
          "is " + checkpointEvery,
          "must be ≥ 0",
          "Write 0 for no checkpoints, or leave it out.");
    }
    if (isFolderResumed() && out != null) {
      throw problem(
          "--resume",
          "names the folder \"" + resume + "\" beside --out " + out,
          "one of them says what is to go on",
          "Write \"luong run --resume " + out + "\", or \"luong run SCENARIO --resume --out " + out
              + "\".");
    }
  }

  private static InvalidInputException problem(
      String option, String found, String expected, String remedy) {
    return new InvalidInputException(BadOption.of(option, found, expected, remedy));
  }

  /** The run folder. */
  Path target(ScenarioOptions options) {
    if (named() != null) {
      return named();
    }
    return isResume() ? options.newestUnfinishedFolder() : options.standardFolder();
  }

  /** With another engine there are no checkpoints. */
  void requireNone() {
    if (isResume() || checkpointEvery != null) {
      throw problem(
          isResume() ? "--resume" : "--checkpoint-every",
          "stands beside --engine matsim",
          "only Luồng's own engine writes checkpoints",
          "Leave it out; a killed run of MATSim begins anew.");
    }
  }

  /** True if the run that is to go on has ended already. */
  boolean isFinished(Path target) {
    return isResume()
        && !RunFolder.isUnfinished(target)
        && Files.isRegularFile(target.resolve(RunFolder.MANIFEST));
  }

  /**
   * Opens the folder: that of the unfinished run, if one is to go on and is there, else a new one.
   *
   * @throws InvalidInputException if it cannot be had
   */
  RunFolder open(Path target, ScenarioOptions options) {
    return isResume() && RunFolder.isUnfinished(target)
        ? RunFolder.resume(target)
        : RunFolder.create(target, options.mayReplaceFolder());
  }

  CheckpointRule rule() {
    return checkpointEvery == null
        ? CheckpointRule.STANDARD
        : CheckpointRule.everyIterations(checkpointEvery);
  }
}
