package vn.luong.sim.matsim.config;

import java.util.Arrays;
import java.util.List;
import vn.luong.sim.units.SimTime;

/**
 * What a parameter may hold and what Luồng does with it.
 *
 * @param name its name
 * @param kind the kind of its value
 * @param values the values allowed, for {@link Kind#CHOICE}
 * @param unsupportedValues those of them that change results and are not supported
 * @param standard MATSim's standard value, or null if it has none
 * @param effect what Luồng does with it
 * @param note what else people should know of that; empty if there is nothing
 */
public record ParameterRule(
    String name,
    Kind kind,
    List<String> values,
    List<String> unsupportedValues,
    String standard,
    ParameterEffect effect,
    String note) {

  /** Kinds of values. */
  public enum Kind {
    TEXT("text"),
    FILE("the name of a file"),
    NUMBER("a number"),
    INTEGER("a whole number"),
    FLAG("true or false"),
    TIME("a time like 07:30:00, or seconds"),
    LIST("names separated by commas"),
    CHOICE("one of a few values");

    private final String description;

    Kind(String description) {
      this.description = description;
    }
  }

  public ParameterRule {
    values = List.copyOf(values);
    unsupportedValues = List.copyOf(unsupportedValues);
  }

  /** What a value must be, for messages. */
  public String expected() {
    return kind == Kind.CHOICE ? "one of " + String.join(", ", values) : kind.description;
  }

  /** Whether a value is of the right kind. */
  public boolean accepts(String value) {
    try {
      switch (kind) {
        case NUMBER -> Double.parseDouble(value);
        case INTEGER -> integer(value);
        case TIME -> SimTime.parse(value);
        case FLAG -> {
          return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
        }
        case CHOICE -> {
          return values.contains(value);
        }
        default -> {
          return true;
        }
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Whether a value that is {@linkplain #accepts accepted} means the same as the standard value.
   */
  public boolean isStandard(String value) {
    if (standard == null) {
      return value.isEmpty() || kind == Kind.TIME && !SimTime.isDefined(SimTime.parse(value));
    }
    return switch (kind) {
      case NUMBER -> Double.parseDouble(value) == Double.parseDouble(standard);
      case INTEGER -> integer(value) == integer(standard);
      case TIME -> SimTime.parse(value) == SimTime.parse(standard);
      case FLAG -> value.equalsIgnoreCase(standard);
      case LIST -> list(value).equals(list(standard));
      case TEXT, FILE, CHOICE -> value.equals(standard);
    };
  }

  static List<String> list(String value) {
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  static long integer(String value) {
    return Long.parseLong(value.strip());
  }
}
