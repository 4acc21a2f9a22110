package vn.luong.sim.ids;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One attribute of one class, of all rows that have it.
 *
 * <p>Layout: pages of 1024 rows, made when a row of theirs is set. A page has one bit per row for whether it is set, and
 * per row 4 bytes for a flag, a whole number or the number of a text, 8 bytes for a long or a double. Texts are kept
 * once each, as long as there are not too many different ones.
 */
final class AttributeColumn {
  private static final int PAGE_BITS = 10;
  private static final int PAGE_ROWS = 1 << PAGE_BITS;
  private static final int ROW_MASK = PAGE_ROWS - 1;

  /** Beyond this, a column holds names or the like, and looking for equal ones is not worth its memory. */
  private static final int SHARED_TEXTS = 1024;

  private enum Kind {
    FLAG,
    INTEGER,
    LONG,
    DOUBLE,
    TEXT
  }

  private final String className;
  private final Kind kind;
  private long[][] isSet = new long[0][];
  private int[][] ints = new int[0][];
  private long[][] longs = new long[0][];
  private final List<String> texts = new ArrayList<>();
  // Looked up only, never walked through, so its order cannot reach an output.
  private final Map<String, Integer> sharedTexts = new HashMap<>();

  AttributeColumn(String className) {
    this.className = className;
    this.kind = kindOf(className);
  }

  private static Kind kindOf(String className) {
    return switch (className) {
      case AttributeTable.BOOLEAN_CLASS -> Kind.FLAG;
      case AttributeTable.INTEGER_CLASS -> Kind.INTEGER;
      case AttributeTable.LONG_CLASS -> Kind.LONG;
      case AttributeTable.DOUBLE_CLASS -> Kind.DOUBLE;
      default -> Kind.TEXT;
    };
  }

  /** Whether a text stands for a value of a class; any text does for classes that are not known here. */
  static boolean accepts(String className, String text) {
    return accepts(kindOf(className), text);
  }

  private static boolean accepts(Kind kind, String text) {
    if (kind == Kind.TEXT) {
      return true;
    }
    String stripped = text.strip();
    try {
      return switch (kind) {
        case FLAG -> stripped.equalsIgnoreCase("true") || stripped.equalsIgnoreCase("false");
        case INTEGER -> Integer.parseInt(stripped) == Long.parseLong(stripped);
        case LONG -> Long.parseLong(stripped) == Long.parseLong(stripped);
        case DOUBLE -> !Double.isNaN(Double.parseDouble(stripped)) || stripped.equals("NaN");
        case TEXT -> true;
      };
    } catch (NumberFormatException e) {
      return false;
    }
  }

  String className() {
    return className;
  }

  /**
   * Sets a row.
   *
   * @throws IllegalArgumentException if the text is not of the class
   */
  void put(int row, String text) {
    if (!accepts(kind, text)) {
      throw new IllegalArgumentException("\"" + text + "\" is no " + className);
    }
    int page = row >>> PAGE_BITS;
    makePage(page);
    int at = row & ROW_MASK;
    switch (kind) {
      case FLAG -> ints[page][at] = Boolean.parseBoolean(text.strip()) ? 1 : 0;
      case INTEGER -> ints[page][at] = Integer.parseInt(text.strip());
      case LONG -> longs[page][at] = Long.parseLong(text.strip());
      case DOUBLE -> longs[page][at] = Double.doubleToLongBits(Double.parseDouble(text.strip()));
      case TEXT -> ints[page][at] = numberOf(text);
    }
    isSet[page][at >>> 6] |= 1L << at;
  }

  /** Sets a row to what a row of another column of the same class is; that one is set. */
  void copy(AttributeColumn source, int sourceRow, int row) {
    int page = row >>> PAGE_BITS;
    int at = row & ROW_MASK;
    int sourcePage = sourceRow >>> PAGE_BITS;
    int sourceAt = sourceRow & ROW_MASK;
    makePage(page);
    switch (kind) {
      case FLAG, INTEGER -> ints[page][at] = source.ints[sourcePage][sourceAt];
      case LONG, DOUBLE -> longs[page][at] = source.longs[sourcePage][sourceAt];
      case TEXT -> ints[page][at] = numberOf(source.texts.get(source.ints[sourcePage][sourceAt]));
    }
    isSet[page][at >>> 6] |= 1L << at;
  }

  /** Whether two rows have the same value, or both have none. */
  boolean areAlike(int row, int otherRow) {
    if (!has(row) || !has(otherRow)) {
      return has(row) == has(otherRow);
    }
    int page = row >>> PAGE_BITS;
    int at = row & ROW_MASK;
    int otherPage = otherRow >>> PAGE_BITS;
    int otherAt = otherRow & ROW_MASK;
    return switch (kind) {
      case FLAG, INTEGER -> ints[page][at] == ints[otherPage][otherAt];
      case LONG, DOUBLE -> longs[page][at] == longs[otherPage][otherAt];
      case TEXT ->
        ints[page][at] == ints[otherPage][otherAt]
            || texts.get(ints[page][at]).equals(texts.get(ints[otherPage][otherAt]));
    };
  }

  private int numberOf(String text) {
    Integer shared = sharedTexts.get(text);
    if (shared != null) {
      return shared;
    }
    int number = texts.size();
    texts.add(text);
    if (sharedTexts.size() < SHARED_TEXTS) {
      sharedTexts.put(text, number);
    }
    return number;
  }

  private void makePage(int page) {
    if (page >= isSet.length) {
      int size = Math.max(page + 1, isSet.length * 2);
      isSet = Arrays.copyOf(isSet, size);
      ints = Arrays.copyOf(ints, size);
      longs = Arrays.copyOf(longs, size);
    }
    if (isSet[page] == null) {
      isSet[page] = new long[PAGE_ROWS / Long.SIZE];
      if (kind == Kind.LONG || kind == Kind.DOUBLE) {
        longs[page] = new long[PAGE_ROWS];
      } else {
        ints[page] = new int[PAGE_ROWS];
      }
    }
  }

  /** Unsets a row. */
  void remove(int row) {
    if (has(row)) {
      int at = row & ROW_MASK;
      isSet[row >>> PAGE_BITS][at >>> 6] &= ~(1L << at);
    }
  }

  boolean has(int row) {
    int page = row >>> PAGE_BITS;
    int at = row & ROW_MASK;
    return page < isSet.length && isSet[page] != null && (isSet[page][at >>> 6] >>> at & 1) != 0;
  }

  /** The row's value as MATSim writes it; the row is set. */
  String text(int row) {
    int page = row >>> PAGE_BITS;
    int at = row & ROW_MASK;
    return switch (kind) {
      case FLAG -> Boolean.toString(ints[page][at] != 0);
      case INTEGER -> Integer.toString(ints[page][at]);
      case LONG -> Long.toString(longs[page][at]);
      case DOUBLE -> Double.toString(Double.longBitsToDouble(longs[page][at]));
      case TEXT -> texts.get(ints[page][at]);
    };
  }

  /** The row's value as a number, 1 and 0 for true and false, NaN for a text; the row is set. */
  double number(int row) {
    int page = row >>> PAGE_BITS;
    int at = row & ROW_MASK;
    return switch (kind) {
      case FLAG, INTEGER -> ints[page][at];
      case LONG -> longs[page][at];
      case DOUBLE -> Double.longBitsToDouble(longs[page][at]);
      case TEXT -> Double.NaN;
    };
  }
}
