package vn.luong.sim.matsim;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import vn.luong.sim.ids.AttributeTable;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.xml.XmlCursor;

/**
 * Reads MATSim networks ({@code network_v1.dtd}, {@code network_v2.dtd}). A link's attribute
 * {@value #SHAPE_ATTRIBUTE}, which only Luồng writes, holds its bends.
 */
public final class NetworkXmlReader {
  /** Link attribute with the bends between its nodes: {@code x,y x,y …}, in driving direction. */
  static final String SHAPE_ATTRIBUTE = "shape";

  /** Columns of the files that Luồng keeps as attributes, because it makes no use of them. */
  static final String TYPE = "type";

  static final String ORIGINAL_ID = "origid";
  static final String NODE_Z = "z";

  private static final Set<String> NETWORK_ATTRIBUTES = Set.of("name", "lang", "type", "year");
  private static final Set<String> NODE_ATTRIBUTES =
      Set.of("id", "x", "y", NODE_Z, TYPE, ORIGINAL_ID);
  private static final Set<String> LINKS_ATTRIBUTES =
      Set.of("capperiod", "effectivecellsize", "effectivelanewidth", "capdivider");
  private static final Set<String> LINK_ATTRIBUTES = Set.of(
      "id",
      "from",
      "to",
      "length",
      "freespeed",
      "capacity",
      "permlanes",
      "oneway",
      "modes",
      "volume",
      TYPE,
      ORIGINAL_ID);
  private static final String STANDARD_MODES = "car";
  private static final String CORRECT_LINK = "Correct the attribute or re-import the road.";

  private final XmlCursor xml;
  private final NetworkBuilder builder;
  private final TurnRestrictionsXml turns;
  private final Map<String, Long> modesByText = new HashMap<>();

  /**
   * Nodes that links name but that do not exist. They let the links exist, so that the plans on them
   * are not called wrong as well.
   */
  private final IntOpenHashSet standIns = new IntOpenHashSet();

  private NetworkXmlReader(XmlCursor xml, NetworkBuilder builder) {
    this.xml = xml;
    this.builder = builder;
    this.turns = new TurnRestrictionsXml(xml, builder);
  }

  /**
   * Reads a network.
   *
   * @param modeTable takes the modes of the links
   * @param problems takes what is wrong
   * @return the network; after errors, of use only for looking for more of them in other files, and
   *     empty if the file cannot be read to its end, because then no name can be called unknown
   */
  public static Network read(Path file, ModeTable modeTable, ProblemLog problems) {
    NetworkBuilder builder = new NetworkBuilder(modeTable);
    boolean isWhole =
        XmlCursor.read(file, problems, xml -> new NetworkXmlReader(xml, builder).readRoot());
    return isWhole ? builder.build() : new NetworkBuilder(modeTable).build();
  }

  private void readRoot() {
    if (!xml.name().equals("network")) {
      xml.reportUnknownElement("a <network>: is this a network file?");
      return;
    }
    xml.expectAttributes(NETWORK_ATTRIBUTES);
    String name = xml.attribute("name");
    builder.setName(name == null ? "" : name);
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      switch (xml.name()) {
        case "attributes" -> AttributesXml.read(xml, builder.networkAttributes(), 0);
        case "nodes" -> readNodes();
        case "links" -> readLinks();
        default -> xml.reportUnknownElement("attributes, nodes or links");
      }
    }
    turns.resolve();
  }

  private void readNodes() {
    xml.readChildren("node", this::readNode);
  }

  private void readNode() {
    xml.expectAttributes(NODE_ATTRIBUTES);
    String id = xml.required("id");
    double x = xml.number("x");
    double y = xml.number("y");
    if (id == null) {
      return;
    }
    if (builder.findNode(id) != IdTable.NO_ID) {
      xml.reportDuplicate("ids must be unique");
      return;
    }
    int node = builder.addNode(id, x, y);
    keep(TYPE, builder.nodeAttributes(), node, AttributeTable.STRING_CLASS);
    keep(ORIGINAL_ID, builder.nodeAttributes(), node, AttributeTable.STRING_CLASS);
    keep(NODE_Z, builder.nodeAttributes(), node, AttributeTable.DOUBLE_CLASS);
    readAttributesOf(builder.nodeAttributes(), node);
  }

  private void readLinks() {
    xml.expectAttributes(LINKS_ATTRIBUTES);
    builder.setCapacityPeriodSeconds(positive("capperiod", xml.time("capperiod", 3600), 3600));
    double cellSize = Network.DEFAULT_EFFECTIVE_CELL_SIZE_METERS;
    builder.setEffectiveCellSizeMeters(
        positive("effectivecellsize", xml.number("effectivecellsize", cellSize), cellSize));
    double laneWidth = Network.DEFAULT_EFFECTIVE_LANE_WIDTH_METERS;
    // MATSim writes NaN where the width was never set.
    double width = xml.number("effectivelanewidth", laneWidth);
    builder.setEffectiveLaneWidthMeters(
        Double.isNaN(width) ? laneWidth : positive("effectivelanewidth", width, laneWidth));
    xml.readChildren("link", this::readLink);
  }

  private void readLink() {
    xml.expectAttributes(LINK_ATTRIBUTES);
    String id = xml.required("id");
    int from = node("from");
    int to = node("to");
    LinkProperties properties = new LinkProperties(
        positive("length", xml.number("length"), 1),
        positive("freespeed", xml.number("freespeed"), 1),
        capacity(),
        positive("permlanes", xml.number("permlanes", 1), 1),
        modes());
    checkOneway();
    if (id == null || from == IdTable.NO_ID || to == IdTable.NO_ID) {
      return;
    }
    if (builder.findLink(id) != IdTable.NO_ID) {
      xml.reportDuplicate("ids must be unique");
      return;
    }
    int link = builder.addLink(id, from, to, properties);
    keep(TYPE, builder.linkAttributes(), link, AttributeTable.STRING_CLASS);
    keep(ORIGINAL_ID, builder.linkAttributes(), link, AttributeTable.STRING_CLASS);
    readLinkAttributes(link);
  }

  private void checkOneway() {
    String oneway = xml.attribute("oneway");
    if (oneway != null && !oneway.equals("1")) {
      xml.warning(
          "two-way-link",
          "oneway is \"" + oneway + "\"",
          "links always have one direction",
          "Add a link for the other direction if there is none.");
    }
  }

  private int node(String end) {
    String id = xml.required(end);
    int node = id == null ? IdTable.NO_ID : builder.findNode(id);
    if (id == null || node != IdTable.NO_ID && !standIns.contains(node)) {
      return node;
    }
    xml.error(
        "unknown-node",
        end + " is node \"" + id + "\"",
        "there is no such node",
        "Add the node before the links, or correct the name.");
    if (node == IdTable.NO_ID) {
      node = builder.addNode(id, 0, 0);
      standIns.add(node);
    }
    return node;
  }

  private double capacity() {
    double capacity = xml.number("capacity");
    if (capacity < 0) {
      xml.error("bad-capacity", "capacity is " + capacity, "must be ≥ 0", CORRECT_LINK);
    }
    return capacity >= 0 ? capacity : 1;
  }

  private double positive(String name, double value, double fallback) {
    if (value > 0 && !Double.isInfinite(value)) {
      return value;
    }
    // A value that is no number at all was reported when it was read, unless it spells "NaN".
    String text = xml.attribute(name);
    if (!Double.isNaN(value) || "NaN".equals(text)) {
      String kind = name.equals("length") ? "negative-length" : "bad-" + name;
      xml.error(kind, name + " is " + text, "must be > 0 and finite", CORRECT_LINK);
    }
    return fallback;
  }

  private long modes() {
    String text = xml.attribute("modes");
    String modes = text == null ? STANDARD_MODES : text;
    Long known = modesByText.get(modes);
    if (known != null) {
      return known;
    }
    long bits = 0;
    for (String mode : modes.split(",")) {
      String name = mode.strip();
      if (!name.isEmpty()) {
        bits |= bitOf(name);
      }
    }
    modesByText.put(modes, bits);
    return bits;
  }

  private long bitOf(String mode) {
    ModeTable modeTable = builder.modeTable();
    if (modeTable.find(mode) == ModeTable.NO_MODE && modeTable.size() == ModeTable.MAX_MODES) {
      xml.error(
          "too-many-modes",
          "mode \"" + mode + "\" is one too many",
          "at most " + ModeTable.MAX_MODES + " modes",
          "Merge modes that are treated alike.");
      return 0;
    }
    return ModeTable.bit(modeTable.add(mode));
  }

  private void keep(String name, AttributeTable table, int row, String className) {
    AttributesXml.keepColumn(xml, name, table, row, name, className);
  }

  private void readAttributesOf(AttributeTable table, int row) {
    xml.readChildren("attributes", () -> AttributesXml.read(xml, table, row));
  }

  private void readLinkAttributes(int link) {
    int depth = xml.depth();
    while (xml.nextChild(depth)) {
      if (!xml.name().equals("attributes")) {
        xml.reportUnknownElement("attributes");
        continue;
      }
      AttributesXml.read(xml, (name, value) -> {
        double[] shape = name.equals(SHAPE_ATTRIBUTE) ? parseShape(value.text()) : null;
        if (shape != null) {
          builder.setShape(link, shape);
        } else if (name.equals(DisallowedNextLinks.ATTRIBUTE)) {
          turns.add(link, value.text());
        } else {
          builder.linkAttributes().put(link, name, value);
        }
      });
    }
  }

  /**
   * The coordinates, or null if the text is something else, which then is an attribute like any
   * other.
   */
  private static double[] parseShape(String text) {
    String[] points = text.strip().split("\\s+");
    double[] coordinates = new double[points.length * 2];
    try {
      for (int point = 0; point < points.length; point++) {
        int comma = points[point].indexOf(',');
        if (comma < 0) {
          return null;
        }
        coordinates[2 * point] = Double.parseDouble(points[point].substring(0, comma));
        coordinates[2 * point + 1] = Double.parseDouble(points[point].substring(comma + 1));
      }
    } catch (NumberFormatException e) {
      return null;
    }
    return coordinates;
  }
}
