package vn.luong.sim.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.facilities.Facilities;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkChanges;
import vn.luong.sim.population.Activity;
import vn.luong.sim.population.Leg;
import vn.luong.sim.population.LinkPath;
import vn.luong.sim.population.Plan;
import vn.luong.sim.population.Population;
import vn.luong.sim.population.Route;
import vn.luong.sim.population.TeleportRoute;
import vn.luong.sim.population.TextRoute;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.Manoeuvres;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;
import vn.luong.sim.xml.CompressedFile;

/** What is written and read again is the same, for every format. */
class RoundTripTest {
  private static final String NETWORK = """
      <network name="Ngã tư">
      <attributes>
      <attribute name="coordinateReferenceSystem" class="java.lang.String">EPSG:32648</attribute>
      </attributes>
      <nodes>
      <node id="1" x="600000.25" y="1200000.5" z="12.5" type="90"/>
      <node id="2" x="600100" y="1200000"><attributes>
      <attribute name="signal" class="java.lang.Boolean">true</attribute></attributes></node>
      <node id="3" x="600100" y="1200100"/>
      </nodes>
      <links capperiod="01:30:00" effectivecellsize="7.0" effectivelanewidth="3.5">
      <link id="a&amp;b" from="1" to="2" length="110.5" freespeed="13.88" capacity="1500"
       permlanes="1.5" oneway="1" modes="car,motorbike" origid="77" type="primary"><attributes>
      <attribute name="shape" class="java.lang.String">600030.0,1200010.0 600060.5,1200020.25</attribute>
      </attributes></link>
      <link id="b" from="2" to="3" length="100" freespeed="10" capacity="600" permlanes="1"><attributes>
      <attribute name="disallowedNextLinks" class="org.matsim.core.network.DisallowedNextLinks">{"car":[["c"],["c","a&amp;b"]]}</attribute>
      </attributes></link>
      <link id="bus" from="2" to="3" length="100" freespeed="10" capacity="600" permlanes="1"
       modes="bus"/>
      <link id="c" from="3" to="1" length="200" freespeed="10" capacity="600" permlanes="1"/>
      </links>
      </network>
      """;

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @AfterEach
  void nothingWasWrong() {
    assertThat(problems.problems()).isEmpty();
  }

  @Test
  void networkKeepsEverything() throws IOException {
    Network network = network();

    Path file = folder.resolve("again.xml.gz");
    NetworkXmlWriter.write(network, file);
    Network again = NetworkXmlReader.read(file, new ModeTable(), problems);

    assertThat(again.name()).isEqualTo("Ngã tư");
    assertThat(again.networkAttributes().findText(0, "coordinateReferenceSystem"))
        .isEqualTo("EPSG:32648");
    assertThat(again.capacityPeriodSeconds()).isEqualTo(5400);
    assertThat(again.effectiveCellSizeMeters()).isEqualTo(7);
    assertThat(again.effectiveLaneWidthMeters()).isEqualTo(3.5);
    assertThat(again.nodeX(0)).isEqualTo(600000.25);
    assertThat(again.nodeAttributes().findText(0, "z")).isEqualTo("12.5");
    assertThat(again.nodeAttributes().findText(0, "type")).isEqualTo("90");
    assertThat(again.nodeAttributes().find(1, "signal").className()).isEqualTo("java.lang.Boolean");
    assertThat(again.linkId(0)).isEqualTo("a&b");
    assertThat(again.lengthMeters(0)).isEqualTo(110.5);
    assertThat(again.freeSpeedMetersPerSecond(0)).isEqualTo(13.88);
    assertThat(again.capacityPcePerPeriod(0)).isEqualTo(1500);
    assertThat(again.laneCount(0)).isEqualTo(1.5);
    assertThat(again.modeTable().namesOf(again.modes(0))).containsExactly("car", "motorbike");
    assertThat(again.modeTable().namesOf(again.modes(1))).containsExactly("car");
    assertThat(again.linkAttributes().namesOf(0)).containsExactly("origid", "type");
    assertThat(again.bendCount(0)).isEqualTo(2);
    assertThat(again.bendX(0, 1)).isEqualTo(600060.5);
    assertThat(again.bendY(0, 1)).isEqualTo(1200020.25);
    assertThat(again.bendCount(1)).isZero();
    assertThat(again.turnRestrictions().count()).isEqualTo(2);
    assertThat(again.turnRestrictions().links(0)).containsExactly(1, 3);
    assertThat(again.turnRestrictions().links(1)).containsExactly(1, 3, 0);
    assertThat(again.linkAttributes().namesOf(1)).isEmpty();
  }

  @Test
  void plansKeepEverything() throws IOException {
    Network network = network();
    Facilities facilities = facilities(network);
    Population population = new Population(network, facilities);
    PopulationXmlReader.read(write("plans.xml", """
            <!DOCTYPE population SYSTEM "http://www.matsim.org/files/dtd/population_v6.dtd">
            <population><attributes>
            <attribute name="coordinateReferenceSystem" class="java.lang.String">X</attribute>
            </attributes>
            <person id="Tý"><attributes>
            <attribute name="age" class="java.lang.Integer">31</attribute></attributes>
            <plan score="12.5" type="work"><attributes>
            <attribute name="note" class="java.lang.String">"a" &amp; b</attribute></attributes>
            <activity type="home" link="a&amp;b" x="1.5" y="-2" z="3" end_time="06:00:00"/>
            <leg mode="walk" dep_time="06:00:00" trav_time="00:01:30"><attributes>
            <attribute name="routingMode" class="java.lang.String">car</attribute></attributes>
            <route type="generic" start_link="a&amp;b" end_link="a&amp;b" trav_time="00:01:30.5"
             distance="99.5"></route></leg>
            <activity type="car interaction" link="a&amp;b" max_dur="00:00:00"/>
            <leg mode="car"><attributes>
            <attribute name="cost" class="java.lang.Double">4.5</attribute></attributes>
            <route type="links" start_link="a&amp;b" end_link="b" trav_time="undefined"
             distance="NaN" vehicleRefId="company car">a&amp;b b</route></leg>
            <activity type="work" facility="factory" start_time="07:00:00" end_time="25:00:00"><attributes>
            <attribute name="shift" class="java.lang.String">night</attribute></attributes></activity>
            <leg mode="pt"><route type="default_pt" start_link="b" end_link="c"
             trav_time="00:10:00" distance="1.0">{"line":"1"}</route></leg>
            <activity type="home" link="c"/>
            </plan>
            <plan selected="yes"><activity type="home" link="b"/></plan>
            </person>
            <person id="2"/>
            </population>
            """), population, problems);

    Path file = folder.resolve("again.xml");
    PopulationXmlWriter.write(population, file);
    Population again = new Population(network, facilities);
    PopulationXmlReader.read(file, again, problems);

    assertThat(again.personCount()).isEqualTo(2);
    assertThat(again.personId(0)).isEqualTo("Tý");
    assertThat(again.personAttributes().find(0, "age").className()).isEqualTo("java.lang.Integer");
    assertThat(again.populationAttributes().findText(0, "coordinateReferenceSystem"))
        .isEqualTo("X");
    int first = again.plans().firstPlan(0);
    int second = again.plans().nextPlan(first);
    assertThat(again.plans().selectedPlan(0)).isEqualTo(second);
    assertThat(again.plans().score(first)).isEqualTo(12.5);
    assertThat(again.plans().score(second)).isNaN();
    int originalFirst = population.plans().firstPlan(0);
    assertThat(again.plans().plan(first)).isEqualTo(population.plans().plan(originalFirst));
    checkFirstPlan(again.plans().plan(first), network);
    PopulationXmlWriter.write(again, folder.resolve("third.xml"));
    assertThat(folder.resolve("third.xml")).hasSameTextualContentAs(file);
  }

  private static void checkFirstPlan(Plan plan, Network network) {
    assertThat(plan.attributes().get("note").text()).isEqualTo("\"a\" & b");
    Leg walk = plan.legs().get(0);
    assertThat(walk.routingMode()).isEqualTo(network.modeTable().find("car"));
    assertThat(walk.route()).isEqualTo(new TeleportRoute(0, 0, 90.5, 99.5));
    Leg car = plan.legs().get(1);
    assertThat(car.route())
        .isEqualTo(LinkPath.of(new int[] {0, 1}, SimTime.UNDEFINED, Double.NaN)
            .withVehicle("company car"));
    assertThat(car.attributes().get("cost").text()).isEqualTo("4.5");
    Activity work = plan.activities().get(2);
    assertThat(work.x()).isEqualTo(600100);
    assertThat(work.link()).isEqualTo(1);
    assertThat(work.endTime()).isEqualTo(90_000);
    assertThat(work.attributes().get("shift").text()).isEqualTo("night");
    assertThat(plan.legs().get(2).route()).isInstanceOf(TextRoute.class);
  }

  @Test
  void versionFourPlansAreUnderstood() throws IOException {
    Population population = new Population(network(), new Facilities());
    PopulationXmlReader.read(write("plans.xml", """
            <!DOCTYPE plans SYSTEM "http://www.matsim.org/files/dtd/plans_v4.dtd">
            <plans xml:lang="de-CH">
            <person id="1" sex="f" age="20" license="yes" car_avail="never" employed="no"><plan>
            <act type="h" link="a&amp;b" x="1" y="2" end_time="06:00"/>
            <leg num="0" mode="CAR" dep_time="06:00" trav_time="00:10" arr_time="06:10">
              <route trav_time="00:10">
                2 3
              </route></leg>
            <act type="w" link="c" dur="00:10"/>
            <leg mode="car"><route> </route></leg>
            <act type="w" link="c" dur="03:30"/>
            <leg mode="car"><route></route></leg>
            <act type="h" link="a&amp;b" end_time="18:00"/>
            <leg mode="car"><route/></leg>
            <act type="x" link="c" end_time="18:10"/>
            <leg mode="walk"><route trav_time="00:20"/></leg>
            <act type="h" link="b"/>
            </plan></person>
            </plans>
            """), population, problems);

    assertThat(population.personAttributes().namesOf(0))
        .containsExactly("age", "carAvail", "employed", "hasLicense", "sex");
    assertThat(population.personAttributes().find(0, "employed").text()).isEqualTo("false");
    Plan plan = population.plans().plan(population.plans().selectedPlan(0));
    assertThat(plan.activities().get(0).endTime()).isEqualTo(21_600);
    assertThat(plan.activities().get(1).maxDurationSeconds()).isEqualTo(600);
    assertThat(plan.legs().get(0).mode()).isEqualTo(population.modeTable().find("car"));
    assertThat(plan.legs().stream().map(Leg::route))
        .containsExactly(
            // Two links join nodes 2 and 3; only the first is open to cars.
            LinkPath.of(new int[] {0, 1, 3}, 600, 300),
            LinkPath.of(new int[] {3}, SimTime.UNDEFINED, 0),
            LinkPath.of(new int[] {3, 0}, SimTime.UNDEFINED, 110.5),
            Route.NONE,
            new TeleportRoute(Network.NO_LINK, Network.NO_LINK, 1200, Double.NaN));
  }

  @Test
  void versionFiveActivitiesAndRoutesAreUnderstood() throws IOException {
    Population population = new Population(network(), new Facilities());
    PopulationXmlReader.read(write("plans.xml", """
            <population><person id="1" employed="yes"><plan selected="yes">
            <act type="h" link="b" end_time="06:00:00"/>
            <leg mode="car"><route type="links" start_link="b" end_link="c"
             vehicleRefId="1">b c</route></leg>
            <act type="w" link="c"/>
            </plan></person></population>
            """), population, problems);

    Plan plan = population.plans().plan(population.plans().selectedPlan(0));
    // The person's own vehicle needs no name.
    assertThat(plan.legs().get(0).route())
        .isEqualTo(LinkPath.of(new int[] {1, 3}, SimTime.UNDEFINED, Double.NaN));
  }

  @Test
  void versionFiveRoutesOfTransitLegsAreUnderstoodWithoutTheirType() throws IOException {
    Population population = new Population(network(), new Facilities());
    PopulationXmlReader.read(write("plans.xml", """
            <population><person id="1"><plan selected="yes">
            <act type="h" link="b" end_time="06:00:00"/>
            <leg mode="pt"><route start_link="b" end_link="c" trav_time="00:10:00">
            PT1===A===61===out===C</route></leg>
            <act type="w" link="c"/>
            </plan></person></population>
            """), population, problems);

    Plan plan = population.plans().plan(population.plans().selectedPlan(0));
    assertThat(plan.legs().get(0).route())
        .isEqualTo(
            new TextRoute("experimentalPt1", 1, 3, 600, Double.NaN, "PT1===A===61===out===C"));
  }

  @Test
  void facilitiesKeepEverything() throws IOException {
    Network network = network();
    Facilities facilities = facilities(network);

    Path file = folder.resolve("again.xml");
    FacilitiesXmlWriter.write(facilities, network, file);
    Facilities again = FacilitiesXmlReader.read(file, network, problems);

    assertThat(again.name()).isEqualTo("KCN");
    assertThat(again.id(0)).isEqualTo("factory");
    assertThat(again.x(0)).isEqualTo(600100);
    assertThat(again.link(0)).isEqualTo(1);
    assertThat(again.options(0)).isEqualTo(facilities.options(0));
    assertThat(again.options(0).get(0).capacity()).isEqualTo(5000);
    assertThat(again.attributes().namesOf(0)).containsExactly("desc", "owner", "z");
    assertThat(again.link(1)).isEqualTo(Network.NO_LINK);
  }

  /** A person may own a vehicle that is not called after him: a route that names none is driven in that. */
  @Test
  void plansNameTheVehicleOfTheFleet() throws IOException {
    Network network = network();
    Population population = new Population(network, facilities(network));
    PopulationXmlReader.read(write("plans.xml", """
            <!DOCTYPE population SYSTEM "http://www.matsim.org/files/dtd/population_v6.dtd">
            <population>
            <person id="Tý"><plan selected="yes">
            <activity type="home" link="a&amp;b" end_time="06:00:00"/>
            <leg mode="car"><route type="links" start_link="a&amp;b" end_link="b">a&amp;b b</route></leg>
            <activity type="work" link="b"/>
            </plan></person>
            </population>
            """), population, problems);
    VehicleTypes types = new VehicleTypes();
    int type = types.add(VehicleType.ofMode("car", "car"));
    int car = network.modeTable().find("car");
    Fleet.Builder builder = Fleet.builder(types, population.personIds()).addMode(car, "car", type);
    builder.setPersonVehicle(0, car, builder.addNamed("xe nhà", type));
    Path file = folder.resolve("plans-again.xml");

    PopulationXmlWriter.write(population, file);
    assertThat(file).content().contains("vehicleRefId=\"Tý\"");
    PopulationXmlWriter.write(population, builder.build(), file);
    assertThat(file).content().contains("vehicleRefId=\"xe nhà\"");
    PopulationXmlWriter.writeSelected(population, builder.build(), file);
    assertThat(file).content().contains("vehicleRefId=\"xe nhà\"");
  }

  @Test
  void vehiclesKeepEverything() {
    VehicleTypes types = new VehicleTypes();
    types.add(new VehicleType(
        "motorbike",
        2,
        0.8,
        20,
        0.25,
        1.5,
        2,
        0,
        "motorbike",
        Manoeuvres.TWO_WHEELER,
        VehicleType.Boarding.STANDARD,
        "xe máy"));
    types.add(new VehicleType(
        "bus",
        12,
        2.5,
        Double.POSITIVE_INFINITY,
        3,
        1,
        40,
        30,
        "car",
        Manoeuvres.NONE,
        new VehicleType.Boarding(2, 1.5, VehicleType.DoorOperation.PARALLEL),
        ""));
    VehicleDefinitions definitions = new VehicleDefinitions(types);
    definitions.addVehicle("61-01", 1);
    definitions.typeAttributes().putText(1, "fuel", "điện");
    definitions.vehicleAttributes().putText(0, "depot", "Thủ Dầu Một");

    Path file = folder.resolve("again.xml");
    VehiclesXmlWriter.write(definitions, file);
    VehicleDefinitions again = VehiclesXmlReader.read(file, new VehicleTypes(), problems);

    assertThat(again.types().types()).isEqualTo(types.types());
    assertThat(again.vehicleIds().text(0)).isEqualTo("61-01");
    assertThat(again.typeOf(0)).isEqualTo(1);
    assertThat(again.types().type(1).passengerCapacity()).isEqualTo(70);
    assertThat(again.typeAttributes().namesOf(1)).containsExactly("fuel");
    assertThat(again.typeAttributes().findText(1, "fuel")).isEqualTo("điện");
    assertThat(again.vehicleAttributes().findText(0, "depot")).isEqualTo("Thủ Dầu Một");
  }

  @Test
  void versionOneVehiclesAreUnderstood() throws IOException {
    Path file = write("vehicles.xml", """
        <vehicleDefinitions xmlns="http://www.matsim.org/files/dtd">
        <vehicleType id="bus"><description>B</description>
        <capacity><seats persons="38"/><standingRoom persons="52"/></capacity>
        <length meter="12"/><width meter="2.5"/><maximumVelocity meterPerSecond="INF"/>
        <accessTime secondsPerPerson="2.0"/><egressTime secondsPerPerson="1.5"/>
        <doorOperation mode="parallel"/><passengerCarEquivalents pce="3"/></vehicleType>
        </vehicleDefinitions>
        """);
    VehicleType bus =
        VehiclesXmlReader.read(file, new VehicleTypes(), problems).types().type(0);

    assertThat(bus.seatCount()).isEqualTo(38);
    assertThat(bus.standingCount()).isEqualTo(52);
    assertThat(bus.boarding())
        .isEqualTo(new VehicleType.Boarding(2, 1.5, VehicleType.DoorOperation.PARALLEL));
    assertThat(bus.maximumSpeedMetersPerSecond()).isInfinite();
  }

  @Test
  void changeEventsComeInTheOrderOfTime() throws IOException {
    Path file = write("changes.xml", """
        <networkChangeEvents>
        <networkChangeEvent startTime="08:00"><link refId="b"/><link refId="c"/>
        <freespeed type="scaleFactor" value="0.5"/><lanes type="offset" value="-1"/></networkChangeEvent>
        <networkChangeEvent startTime="07:00"><link refId="b"/>
        <flowCapacity type="absolute" value="0.1"/></networkChangeEvent>
        </networkChangeEvents>
        """);
    NetworkChanges changes = NetworkChangeEventsXmlReader.read(file, network(), problems);

    assertThat(changes.size()).isEqualTo(5);
    assertThat(changes.startTime(0)).isEqualTo(25_200);
    assertThat(changes.kind(0)).isEqualTo(NetworkChanges.Kind.FLOW_CAPACITY);
    assertThat(changes.applyTo(10, 0)).isEqualTo(0.1);
    assertThat(changes.link(2)).isEqualTo(3);
    assertThat(changes.applyTo(10, 2)).isEqualTo(5);
    assertThat(changes.applyTo(3, 4)).isEqualTo(2);
  }

  @Test
  void recordedPlansAreWrittenBackByteForByte() throws IOException {
    checkWrittenBack("equil", "network.xml");
    checkWrittenBack("equil-mixedTraffic", "network.xml");
    checkWrittenBack("pt-tutorial", "multimodalnetwork.xml");
  }

  private void checkWrittenBack(String scenario, String networkFile) throws IOException {
    Path root = SharedFolder.require("reference/matsim/" + scenario);
    Path recorded = root.resolve("output/output_plans.xml.gz");
    Network network = NetworkXmlReader.read(
        root.resolve("input").resolve(networkFile), new ModeTable(), problems);
    Population population = new Population(network, new Facilities());
    PopulationXmlReader.read(recorded, population, problems);

    Path file = folder.resolve(scenario + ".xml.gz");
    PopulationXmlWriter.write(population, file);

    assertThat(textOf(file)).as(scenario).isEqualTo(textOf(recorded));
  }

  private static List<String> textOf(Path file) throws IOException {
    try (InputStream input = CompressedFile.open(file)) {
      return new String(input.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private Network network() throws IOException {
    return NetworkXmlReader.read(write("network.xml", NETWORK), new ModeTable(), problems);
  }

  private Facilities facilities(Network network) throws IOException {
    Path file = write("facilities.xml", """
        <facilities name="KCN">
        <facility id="factory" x="600100.0" y="1200050.0" z="3.0" linkId="b" desc="giày">
        <activity type="work"><capacity value="5000.0"/>
        <opentime day="wkday" start_time="06:00:00" end_time="30:00:00"/></activity>
        <activity type="visit"/>
        <attributes><attribute name="owner" class="java.lang.String">X</attribute></attributes>
        </facility>
        <facility id="2" x="1.0" y="2.0"/>
        </facilities>
        """);
    return FacilitiesXmlReader.read(file, network, problems);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
