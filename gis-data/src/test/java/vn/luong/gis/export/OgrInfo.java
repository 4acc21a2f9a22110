package vn.luong.gis.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * GDAL's {@code ogrinfo}, which reads files as QGIS does. Where it is not installed the test is skipped, except under continuous
 * integration ({@code CI=true}), where it must be there.
 */
final class OgrInfo {
  private OgrInfo() {}

  /** What ogrinfo prints; fails if it cannot open the file or warns of anything. */
  static String of(Path file, String... options) throws IOException, InterruptedException {
    requireProgram();
    List<String> command = new ArrayList<>(List.of("ogrinfo", "-ro", file.toString()));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0 || output.contains("Warning") || output.contains("ERROR")) {
      throw new AssertionError(command + " complains:\n" + output);
    }
    return output;
  }

  private static void requireProgram() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    boolean isThere = Stream.of(path.split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ogrinfo")));
    if (!isThere && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("ogrinfo (gdal-bin) must be installed where CI=true");
    }
    Assumptions.assumeTrue(isThere, "ogrinfo (gdal-bin) is not installed");
  }
}
