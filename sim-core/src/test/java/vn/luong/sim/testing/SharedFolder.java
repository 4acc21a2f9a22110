package vn.luong.sim.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of reference material beside the checkout; tests that need it are skipped where it is absent. */
public final class SharedFolder {
  private SharedFolder() {}

  /**
   * A file or folder of it.
   *
   * @param relative e.g. {@code reference/matsim/micro}
   */
  public static Path require(String relative) {
    Path root = Path.of(System.getProperty("luong.root", "."));
    Path path = root.resolve("../shared").resolve(relative).normalize();
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: " + path + " is not there");
    return path;
  }
}
