package vn.luong.scenario.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import vn.luong.sim.random.RandomStream;

/**
 * A MATSim scenario of a grid town whose people jam its streets and replan in all ways: new routes, times, and choices
 * among remembered plans, of which some are forgotten. Scores are averaged from the fourth iteration on, link statistics
 * and volumes beside counts over three of every four iterations.
 */
public final class GridMatsimScenario {
  /** Nodes along a side of the town. */
  static final int SIDE = 6;

  private static final int STREET_METERS = 300;

  /** Where the south-western corner is, in UTM zone 48N. */
  static final int WEST_METERS = 680_000;

  static final int SOUTH_METERS = 1_220_000;

  private static final String CONFIG = """
      <config>
        <module name="global"><param name="coordinateSystem" value="EPSG:32648"/></module>
        <module name="network"><param name="inputNetworkFile" value="network.xml"/></module>
        <module name="plans"><param name="inputPlansFile" value="plans.xml"/></module>
        <module name="controller">
          <param name="lastIteration" value="%d"/>
          <param name="writeEventsInterval" value="3"/>
          <param name="writePlansInterval" value="3"/>
        </module>
        <module name="counts">
          <param name="inputCountsFile" value="counts.xml"/>
          <param name="writeCountsInterval" value="4"/>
          <param name="averageCountsOverIterations" value="3"/>
        </module>
        <module name="linkStats">
          <param name="writeLinkStatsInterval" value="4"/>
          <param name="averageLinkStatsOverIterations" value="3"/>
        </module>
        <module name="scoring">
          <param name="fractionOfIterationsToStartScoreMSA" value="0.4"/>
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
          <param name="maxAgentPlanMemorySize" value="3"/>
          <parameterset type="strategysettings">
            <param name="strategyName" value="ChangeExpBeta"/><param name="weight" value="0.6"/>
          </parameterset>
          <parameterset type="strategysettings">
            <param name="strategyName" value="ReRoute"/><param name="weight" value="0.2"/>
          </parameterset>
          <parameterset type="strategysettings">
            <param name="strategyName" value="TimeAllocationMutator"/><param name="weight" value="0.2"/>
          </parameterset>
        </module>
      </config>
      """;

  private static final String COUNTS = """
      <counts name="grid" year="2026">
        <count loc_id="7-8" cs_id="east"><volume h="8" val="40"/><volume h="17" val="5"/></count>
        <count loc_id="8-7" cs_id="west"><volume h="8" val="5"/><volume h="17" val="40"/></count>
      </counts>
      """;

  private GridMatsimScenario() {}

  /**
   * Writes the scenario.
   *
   * @return its config
   */
  public static Path write(Path folder, int persons, int lastIteration) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("network.xml"), network());
      Files.writeString(folder.resolve("plans.xml"), plans(persons));
      Files.writeString(folder.resolve("counts.xml"), COUNTS);
      return Files.writeString(
          folder.resolve("config.xml"), String.format(Locale.ROOT, CONFIG, lastIteration));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes a scenario whose people remember all plans they ever made, for a thousand iterations.
   *
   * @param activityBytes length of a note on each activity, which goes into every plan
   */
  static Path writeGrowing(Path folder, int persons, int activityBytes) {
    Path config = write(folder, persons, 1000);
    try {
      String note = "<attributes><attribute name=\"note\" class=\"java.lang.String\">"
          + "x".repeat(activityBytes) + "</attribute></attributes></activity>";
      Path plans = folder.resolve("plans.xml");
      Files.writeString(
          plans, Files.readString(plans).replaceAll("(<activity [^>]*)/>", "$1>" + note));
      return Files.writeString(
          config,
          Files.readString(config)
              .replace(
                  "\"maxAgentPlanMemorySize\" value=\"3\"",
                  "\"maxAgentPlanMemorySize\" value=\"0\""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String network() {
    return network(STREET_METERS, "modes=\"car\" capacity=\"300\" permlanes=\"1\"");
  }

  /**
   * A town of so many streets, as MATSim's XML.
   *
   * @param streetMeters length of a street from one crossing to the next
   * @param attributes what all links have beside length and speed
   */
  static String network(int streetMeters, String attributes) {
    StringBuilder nodes = new StringBuilder("<network>\n<nodes>\n");
    StringBuilder links = new StringBuilder("</nodes>\n<links>\n");
    for (int node = 0; node < SIDE * SIDE; node++) {
      int column = node % SIDE;
      int row = node / SIDE;
      nodes.append(String.format(
          Locale.ROOT,
          "<node id=\"%d\" x=\"%d\" y=\"%d\"/>\n",
          node,
          WEST_METERS + column * streetMeters,
          SOUTH_METERS + row * streetMeters));
      if (column + 1 < SIDE) {
        addStreet(links, node, node + 1, streetMeters, attributes);
      }
      if (row + 1 < SIDE) {
        addStreet(links, node, node + SIDE, streetMeters, attributes);
      }
    }
    return nodes.append(links).append("</links>\n</network>\n").toString();
  }

  private static void addStreet(
      StringBuilder links, int one, int other, int streetMeters, String attributes) {
    for (int[] ends : new int[][] {{one, other}, {other, one}}) {
      links.append(String.format(
          Locale.ROOT,
          "<link id=\"%1$d-%2$d\" from=\"%1$d\" to=\"%2$d\" length=\"%3$d\" freespeed=\"10\""
              + " %4$s/>\n",
          ends[0],
          ends[1],
          streetMeters,
          attributes));
    }
  }

  private static String plans(int persons) {
    StringBuilder text = new StringBuilder("<population>\n");
    RandomStream random = RandomStream.of(1);
    for (int person = 0; person < persons; person++) {
      String home = anyLink(random);
      String work = anyLink(random);
      text.append(String.format(
          Locale.ROOT,
          """
          <person id="p%d"><plan selected="yes">
            <activity type="home" link="%s" end_time="%s"/><leg mode="car"/>
            <activity type="work" link="%s" end_time="%s"/><leg mode="car"/>
            <activity type="home" link="%s"/>
          </plan></person>
          """,
          person,
          home,
          clock(7, random.nextInt(1800)),
          work,
          clock(16, random.nextInt(1800)),
          home));
    }
    return text.append("</population>\n").toString();
  }

  private static String anyLink(RandomStream random) {
    int column = random.nextInt(SIDE - 1);
    int node = random.nextInt(SIDE) * SIDE + column;
    return node + "-" + (node + 1);
  }

  private static String clock(int hour, int seconds) {
    return String.format(Locale.ROOT, "%02d:%02d:%02d", hour, seconds / 60, seconds % 60);
  }
}
