package vn.luong.sim.matsim.config;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import vn.luong.sim.xml.XmlOutput;

/**
 * Writes configs as MATSim does ({@code config_v2.dtd}): what was given, in today's names and
 * forms.
 */
public final class ConfigXmlWriter {
  private ConfigXmlWriter() {}

  /** Writes a file; compressed if its name ends in {@code .gz}. */
  public static void write(MatsimConfig config, Path file) {
    write(config, file, UnaryOperator.identity());
  }

  /**
   * The same with other names of modules.
   *
   * @param moduleName from today's name of a module to the one that is written
   */
  public static void write(MatsimConfig config, Path file, UnaryOperator<String> moduleName) {
    try (XmlOutput output = XmlOutput.create(file)) {
      output.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE config SYSTEM ");
      output.raw("\"http://www.matsim.org/files/dtd/config_v2.dtd\">\n<config>\n");
      for (ConfigGroup module : config.modules()) {
        output
            .raw("\t<module")
            .attribute("name", moduleName.apply(module.name()))
            .raw(" >\n");
        writeContent(output, module, "\t\t");
        output.raw("\t</module>\n");
      }
      output.raw("</config>\n");
      output.finish();
    }
  }

  private static void writeContent(XmlOutput output, ConfigGroup group, String indent) {
    for (ConfigParameter parameter : group.parameters()) {
      output.raw(indent).raw("<param").attribute("name", parameter.name());
      output.attribute("value", parameter.value()).raw(" />\n");
    }
    for (ConfigGroup set : group.sets()) {
      output.raw(indent).raw("<parameterset").attribute("type", set.name()).raw(" >\n");
      writeContent(output, set, indent + "\t");
      output.raw(indent).raw("</parameterset>\n");
    }
  }
}
