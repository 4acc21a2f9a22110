package vn.luong.sim.ids;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Named attributes of the rows of a store (persons, links, facilities). Flags, whole numbers, longs, doubles and texts
 * are typed; values of classes that nobody here knows are kept as their text, so that they survive a round trip with
 * their class.
 *
 * <p>Layout: one sparse column ({@link AttributeColumn}) per attribute name and class.
 *
 * <p>Threads: changed by one, then read by any number.
 *
 * <p>Rejected: one hash map of values per name, which needs about 50 bytes per value instead of 4 or 8.
 */
public final class AttributeTable {
  /** What MATSim calls a text attribute. */
  public static final String STRING_CLASS = "java.lang.String";

  public static final String BOOLEAN_CLASS = "java.lang.Boolean";
  public static final String INTEGER_CLASS = "java.lang.Integer";
  public static final String LONG_CLASS = "java.lang.Long";
  public static final String DOUBLE_CLASS = "java.lang.Double";

  /** A value with the Java class name that MATSim's files state for it. */
  public record Value(String className, String text) {
    public static Value ofText(String text) {
      return new Value(STRING_CLASS, text);
    }

    /** Whether the text stands for a value of the class; any text does for classes that are not known here. */
    public boolean isSound() {
      return AttributeColumn.accepts(className, text);
    }
  }

  /** By name, in order, the columns of its classes; nearly always one. */
  private final Map<String, List<AttributeColumn>> columns = new TreeMap<>();
  /** The same for looking names up, which takes no comparisons of texts. */
  private final Map<String, List<AttributeColumn>> columnsByName = new HashMap<>();

  /**
   * Sets an attribute of a row, in place of one of the same name.
   *
   * @throws IllegalArgumentException if the value is not {@linkplain Value#isSound sound}
   */
  public void put(int row, String name, Value value) {
    columnFor(row, name, value.className()).put(row, value.text());
  }

  /** The column for a value that the row is to get; what the row has in others of the name is taken away. */
  private AttributeColumn columnFor(int row, String name, String className) {
    List<AttributeColumn> ofName = columnsByName.get(name);
    if (ofName == null) {
      ofName = new ArrayList<>(1);
      columnsByName.put(name, ofName);
      columns.put(name, ofName);
    }
    AttributeColumn target = null;
    for (AttributeColumn column : ofName) {
      if (column.className().equals(className)) {
        target = column;
      } else {
        column.remove(row);
      }
    }
    if (target == null) {
      target = new AttributeColumn(className);
      ofName.add(target);
    }
    return target;
  }

  /** Gives a row all attributes of a row of another table, beside those that it has. */
  public void copyRow(AttributeTable source, int sourceRow, int row) {
    for (Map.Entry<String, List<AttributeColumn>> ofName : source.columns.entrySet()) {
      for (AttributeColumn column : ofName.getValue()) {
        if (column.has(sourceRow)) {
          columnFor(row, ofName.getKey(), column.className()).copy(column, sourceRow, row);
        }
      }
    }
  }

  /** Whether two rows have the same attributes with the same values, but for some names. */
  public boolean areAlike(int row, int otherRow, Set<String> except) {
    for (Map.Entry<String, List<AttributeColumn>> ofName : columns.entrySet()) {
      for (AttributeColumn column : ofName.getValue()) {
        if (!column.areAlike(row, otherRow) && !except.contains(ofName.getKey())) {
          return false;
        }
      }
    }
    return true;
  }

  public void putText(int row, String name, String text) {
    put(row, name, Value.ofText(text));
  }

  /** Takes an attribute off a row; nothing happens if it has none. */
  public void remove(int row, String name) {
    for (AttributeColumn column : columnsByName.getOrDefault(name, List.of())) {
      column.remove(row);
    }
  }

  /** The value, or null if the row has no such attribute. */
  public Value find(int row, String name) {
    AttributeColumn column = columnOf(row, name);
    return column == null ? null : new Value(column.className(), column.text(row));
  }

  /** The value's text, or null if the row has no such attribute. */
  public String findText(int row, String name) {
    AttributeColumn column = columnOf(row, name);
    return column == null ? null : column.text(row);
  }

  /** The value as a number, 1 and 0 for true and false; NaN if the row has no such attribute, or a text. */
  public double findNumber(int row, String name) {
    AttributeColumn column = columnOf(row, name);
    return column == null ? Double.NaN : column.number(row);
  }

  private AttributeColumn columnOf(int row, String name) {
    List<AttributeColumn> ofName = columnsByName.get(name);
    if (ofName != null) {
      for (AttributeColumn column : ofName) {
        if (column.has(row)) {
          return column;
        }
      }
    }
    return null;
  }

  /** The names of this row's attributes, sorted. */
  public List<String> namesOf(int row) {
    List<String> names = new ArrayList<>();
    for (String name : columns.keySet()) {
      if (columnOf(row, name) != null) {
        names.add(name);
      }
    }
    return names;
  }

  public boolean isEmpty() {
    return columns.isEmpty();
  }
}
