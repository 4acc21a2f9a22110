package vn.luong.scenario.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A layer as scenario files name it: {@code FILE} or {@code FILE#LAYER}, relative to the scenario.
 *
 * @param name what stands before the mark
 * @param file the file; empty if there is none of this name
 * @param layer what stands behind the mark
 */
record LayerName(String name, Optional<Path> file, Optional<String> layer) {
  /** The layer that stands under a key. */
  static LayerName under(YamlSection section, String key) {
    String text = section.text(key).orElse("");
    int mark = text.indexOf('#');
    String name = mark < 0 ? text : text.substring(0, mark);
    Optional<String> layer = mark < 0 ? Optional.empty() : Optional.of(text.substring(mark + 1));
    try {
      Path file = Path.of(section.positionOf(key).source()).resolveSibling(name).normalize();
      boolean isThere = !name.isEmpty() && Files.isRegularFile(file);
      return new LayerName(name, isThere ? Optional.of(file) : Optional.empty(), layer);
    } catch (InvalidPathException e) {
      return new LayerName(name, Optional.empty(), layer);
    }
  }
}
