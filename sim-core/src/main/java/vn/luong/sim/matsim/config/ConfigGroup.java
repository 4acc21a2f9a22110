package vn.luong.sim.matsim.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.luong.sim.problems.SourcePosition;

/** A module of a config, or a parameterset inside one: parameters, and further sets. */
public final class ConfigGroup {
  private final String name;
  private final SourcePosition position;
  private final Map<String, ConfigParameter> parameters = new LinkedHashMap<>();
  private final List<ConfigGroup> sets = new ArrayList<>();

  public ConfigGroup(String name, SourcePosition position) {
    this.name = name;
    this.position = position;
  }

  /** Name of the module, or type of the parameterset. */
  public String name() {
    return name;
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

  /** Sets a parameter, in place of one of the same name. */
  public void put(ConfigParameter parameter) {
    parameters.put(parameter.name(), parameter);
  }

  void remove(String parameter) {
    parameters.remove(parameter);
  }

  /** All sets of this group, in the order of the file. */
  public List<ConfigGroup> sets() {
    return Collections.unmodifiableList(sets);
  }

  /** The sets of one type, in the order of the file. */
  public List<ConfigGroup> sets(String type) {
    return sets.stream().filter(set -> set.name.equals(type)).toList();
  }

  public void addSet(ConfigGroup set) {
    sets.add(set);
  }

  void removeSet(ConfigGroup set) {
    sets.remove(set);
  }
}
