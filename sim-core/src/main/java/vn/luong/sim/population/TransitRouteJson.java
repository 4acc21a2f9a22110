package vn.luong.sim.population;

import vn.luong.sim.units.SimTime;

/**
 * Reads and writes the text of MATSim's {@code default_pt} routes: one JSON object of texts, in which a chained route
 * is nested. Members nobody here knows are passed over.
 */
final class TransitRouteJson {
  private static final String LINE = "transitLineId";
  private static final String ROUTE = "transitRouteId";
  private static final String ACCESS = "accessFacilityId";
  private static final String EGRESS = "egressFacilityId";
  private static final String BOARDING = "boardingTime";
  private static final String CHAINED = "chainedRoute";
  /** Chains are a few rides long; deeper nesting is rubbish that must not exhaust the stack. */
  private static final int DEEPEST = 100;

  private final String text;
  private int position;
  private int depth;

  private TransitRouteJson(String text) {
    this.text = text;
  }

  /** Reads a route; an {@link IllegalArgumentException} says what is wrong. */
  static TransitRouteText parse(String text) {
    TransitRouteJson json = new TransitRouteJson(text);
    TransitRouteText route = json.takeRoute();
    json.skipSpace();
    if (json.position < text.length()) {
      throw json.malformed("the end");
    }
    return route;
  }

  private TransitRouteText takeRoute() {
    String line = null;
    String route = null;
    String access = null;
    String egress = null;
    double boardingTime = SimTime.UNDEFINED;
    TransitRouteText chained = null;
    enter('{');
    boolean hasMember = !takeIf('}');
    while (hasMember) {
      String name = takeText();
      expect(':');
      switch (name) {
        case LINE -> line = takeTextOrNull();
        case ROUTE -> route = takeTextOrNull();
        case ACCESS -> access = takeTextOrNull();
        case EGRESS -> egress = takeTextOrNull();
        case BOARDING -> boardingTime = takeTime();
        case CHAINED -> chained = takeNull() ? null : takeRoute();
        default -> skipValue();
      }
      hasMember = takeIf(',');
      if (!hasMember) {
        expect('}');
      }
    }
    depth--;
    if (access == null || egress == null) {
      throw new IllegalArgumentException((access == null ? ACCESS : EGRESS) + " is missing");
    }
    return new TransitRouteText(line, route, access, egress, boardingTime, chained);
  }

  private double takeTime() {
    String time = takeTextOrNull();
    return time == null ? SimTime.UNDEFINED : SimTime.parse(time);
  }

  private String takeTextOrNull() {
    return takeNull() ? null : takeText();
  }

  private boolean takeNull() {
    skipSpace();
    if (text.startsWith("null", position)) {
      position += 4;
      return true;
    }
    return false;
  }

  private String takeText() {
    expect('"');
    int end = position;
    while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\\') {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '"') {
      String plain = text.substring(position, end);
      position = end + 1;
      return plain;
    }
    return takeEscapedText();
  }

  private String takeEscapedText() {
    StringBuilder value = new StringBuilder();
    while (position < text.length()) {
      char character = text.charAt(position++);
      if (character == '"') {
        return value.toString();
      }
      value.append(character == '\\' ? takeEscape() : character);
    }
    throw malformed("a closing quote");
  }

  private char takeEscape() {
    char character = position < text.length() ? text.charAt(position++) : ' ';
    return switch (character) {
      case '"', '\\', '/' -> character;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> takeCode();
      default -> throw malformed("an escape");
    };
  }

  private char takeCode() {
    int code = 0;
    for (int digit = 0; digit < 4; digit++) {
      int value = position < text.length() ? Character.digit(text.charAt(position++), 16) : -1;
      if (value < 0) {
        throw malformed("four hexadecimal digits");
      }
      code = code * 16 + value;
    }
    return (char) code;
  }

  /** Passes over a value of any kind. */
  private void skipValue() {
    skipSpace();
    char first = position < text.length() ? text.charAt(position) : ' ';
    if (first == '"') {
      takeText();
    } else if (first == '{' || first == '[') {
      skipMembers(first, first == '{' ? '}' : ']');
    } else {
      int start = position;
      while (position < text.length() && isBare(text.charAt(position))) {
        position++;
      }
      if (position == start) {
        throw malformed("a value");
      }
    }
  }

  private void skipMembers(char open, char close) {
    enter(open);
    boolean hasMember = !takeIf(close);
    while (hasMember) {
      if (open == '{') {
        takeText();
        expect(':');
      }
      skipValue();
      hasMember = takeIf(',');
      if (!hasMember) {
        expect(close);
      }
    }
    depth--;
  }

  /** Numbers, true, false and null. */
  private static boolean isBare(char character) {
    return Character.isLetterOrDigit(character)
        || character == '-'
        || character == '+'
        || character == '.';
  }

  private void enter(char open) {
    expect(open);
    depth++;
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("routes are nested more than " + DEEPEST + " deep");
    }
  }

  private boolean takeIf(char wanted) {
    skipSpace();
    if (position < text.length() && text.charAt(position) == wanted) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) {
    if (!takeIf(wanted)) {
      throw malformed("'" + wanted + "'");
    }
  }

  private void skipSpace() {
    while (position < text.length() && text.charAt(position) <= ' ') {
      position++;
    }
  }

  private IllegalArgumentException malformed(String expected) {
    return new IllegalArgumentException(
        "expected " + expected + " at character " + (position + 1) + " of the JSON text");
  }

  /** The route as MATSim writes it. */
  static String format(TransitRouteText route) {
    StringBuilder json = new StringBuilder(160);
    append(json, route);
    return json.toString();
  }

  private static void append(StringBuilder json, TransitRouteText route) {
    json.append('{');
    append(json, ROUTE, route.routeId()).append(',');
    append(json, BOARDING, SimTime.format(route.boardingTime())).append(',');
    append(json, LINE, route.lineId()).append(',');
    append(json, ACCESS, route.accessStopId()).append(',');
    append(json, EGRESS, route.egressStopId());
    if (route.chained() != null) {
      json.append(",\"").append(CHAINED).append("\":");
      append(json, route.chained());
    }
    json.append('}');
  }

  private static StringBuilder append(StringBuilder json, String name, String value) {
    json.append('"').append(name).append("\":");
    if (value == null) {
      return json.append("null");
    }
    json.append('"');
    for (int index = 0; index < value.length(); index++) {
      char character = value.charAt(index);
      if (character == '"' || character == '\\') {
        json.append('\\').append(character);
      } else if (character < ' ') {
        json.append(String.format("\\u%04X", (int) character));
      } else {
        json.append(character);
      }
    }
    return json.append('"');
  }
}
