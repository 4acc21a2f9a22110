package vn.luong.gis.roads;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.luong.sim.network.Network;

/**
 * Name or number of a road as maps spell them: {@code QL13}, {@code QL.13}, {@code Quốc lộ 13} and the bare {@code 13} of a sign
 * are one road, and so are {@code Đường Yersin} and {@code yersin}.
 *
 * @param text small letters and digits only, without diacritics, classes of roads in short form; may be empty
 */
public record RoadName(String text) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");
  /** Several names of one road stand in one text, e.g. {@code QL13;AH17} or {@code Quốc lộ 13 (QL.13)}. */
  private static final Pattern SEPARATORS = Pattern.compile("[;/(),]");

  private static final Pattern NUMBERED = Pattern.compile("(?:ql|dt|ct|dh)([0-9]+[a-z]?)");

  /** The road of one name. */
  public static RoadName of(String name) {
    String decomposed =
        Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replace('đ', 'd');
    String words =
        OTHER.matcher(MARKS.matcher(decomposed).replaceAll("")).replaceAll(" ").strip();
    return new RoadName(words
        .replaceFirst("^quoc lo", "ql")
        .replaceFirst("^duong huyen(?= ?\\d)", "dh")
        .replaceFirst("^(duong )?tinh( lo)?(?= ?\\d)", "dt")
        .replaceFirst("^tl(?= ?\\d)", "dt")
        .replaceFirst("^(duong|pho) ", "")
        .replace(" ", "")
        // The old and the new number of the same highway; maps have both.
        .replaceFirst("^(ql)?1a$", "$11"));
  }

  /** Name and number of a link's road; empty if the network does not say. */
  public static String ofLink(Network network, int link) {
    String name = network.linkAttributes().findText(link, LinkTexts.NAME);
    String number = network.linkAttributes().findText(link, LinkTexts.REF);
    if (name == null || name.isBlank()) {
      return number == null ? "" : number;
    }
    return number == null || number.isBlank() ? name : name + " (" + number + ")";
  }

  /** Whether one of the names in a text means one of those in another. */
  public static boolean isSame(String one, String other) {
    return namesIn(one)
        .anyMatch(name ->
            namesIn(other).anyMatch(otherName -> name.means(otherName) || otherName.means(name)));
  }

  /** Whether one of the names in a text means this road; never if there is no text. */
  public boolean isAmong(String names) {
    return names != null
        && Stream.concat(namesIn(names), Stream.of(of(names))).anyMatch(name -> name.means(this));
  }

  private static Stream<RoadName> namesIn(String names) {
    return Arrays.stream(SEPARATORS.split(names)).map(RoadName::of);
  }

  /** Whether this, a name or the text of a sign, means the road. */
  public boolean means(RoadName road) {
    if (text.isEmpty()) {
      return false;
    }
    Matcher numbered = NUMBERED.matcher(road.text);
    return text.equals(road.text) || numbered.matches() && text.equals(numbered.group(1));
  }
}
