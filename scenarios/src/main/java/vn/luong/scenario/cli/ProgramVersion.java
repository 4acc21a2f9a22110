package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this program, as the build states it. */
final class ProgramVersion {
  private ProgramVersion() {}

  static String text() {
    Properties properties = new Properties();
    try (InputStream stream = ProgramVersion.class.getResourceAsStream("/luong.properties")) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
