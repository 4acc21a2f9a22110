package vn.luong.sim.matsim.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import vn.luong.sim.problems.SourcePosition;

/**
 * A MATSim config: modules with parameters and nested parametersets, each with the place where it
 * was given. Names and forms are today's, also if the file has older ones. The getters are those of
 * {@link ConfigGroup}.
 */
public final class MatsimConfig {
  private final Path file;
  private final List<ConfigGroup> modules = new ArrayList<>();

  /** An empty config, so all standard values. */
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

  /** The module; an empty one, so all standard values, if it is not given. */
  public ConfigGroup module(String name) {
    ConfigGroup given = find(name);
    return given == null ? new ConfigGroup(name, SourcePosition.of(String.valueOf(file))) : given;
  }

  public String text(String module, String parameter) {
    return module(module).text(parameter);
  }

  public double number(String module, String parameter) {
    return module(module).number(parameter);
  }

  public int integer(String module, String parameter) {
    return module(module).integer(parameter);
  }

  public long longInteger(String module, String parameter) {
    return module(module).longInteger(parameter);
  }

  public boolean flag(String module, String parameter) {
    return module(module).flag(parameter);
  }

  public double time(String module, String parameter) {
    return module(module).time(parameter);
  }

  public List<String> list(String module, String parameter) {
    return module(module).list(parameter);
  }

  /** The file that a parameter names, relative to the config's folder; null if none is named. */
  public Path path(String module, String parameter) {
    String name = text(module, parameter);
    return name == null ? null : file.toAbsolutePath().resolveSibling(name).normalize();
  }

  /**
   * The sets of one type, in the order of the file. Those that MATSim has by itself are among them:
   * one {@code scoringParameters} at least, and the standard {@code teleportedModeParameters} if
   * none are given.
   */
  public List<ConfigGroup> parameterSets(String module, String type) {
    return module(module).sets(type);
  }

  /**
   * A copy that can be changed.
   *
   * @param newFile where the copy shall be written; the paths in it stay as they are
   */
  public MatsimConfig copy(Path newFile) {
    MatsimConfig copy = new MatsimConfig(newFile);
    for (ConfigGroup module : modules) {
      module.copyInto(copy.addModule(module.name(), module.position()));
    }
    return copy;
  }

  /** The module; a new one if it was not given. An older name is turned into today's. */
  public ConfigGroup addModule(String name, SourcePosition position) {
    String today = MatsimModules.standard().moduleName(name);
    ConfigGroup known = find(today);
    if (known != null) {
      return known;
    }
    ConfigGroup module = new ConfigGroup(today, position);
    modules.add(module);
    return module;
  }
}
