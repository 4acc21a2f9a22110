package vn.luong.sim.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.vehicles.VehicleTypes;

/** Each thing wrong is told with its line, and reading goes on to find the next. */
class BadInputTest {
  private static final String NETWORK = """
      <network>
      <nodes>
      <node id="1" x="0" y="0"/>
      <node id="2" x="100" y="0"/>
      <node id="3" x="200" y="0"/>
      </nodes>
      <links>
      <link id="a" from="1" to="2" length="100" freespeed="10" capacity="600" permlanes="1"/>
      <link id="b" from="2" to="3" length="100" freespeed="10" capacity="600" permlanes="1"/>
      <link id="c" from="3" to="1" length="200" freespeed="10" capacity="600" permlanes="1"/>
      </links>
      </network>
      """;

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void everythingWrongInANetworkIsToldAtOnce() throws IOException {
    Network network = readNetwork("""
        <network>
        <nodes>
        <node id="1" x="0" y="0"/>
        <node id="2" x="far" y="0"/>
        <node id="1" x="5" y="0"/>
        </nodes>
        <links>
        <link id="a" from="1" to="2" length="-3.0" freespeed="10" capacity="600" permlanes="1"/>
        <link id="b" from="1" to="9" length="5" freespeed="10" capacity="600" permlanes="1"/>
        <link id="c" from="1" to="2" length="5" freespeed="0" capacity="-1" permlanes="one"/>
        <link id="a" from="1" to="2" length="5" freespeed="10" capacity="600" permlanes="1"/>
        <link id="d" from="1" to="2" freespeed="10" capacity="600" permlanes="1" colour="red"/>
        <lnk/>
        </links>
        </network>
        """);

    assertThat(problems.problems().stream().map(XmlPlace::of))
        .containsExactly(
            "4 bad-number",
            "5 duplicate-id",
            "8 negative-length",
            "9 unknown-node",
            "10 bad-freespeed",
            "10 bad-capacity",
            "10 bad-number",
            "11 duplicate-id",
            "12 unknown-attribute",
            "12 missing-attribute",
            "13 unknown-element");
    assertThat(problems.problems().get(2).message())
        .endsWith("network.xml:8 link \"a\": length is -3.0, must be > 0 and finite. "
            + "Correct the attribute or re-import the road.");
    assertThat(network.linkCount()).isEqualTo(4);
  }

  @Test
  void everythingWrongInPlansIsToldAtOnce() throws IOException {
    Population population = readPlans("""
        <population>
        <person id="1"><plan selected="yes">
        <activity type="h" link="nowhere" end_time="06:00:00"/>
        <leg mode="car"/>
        <activity type="w" link="b"/>
        </plan></person>
        <person id="2"><plan selected="maybe" score="good">
        <activity type="h" link="a" end_time="6 o'clock"/>
        <leg mode="car"><route type="links" start_link="a" end_link="c">a x c</route></leg>
        <activity type="w" link="c"/>
        <leg mode="car"><route type="links" start_link="c" end_link="b">c b</route></leg>
        <activity type="h" link="b" facility="f"/>
        </plan></person>
        <person id="2"/>
        <person id="3"><plan>
        <activity type="h" link="a"/>
        <activity type="w" link="b"/>
        </plan><plan>
        <leg mode="car"/>
        </plan><plan>
        <activity type="h"/>
        <leg/>
        </plan><plan/></person>
        </population>
        """);

    assertThat(problems.problems().stream().map(XmlPlace::of))
        .containsExactly(
            "3 unknown-link",
            "7 bad-number",
            "7 bad-selected",
            "8 bad-time",
            "9 route-unknown-link",
            "11 unjoined-route",
            "12 no-facilities",
            "14 duplicate-id",
            "17 bad-plan",
            "19 bad-plan",
            "21 activity-without-place",
            "22 missing-attribute",
            "23 empty-plan");
    assertThat(problems.problems().get(0).message())
        .contains("plans.xml:3 person \"1\" activity: link is \"nowhere\", there is no such link");
    assertThat(population.personCount()).isEqualTo(3);
  }

  @Test
  void versionFourRouteThatCannotBeDrivenIsTold() throws IOException {
    readPlans("""
        <plans>
        <person id="1"><plan>
        <act type="h" link="a" end_time="06:00"/>
        <leg mode="car"><route>2 9</route></leg>
        <act type="w" link="c" end_time="16:00"/>
        <leg mode="car"><route>1 3</route></leg>
        <act type="h" link="c"/>
        </plan></person>
        </plans>
        """);

    assertThat(problems.problems().stream().map(XmlPlace::of))
        .containsExactly("4 route-unknown-node", "6 unjoined-route");
  }

  @Test
  void aFileOfAnotherKindIsNotMistaken() throws IOException {
    Path plans = write("plans.xml", "<population/>");

    NetworkXmlReader.read(plans, new ModeTable(), problems);
    VehiclesXmlReader.read(plans, new VehicleTypes(), problems);
    FacilitiesXmlReader.read(plans, readNetwork(NETWORK), problems);
    EventsXmlReader.read(plans, problems, event -> {});

    assertThat(problems.countByKind()).containsEntry("unknown-element", 4);
  }

  @Test
  void withoutANetworkNotEveryLinkOfThePlansIsReported() throws IOException {
    Network network =
        NetworkXmlReader.read(folder.resolve("missing.xml"), new ModeTable(), problems);
    Population population = new Population(network, new Facilities());
    Path plans = write("plans.xml", """
        <population><person id="1"><plan>
        <activity type="h" link="a" end_time="06:00"/>
        <leg mode="car"><route type="links" start_link="a" end_link="b">a b</route></leg>
        <activity type="w" link="b"/>
        </plan></person></population>
        """);
    PopulationXmlReader.read(plans, population, problems);

    assertThat(problems.problems().stream().map(Problem::kind)).containsExactly("missing-file");
  }

  @Test
  void everythingWrongInVehiclesIsToldAtOnce() throws IOException {
    Path vehicles = write("vehicles.xml", """
        <vehicleDefinitions>
        <vehicleType id="car"><length meter="-1"/><passengerCarEquivalents pce="x"/></vehicleType>
        <vehicleType id="car"/>
        <vehicleType id="bus"><doorOperation mode="sideways"/><wings/></vehicleType>
        <vehicle id="1" type="car"/>
        <vehicle id="1" type="car"/>
        <vehicle id="2" type="boat"/>
        <vehicleType id="motorbike"><attributes>
        <attribute name="luong:filtering" class="java.lang.Boolean">often</attribute>
        </attributes></vehicleType>
        </vehicleDefinitions>
        """);
    VehiclesXmlReader.read(vehicles, new VehicleTypes(), problems);

    assertThat(problems.problems().stream().map(XmlPlace::of))
        .containsExactly(
            "2 bad-number",
            "2 bad-number",
            "3 duplicate-id",
            "4 bad-doors",
            "4 unknown-element",
            "6 duplicate-id",
            "7 unknown-vehicle-type",
            "9 bad-attribute");
  }

  @Test
  void everythingWrongInChangeEventsIsToldAtOnce() throws IOException {
    Network network = readNetwork(NETWORK);
    Path changes = write("changes.xml", """
        <networkChangeEvents>
        <networkChangeEvent startTime="later"><link refId="x"/></networkChangeEvent>
        <networkChangeEvent startTime="06:00"><link refId="a"/><freespeed type="twice" value="1"/>
        <lanes type="absolute" value="-1"/><colour/></networkChangeEvent>
        </networkChangeEvents>
        """);
    NetworkChangeEventsXmlReader.read(changes, network, problems);

    assertThat(problems.problems().stream().map(XmlPlace::of))
        .containsExactly(
            "2 bad-time",
            "2 unknown-link",
            "3 bad-change-type",
            "4 negative-change",
            "4 unknown-element");
  }

  /** A problem as line and kind. */
  private static final class XmlPlace {
    static String of(Problem problem) {
      return problem.position().line() + " " + problem.kind();
    }
  }

  private Network readNetwork(String text) throws IOException {
    return NetworkXmlReader.read(write("network.xml", text), new ModeTable(), problems);
  }

  private Population readPlans(String text) throws IOException {
    Population population = new Population(readNetwork(NETWORK), new Facilities());
    PopulationXmlReader.read(write("plans.xml", text), population, problems);
    return population;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
