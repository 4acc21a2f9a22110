package vn.luong.gis.features;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How Vietnamese a text looks: by its letters, and by which vowels stand together in its syllables. */
final class VietnameseText {
  private static final String VOWELS = "aăâeêioôơuưy";

  /** Letters that ASCII does not have, without the mark of the tone. */
  private static final String LETTERS = "ăâêôơưđ";

  private static final Pattern TONES = Pattern.compile("[\u0300\u0301\u0303\u0309\u0323]");
  private static final Pattern VOWELS_TOGETHER = Pattern.compile("[" + VOWELS + "]+");

  /** Vowels that may follow each other, without tones. */
  private static final Set<String> NUCLEI = Set.of(
      ("a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi ua uâ uê ui uô uơ uy ưa ưi ươ ưu yê oai"
              + " oay oeo uây uôi uya uyê ươi ươu iêu yêu uyu uêu oao")
          .split(" "));

  private static final int GOOD_LETTER = 1;
  private static final int WRONG_LETTER = -3;
  private static final int WRONG_SYLLABLE = -3;

  private VietnameseText() {}

  /** A number that is higher the more Vietnamese a text looks; 0 for plain ASCII. */
  static long score(String text) {
    String lower = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    String withoutTones = withoutTones(lower);
    long score = 0;
    for (int position = 0; position < lower.length(); position++) {
      String letter = lower.substring(position, position + 1);
      if (letter.charAt(0) > 0x7f) {
        String plain = withoutTones(letter);
        boolean isGood = plain.length() == 1 && (VOWELS + LETTERS).contains(plain);
        score += isGood ? GOOD_LETTER : WRONG_LETTER;
      }
    }
    if (score == 0 && lower.equals(withoutTones)) {
      return 0;
    }
    Matcher vowels = VOWELS_TOGETHER.matcher(withoutTones);
    while (vowels.find()) {
      if (!isNucleus(withoutTones, vowels)) {
        score += WRONG_SYLLABLE;
      }
    }
    return score;
  }

  /** A text of the same length without marks of tones. */
  private static String withoutTones(String text) {
    return Normalizer.normalize(
        TONES.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll(""),
        Normalizer.Form.NFC);
  }

  private static boolean isNucleus(String text, Matcher vowels) {
    String found = vowels.group();
    char before = vowels.start() == 0 ? ' ' : text.charAt(vowels.start() - 1);
    // In gi and qu the vowel is part of the consonant.
    boolean isOfConsonant =
        before == 'g' && found.startsWith("i") || before == 'q' && found.startsWith("u");
    return NUCLEI.contains(found)
        || isOfConsonant && found.length() > 1 && NUCLEI.contains(found.substring(1));
  }
}
