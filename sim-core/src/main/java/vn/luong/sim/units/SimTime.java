package vn.luong.sim.units;

import java.math.BigDecimal;

/**
 * Clock time of the simulated day: seconds after midnight, may exceed 24 h. Text form {@code HH:MM:SS}, also
 * {@code HH:MM}, with a fraction of a second where needed; {@code undefined} as in MATSim ({@code
 * org.matsim.core.utils.misc.Time}).
 */
public final class SimTime {
  /** "No time given". Negative infinity, so that arithmetic keeps it and comparisons make it earliest. */
  public static final double UNDEFINED = Double.NEGATIVE_INFINITY;

  private static final String UNDEFINED_TEXT = "undefined";

  private SimTime() {}

  public static boolean isDefined(double time) {
    return time != UNDEFINED;
  }

  /**
   * Reads {@code HH:MM[:SS[.fraction]]}, plain seconds, or {@code undefined}; an empty text is undefined.
   *
   * @throws IllegalArgumentException if the text is none of these
   */
  public static double parse(String text) {
    String trimmed = text.trim();
    if (trimmed.isEmpty() || trimmed.equals(UNDEFINED_TEXT)) {
      return UNDEFINED;
    }
    boolean negative = trimmed.charAt(0) == '-';
    String[] parts = (negative ? trimmed.substring(1) : trimmed).split(":", -1);
    try {
      double seconds = switch (parts.length) {
        case 1 -> finite(parts[0]);
        case 2 -> whole(parts[0]) * 3600.0 + below60(parts[1]) * 60;
        case 3 -> whole(parts[0]) * 3600.0 + below60(parts[1]) * 60 + below60(parts[2]);
        default -> throw new NumberFormatException("too many colons");
      };
      return negative ? -seconds : seconds;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("time \"" + text + "\" is not HH:MM:SS", e);
    }
  }

  /** {@code HH:MM:SS}, with a fraction only where there is one; {@code undefined} for no time. */
  public static String format(double time) {
    if (!isDefined(time)) {
      return UNDEFINED_TEXT;
    }
    double positive = Math.abs(time);
    long whole = (long) positive;
    StringBuilder text = new StringBuilder(12);
    if (time < 0) {
      text.append('-');
    }
    appendTwoDigits(text, whole / 3600);
    appendTwoDigits(text.append(':'), whole / 60 % 60);
    appendTwoDigits(text.append(':'), whole % 60);
    double fraction = positive - whole;
    if (fraction > 0) {
      String digits = BigDecimal.valueOf(positive).toPlainString();
      int dot = digits.indexOf('.');
      text.append(digits, dot < 0 ? digits.length() : dot, digits.length());
    }
    return text.toString();
  }

  private static void appendTwoDigits(StringBuilder text, long number) {
    if (number < 10) {
      text.append('0');
    }
    text.append(number);
  }

  private static long whole(String text) {
    if (text.isEmpty() || text.charAt(0) == '-' || text.charAt(0) == '+') {
      throw new NumberFormatException(text);
    }
    return Long.parseLong(text);
  }

  private static double below60(String text) {
    double value = finite(text);
    if (value < 0 || value >= 60) {
      throw new NumberFormatException(text);
    }
    return value;
  }

  private static double finite(String text) {
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw new NumberFormatException(text);
    }
    return value;
  }
}
