package vn.luong.gis.features;

/**
 * TCVN 5712 in the form called ABC or TCVN3: one byte per letter, for fonts such as .VnTime. Fonts for capitals (.VnTimeH) show
 * the same bytes as capitals; only seven capitals have bytes of their own.
 */
final class Tcvn3 {
  private static final String BYTES = "\u00b8\u00b5\u00b6\u00b7\u00b9" // a
      + "\u00a8\u00be\u00bb\u00bc\u00bd\u00c6" // ă
      + "\u00a9\u00ca\u00c7\u00c8\u00c9\u00cb" // â
      + "\u00d0\u00cc\u00ce\u00cf\u00d1" // e
      + "\u00aa\u00d5\u00d2\u00d3\u00d4\u00d6" // ê
      + "\u00dd\u00d7\u00d8\u00dc\u00de" // i
      + "\u00e3\u00df\u00e1\u00e2\u00e4" // o
      + "\u00ab\u00e8\u00e5\u00e6\u00e7\u00e9" // ô
      + "\u00ac\u00ed\u00ea\u00eb\u00ec\u00ee" // ơ
      + "\u00f3\u00ef\u00f1\u00f2\u00f4" // u
      + "\u00ad\u00f8\u00f5\u00f6\u00f7\u00f9" // ư
      + "\u00fd\u00fa\u00fb\u00fc\u00fe" // y
      + "\u00ae\u00a1\u00a2\u00a3\u00a4\u00a5\u00a6\u00a7";

  private static final String LETTERS = "áàảãạ"
      + "ăắằẳẵặ"
      + "âấầẩẫậ"
      + "éèẻẽẹ"
      + "êếềểễệ"
      + "íìỉĩị"
      + "óòỏõọ"
      + "ôốồổỗộ"
      + "ơớờởỡợ"
      + "úùủũụ"
      + "ưứừửữự"
      + "ýỳỷỹỵ"
      + "đĂÂÊÔƠƯĐ";

  private Tcvn3() {}

  /** Text whose characters are the bytes 0 to 255. */
  static String decode(String bytes) {
    StringBuilder text = new StringBuilder(bytes.length());
    for (int position = 0; position < bytes.length(); position++) {
      int letter = BYTES.indexOf(bytes.charAt(position));
      text.append(letter < 0 ? bytes.charAt(position) : LETTERS.charAt(letter));
    }
    return text.toString();
  }
}
