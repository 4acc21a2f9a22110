package vn.luong.sim.matsim.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import vn.luong.sim.problems.SourcePosition;

/** A MATSim config: modules with parameters and nested parametersets, each with the place where it was given. */
public final class MatsimConfig {
  private final Path file;
  private final List<ConfigGroup> modules = new ArrayList<>();

  public MatsimConfig(Path file) {
    this.file = file;
  }

  /** The file it was read from; relative paths in it count from its folder. */
  public Path file() {
    return file;
  }

  /** The modules given, in the order of the file. */
  public List<ConfigGroup> modules() {
    return Collections.unmodifiableList(modules);
  }

  /** The module, or null if it is not given. */
  public ConfigGroup find(String module) {
    return modules.stream()
        .filter(group -> group.name().equals(module))
        .findFirst()
        .orElse(null);
  }

  /** The module; a new one if it was not given. */
  ConfigGroup addModule(String name, SourcePosition position) {
    ConfigGroup known = find(name);
    if (known != null) {
      return known;
    }
    ConfigGroup module = new ConfigGroup(name, position);
    modules.add(module);
    return module;
  }
}
