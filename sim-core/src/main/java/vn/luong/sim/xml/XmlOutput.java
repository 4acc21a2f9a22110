package vn.luong.sim.xml;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Writes XML text as UTF-8 bytes, fast. A file is written beside its place and moved there by
 * {@link #finish}, so that nobody ever sees half of it; one whose name ends in {@code .gz} is
 * compressed.
 *
 * <p>Threads: one writer.
 */
public final class XmlOutput implements Closeable {
  private static final int BUFFER_BYTES = 1 << 16;
  /** Room that a number or one character takes at most. */
  private static final int LONGEST_PIECE = 32;
  /** From here on Java writes numbers with an exponent. */
  private static final double PLAIN_LIMIT = 1e7;

  private static final byte[] AMPERSAND = ascii("&amp;");
  private static final byte[] LESS = ascii("&lt;");
  private static final byte[] GREATER = ascii("&gt;");
  private static final byte[] PLAIN_QUOTE = ascii("\"");
  private static final byte[] QUOTE = ascii("&quot;");

  /** Null if all stays in memory. */
  private final OutputStream target;

  private final Path file;
  private final Path temporary;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int size;
  private boolean isOpen = true;

  private XmlOutput(OutputStream target, Path file, Path temporary) {
    this.target = target;
    this.file = file;
    this.temporary = temporary;
  }

  /** Writes to a stream, which {@link #finish} and {@link #close} close. */
  public static XmlOutput to(OutputStream target) {
    return new XmlOutput(target, null, null);
  }

  /** Keeps all in memory; may be used again after {@link #clear}. */
  static XmlOutput inMemory() {
    return new XmlOutput(null, null, null);
  }

  /**
   * Begins a file; its folder is made if needed.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static XmlOutput create(Path file) {
    return create(file, isGzip(file));
  }

  /** True if a file of this name is compressed. */
  static boolean isGzip(Path file) {
    return file.getFileName().toString().endsWith(".gz");
  }

  /** Begins a file that takes bytes as they are, whatever its name. */
  static XmlOutput createPlain(Path file) {
    return create(file, false);
  }

  private static XmlOutput create(Path file, boolean isGzip) {
    Path absolute = file.toAbsolutePath();
    Path temporary = absolute.resolveSibling("." + absolute.getFileName() + ".part");
    try {
      Files.createDirectories(absolute.getParent());
      OutputStream target = Files.newOutputStream(temporary);
      return new XmlOutput(isGzip ? new ParallelGzip(target) : target, absolute, temporary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes markup as it is. */
  public XmlOutput raw(String text) {
    for (int position = plainStart(text, false); position < text.length(); position++) {
      position += append(text, position);
    }
    return this;
  }

  /**
   * Writes what a short text begins with as it is, which is nearly always all of it, without looking at the room left for
   * each character: ASCII, of text also without what has a meaning in XML.
   *
   * @return position of the first character that was not written
   */
  private int plainStart(CharSequence text, boolean isText) {
    int length = text.length();
    if (length > BUFFER_BYTES / 2) {
      return 0;
    }
    if (length > buffer.length - size) {
      flushBuffer();
    }
    int start = size;
    int position = 0;
    while (position < length) {
      char character = text.charAt(position);
      if (character >= 0x80 || isText && !isPlain(character)) {
        break;
      }
      buffer[start + position] = (byte) character;
      position++;
    }
    size = start + position;
    return position;
  }

  private static boolean isPlain(char character) {
    return character >= ' '
        && character != '&'
        && character != '<'
        && character != '>'
        && character != '"';
  }

  /** Writes markup that was encoded before. */
  public XmlOutput raw(byte[] bytes) {
    return raw(bytes, 0, bytes.length);
  }

  /** Writes a part of markup that was encoded before. */
  public XmlOutput raw(byte[] bytes, int offset, int length) {
    if (length > buffer.length - size) {
      flushBuffer();
      if (length > buffer.length - size) {
        writeLong(bytes, offset, length);
        return this;
      }
    }
    System.arraycopy(bytes, offset, buffer, size, length);
    size += length;
    return this;
  }

  /** Writes the content of an element: as {@link #text}, but quotes stay as they are. */
  public XmlOutput content(CharSequence text) {
    return escaped(text, false);
  }

  /** Writes text that may stand anywhere, with what has a meaning in XML escaped. */
  public XmlOutput text(CharSequence text) {
    return escaped(text, true);
  }

  private XmlOutput escaped(CharSequence text, boolean withQuotes) {
    int length = text.length();
    for (int position = plainStart(text, true); position < length; position++) {
      switch (text.charAt(position)) {
        case '&' -> raw(AMPERSAND);
        case '<' -> raw(LESS);
        case '>' -> raw(GREATER);
        case '"' -> raw(withQuotes ? QUOTE : PLAIN_QUOTE);
        default -> position += append(text, position);
      }
    }
    return this;
  }

  /** Writes {@code  name="value"} with a space before. */
  public XmlOutput attribute(String name, String value) {
    raw(" ").raw(name).raw("=\"");
    for (int position = plainStart(value, true); position < value.length(); position++) {
      char character = value.charAt(position);
      if (character < ' ') {
        // As plain white space a reader would turn it into a blank.
        raw("&#").integer(character).raw(";");
      } else {
        position += textAt(value, position);
      }
    }
    return raw("\"");
  }

  private int textAt(String value, int position) {
    int length = Character.isHighSurrogate(value.charAt(position)) ? 2 : 1;
    int end = Math.min(value.length(), position + length);
    text(value.substring(position, end));
    return end - position - 1;
  }

  public XmlOutput attribute(String name, double value) {
    return raw(" ").raw(name).raw("=\"").number(value).raw("\"");
  }

  /** Writes a number as {@link Double#toString(double)} does. */
  public XmlOutput number(double value) {
    int whole = (int) value;
    boolean isNegativeZero = whole == 0 && Double.doubleToRawLongBits(value) < 0;
    if (whole == value && Math.abs(value) < PLAIN_LIMIT && !isNegativeZero) {
      integer(whole);
      buffer[size++] = '.';
      buffer[size++] = '0';
      return this;
    }
    return raw(Double.toString(value));
  }

  public XmlOutput integer(int value) {
    reserve();
    if (value < 0) {
      if (value == Integer.MIN_VALUE) {
        return raw(Integer.toString(value));
      }
      buffer[size++] = '-';
    }
    int rest = Math.abs(value);
    int digits = 1;
    for (long limit = 10; limit <= rest; limit *= 10) {
      digits++;
    }
    for (int position = size + digits - 1; position >= size; position--) {
      buffer[position] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    return this;
  }

  /** Appends the character at a position; returns 1 if it took the next one with it, else 0. */
  private int append(CharSequence text, int position) {
    reserve();
    char character = text.charAt(position);
    if (character < 0x80) {
      buffer[size++] = (byte) character;
      return 0;
    }
    int codePoint = Character.codePointAt(text, position);
    byte[] bytes = new String(Character.toChars(codePoint)).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
    return Character.charCount(codePoint) - 1;
  }

  private void reserve() {
    if (size > buffer.length - LONGEST_PIECE) {
      flushBuffer();
    }
  }

  /** What was written to memory, from its start. */
  byte[] bytes() {
    return buffer;
  }

  /** How many bytes were written to memory. */
  int size() {
    return size;
  }

  /** Forgets what was written to memory. */
  void clear() {
    size = 0;
  }

  /** Makes room of at least half of a buffer. */
  private void flushBuffer() {
    if (target == null) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
      return;
    }
    try {
      target.write(buffer, 0, size);
      size = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeLong(byte[] bytes, int offset, int length) {
    if (target == null) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + length));
      System.arraycopy(bytes, offset, buffer, size, length);
      size += length;
      return;
    }
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what is left, closes, and puts the file in its place. */
  public void finish() {
    flushBuffer();
    isOpen = false;
    try {
      target.close();
      if (file != null) {
        moveIntoPlace();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void moveIntoPlace() throws IOException {
    try {
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Gives up an output that was not finished; nothing of it remains. */
  @Override
  public void close() {
    if (!isOpen) {
      return;
    }
    isOpen = false;
    try {
      target.close();
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Text as {@link #text} writes it. */
  public static String escape(String text) {
    StringBuilder escaped = null;
    for (int position = 0; position < text.length(); position++) {
      char character = text.charAt(position);
      byte[] entity = entity(character);
      if (entity != null && escaped == null) {
        escaped = new StringBuilder(text.substring(0, position));
      }
      if (entity != null) {
        escaped.append(new String(entity, StandardCharsets.US_ASCII));
      } else if (escaped != null) {
        escaped.append(character);
      }
    }
    return escaped == null ? text : escaped.toString();
  }

  private static byte[] entity(char character) {
    return switch (character) {
      case '&' -> AMPERSAND;
      case '<' -> LESS;
      case '>' -> GREATER;
      case '"' -> QUOTE;
      default -> null;
    };
  }

  /** Text as bytes, for {@link #raw(byte[])}. */
  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
