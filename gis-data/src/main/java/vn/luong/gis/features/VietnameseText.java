package vn.luong.gis.features;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How Vietnamese a text looks: whether its words with marks are syllables that the language has. */
final class VietnameseText {
  private static final Pattern TONES = Pattern.compile("[\u0300\u0301\u0303\u0309\u0323]");
  private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");

  /** Consonants, vowels that may stand together, consonants; without tones. */
  private static final Pattern SYLLABLE =
      Pattern.compile("(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph?|qu|r|s|th?|tr|v|x)?"
          + "(?:oai|oay|oeo|uây|uôi|uya|uyê|ươi|ươu|iêu|yêu|uyu|uêu|oao|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu"
          + "|oa|oă|oe|oi|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)"
          + "(?:ch?|k|m|ng?|nh|p|t)?");

  private static final int WRONG_LETTER = -2;

  private VietnameseText() {}

  /** A number that is higher the more Vietnamese a text looks; 0 for plain ASCII. */
  static long score(String text) {
    String lower = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    long score = 0;
    int inWords = 0;
    Matcher word = WORD.matcher(lower);
    while (word.find()) {
      int marked = marked(word.group());
      inWords += marked;
      score += isSyllable(word.group()) ? marked : WRONG_LETTER * marked;
    }
    // What is no letter at all should not be there.
    return score + WRONG_LETTER * (marked(lower) - inWords);
  }

  private static int marked(String text) {
    return (int) text.chars().filter(letter -> letter > 0x7f).count();
  }

  private static boolean isSyllable(String word) {
    String apart = Normalizer.normalize(word, Normalizer.Form.NFD);
    Matcher tones = TONES.matcher(apart);
    String plain = Normalizer.normalize(tones.replaceAll(""), Normalizer.Form.NFC);
    return tones.results().count() <= 1 && SYLLABLE.matcher(plain).matches();
  }
}
