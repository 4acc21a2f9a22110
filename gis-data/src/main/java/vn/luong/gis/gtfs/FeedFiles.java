package vn.luong.gis.gtfs;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import vn.luong.sim.problems.InvalidInputException;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;

/**
 * The text files of a feed, in a folder or a zip archive. Nothing is ever unpacked to the disk, so names with {@code ../} do
 * no harm; an archive that grows without measure is cut off.
 */
final class FeedFiles implements Closeable {
  /** No file of a feed of a whole country is larger. */
  static final long MOST_BYTES = 8L << 30;
  /** Timetables shrink to a tenth or a twentieth; what shrinks more than this is made to do harm. */
  static final int MOST_GROWTH = 400;
  /** Small files may shrink as much as they like. */
  static final long HARMLESS_BYTES = 64L << 20;

  private static final String SUFFIX = ".txt";

  private final String name;
  private final ZipFile zip;
  private final Map<String, Path> paths = new HashMap<>();
  private final Map<String, ZipEntry> entries = new HashMap<>();

  private FeedFiles(String name, ZipFile zip) {
    this.name = name;
    this.zip = zip;
  }

  /** A file holds more than any feed does. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }

  /**
   * Opens a feed.
   *
   * @param problems takes files that are there twice or lie in an odd place
   * @throws InvalidInputException if it is neither a folder nor a zip archive
   */
  static FeedFiles open(Path feed, ProblemLog problems) {
    String name =
        feed.getFileName() == null ? feed.toString() : feed.getFileName().toString();
    if (Files.isDirectory(feed)) {
      FeedFiles files = new FeedFiles(name, null);
      files.list(feed);
      return files;
    }
    if (!Files.isRegularFile(feed)) {
      throw new InvalidInputException(Problem.error(
          "missing-file",
          SourcePosition.of(feed.toString()),
          "",
          "there is no such file or folder",
          "expected a GTFS feed",
          "Check the path."));
    }
    try {
      FeedFiles files = new FeedFiles(name, new ZipFile(feed.toFile()));
      files.listZip(problems);
      return files;
    } catch (IOException e) {
      throw new InvalidInputException(Problem.error(
          "no-feed",
          SourcePosition.of(feed.toString()),
          "",
          "it is no zip archive, or a damaged one (" + e.getMessage() + ")",
          "expected a GTFS feed: a folder or a zip archive",
          "Download the feed again."));
    }
  }

  private void list(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      children
          .filter(path -> path.getFileName().toString().endsWith(SUFFIX))
          .filter(Files::isRegularFile)
          .forEach(path -> paths.put(path.getFileName().toString(), path));
    } catch (IOException e) {
      throw new InvalidInputException(Problem.error(
          "unreadable-file",
          SourcePosition.of(folder.toString()),
          "",
          "the folder cannot be read (" + e.getMessage() + ")",
          "expected a GTFS feed",
          "Check the permissions."));
    }
  }

  private void listZip(ProblemLog problems) {
    for (ZipEntry entry : Collections.list(zip.entries())) {
      String path = entry.getName().replace('\\', '/');
      String file = path.substring(path.lastIndexOf('/') + 1);
      if (entry.isDirectory() || !file.endsWith(SUFFIX) || path.startsWith("__MACOSX/")) {
        continue;
      }
      if (path.contains("../") || path.startsWith("/")) {
        problems.add(Problem.error(
            "file-outside-archive",
            SourcePosition.of(name),
            "file \"" + entry.getName() + "\"",
            "leads out of the archive",
            "files lie in the archive itself",
            "Do not trust this archive; get the feed from its publisher."));
      } else if (entries.putIfAbsent(file, entry) != null) {
        problems.add(Problem.error(
            "duplicate-file",
            SourcePosition.of(name),
            "file \"" + file + "\"",
            "is in the archive twice",
            "each file once",
            "Remove one of them."));
      } else if (!path.equals(file)) {
        problems.add(Problem.warning(
            "file-in-folder",
            SourcePosition.of(name),
            "file \"" + path + "\"",
            "lies in a folder of the archive",
            "files lie at the top of the archive",
            "It is read all the same; other programs may not find it."));
      }
    }
  }

  /** What the user calls the feed. */
  String name() {
    return name;
  }

  boolean has(String file) {
    return paths.containsKey(file) || entries.containsKey(file);
  }

  /** Names of all text files. */
  SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(paths.keySet());
    names.addAll(entries.keySet());
    return names;
  }

  InputStream open(String file) throws IOException {
    if (zip == null) {
      return Files.newInputStream(paths.get(file));
    }
    ZipEntry entry = entries.get(file);
    long packed = Math.max(1, entry.getCompressedSize());
    long most = Math.min(MOST_BYTES, Math.max(HARMLESS_BYTES, packed * MOST_GROWTH));
    return new LimitedStream(zip.getInputStream(entry), most);
  }

  @Override
  public void close() {
    if (zip != null) {
      try {
        zip.close();
      } catch (IOException e) {
        throw new IllegalStateException("cannot close " + name, e);
      }
    }
  }

  /** Counts what is really unpacked, for the sizes stated in an archive may be lies. */
  private static final class LimitedStream extends FilterInputStream {
    private final long most;
    private long count;

    LimitedStream(InputStream in, long most) {
      super(in);
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      add(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      add(Math.max(0, read));
      return read;
    }

    private void add(int bytes) throws TooLargeException {
      count += bytes;
      if (count > most) {
        throw new TooLargeException(
            String.format(Locale.ROOT, "unpacks to more than %,d MB", most >> 20));
      }
    }
  }
}
