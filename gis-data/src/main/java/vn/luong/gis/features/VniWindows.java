package vn.luong.gis.features;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * VNI for Windows: a letter is a base letter and, if it needs one, a second byte for its mark, which is 32 less for capitals;
 * ơ, ư, đ and the letters of i are bytes of their own.
 */
final class VniWindows {
  /** Bytes of marks and what they mean as combining characters (Unicode, chapter 7.9). */
  private static final Map<Character, String> MARKS = new HashMap<>();

  /** Single bytes that are letters. */
  private static final Map<Character, String> LETTERS = new HashMap<>();

  private static final int CAPITALS_BELOW = 0x20;

  private static final String CIRCUMFLEX = "\u0302";
  private static final String BREVE = "\u0306";
  private static final String ACUTE = "\u0301";
  private static final String GRAVE = "\u0300";
  private static final String HOOK = "\u0309";
  private static final String TILDE = "\u0303";
  private static final String DOT = "\u0323";

  static {
    mark('\u00f9', ACUTE);
    mark('\u00f8', GRAVE);
    mark('\u00fb', HOOK);
    mark('\u00f5', TILDE);
    mark('\u00ef', DOT);
    mark('\u00e2', CIRCUMFLEX);
    mark('\u00e1', CIRCUMFLEX + ACUTE);
    mark('\u00e0', CIRCUMFLEX + GRAVE);
    mark('\u00e5', CIRCUMFLEX + HOOK);
    mark('\u00e3', CIRCUMFLEX + TILDE);
    mark('\u00e4', CIRCUMFLEX + DOT);
    mark('\u00ea', BREVE);
    mark('\u00e9', BREVE + ACUTE);
    mark('\u00e8', BREVE + GRAVE);
    mark('\u00fa', BREVE + HOOK);
    mark('\u00fc', BREVE + TILDE);
    mark('\u00eb', BREVE + DOT);
    letter('\u00f4', "ơ");
    letter('\u00f6', "ư");
    letter('\u00f1', "đ");
    letter('\u00ed', "í");
    letter('\u00ec', "ì");
    letter('\u00e6', "ỉ");
    letter('\u00f3', "ĩ");
    letter('\u00f2', "ị");
    letter('\u00ee', "ỵ");
  }

  private VniWindows() {}

  private static void mark(char code, String mark) {
    MARKS.put(code, mark);
    MARKS.put((char) (code - CAPITALS_BELOW), mark);
  }

  private static void letter(char code, String letter) {
    LETTERS.put(code, letter);
    LETTERS.put((char) (code - CAPITALS_BELOW), letter.toUpperCase(Locale.ROOT));
  }

  /** Text whose characters are the bytes 0 to 255. */
  static String decode(String bytes) {
    StringBuilder text = new StringBuilder(bytes.length());
    for (int position = 0; position < bytes.length(); position++) {
      char code = bytes.charAt(position);
      String letter = LETTERS.get(code);
      String mark = MARKS.get(code);
      if (letter != null) {
        text.append(letter);
      } else if (mark != null && text.length() > 0 && takesMarks(text.charAt(text.length() - 1))) {
        text.append(mark);
      } else {
        text.append(code);
      }
    }
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static boolean takesMarks(char letter) {
    return "aeouyơưAEOUYƠƯ".indexOf(letter) >= 0;
  }
}
