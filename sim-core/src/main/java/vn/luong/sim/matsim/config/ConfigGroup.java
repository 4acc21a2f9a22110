package vn.luong.sim.matsim.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.SimTime;

/**
 * A module of a config, or a parameterset inside one: parameters, and further sets. The getters
 * {@link #text}, {@link #number} … return MATSim's standard value for what is not given; they throw
 * {@link InvalidInputException} for a value of the wrong kind, which {@link ConfigChecks} finds
 * before, and {@link IllegalArgumentException} for a name that {@link MatsimModules} does not have.
 */
public final class ConfigGroup {
  private final String path;
  private final SourcePosition position;
  private final Map<String, ConfigParameter> parameters = new LinkedHashMap<>();
  private final List<ConfigGroup> sets = new ArrayList<>();

  ConfigGroup(String path, SourcePosition position) {
    this.path = path;
    this.position = position;
  }

  /** Name of the module, or type of the parameterset. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Names from the module to here, e.g. {@code scoring/scoringParameters/modeParams}. */
  public String path() {
    return path;
  }

  public SourcePosition position() {
    return position;
  }

  /** The parameters given, in the order of the file. */
  public Collection<ConfigParameter> parameters() {
    return Collections.unmodifiableCollection(parameters.values());
  }

  /** The parameter, or null if it is not given. */
  public ConfigParameter find(String parameter) {
    return parameters.get(parameter);
  }

  /** Whether the parameter is given, with a value. */
  public boolean has(String parameter) {
    ConfigParameter given = parameters.get(parameter);
    return given != null && given.hasValue() && !given.value().isEmpty();
  }

  /** The value, or the standard one; null if there is neither. */
  public String text(String parameter) {
    ParameterRule rule = rule(parameter);
    return has(parameter) ? parameters.get(parameter).value() : rule.standard();
  }

  /** The value, or the standard one; NaN if there is neither. */
  public double number(String parameter) {
    String text = valid(parameter);
    return text == null ? Double.NaN : Double.parseDouble(text);
  }

  /** The value, or the standard one, which there must be. */
  public int integer(String parameter) {
    return (int) ParameterRule.integer(valid(parameter));
  }

  /** Whole numbers too large for an int, such as seeds. */
  public long longInteger(String parameter) {
    return ParameterRule.integer(valid(parameter));
  }

  /** The value, or the standard one, which there must be. */
  public boolean flag(String parameter) {
    return Boolean.parseBoolean(valid(parameter));
  }

  /**
   * Seconds of a time or a duration, or the standard; {@link SimTime#UNDEFINED} if there is
   * neither.
   */
  public double time(String parameter) {
    String text = valid(parameter);
    return text == null ? SimTime.UNDEFINED : SimTime.parse(text);
  }

  /** The items of the value, or of the standard one; empty if there is neither. */
  public List<String> list(String parameter) {
    String text = parameters.containsKey(parameter) && parameters.get(parameter).hasValue()
        ? parameters.get(parameter).value()
        : text(parameter);
    return text == null ? List.of() : ParameterRule.list(text);
  }

  private String valid(String parameter) {
    String text = text(parameter);
    ParameterRule rule = rule(parameter);
    if (text != null && !rule.accepts(text)) {
      throw new InvalidInputException(badValue(rule, parameters.get(parameter)));
    }
    return text;
  }

  private ParameterRule rule(String parameter) {
    ParameterRule rule = MatsimModules.standard().find(path, parameter);
    if (rule == null) {
      throw new IllegalArgumentException("no parameter \"" + parameter + "\" in " + path);
    }
    return rule;
  }

  Problem badValue(ParameterRule rule, ConfigParameter parameter) {
    return Problem.error(
        "bad-value",
        parameter.position(),
        subject(parameter),
        "is \"" + parameter.value() + "\"",
        "must be " + rule.expected(),
        "Correct the value.");
  }

  String subject(ConfigParameter parameter) {
    return "parameter \"" + path + "." + parameter.name() + "\"";
  }

  /** Sets a parameter, in place of one of the same name; an older name becomes today's. */
  public void put(ConfigParameter parameter) {
    String today = MatsimModules.standard().parameterName(path, parameter.name());
    parameters.put(today, parameter.withName(today));
  }

  /** The same for a parameter given at this place. */
  public void put(String name, String value, SourcePosition at) {
    put(new ConfigParameter(name, value, at));
  }

  /** Takes a parameter out; null if it is not given. */
  public ConfigParameter remove(String parameter) {
    return parameters.remove(parameter);
  }

  /** All sets of this group, in the order of the file. */
  public List<ConfigGroup> sets() {
    return Collections.unmodifiableList(sets);
  }

  /** The sets of one type, in the order of the file. */
  public List<ConfigGroup> sets(String type) {
    return sets.stream().filter(set -> set.name().equals(type)).toList();
  }

  /** Adds an empty set. */
  public ConfigGroup addSet(String type, SourcePosition at) {
    ConfigGroup set = new ConfigGroup(path + "/" + type, at);
    sets.add(set);
    return set;
  }

  void copyInto(ConfigGroup target) {
    parameters.values().forEach(target::put);
    sets.forEach(set -> set.copyInto(target.addSet(set.name(), set.position())));
  }

  void removeSet(ConfigGroup set) {
    sets.remove(set);
  }
}
