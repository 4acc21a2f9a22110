package vn.luong.sim.matsim;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.xml.XmlCursor;
import vn.luong.sim.xml.XmlOutput;

/** Reads and writes MATSim's {@code <attributes>} element, which any thing may have. */
final class AttributesXml {
  static final String DOUBLE_CLASS = "java.lang.Double";
  static final String BOOLEAN_CLASS = "java.lang.Boolean";

  private static final Set<String> KNOWN = Set.of("name", "class");

  private AttributesXml() {}

  /** Reads the current {@code attributes} element. */
  static void read(XmlCursor xml, BiConsumer<String, AttributeTable.Value> target) {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (!xml.name().equals("attribute")) {
        xml.reportUnknownElement("attribute");
        continue;
      }
      xml.expectAttributes(KNOWN);
      String name = xml.required("name");
      String className = xml.attribute("class");
      if (name != null) {
        String shownClass = className == null ? AttributeTable.STRING_CLASS : className;
        target.accept(name, new AttributeTable.Value(shownClass, xml.text().toString()));
      }
    }
  }

  /** Reads the current {@code attributes} element into a row of a table. */
  static void read(XmlCursor xml, AttributeTable table, int row) {
    read(xml, (name, value) -> table.put(row, name, value));
  }

  /** Writes a row's attributes, if there are any; says whether there were. */
  static boolean write(XmlOutput output, AttributeTable table, int row, String indent) {
    Map<String, AttributeTable.Value> attributes = new TreeMap<>();
    for (String name : table.namesOf(row)) {
      attributes.put(name, table.find(row, name));
    }
    return write(output, attributes, indent);
  }

  /** Writes attributes, sorted by name, if there are any; says whether there were. */
  static boolean write(
      XmlOutput output, Map<String, AttributeTable.Value> attributes, String indent) {
    if (attributes.isEmpty()) {
      return false;
    }
    output.raw(indent).raw("<attributes>\n");
    new TreeMap<>(attributes).forEach((name, value) -> {
      output.raw(indent).raw("\t<attribute").attribute("name", name);
      output.attribute("class", value.className()).raw(">");
      output.content(value.text()).raw("</attribute>\n");
    });
    output.raw(indent).raw("</attributes>\n");
    return true;
  }
}
