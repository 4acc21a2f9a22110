package vn.luong.sim.matsim;

import java.util.Set;
import java.util.function.BiConsumer;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.xml.XmlCursor;

/** Reads MATSim's {@code <attributes>} element, which any thing may have. */
final class AttributesXml {
  static final String DOUBLE_CLASS = "java.lang.Double";

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
}
