package vn.luong.gis.osm;

import java.util.ArrayList;
import java.util.List;

/** The tags of one OSM element. Filled anew by the reader for each element. */
public final class OsmTags {
  private final List<String> keys = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  /** Tags from keys and values in turn, e.g. {@code of("highway", "trunk", "lanes", "4")}. */
  public static OsmTags of(String... keysAndValues) {
    OsmTags tags = new OsmTags();
    for (int position = 0; position < keysAndValues.length; position += 2) {
      tags.add(keysAndValues[position], keysAndValues[position + 1]);
    }
    return tags;
  }

  /** The value of a key, or null. */
  public String find(String key) {
    for (int tag = 0; tag < keys.size(); tag++) {
      if (keys.get(tag).equals(key)) {
        return values.get(tag);
      }
    }
    return null;
  }

  public boolean has(String key) {
    return find(key) != null;
  }

  public boolean is(String key, String value) {
    return value.equals(find(key));
  }

  public int size() {
    return keys.size();
  }

  public String key(int tag) {
    return keys.get(tag);
  }

  public String value(int tag) {
    return values.get(tag);
  }

  void clear() {
    keys.clear();
    values.clear();
  }

  void add(String key, String value) {
    keys.add(key);
    values.add(value);
  }
}
