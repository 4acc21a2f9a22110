package vn.luong.gis.osm;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.List;

/** The members of one OSM relation. Filled anew by the reader for each relation. */
public final class OsmMembers {
  private final List<OsmKind> kinds = new ArrayList<>();
  private final LongArrayList ids = new LongArrayList();
  private final List<String> roles = new ArrayList<>();

  public int size() {
    return ids.size();
  }

  /** What the member is. */
  public OsmKind kind(int member) {
    return kinds.get(member);
  }

  /** OSM id of the node, way or relation. */
  public long id(int member) {
    return ids.getLong(member);
  }

  /** What the member is to the relation; may be empty. */
  public String role(int member) {
    return roles.get(member);
  }

  void clear() {
    kinds.clear();
    ids.clear();
    roles.clear();
  }

  void add(OsmKind kind, long id, String role) {
    kinds.add(kind);
    ids.add(id);
    roles.add(role);
  }
}
