package vn.luong.bench;

import java.nio.file.Path;

/** The files beside the benchmarks that hold what is expected of them. */
public final class BenchFiles {
  /** System property with the folder of the module; {@code benchmarks/run} sets it. */
  private static final String FOLDER = "luong.benchmarks";

  private BenchFiles() {}

  /** A file of the module's folder. */
  public static Path path(String name) {
    return Path.of(System.getProperty(FOLDER, "benchmarks"), name);
  }
}
