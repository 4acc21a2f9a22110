package vn.luong.sim.ids;

import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Named attributes of the rows of a store (persons, links, facilities), kept as text with their class name as
 * MATSim writes them, so that attributes nobody here knows survive a round trip.
 *
 * <p>Layout: one sparse column per attribute name; equal texts of a column are shared.
 */
public final class AttributeTable {
  /** What MATSim calls a text attribute. */
  public static final String STRING_CLASS = "java.lang.String";

  /** A value with the Java class name that MATSim's files state for it. */
  public record Value(String className, String text) {
    public static Value ofText(String text) {
      return new Value(STRING_CLASS, text);
    }
  }

  private static final class Column {
    final Int2ObjectMap<Value> values = new Int2ObjectOpenHashMap<>();
    // Looked up only, never walked through, so its order cannot reach an output.
    final Map<Value, Value> shared = new HashMap<>();
  }

  private static final int SHARED_VALUES_PER_COLUMN = 1024;

  private final Map<String, Column> columns = new TreeMap<>();

  public void put(int row, String name, Value value) {
    Column column = columns.computeIfAbsent(name, key -> new Column());
    Value kept = column.shared.get(value);
    if (kept == null) {
      kept = value;
      if (column.shared.size() < SHARED_VALUES_PER_COLUMN) {
        column.shared.put(value, value);
      }
    }
    column.values.put(row, kept);
  }

  public void putText(int row, String name, String text) {
    put(row, name, Value.ofText(text));
  }

  /** The value, or null if the row has no such attribute. */
  public Value find(int row, String name) {
    Column column = columns.get(name);
    return column == null ? null : column.values.get(row);
  }

  /** The value's text, or null if the row has no such attribute. */
  public String findText(int row, String name) {
    Value value = find(row, name);
    return value == null ? null : value.text();
  }

  /** The names of this row's attributes, sorted. */
  public List<String> namesOf(int row) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, Column> column : columns.entrySet()) {
      if (column.getValue().values.containsKey(row)) {
        names.add(column.getKey());
      }
    }
    return names;
  }

  public boolean isEmpty() {
    return columns.isEmpty();
  }
}
