package vn.luong.gis.sites;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.luong.gis.roads.LinkTexts;
import vn.luong.sim.network.Network;

/** Whether two texts name the same road: "Quốc lộ 13" is "QL.13", "Đường Yersin" is "yersin". */
final class RoadNames {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SEPARATORS = Pattern.compile("[;/(),]");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private RoadNames() {}

  /** Name and number of a link's road; empty if the network does not say. */
  static String ofLink(Network network, int link) {
    String name = network.linkAttributes().findText(link, LinkTexts.NAME);
    String number = network.linkAttributes().findText(link, LinkTexts.REF);
    if (name == null || name.isBlank()) {
      return number == null ? "" : number;
    }
    return number == null || number.isBlank() ? name : name + " (" + number + ")";
  }

  /** Whether one of the names in a text is among those in another. */
  static boolean isSame(String one, String other) {
    return Arrays.stream(SEPARATORS.split(one))
        .map(RoadNames::plain)
        .filter(name -> !name.isEmpty())
        .anyMatch(name ->
            Arrays.stream(SEPARATORS.split(other)).map(RoadNames::plain).anyMatch(name::equals));
  }

  private static String plain(String name) {
    String decomposed =
        Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD).replace('đ', 'd');
    String words =
        OTHER.matcher(MARKS.matcher(decomposed).replaceAll("")).replaceAll(" ").strip();
    return words
        .replaceFirst("^quoc lo", "ql")
        .replaceFirst("^(duong )?tinh( lo)?(?= \\d)", "dt")
        .replaceFirst("^tl(?= ?\\d)", "dt")
        .replaceFirst("^(duong|pho) ", "")
        .replace(" ", "");
  }
}
