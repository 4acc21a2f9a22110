package vn.luong.sim.xml;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.SourcePosition;

/**
 * Opens files that may be gzip compressed; what they are is seen from their first bytes, not from
 * their name.
 */
public final class CompressedFile {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MAGIC_BYTES = 4;

  private CompressedFile() {}

  /**
   * Opens a file for reading.
   *
   * @throws InvalidInputException if it is missing, not readable, or compressed in a way that
   *     is not supported
   */
  public static InputStream open(Path file) {
    if (Files.isDirectory(file)) {
      throw unusable(file, "not-a-file", "is a folder", "a file", "Name the file inside it.");
    }
    try {
      return decompress(file, new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
    } catch (NoSuchFileException e) {
      throw unusable(
          file,
          "missing-file",
          "there is no such file",
          "a file that exists",
          "Correct the name; a relative one counts from the folder of the file that names it.");
    } catch (AccessDeniedException e) {
      throw unusable(
          file,
          "unreadable-file",
          "the file may not be read",
          "read permission",
          "Change its permissions.");
    } catch (IOException e) {
      throw unusable(
          file,
          "unreadable-file",
          "the file cannot be read (" + e.getMessage() + ")",
          "a readable file",
          "Copy or download the file again.");
    }
  }

  private static InputStream decompress(Path file, BufferedInputStream input) throws IOException {
    input.mark(MAGIC_BYTES);
    byte[] magic = Arrays.copyOf(input.readNBytes(MAGIC_BYTES), MAGIC_BYTES);
    input.reset();
    if (startsWith(magic, 0x1F, 0x8B)) {
      try {
        return new GZIPInputStream(input, BUFFER_BYTES);
      } catch (IOException e) {
        input.close();
        throw e;
      }
    }
    String unsupported = unsupportedCompression(magic);
    if (unsupported != null) {
      input.close();
      throw unusable(
          file,
          "unsupported-compression",
          "the file is compressed with " + unsupported,
          "gzip or no compression",
          "Decompress it, or recompress it as gzip.");
    }
    return input;
  }

  private static String unsupportedCompression(byte[] magic) {
    if (startsWith(magic, 0x28, 0xB5, 0x2F, 0xFD)) {
      return "Zstandard";
    }
    if (startsWith(magic, 0x04, 0x22, 0x4D, 0x18)) {
      return "LZ4";
    }
    if (startsWith(magic, 'B', 'Z', 'h')) {
      return "bzip2";
    }
    return startsWith(magic, 'P', 'K', 3, 4) ? "zip" : null;
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    for (int position = 0; position < expected.length; position++) {
      if ((bytes[position] & 0xFF) != expected[position]) {
        return false;
      }
    }
    return true;
  }

  private static InvalidInputException unusable(
      Path file, String kind, String found, String expected, String remedy) {
    return new InvalidInputException(Problem.error(
        kind, SourcePosition.of(file.toString()), "", found, "expected " + expected, remedy));
  }
}
