package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.luong.scenario.report.ReportPage;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.scenario.runfolder.RunFolder;

/** Compares finished run folders byte by byte, except for what tells how long something took, and when. */
final class RunBytes {
  private RunBytes() {}

  /** Requires that two runs left the same; the report of the second one is drawn anew for it. */
  static void requireSame(Path expected, Path actual) throws IOException {
    SortedMap<String, Path> files = filesOf(expected);
    SortedMap<String, Path> others = filesOf(actual);
    assertThat(others.keySet()).isEqualTo(files.keySet());
    assertThat(withoutClocks(others.get(RunFolder.MANIFEST)))
        .isEqualTo(withoutClocks(files.get(RunFolder.MANIFEST)));
    assertThat(Files.readString(others.get(RunFolder.STOPWATCH))
            .replaceAll("\\d\\d:\\d\\d:\\d\\d", "?"))
        .isEqualTo(Files.readString(files.get(RunFolder.STOPWATCH))
            .replaceAll("\\d\\d:\\d\\d:\\d\\d", "?"));
    // The page shows run.json: with the same one it must be the same page.
    Files.copy(
        files.get(RunFolder.MANIFEST),
        others.get(RunFolder.MANIFEST),
        StandardCopyOption.REPLACE_EXISTING);
    ReportPage.write(RunFolder.open(actual));
    for (String name : files.keySet()) {
      if (!name.equals(RunFolder.LOG) && !name.equals(RunFolder.STOPWATCH)) {
        assertThat(Files.mismatch(files.get(name), others.get(name)))
            .as("first byte of %s that differs", name)
            .isEqualTo(-1);
      }
    }
  }

  private static SortedMap<String, Path> filesOf(Path folder) throws IOException {
    SortedMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(folder.relativize(file).toString(), file));
    }
    return files;
  }

  private static ObjectNode withoutClocks(Path manifest) {
    ObjectNode run = (ObjectNode) JsonFile.readTree(manifest);
    ((ObjectNode) run.get("machine")).remove("startedAt");
    run.remove("stages");
    ((ObjectNode) run.get("memory")).remove("peakBytes");
    run.get("iterations").forEach(iteration -> ((ObjectNode) iteration).remove("seconds"));
    return run;
  }
}
