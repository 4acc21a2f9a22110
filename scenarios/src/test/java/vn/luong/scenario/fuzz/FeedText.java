package vn.luong.scenario.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of a feed in one text, so that damage gets into any of them, and what makes an archive of it. */
final class FeedText {
  private static final String MARK = "### ";
  private static final int LONGEST_NAME = 100;

  private FeedText() {}

  /** Packs a text that may be damaged into an archive beside it. */
  static Path zip(Path text) throws IOException {
    String content = new String(Files.readAllBytes(text), StandardCharsets.ISO_8859_1);
    Path archive = text.resolveSibling("feed-of-text.zip");
    return Files.write(archive, zipped(content, StandardCharsets.ISO_8859_1));
  }

  static byte[] zipped(String content) throws IOException {
    return zipped(content, StandardCharsets.UTF_8);
  }

  private static byte[] zipped(String content, Charset charset) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Set<String> names = new HashSet<>();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String part : content.split("(?m)^" + MARK)) {
        int end = part.indexOf('\n');
        String name = part.substring(0, Math.max(0, end)).replaceAll("[^a-z_.]", "");
        if (!name.isEmpty() && name.length() <= LONGEST_NAME && names.add(name)) {
          zip.putNextEntry(new ZipEntry(name));
          zip.write(part.substring(end + 1).getBytes(charset));
          zip.closeEntry();
        }
      }
    }
    return bytes.toByteArray();
  }
}
