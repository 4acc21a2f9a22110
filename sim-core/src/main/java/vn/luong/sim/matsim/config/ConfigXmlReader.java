package vn.luong.sim.matsim.config;

import java.nio.file.Path;
import java.util.Set;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.xml.XmlCursor;

/** Reads MATSim configs ({@code config_v1.dtd}, {@code config_v2.dtd}). */
public final class ConfigXmlReader {
  /** MATSim's deepest has three; more than this is a damaged file. */
  private static final int MAX_SET_DEPTH = 50;

  private final XmlCursor xml;
  private final MatsimConfig config;

  private ConfigXmlReader(XmlCursor xml, MatsimConfig config) {
    this.xml = xml;
    this.config = config;
  }

  /**
   * Reads a config. Old names and forms are turned into today's; what a parameter means is checked
   * by {@link ConfigChecks}.
   *
   * @param problems takes what is wrong
   * @return what could be read; of no use if there are errors among the problems
   */
  public static MatsimConfig read(Path file, ProblemLog problems) {
    MatsimConfig config = new MatsimConfig(file);
    XmlCursor.read(file, problems, xml -> new ConfigXmlReader(xml, config).readRoot());
    OldForms.update(config);
    return config;
  }

  private void readRoot() {
    if (!xml.name().equals("config")) {
      xml.reportUnknownElement("<config>: is this a MATSim config?");
      return;
    }
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (!xml.name().equals("module")) {
        xml.reportUnknownElement("module");
        continue;
      }
      xml.expectAttributes(Set.of("name"));
      String name = xml.required("name");
      if (name != null) {
        readContent(config.addModule(name, xml.position()), 0);
      }
    }
  }

  private void readContent(ConfigGroup group, int setDepth) {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "param" -> readParameter(group);
        case "parameterset" -> readSet(group, setDepth);
        default -> xml.reportUnknownElement("param or parameterset");
      }
    }
  }

  private void readParameter(ConfigGroup group) {
    xml.expectAttributes(Set.of("name", "value"));
    String name = xml.required("name");
    String value = xml.required("value");
    if (name == null || value == null) {
      return;
    }
    if (group.find(name) != null) {
      xml.warning(
          "duplicate-parameter",
          group.name() + "." + name + " is given twice",
          "the last one counts",
          "Remove one of the two.");
    }
    group.put(new ConfigParameter(name, value.strip(), xml.position()));
  }

  private void readSet(ConfigGroup group, int setDepth) {
    xml.expectAttributes(Set.of("type"));
    String type = xml.required("type");
    if (type == null) {
      return;
    }
    if (setDepth == MAX_SET_DEPTH) {
      xml.error(
          "deep-config",
          "parametersets are nested more than " + MAX_SET_DEPTH + " times",
          "no module needs that",
          "Write the config again.");
      return;
    }
    readContent(group.addSet(type, xml.position()), setDepth + 1);
  }
}
