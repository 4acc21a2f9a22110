package vn.luong.gis.osm;

/** The three kinds of things in OpenStreetMap. */
public enum OsmKind {
  NODE,
  WAY,
  RELATION;

  /** The kind that OSM XML calls so, or null. */
  static OsmKind find(String name) {
    return switch (name) {
      case "node" -> NODE;
      case "way" -> WAY;
      case "relation" -> RELATION;
      default -> null;
    };
  }
}
