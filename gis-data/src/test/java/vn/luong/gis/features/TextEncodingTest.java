package vn.luong.gis.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.Ward;

class TextEncodingTest {
  private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

  /** Names of all wards, in lower case: TCVN3 has no bytes for most capitals. */
  private static final List<String> NAMES = BinhDuongTables.read().wards().stream()
      .map(Ward::name)
      .map(name -> Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFC))
      .toList();

  @ParameterizedTest
  @EnumSource(names = {"UTF_8", "WINDOWS_1258", "TCVN3", "VNI"})
  void namesOfAllWardsAreSeenAndRead(TextEncoding encoding) {
    List<String> bytes = NAMES.stream().map(name -> encode(name, encoding)).toList();

    assertThat(TextEncoding.guess(bytes)).isEqualTo(encoding);
    assertThat(bytes.stream().map(encoding::decode)).containsExactlyElementsOf(NAMES);
  }

  @ParameterizedTest
  @EnumSource(names = {"UTF_8", "WINDOWS_1258", "TCVN3", "VNI"})
  void threeNamesAreMostlyEnough(TextEncoding encoding) {
    int seen = 0;
    int tried = 0;
    for (int first = 0; first + 3 <= NAMES.size(); first += 3) {
      List<String> names = NAMES.subList(first, first + 3);
      boolean isPlain =
          names.stream().allMatch(name -> name.chars().allMatch(letter -> letter < 0x80));
      if (!isPlain) {
        tried++;
        List<String> bytes = names.stream().map(name -> encode(name, encoding)).toList();
        TextEncoding guess = TextEncoding.guess(bytes);
        seen += bytes.stream().map(guess::decode).toList().equals(names) ? 1 : 0;
      }
    }

    assertThat(tried).isGreaterThan(25);
    assertThat((double) seen / tried).as(seen + " of " + tried).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void westernEuropeanIsNotTakenForVietnamese() {
    List<String> bytes = List.of(latin("Straße"), latin("Köln Südstadt"), latin("Größe"));

    assertThat(TextEncoding.guess(bytes).decode(bytes.get(1))).isEqualTo("Köln Südstadt");
  }

  private static String latin(String text) {
    return new String(text.getBytes(Charset.forName("windows-1252")), StandardCharsets.ISO_8859_1);
  }

  /** Bytes of a text as characters: looks each letter up in what the decoder makes of all bytes and pairs of bytes. */
  private static String encode(String text, TextEncoding encoding) {
    if (encoding == TextEncoding.UTF_8) {
      return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
    if (encoding == TextEncoding.WINDOWS_1258) {
      return new String(
          toneApart(text).getBytes(Charset.forName("windows-1258")), StandardCharsets.ISO_8859_1);
    }
    Map<String, String> codes = new HashMap<>();
    for (String base : List.of("a", "e", "o", "u", "y", "\u00f4", "\u00f6")) {
      for (char mark = 0xe0; mark < 0x100; mark++) {
        codes.putIfAbsent(encoding.decode(base + mark), base + mark);
      }
    }
    for (char code = 0x80; code < 0x100; code++) {
      codes.putIfAbsent(encoding.decode(String.valueOf(code)), String.valueOf(code));
    }
    StringBuilder bytes = new StringBuilder();
    for (int position = 0; position < text.length(); position++) {
      String letter = text.substring(position, position + 1);
      bytes.append(letter.charAt(0) < 0x80 ? letter : codes.get(letter));
    }
    return bytes.toString();
  }

  /** Vowels with their hat or horn, then the tone, as windows-1258 has them. */
  private static String toneApart(String text) {
    StringBuilder apart = new StringBuilder();
    for (int position = 0; position < text.length(); position++) {
      String letter =
          Normalizer.normalize(text.substring(position, position + 1), Normalizer.Form.NFD);
      String base = letter.replaceAll("[" + TONES + "]", "");
      String tone = letter.replaceAll("[^" + TONES + "]", "");
      apart.append(Normalizer.normalize(base, Normalizer.Form.NFC)).append(tone);
    }
    return apart.toString();
  }
}
