package vn.luong.gis.osm;

/** The three kinds of things in OpenStreetMap. */
public enum OsmKind {
  NODE,
  WAY,
  RELATION
}
