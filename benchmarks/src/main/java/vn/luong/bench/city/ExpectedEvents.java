package vn.luong.bench.city;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Properties;
import vn.luong.bench.BenchFiles;

/** The checksums that the events of known worlds must have: {@code benchmarks/checksums.properties}. */
public final class ExpectedEvents {
  private static final Path FILE = BenchFiles.path("checksums.properties");

  private ExpectedEvents() {}

  /** The checksum of a world, empty if it is not known. */
  public static OptionalLong find(String world) {
    Properties known = new Properties();
    try (Reader reader = Files.newBufferedReader(FILE)) {
      known.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
    String text = known.getProperty(world);
    return text == null ? OptionalLong.empty() : OptionalLong.of(parse(text.trim()));
  }

  static long parse(String hexadecimal) {
    return Long.parseUnsignedLong(hexadecimal, 16);
  }

  /** True if the events are those that were expected; tells what to do if they are not. */
  public static boolean check(String world, OptionalLong expected, long found) {
    if (expected.isPresent() && expected.getAsLong() != found) {
      System.err.printf(
          "events of %s have checksum %016x, expected %016x. A run with wrong events has no speed."
              + " If the events were meant to change, put the new one into %s.%n",
          world, found, expected.getAsLong(), FILE);
      return false;
    }
    return true;
  }
}
