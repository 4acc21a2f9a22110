package vn.luong.gis.features;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a Shapefile's table writes text. Vietnamese files of before 2005 use encodings that no header names: TCVN3 (ABC) and VNI pretend to
 * be Western European, and only their fonts show Vietnamese.
 */
enum TextEncoding {
  UTF_8("UTF-8", StandardCharsets.UTF_8),
  WINDOWS_1258("windows-1258", Charset.forName("windows-1258")),
  TCVN3("TCVN3", Tcvn3::decode),
  VNI("VNI", VniWindows::decode),
  WINDOWS_1252("windows-1252", Charset.forName("windows-1252"));

  private final String label;
  private final UnaryOperator<String> decoder;

  TextEncoding(String label, Charset charset) {
    this(
        label,
        bytes -> Normalizer.normalize(
            new String(bytes.getBytes(StandardCharsets.ISO_8859_1), charset), Normalizer.Form.NFC));
  }

  TextEncoding(String label, UnaryOperator<String> decoder) {
    this.label = label;
    this.decoder = decoder;
  }

  /** Name for users, also of the option. */
  String label() {
    return label;
  }

  /** Names of all, for messages. */
  static List<String> labels() {
    return Arrays.stream(values()).map(TextEncoding::label).toList();
  }

  /** The encoding that a user or a {@code .cpg} file names; empty if it is none of these. */
  static Optional<TextEncoding> ofName(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
    return Optional.ofNullable(
        switch (plain) {
          case "utf8", "65001" -> UTF_8;
          case "windows1258", "cp1258", "1258", "ansi1258" -> WINDOWS_1258;
          case "tcvn3", "abc", "tcvn", "tcvn5712" -> TCVN3;
          case "vni", "vniwindows", "vniwin" -> VNI;
          case "windows1252", "cp1252", "1252", "ansi1252", "iso88591", "88591", "latin1" ->
            WINDOWS_1252;
          default -> null;
        });
  }

  /** Text from characters that are the bytes 0 to 255. */
  String decode(String bytes) {
    return decoder.apply(bytes);
  }

  /** True if the bytes can be text in this encoding at all. */
  boolean fits(String bytes) {
    if (this != UTF_8) {
      return true;
    }
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /**
   * The encoding in which the texts look most like Vietnamese. UTF-8 if it fits: other texts hardly ever do.
   *
   * @param texts characters are the bytes 0 to 255
   */
  static TextEncoding guess(List<String> texts) {
    if (texts.stream().allMatch(UTF_8::fits)) {
      return UTF_8;
    }
    TextEncoding best = WINDOWS_1252;
    long bestScore = Long.MIN_VALUE;
    for (TextEncoding encoding : List.of(WINDOWS_1252, WINDOWS_1258, TCVN3, VNI)) {
      long score = texts.stream()
          .mapToLong(text -> VietnameseText.score(encoding.decode(text)))
          .sum();
      if (score > bestScore) {
        best = encoding;
        bestScore = score;
      }
    }
    return best;
  }
}
