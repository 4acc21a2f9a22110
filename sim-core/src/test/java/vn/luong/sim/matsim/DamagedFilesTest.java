package vn.luong.sim.matsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.matsim.config.ConfigChecks;
import vn.luong.sim.matsim.config.ConfigXmlReader;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.vehicles.VehicleTypes;

/** Whatever happened to a file on its way, reading it ends, and ends with problems instead of exceptions. */
class DamagedFilesTest {
  private static final int CHANGES_PER_FILE = 200;
  /** Steps in which files are cut, so that cuts fall everywhere over the texts. */
  private static final int CUT_STEP = 7;

  private static final String NETWORK = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE network SYSTEM "http://www.matsim.org/files/dtd/network_v2.dtd">
      <network name="Phố">
      <nodes><node id="1" x="0" y="0"/><node id="2" x="100" y="0"/></nodes>
      <links capperiod="01:00:00"><!-- two -->
      <link id="a" from="1" to="2" length="100" freespeed="10" capacity="600" permlanes="1" modes="car">
      <attributes><attribute name="shape" class="java.lang.String">1,2 3,4</attribute></attributes>
      </link>
      <link id="b" from="2" to="1" length="100" freespeed="10" capacity="600" permlanes="1"/>
      </links></network>
      """;
  private static final String PLANS = """
      <population><person id="1"><attributes>
      <attribute name="age" class="java.lang.Integer">3</attribute></attributes>
      <plan score="1.5" selected="yes"><activity type="h" link="a" x="1" y="2" end_time="06:00:00"/>
      <leg mode="car" dep_time="06:00:00"><route type="links" start_link="a" end_link="b"
       trav_time="00:01:00" distance="100.0" vehicleRefId="1">a b</route></leg>
      <activity type="w" link="b" max_dur="01:00"/><leg mode="pt"><route type="default_pt"
       start_link="b" end_link="a">{"line":"1"}</route></leg><activity type="h" link="a"/>
      </plan></person></population>
      """;
  private static final String OLD_PLANS = """
      <plans><person id="1" age="3" employed="yes"><plan><act type="h" link="a" end_time="06:00"/>
      <leg mode="car"><route> 2 </route></leg><act type="w" link="b" dur="01:00"/>
      <leg mode="car"><route/></leg><act type="h" link="a"/></plan></person></plans>
      """;
  private static final String VEHICLES = """
      <vehicleDefinitions xmlns="http://www.matsim.org/files/dtd"><vehicleType id="car">
      <attributes><attribute name="doorOperationMode" class="x">serial</attribute></attributes>
      <capacity seats="4" standingRoomInPersons="0"/><length meter="7.5"/><width meter="1"/>
      <passengerCarEquivalents pce="1"/></vehicleType><vehicle id="1" type="car"/></vehicleDefinitions>
      """;
  private static final String FACILITIES = """
      <facilities name="x"><facility id="1" x="1" y="2" linkId="a"><activity type="h">
      <capacity value="3"/><opentime day="wkday" start_time="06:00" end_time="20:00"/></activity>
      </facility></facilities>
      """;
  private static final String CHANGES = """
      <networkChangeEvents><networkChangeEvent startTime="06:00:00"><link refId="a"/>
      <flowCapacity type="absolute" value="0.5"/></networkChangeEvent></networkChangeEvents>
      """;
  private static final String CONFIG = """
      <config><module name="planCalcScore"><param name="traveling" value="-6"/>
      <param name="activityType_0" value="h"/><param name="activityTypicalDuration_0" value="08:00"/>
      <parameterset type="modeParams"><param name="mode" value="car"/></parameterset></module>
      <module name="strategy"><param name="Module_1" value="ReRoute"/>
      <param name="ModuleProbability_1" value="0.5"/></module>
      <module name="planscalcroute"><param name="teleportedModeSpeed_walk" value="1.2"/></module>
      <module name="qsim"><param name="endTime" value="30:00"/></module></config>
      """;
  private static final String EVENTS = """
      <events version="1.0"><event time="1.0" type="departure" person="1" link="a" legMode="car"/>
      <event time="2.0" type="left link" vehicle="1" link="a"/>
      <event time="3.0" type="actstart" person="1" link="a" actType="h"/></events>
      """;
  private static final List<String> TEXTS =
      List.of(NETWORK, PLANS, OLD_PLANS, VEHICLES, FACILITIES, CHANGES, CONFIG, EVENTS);

  @TempDir
  Path folder;

  @Test
  void undamagedFilesHaveNoProblems() throws IOException {
    for (int text = 0; text < TEXTS.size(); text++) {
      ProblemLog problems = read(text, TEXTS.get(text).getBytes(StandardCharsets.UTF_8));
      assertThat(problems.problems()).as("file " + text).isEmpty();
    }
  }

  @Test
  void filesThatEndEarlyAreTold() throws IOException {
    for (int text = 0; text < TEXTS.size(); text++) {
      byte[] whole = TEXTS.get(text).stripTrailing().getBytes(StandardCharsets.UTF_8);
      for (int length = 0; length < whole.length; length += CUT_STEP) {
        ProblemLog problems = read(text, Arrays.copyOf(whole, length));
        assertThat(problems.hasErrors())
            .as("file " + text + " of " + length + " bytes")
            .isTrue();
      }
    }
  }

  @Test
  void compressedFilesThatEndEarlyAreTold() throws IOException {
    for (int text = 0; text < TEXTS.size(); text++) {
      byte[] whole = gzip(TEXTS.get(text));
      // The last eight bytes are a checksum, which is not needed to understand the file.
      for (int length = 0; length < whole.length - 8; length += CUT_STEP) {
        ProblemLog problems = read(text, Arrays.copyOf(whole, length));
        assertThat(problems.hasErrors())
            .as("file " + text + " of " + length + " bytes")
            .isTrue();
      }
    }
  }

  @Test
  void changedBytesNeverMakeAnException() throws IOException {
    for (int text = 0; text < TEXTS.size(); text++) {
      byte[] plain = TEXTS.get(text).getBytes(StandardCharsets.UTF_8);
      byte[] compressed = gzip(TEXTS.get(text));
      for (int seed = 0; seed < CHANGES_PER_FILE; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] damaged = (seed % 4 == 0 ? compressed : plain).clone();
        for (int change = random.nextInt(1, 4); change > 0; change--) {
          damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        try {
          read(text, damaged);
        } catch (RuntimeException e) {
          fail("file " + text + ", seed " + seed, e);
        }
      }
    }
  }

  @Test
  void piecesInTheWrongOrderNeverMakeAnException() throws IOException {
    for (int text = 0; text < TEXTS.size(); text++) {
      String[] pieces = TEXTS.get(text).split("(?=<)");
      for (int seed = 0; seed < CHANGES_PER_FILE; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] mixed = pieces.clone();
        int from = random.nextInt(mixed.length);
        int to = random.nextInt(mixed.length);
        mixed[to] = seed % 2 == 0 ? mixed[from] : "";
        String damaged = String.join("", mixed);
        try {
          read(text, damaged.getBytes(StandardCharsets.UTF_8));
        } catch (RuntimeException e) {
          fail("file " + text + ", seed " + seed + ": " + damaged, e);
        }
      }
    }
  }

  private ProblemLog read(int text, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("file.xml"), content);
    ProblemLog problems = new ProblemLog();
    switch (text) {
      case 0 -> NetworkXmlReader.read(file, new ModeTable(), problems);
      case 1, 2 ->
        PopulationXmlReader.read(file, new Population(network(), new Facilities()), problems);
      case 3 -> VehiclesXmlReader.read(file, new VehicleTypes(), problems);
      case 4 -> FacilitiesXmlReader.read(file, network(), problems);
      case 5 -> NetworkChangeEventsXmlReader.read(file, network(), problems);
      case 6 -> ConfigChecks.run(ConfigXmlReader.read(file, problems), false, problems);
      default -> EventsXmlReader.read(file, problems, event -> {});
    }
    return problems;
  }

  private static Network network() {
    NetworkBuilder builder = new NetworkBuilder(new ModeTable());
    long car = ModeTable.bit(builder.modeTable().add("car"));
    builder.addNode("1", 0, 0);
    builder.addNode("2", 100, 0);
    builder.addLink("a", 0, 1, new LinkProperties(100, 10, 600, 1, car));
    builder.addLink("b", 1, 0, new LinkProperties(100, 10, 600, 1, car));
    return builder.build();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
