package vn.luong.scenario.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Damages a file as disks, networks, editors and careless programs do, and as somebody would who means ill. The same seed
 * makes the same mutant.
 */
final class Mutator {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9.-]*");

  private static final List<String> STRANGE_NUMBERS = List.of(
      "0",
      "-0",
      "-1",
      "1e309",
      "-1e309",
      "1e-320",
      "NaN",
      "Infinity",
      "2147483647",
      "2147483648",
      "-2147483648",
      "9223372036854775807",
      "9223372036854775808",
      "99999999999999999999999",
      "0x10",
      "1,5",
      "1_000",
      "",
      " ",
      "١٢",
      "1e",
      "--1",
      "25:61:61",
      "1e400");

  private static final List<String> STRANGE_TEXTS = List.of(
      "",
      " ",
      "\"",
      "'",
      "<",
      ">",
      "&",
      "&amp;",
      "&xxe;",
      "]]>",
      "<!--",
      "-->",
      "<![CDATA[",
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      ";",
      "#",
      "*a",
      "&a",
      "!!java.lang.String",
      "|",
      ">-",
      "\t",
      "\r\n",
      "\u0000",
      "\uFEFF",
      "Đường",
      "💥",
      "../../../../etc/passwd",
      "null",
      "true",
      "~",
      "%s%n",
      "<?xml version=\"1.1\" encoding=\"UTF-16\"?>",
      "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;\">]>");

  private static final byte[][] STRANGE_BYTES = {
    {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
    {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff},
    {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f},
    {(byte) 0x80, 0, 0, 0},
    {0, 0, 0, 0},
    // Varints: ten gigabytes, the largest and the most negative number.
    {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x25},
    {
      (byte) 0xff,
      (byte) 0xff,
      (byte) 0xff,
      (byte) 0xff,
      (byte) 0xff,
      (byte) 0xff,
      (byte) 0xff,
      (byte) 0xff,
      0x7f
    },
    {
      (byte) 0x80,
      (byte) 0x80,
      (byte) 0x80,
      (byte) 0x80,
      (byte) 0x80,
      (byte) 0x80,
      (byte) 0x80,
      (byte) 0x80,
      (byte) 0x80,
      1
    },
    // UTF-8 that is none.
    {(byte) 0xc3, 0x28},
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
    {(byte) 0xf8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
    {(byte) 0xfe},
    {0x1f, (byte) 0x8b},
  };

  private static final int LONGEST_BLOCK = 64;
  private static final int MANY = 5_000;

  private final SplittableRandom random;
  private final boolean isText;
  private byte[] bytes;

  private Mutator(byte[] good, boolean isText, long seed) {
    this.random = new SplittableRandom(seed);
    this.isText = isText;
    this.bytes = good.clone();
  }

  /** A mutant of a good file. */
  static byte[] mutate(byte[] good, boolean isText, long seed) {
    Mutator mutator = new Mutator(good, isText, seed);
    int changes = 1 + mutator.random.nextInt(3);
    for (int change = 0; change < changes; change++) {
      if (mutator.bytes.length == 0) {
        break;
      }
      if (isText && mutator.random.nextInt(3) > 0) {
        mutator.changeText();
      } else {
        mutator.changeBytes();
      }
    }
    return mutator.bytes;
  }

  private void changeBytes() {
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(9)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes[at] = (byte) random.nextInt(256);
      case 2 -> bytes = Arrays.copyOf(bytes, at);
      case 3 -> replace(at, Math.min(bytes.length, at + block()), new byte[0]);
      case 4 ->
        replace(at, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + block())));
      case 5 -> swapBlocks(at);
      case 6 -> replace(at, at, STRANGE_BYTES[random.nextInt(STRANGE_BYTES.length)]);
      case 7 -> overwrite(at, STRANGE_BYTES[random.nextInt(STRANGE_BYTES.length)]);
      default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + block()), (byte) 0);
    }
  }

  private int block() {
    return 1 + random.nextInt(LONGEST_BLOCK);
  }

  private void swapBlocks(int at) {
    int length = Math.min(block(), bytes.length - at);
    int other = random.nextInt(bytes.length - length + 1);
    byte[] kept = Arrays.copyOfRange(bytes, at, at + length);
    System.arraycopy(bytes, other, bytes, at, length);
    System.arraycopy(kept, 0, bytes, other, length);
  }

  private void overwrite(int at, byte[] with) {
    System.arraycopy(with, 0, bytes, at, Math.min(with.length, bytes.length - at));
  }

  private void replace(int from, int to, byte[] with) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + with.length);
    out.write(bytes, 0, from);
    out.writeBytes(with);
    out.write(bytes, to, bytes.length - to);
    bytes = out.toByteArray();
  }

  /** Characters are taken as Latin 1, so that what is no UTF-8 any more stays as it is. */
  private void changeText() {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String changed = switch (random.nextInt(9)) {
      case 0, 1 -> replaceOne(text, NUMBER, pick(STRANGE_NUMBERS));
      case 2 -> replaceOne(text, WORD, pick(STRANGE_TEXTS));
      case 3 -> replaceOne(text, WORD, anyOf(text, WORD));
      case 4 -> replaceOne(text, NUMBER, anyOf(text, NUMBER));
      case 5 -> insert(text, pick(STRANGE_TEXTS));
      case 6 -> insert(text, repeated(text));
      default -> changeLines(text);
    };
    bytes = changed.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String pick(List<String> texts) {
    String text = texts.get(random.nextInt(texts.size()));
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Something very deep or very long. */
  private String repeated(String text) {
    return switch (random.nextInt(6)) {
      case 0 -> "<a>".repeat(MANY);
      case 1 -> "[".repeat(MANY);
      case 2 -> "{\"a\":".repeat(MANY);
      case 3 -> "9".repeat(MANY);
      case 4 -> "- ".repeat(MANY);
      default -> (anyOf(text, WORD) + " ").repeat(MANY);
    };
  }

  private String insert(String text, String inserted) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + inserted + text.substring(at);
  }

  private String replaceOne(String text, Pattern pattern, String with) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    if (found.isEmpty()) {
      return text;
    }
    MatchResult one = found.get(random.nextInt(found.size()));
    return text.substring(0, one.start()) + with + text.substring(one.end());
  }

  private String anyOf(String text, Pattern pattern) {
    List<MatchResult> found = pattern.matcher(text).results().toList();
    return found.isEmpty() ? "" : found.get(random.nextInt(found.size())).group();
  }

  private String changeLines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
    int at = random.nextInt(lines.size());
    int other = random.nextInt(lines.size());
    switch (random.nextInt(4)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(other, lines.get(at));
      case 2 -> lines.set(other, lines.set(at, lines.get(other)));
      default -> lines.set(at, lines.get(at).repeat(1 + random.nextInt(300)));
    }
    return String.join("", lines);
  }
}
