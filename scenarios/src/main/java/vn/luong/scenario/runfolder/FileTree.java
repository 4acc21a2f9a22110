package vn.luong.scenario.runfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is done with folders and everything in them. */
public final class FileTree {
  private FileTree() {}

  /** Deletes a folder, or a file; does nothing if there is none. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(folder, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
          throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path visited, IOException failure)
          throws IOException {
        Files.delete(visited);
        return FileVisitResult.CONTINUE;
      }
    });
  }

  /** Deletes what is in a folder, but for one name, and keeps the folder. */
  static void deleteContent(Path folder, String butThis) throws IOException {
    List<Path> content;
    try (Stream<Path> files = Files.list(folder)) {
      content =
          files.filter(file -> !file.getFileName().toString().equals(butThis)).toList();
    }
    for (Path file : content) {
      delete(file);
    }
  }

  /** True if the folder, which must be there, holds nothing. */
  static boolean isEmpty(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folders that have to be made to hold this one, the inner ones first. */
  static List<Path> missingParents(Path folder) {
    List<Path> missing = new ArrayList<>();
    Path parent = folder.getParent();
    while (parent != null && !Files.exists(parent)) {
      missing.add(parent);
      parent = parent.getParent();
    }
    return missing;
  }
}
