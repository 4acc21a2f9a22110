package vn.luong.sim.matsim;

import java.nio.file.Path;
import java.util.Set;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.xml.XmlCursor;

/**
 * Reads MATSim's older files of attributes of persons or facilities, {@code objectattributes_v1.dtd}, into the table
 * where newer files keep them.
 */
public final class ObjectAttributesXmlReader {
  private final XmlCursor xml;
  private final IdTable ids;
  private final AttributeTable attributes;

  private ObjectAttributesXmlReader(XmlCursor xml, IdTable ids, AttributeTable attributes) {
    this.xml = xml;
    this.ids = ids;
    this.attributes = attributes;
  }

  /**
   * Reads attributes; an attribute that is there already is replaced.
   *
   * @param ids the things that may have attributes
   * @param attributes takes the attributes, rows are indices of the ids
   * @param problems takes what is wrong; attributes of things that do not exist are a warning, as MATSim leaves them out
   */
  public static void read(Path file, IdTable ids, AttributeTable attributes, ProblemLog problems) {
    XmlCursor.read(
        file, problems, xml -> new ObjectAttributesXmlReader(xml, ids, attributes).readRoot());
  }

  private void readRoot() {
    if (!xml.name().equals("objectAttributes")) {
      xml.reportUnknownElement("<objectAttributes>: is this a file of attributes?");
      return;
    }
    xml.readChildren("object", this::readObject);
  }

  private void readObject() {
    xml.expectAttributes(Set.of("id"));
    String id = xml.required("id");
    if (id == null) {
      return;
    }
    int row = ids.find(id);
    if (row == IdTable.NO_ID) {
      xml.warning(
          "attributes-of-nobody",
          "there is nothing with this id",
          "attributes of persons or facilities that exist",
          "Nothing needs to be done; the attributes are left out.");
    } else {
      AttributesXml.read(xml, attributes, row);
    }
  }
}
