package vn.luong.gis.osm;

import it.unimi.dsi.fastutil.longs.LongList;

/**
 * Takes what {@link OsmReader} reads. Lists, members and tags are reused by the reader: they are valid during the call
 * only.
 */
public interface OsmSink {
  /** A node; longitude and latitude in degrees (WGS 84), inside their ranges. */
  default void node(long id, double longitude, double latitude, OsmTags tags) {}

  /** A way along its nodes, which the file need not contain. */
  default void way(long id, LongList nodeIds, OsmTags tags) {}

  /** A relation with its members, which the file need not contain. */
  default void relation(long id, OsmMembers members, OsmTags tags) {}
}
