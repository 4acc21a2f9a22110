package vn.luong.scenario.config;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.luong.scenario.config.BundledScenarios.Bundled;
import vn.luong.scenario.config.YamlNode.Mapping;
import vn.luong.scenario.config.YamlNode.Scalar;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/** Reads a scenario by name or file, together with the scenarios it extends. */
public final class ScenarioFileReader {
  private static final String EXTENDS = "extends";

  /** Names of the scenarios read so far, from the one asked for to the one it rests on. */
  private final List<String> chain = new ArrayList<>();

  private ScenarioFileReader() {}

  /**
   * Reads a scenario.
   *
   * @param nameOrFile a bundled scenario's name, or a YAML file
   * @param overrides what the command line says instead
   * @throws InvalidInputException with every problem found
   */
  public static ScenarioFile read(String nameOrFile, ScenarioOverrides overrides) {
    ProblemLog problems = new ProblemLog();
    ScenarioFile scenario = read(nameOrFile, overrides, problems);
    problems.throwIfErrors();
    return scenario;
  }

  /**
   * Reads a scenario as far as possible, so that what its keys name can be checked although some of them are wrong.
   *
   * @param problems takes every problem found; the scenario is of use for further checks only if there are errors among them
   * @throws InvalidInputException if there is no such file, or it is no YAML
   */
  public static ScenarioFile read(
      String nameOrFile, ScenarioOverrides overrides, ProblemLog problems) {
    ScenarioFileReader reader = new ScenarioFileReader();
    Mapping whole =
        reader.withBases(nameOrFile, Path.of(""), SourcePosition.of("scenario " + nameOrFile));
    return new ScenarioInterpreter(problems).interpret(whole, overrides, reader.chain);
  }

  private Mapping withBases(String nameOrFile, Path folder, SourcePosition asker) {
    Bundled bundled = BundledScenarios.find(nameOrFile).orElse(null);
    Path file = bundled == null ? folder.resolve(nameOrFile).normalize() : null;
    String source = bundled == null ? file.toString() : bundled.name();
    if (chain.contains(source)) {
      throw problem(
          "extends-cycle",
          asker,
          "it extends itself: " + String.join(" → ", chain) + " → " + source,
          "a scenario may not rest on itself",
          "Remove one \"extends\".");
    }
    chain.add(source);
    Mapping own = bundled == null ? parse(file, asker) : parse(bundled);
    if (!own.entries().containsKey(EXTENDS)) {
      return own;
    }
    SourcePosition place = own.entries().get(EXTENDS).position();
    if (!(own.entries().get(EXTENDS).value() instanceof Scalar base)) {
      throw problem(
          "wrong-kind",
          place,
          "\"extends\" is not a name",
          "expected a bundled scenario or a file",
          "Write \"extends: " + BundledScenarios.STANDARD + "\".");
    }
    Path next = file == null || file.getParent() == null ? Path.of("") : file.getParent();
    return own.over(withBases(base.text(), next, place));
  }

  private static Mapping parse(Bundled bundled) {
    try (Reader text = BundledScenarios.open(bundled)) {
      return YamlParser.parse(bundled.name() + ".yaml", text);
    } catch (IOException e) {
      throw new IllegalStateException("bundled scenario " + bundled.name() + " cannot be read", e);
    }
  }

  private static Mapping parse(Path file, SourcePosition asker) {
    if (Files.isDirectory(file)) {
      throw problem(
          "not-a-file",
          asker,
          "\"" + file + "\" is a folder",
          "expected a .yaml file, a MATSim config.xml or a bundled scenario",
          "Name the file inside it.");
    }
    if (!Files.isRegularFile(file)) {
      List<String> names = BundledScenarios.names();
      throw problem(
          "no-such-scenario",
          asker,
          "there is no file \"" + file + "\" and no bundled scenario of that name",
          "bundled are " + String.join(", ", names),
          NearestName.remedy(file.toString(), names, "Check the name; `luong list` shows all."));
    }
    try (Reader text = new StringReader(Files.readString(file))) {
      return YamlParser.parse(file.toString(), text);
    } catch (CharacterCodingException e) {
      throw problem(
          "not-text",
          SourcePosition.of(file.toString()),
          "it is not text in UTF-8",
          "expected a YAML file",
          "Name a scenario file, or save this one as UTF-8.");
    } catch (IOException e) {
      throw problem(
          "unreadable-file",
          SourcePosition.of(file.toString()),
          "it cannot be read (" + e.getMessage() + ")",
          "expected a file that this user may read",
          "Check the file and its permissions.");
    }
  }

  private static InvalidInputException problem(
      String kind, SourcePosition position, String found, String expected, String remedy) {
    return new InvalidInputException(Problem.error(kind, position, "", found, expected, remedy));
  }
}
