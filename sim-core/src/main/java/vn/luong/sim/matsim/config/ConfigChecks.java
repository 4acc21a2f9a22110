package vn.luong.sim.matsim.config;

import java.util.List;
import java.util.Optional;
import vn.luong.sim.problems.NearestName;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.Severity;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.SimTime;

/**
 * Finds what in a config is unknown, not well-formed, or not supported. What Luồng leaves out is a
 * warning where it cannot change results, and an error where it can, unless the user allows it.
 */
public final class ConfigChecks {
  private static final String ALLOW = "or allow it with --allow-unsupported";
  private static final String INPUT_CRS = "inputCRS";
  private static final MatsimModules MODULES = MatsimModules.standard();

  private final boolean allowUnsupported;
  private final ProblemLog problems;

  private ConfigChecks(boolean allowUnsupported, ProblemLog problems) {
    this.allowUnsupported = allowUnsupported;
    this.problems = problems;
  }

  /**
   * Checks a config.
   *
   * @param allowUnsupported only warn of what is not supported
   * @param problems takes what is wrong
   */
  public static void run(MatsimConfig config, boolean allowUnsupported, ProblemLog problems) {
    ConfigChecks checks = new ConfigChecks(allowUnsupported, problems);
    config.modules().forEach(checks::checkModule);
    checks.checkMeaning(config);
  }

  static Problem unknownModule(String name, SourcePosition position, boolean allowUnsupported) {
    Optional<String> nearest = NearestName.of(name, MODULES.moduleNames());
    String remedy =
        nearest.map(known -> "Did you mean " + known + "? Else remove").orElse("Remove")
            + " the module, " + ALLOW + ".";
    return withSeverity(
        allowUnsupported,
        Problem.error(
            "unknown-module",
            position,
            "module \"" + name + "\"",
            "is not a module of MATSim's core",
            "extensions are not supported",
            remedy));
  }

  private void checkModule(ConfigGroup module) {
    if (MODULES.isHarmless(module.name())) {
      if (!module.parameters().isEmpty() || !module.sets().isEmpty()) {
        problems.add(Problem.warning(
            "ignored-module",
            module.position(),
            "module \"" + module.name() + "\"",
            "has no effect",
            "it cannot change the results here",
            "Nothing needs to be done."));
      }
    } else if (MODULES.isModule(module.name())) {
      checkGroup(module);
    } else {
      problems.add(unknownModule(module.name(), module.position(), allowUnsupported));
    }
  }

  private void checkGroup(ConfigGroup group) {
    for (ConfigParameter parameter : group.parameters()) {
      ParameterRule rule = MODULES.find(group.path(), parameter.name());
      if (rule == null) {
        problems.add(unknownParameter(group, parameter));
      } else if (parameter.hasValue() && !isEmptyText(rule, parameter)) {
        checkValue(group, rule, parameter);
      }
    }
    for (ConfigGroup set : group.sets()) {
      if (MODULES.isGroup(set.path())) {
        checkGroup(set);
      } else if (!MODULES.isHarmless(set.path())) {
        problems.add(unknownSet(group, set));
      }
    }
  }

  private static boolean isEmptyText(ParameterRule rule, ConfigParameter parameter) {
    return parameter.value().isEmpty()
        && (rule.kind() == ParameterRule.Kind.TEXT
            || rule.kind() == ParameterRule.Kind.FILE
            || rule.kind() == ParameterRule.Kind.LIST
            || rule.kind() == ParameterRule.Kind.TIME);
  }

  private void checkValue(ConfigGroup group, ParameterRule rule, ConfigParameter parameter) {
    String value = parameter.value();
    if (!rule.accepts(value)) {
      problems.add(group.badValue(rule, parameter));
      return;
    }
    String subject = group.subject(parameter);
    String found = "is \"" + value + "\"";
    if (rule.unsupportedValues().contains(value)) {
      String standard = rule.standard() == null ? "another value" : rule.standard();
      problems.add(unsupported(parameter, subject, found, "Use " + standard + ", " + ALLOW + "."));
    } else if (!rule.isStandard(value)) {
      switch (rule.effect()) {
        case HONOURED -> {
          // Nothing to tell.
        }
        case HARMLESS ->
          problems.add(Problem.warning(
              "ignored-parameter",
              parameter.position(),
              subject,
              found,
              "it has no effect and cannot change the results",
              "Nothing needs to be done."));
        case UNSUPPORTED ->
          problems.add(
              unsupported(parameter, subject, found, "Remove the parameter, " + ALLOW + "."));
      }
    }
  }

  private Problem unsupported(
      ConfigParameter parameter, String subject, String found, String remedy) {
    return withSeverity(
        allowUnsupported,
        Problem.error(
            "unsupported-parameter",
            parameter.position(),
            subject,
            found,
            "this is not supported and can change the results",
            remedy));
  }

  private Problem unknownParameter(ConfigGroup group, ConfigParameter parameter) {
    List<String> names =
        MODULES.parameters(group.path()).stream().map(ParameterRule::name).toList();
    String remedy = NearestName.of(parameter.name(), names)
        .map(name -> "Did you mean " + name + "?")
        .orElse("Remove the parameter.");
    return Problem.error(
        "unknown-parameter",
        parameter.position(),
        group.subject(parameter),
        "there is no such parameter",
        "must be a parameter of \"" + group.path() + "\"",
        remedy);
  }

  private static Problem unknownSet(ConfigGroup group, ConfigGroup set) {
    List<String> types = MODULES.setTypes(group.path());
    String remedy = NearestName.of(set.name(), types)
        .map(name -> "Did you mean " + name + "?")
        .orElse("Remove the parameterset.");
    return Problem.error(
        "unknown-set",
        set.position(),
        "parameterset \"" + set.path() + "\"",
        "there is no such parameterset",
        types.isEmpty() ? "the module has none" : "must be " + String.join(" or ", types),
        remedy);
  }

  private static Problem withSeverity(boolean isWarning, Problem problem) {
    return isWarning
        ? new Problem(
            Severity.WARNING,
            problem.kind(),
            problem.position(),
            problem.subject(),
            problem.found(),
            problem.expected(),
            problem.remedy(),
            problem.x(),
            problem.y())
        : problem;
  }

  /** What is wrong although each value by itself is well-formed. */
  private void checkMeaning(MatsimConfig config) {
    ConfigGroup qsim = config.module("qsim");
    for (String name : List.of("flowCapacityFactor", "storageCapacityFactor", "stuckTime")) {
      requirePositive(qsim, name);
    }
    checkClock(qsim);
    for (String module : List.of("network", "plans", "facilities")) {
      checkInputCrs(config, config.module(module));
    }
    requirePositive(config.module("travelTimeCalculator"), "travelTimeBinSize");
    requirePositive(config.module("counts"), "countsScaleFactor");
    ConfigGroup controller = config.module("controller");
    if (isSound(controller, "firstIteration")
        && isSound(controller, "lastIteration")
        && controller.integer("lastIteration") < controller.integer("firstIteration")) {
      report(
          controller.find("lastIteration") == null
              ? controller.find("firstIteration")
              : controller.find("lastIteration"),
          controller,
          "lastIteration is before firstIteration",
          "must not be before it");
    }
    for (ConfigGroup scoring : config.parameterSets("scoring", "scoringParameters")) {
      scoring.sets("modeParams").forEach(set -> requireText(set, "mode"));
      scoring.sets("activityParams").forEach(this::checkActivity);
    }
    for (ConfigGroup strategy : config.parameterSets("replanning", "strategysettings")) {
      requireText(strategy, "strategyName");
      if (!strategy.has("weight")) {
        missing(strategy, "weight");
      } else if (isSound(strategy, "weight") && !(strategy.number("weight") >= 0)) {
        report(strategy.find("weight"), strategy, "the weight is negative", "must be ≥ 0");
      }
    }
    config.parameterSets("replanningAnnealer", "AnnealingVariable").forEach(this::checkAnnealing);
    List<String> networkModes = config.list("routing", "networkModes");
    for (ConfigGroup teleported : config.parameterSets("routing", "teleportedModeParameters")) {
      checkTeleported(teleported, networkModes);
    }
    new JourneyOptionChecks(config, problems).run();
  }

  /** MATSim transforms what it reads into the scenario's coordinate system; here all must be in it. */
  private void checkInputCrs(MatsimConfig config, ConfigGroup module) {
    ConfigParameter parameter = module.find(INPUT_CRS);
    if (parameter == null || !parameter.hasValue() || parameter.value().isEmpty()) {
      return;
    }
    String scenarioCrs = config.text("global", "coordinateSystem");
    if (scenarioCrs == null || !parameter.value().strip().equalsIgnoreCase(scenarioCrs.strip())) {
      problems.add(withSeverity(
          allowUnsupported,
          Problem.error(
              "unsupported-parameter",
              parameter.position(),
              module.subject(parameter),
              "is \"" + parameter.value() + "\", but global.coordinateSystem is \"" + scenarioCrs
                  + "\"",
              "coordinates of files are not transformed here, so both must be the same",
              "Transform the file to " + scenarioCrs + " and remove the parameter, " + ALLOW
                  + ", which takes the coordinates as they are.")));
    }
  }

  private void checkClock(ConfigGroup qsim) {
    if (!isSound(qsim, "startTime")
        || !isSound(qsim, "endTime")
        || !isSound(qsim, "timeStepSize")) {
      return;
    }
    double step = qsim.time("timeStepSize");
    if (!(step >= 1) || step != Math.rint(step)) {
      report(
          qsim.find("timeStepSize"), qsim, "is " + step + " s", "a whole number of seconds, ≥ 1");
    }
    // MATSim takes an end at midnight as no end.
    boolean hasEnd = qsim.time("endTime") > 0;
    ConfigParameter end = qsim.find("endTime");
    if (hasEnd && qsim.time("startTime") > qsim.time("endTime")) {
      report(
          end == null ? qsim.find("startTime") : end,
          qsim,
          "the simulation ends at " + SimTime.format(qsim.time("endTime"))
              + ", before it starts at " + SimTime.format(qsim.time("startTime")),
          "must not end before it starts");
    }
    ConfigParameter interpretation = qsim.find("simEndtimeInterpretation");
    if (interpretation != null && interpretation.value().equals("onlyUseEndtime") && !hasEnd) {
      report(interpretation, qsim, "there is no endTime to run to", "needs endTime");
    }
  }

  private void checkActivity(ConfigGroup activity) {
    requireText(activity, "activityType");
    if (isSound(activity, "scoringThisActivityAtAll")
        && isSound(activity, "typicalDuration")
        && activity.flag("scoringThisActivityAtAll")) {
      double duration = activity.time("typicalDuration");
      if (!SimTime.isDefined(duration)) {
        missing(activity, "typicalDuration");
      } else if (duration <= 0) {
        report(activity.find("typicalDuration"), activity, "the duration is 0", "must be > 0");
      }
    }
  }

  private void checkAnnealing(ConfigGroup variable) {
    for (String share : List.of("startValue", "endValue")) {
      if (variable.has(share)
          && isSound(variable, share)
          && !(variable.number(share) >= 0 && variable.number(share) <= 1)) {
        report(
            variable.find(share),
            variable,
            "is " + variable.text(share),
            "must be a share of the persons, 0 to 1");
      }
    }
    if (isSound(variable, "shapeFactor") && !(variable.number("shapeFactor") >= 0)) {
      report(variable.find("shapeFactor"), variable, "the factor is negative", "must be ≥ 0");
    }
    requirePositive(variable, "halfLife");
  }

  private void checkTeleported(ConfigGroup teleported, List<String> networkModes) {
    requireText(teleported, "mode");
    boolean hasSpeed = teleported.has("teleportedModeSpeed");
    if (hasSpeed == teleported.has("teleportedModeFreespeedFactor")) {
      problems.add(Problem.error(
          "bad-teleported-mode",
          teleported.position(),
          "mode \"" + teleported.text("mode") + "\"",
          hasSpeed ? "both a speed and a freespeed factor" : "neither speed nor freespeed factor",
          "one of teleportedModeSpeed and teleportedModeFreespeedFactor",
          hasSpeed ? "Remove one of the two." : "Add one of the two."));
    }
    if (teleported.has("mode") && networkModes.contains(teleported.text("mode"))) {
      problems.add(Problem.error(
          "teleported-network-mode",
          teleported.position(),
          "mode \"" + teleported.text("mode") + "\"",
          "is among networkModes and teleported as well",
          "one of them",
          "Remove the mode from one of them; any teleportedModeParameters replace the standard."));
    }
  }

  private void requirePositive(ConfigGroup group, String name) {
    if (isSound(group, name) && !(group.number(name) > 0)) {
      report(group.find(name), group, "is " + group.text(name), "must be > 0");
    }
  }

  private void requireText(ConfigGroup group, String name) {
    if (!group.has(name)) {
      missing(group, name);
    }
  }

  private void missing(ConfigGroup group, String name) {
    problems.add(Problem.error(
        "missing-parameter",
        group.position(),
        "parameterset \"" + group.path() + "\"",
        name + " is missing",
        "it is required",
        "Add the parameter."));
  }

  private static boolean isSound(ConfigGroup group, String name) {
    return !group.has(name)
        || MODULES.find(group.path(), name).accepts(group.find(name).value());
  }

  private void report(ConfigParameter parameter, ConfigGroup group, String found, String expected) {
    problems.add(Problem.error(
        "bad-value",
        parameter.position(),
        group.subject(parameter),
        found,
        expected,
        "Correct the value."));
  }
}
