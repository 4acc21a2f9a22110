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
        AttributeTable.Value value =
            new AttributeTable.Value(shownClass, xml.text().toString());
        if (isSound(xml, name, value)) {
          target.accept(name, value);
        }
      }
    }
  }

  private static boolean isSound(XmlCursor xml, String name, AttributeTable.Value value) {
    if (!value.isSound()) {
      xml.error(
          "bad-attribute",
          "attribute \"" + name + "\" is \"" + value.text().strip() + "\"",
          "must be a value of " + value.className(),
          "Correct the value or its class.");
    }
    return value.isSound();
  }

  /** Keeps a column of the current element, if it has it, as an attribute of a row. */
  static void keepColumn(
      XmlCursor xml, String column, AttributeTable table, int row, String name, String className) {
    String text = xml.attribute(column);
    if (text != null) {
      AttributeTable.Value value = new AttributeTable.Value(className, text);
      if (isSound(xml, name, value)) {
        table.put(row, name, value);
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
