package vn.luong.sim.matsim.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * Changes of a config on the command line, in MATSim's form: {@code --config:qsim.stuckTime=30}, or
 * inside parametersets {@code --config:scoring.scoringParameters.modeParams[mode=car].constant=-1}
 * (MATSim {@code CommandLine}).
 */
public final class ConfigOverrides {
  /** How such an option begins. */
  public static final String PREFIX = "--config:";

  private static final Pattern OVERRIDE = Pattern.compile("((?:[^=\\[]|\\[[^\\]]*\\])+)=(.*)");
  private static final Pattern STEP =
      Pattern.compile("([^.\\[]+)(?:\\[([^=\\]]+)=([^\\]]*)\\])?\\.?");

  private final MatsimConfig config;
  private final ProblemLog problems;

  private ConfigOverrides(MatsimConfig config, ProblemLog problems) {
    this.config = config;
    this.problems = problems;
  }

  /**
   * Applies options in their order.
   *
   * @param options {@code module.parameter=value}, with or without {@value #PREFIX} before
   * @param problems takes what cannot be applied
   */
  public static void apply(MatsimConfig config, List<String> options, ProblemLog problems) {
    ConfigOverrides overrides = new ConfigOverrides(config, problems);
    options.forEach(overrides::apply);
    OldForms.update(config);
  }

  private void apply(String option) {
    String plain = option.startsWith(PREFIX) ? option.substring(PREFIX.length()) : option;
    SourcePosition position = SourcePosition.of(PREFIX + plain);
    Matcher override = OVERRIDE.matcher(plain);
    int dot = plain.indexOf('.');
    if (!override.matches() || dot <= 0 || dot > override.end(1)) {
      problems.add(Problem.error(
          "bad-option",
          position,
          "",
          "the option is not understood",
          "expected " + PREFIX + "module.parameter=value",
          "Correct the option."));
      return;
    }
    String module = MatsimModules.standard().moduleName(plain.substring(0, dot));
    if (config.find(module) == null && !MatsimModules.standard().isModule(module)) {
      problems.add(ConfigChecks.unknownModule(module, position, false));
      return;
    }
    String rest = plain.substring(dot + 1, override.end(1));
    set(config.addModule(module, position), rest, override.group(2).strip(), position);
  }

  private void set(ConfigGroup module, String steps, String value, SourcePosition position) {
    List<ConfigGroup> groups = List.of(module);
    Matcher step = STEP.matcher(steps);
    while (step.find()) {
      String name = step.group(1);
      if (step.end() == steps.length()) {
        groups.forEach(group -> group.put(name, value, position));
        return;
      }
      String key = step.group(2);
      String keyValue = step.group(3);
      List<ConfigGroup> parents = groups;
      groups = parents.stream()
          .flatMap(group -> group.sets(name).stream())
          .filter(set -> key == null || set.find(key) != null && set.text(key).equals(keyValue))
          .toList();
      if (groups.isEmpty()) {
        problems.add(noSuchSet(parents.get(0), step.group().replaceAll("\\.$", ""), position));
        return;
      }
    }
  }

  private static Problem noSuchSet(ConfigGroup group, String found, SourcePosition position) {
    List<String> types = MatsimModules.standard().setTypes(group.path());
    String remedy = NearestName.of(found.replaceAll("\\[.*", ""), types)
        .map(name -> "Did you mean " + name + "?")
        .orElse("Correct the option.");
    return Problem.error(
        "unknown-set",
        position,
        "module \"" + group.path() + "\"",
        "there is no parameterset " + found,
        "must be in the config",
        remedy);
  }
}
