package vn.luong.scenario.preparation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Road names and numbers as maps spell them: {@code QL13}, {@code QL.13}, {@code Quốc lộ 13} and the bare {@code 13} of a sign
 * are one road.
 *
 * @param text letters and digits only, without diacritics, classes of roads in short form
 */
record RoadNumber(String text) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NUMBERED = Pattern.compile("(?:QL|DT|CT|DH)([0-9]+[A-Z]?)");

  static RoadNumber of(String name) {
    String plain = MARKS
        .matcher(
            Normalizer.normalize(name.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD))
        .replaceAll("")
        .toUpperCase(Locale.ROOT)
        .replaceAll("^DUONG (?!TINH|HUYEN)", "")
        .replace("QUOC LO", "QL")
        .replace("DUONG TINH", "DT")
        .replace("TINH LO", "DT")
        .replace("DUONG HUYEN", "DH")
        .replaceAll("^TL(?=[ .0-9])", "DT");
    return new RoadNumber(plain.replaceAll("[^A-Z0-9]", ""));
  }

  /** Whether this, a name or the text of a sign, means the road. */
  boolean means(RoadNumber road) {
    if (text.isEmpty()) {
      return false;
    }
    Matcher numbered = NUMBERED.matcher(road.text);
    return text.equals(road.text) || numbered.matches() && text.equals(numbered.group(1));
  }
}
