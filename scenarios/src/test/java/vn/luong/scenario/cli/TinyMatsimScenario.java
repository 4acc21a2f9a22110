package vn.luong.scenario.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.Assertions;

/**
 * A sound MATSim scenario of three files: a street from west to east and back, one person whose drive is routed and one
 * whose drive is not. Tests damage it.
 */
public final class TinyMatsimScenario {
  public static final String NETWORK = "network.xml";
  public static final String PLANS = "plans.xml";
  public static final String CONFIG = "config.xml";

  private static final String NETWORK_TEXT = """
      <network>
        <nodes>
          <node id="west" x="0" y="0"/>
          <node id="middle" x="500" y="0"/>
          <node id="east" x="1000" y="0"/>
        </nodes>
        <links>
          <link id="w-m" from="west" to="middle" length="500" freespeed="10" capacity="600" permlanes="1"/>
          <link id="m-e" from="middle" to="east" length="500" freespeed="10" capacity="600" permlanes="1"/>
          <link id="e-m" from="east" to="middle" length="500" freespeed="10" capacity="600" permlanes="1"/>
          <link id="m-w" from="middle" to="west" length="500" freespeed="10" capacity="600" permlanes="1"/>
          <link id="tram" from="middle" to="west" length="500" freespeed="10" capacity="600" permlanes="1" modes="tram"/>
        </links>
      </network>
      """;

  private static final String PLANS_TEXT = """
      <population>
        <person id="Lan">
          <plan selected="yes">
            <activity type="home" link="w-m" end_time="07:00:00"/>
            <leg mode="car"><route type="links" start_link="w-m" end_link="m-e">w-m m-e</route></leg>
            <activity type="work" link="m-e" end_time="16:00:00"/>
            <leg mode="car"/>
            <activity type="home" link="w-m"/>
          </plan>
        </person>
        <person id="Minh">
          <plan selected="yes">
            <activity type="home" x="900" y="20" end_time="07:10:00"/>
            <leg mode="car"/>
            <activity type="work" link="m-w"/>
          </plan>
        </person>
      </population>
      """;

  private static final String CONFIG_TEXT = """
      <config>
        <module name="network"><param name="inputNetworkFile" value="network.xml"/></module>
        <module name="plans"><param name="inputPlansFile" value="plans.xml"/></module>
        <module name="controller"><param name="lastIteration" value="1"/></module>
        <module name="scoring">
          <parameterset type="scoringParameters">
            <parameterset type="modeParams"><param name="mode" value="car"/></parameterset>
            <parameterset type="activityParams">
              <param name="activityType" value="home"/><param name="typicalDuration" value="12:00:00"/>
            </parameterset>
            <parameterset type="activityParams">
              <param name="activityType" value="work"/><param name="typicalDuration" value="08:00:00"/>
            </parameterset>
          </parameterset>
        </module>
        <module name="replanning">
          <parameterset type="strategysettings">
            <param name="strategyName" value="ChangeExpBeta"/><param name="weight" value="1"/>
          </parameterset>
        </module>
      </config>
      """;

  private final Path folder;

  private TinyMatsimScenario(Path folder) {
    this.folder = folder;
  }

  /** Writes the scenario into a folder, which is made. */
  public static TinyMatsimScenario in(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TinyMatsimScenario(folder)
        .write(NETWORK, NETWORK_TEXT)
        .write(PLANS, PLANS_TEXT)
        .write(CONFIG, CONFIG_TEXT);
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  public String config() {
    return file(CONFIG).toString();
  }

  public TinyMatsimScenario write(String name, String text) {
    try {
      Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  TinyMatsimScenario delete(String name) {
    try {
      Files.delete(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Writes other words in the place of some that occur in the file. */
  public TinyMatsimScenario replace(String name, String words, String otherWords) {
    String text = read(name);
    Assertions.assertThat(text).contains(words);
    return write(name, text.replace(words, otherWords));
  }

  /** Compresses the file under its old name and cuts the end off. */
  TinyMatsimScenario compressAndTruncate(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(read(name).getBytes(StandardCharsets.UTF_8));
      }
      Files.write(file(name), Arrays.copyOf(bytes.toByteArray(), bytes.size() * 2 / 3));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Line on which some words first occur, counted from 1. */
  int line(String name, String words) {
    String text = read(name);
    Assertions.assertThat(text).contains(words);
    return (int) text.substring(0, text.indexOf(words)).lines().count();
  }

  private String read(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
