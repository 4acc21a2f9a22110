package vn.luong.sim.matsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.sim.arrays.IntRows;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.transit.Departures;
import vn.luong.sim.transit.RouteStop;
import vn.luong.sim.transit.StopFacilities;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.SimTime;
import vn.luong.sim.vehicles.VehicleType;
import vn.luong.sim.vehicles.VehicleTypes;

class TransitScheduleXmlTest {
  private static final String STOPS = """
      <transitStops>
      <stopFacility id="A" x="0" y="0" linkRefId="ab"/>
      <stopFacility id="B" x="1" y="0" linkRefId="bc"/>
      <stopFacility id="C" x="2" y="0" linkRefId="cd"/>
      <stopFacility id="nowhere" x="3" y="0"/>
      </transitStops>
      """;
  private static final String LINE = """
      <transitLine id="61"><transitRoute id="out"><transportMode>bus</transportMode>
      """;
  private static final String PROFILE = """
      <routeProfile><stop refId="A" departureOffset="00:00:00"/>
      <stop refId="C" arrivalOffset="00:02:00"/></routeProfile>
      """;
  private static final String LINKS = """
      <route><link refId="ab"/><link refId="bc"/><link refId="cd"/></route>
      """;
  private static final String DEPARTURES = """
      <departures><departure id="1" departureTime="06:00:00" vehicleRefId="bus-1"/></departures>
      """;
  private static final String END = """
      </transitRoute></transitLine></transitSchedule>
      """;

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();
  private Network network;

  /** A -ab-> B -bc-> C -cd-> D, and back from D to A. */
  @BeforeEach
  void makeNetwork() {
    ModeTable modes = new ModeTable();
    long bits = ModeTable.bit(modes.add("bus"));
    NetworkBuilder builder = new NetworkBuilder(modes);
    for (String node : List.of("a", "b", "c", "d")) {
      builder.addNode(node, 100 * builder.nodeCount(), 0);
    }
    LinkProperties road = new LinkProperties(100, 10, 600, 1, bits);
    builder.addLink("ab", 0, 1, road);
    builder.addLink("bc", 1, 2, road);
    builder.addLink("cd", 2, 3, road);
    builder.addLink("da", 3, 0, road);
    network = builder.build();
  }

  @Test
  void scheduleKeepsEverything() throws IOException {
    TransitSchedule schedule = read("""
        <transitSchedule>
        <attributes><attribute name="crs" class="java.lang.String">EPSG:32648</attribute></attributes>
        <transitStops>
        <stopFacility id="A" x="0.25" y="-1.5" z="3.0" linkRefId="ab" name="Bến Thành" stopAreaId="BT"
         isBlocking="true"><attributes>
        <attribute name="accessible" class="java.lang.Boolean">true</attribute></attributes></stopFacility>
        <stopFacility id="B" x="1" y="0" linkRefId="bc"/>
        <stopFacility id="C" x="2" y="0"/>
        </transitStops>
        <minimalTransferTimes>
        <relation fromStop="A" toStop="B" transferTime="120.5"/>
        <relation fromStop="C" toStop="A" transferTime="00:05:00"/>
        </minimalTransferTimes>
        <transitLine id="61" name="Bình Dương &amp; Sài Gòn"><attributes>
        <attribute name="operator" class="java.lang.String">Becamex</attribute></attributes>
        <transitRoute id="out"><attributes>
        <attribute name="direction" class="java.lang.Integer">1</attribute></attributes>
        <description>đi</description>
        <transportMode>bus</transportMode>
        <routeProfile>
        <stop refId="A" departureOffset="00:00:00" allowAlighting="false" awaitDeparture="true"/>
        <stop refId="B" arrivalOffset="00:01:30" departureOffset="00:02:00.5" allowBoarding="false"
         minimumStopDuration="00:00:10"/>
        </routeProfile>
        <route><link refId="ab"/><link refId="bc"/></route>
        <departures>
        <departure id="1" departureTime="25:00:00" vehicleRefId="bus-1"><attributes>
        <attribute name="trip" class="java.lang.String">t1</attribute></attributes>
        <chainedDeparture toDeparture="2"/>
        <chainedDeparture toDeparture="1" toTransitLine="boat" toTransitRoute="r"/></departure>
        <departure id="2" departureTime="26:00:00"/>
        </departures>
        </transitRoute></transitLine>
        <transitLine id="boat">
        <transitRoute id="r"><transportMode>ship</transportMode>
        <routeProfile><stop refId="C" departureOffset="00:00:00"/>
        <stop refId="A" arrivalOffset="00:09:00"/></routeProfile>
        <departures><departure id="1" departureTime="26:30:00"/></departures>
        </transitRoute></transitLine>
        </transitSchedule>
        """);

    Path file = folder.resolve("again.xml.gz");
    TransitScheduleXmlWriter.write(schedule, network, file);
    TransitSchedule again = TransitScheduleXmlReader.read(file, network, problems);

    assertThat(problems.problems()).isEmpty();
    assertSame(again, schedule);
    assertThat(again.attributes().findText(0, "crs")).isEqualTo("EPSG:32648");
    assertThat(again.stops().z(0)).isEqualTo(3);
    assertThat(again.stops().z(1)).isNaN();
    assertThat(again.stops().name(0)).isEqualTo("Bến Thành");
    assertThat(again.stops().areaIds().text(again.stops().area(0))).isEqualTo("BT");
    assertThat(again.stops().blocksLane(0)).isTrue();
    assertThat(again.stops().link(2)).isEqualTo(Network.NO_LINK);
    assertThat(again.stops().attributes().find(0, "accessible").className())
        .isEqualTo("java.lang.Boolean");
    assertThat(again.transferTimes().seconds(0, 1, 0)).isEqualTo(120.5);
    assertThat(again.transferTimes().seconds(2, 0, 0)).isEqualTo(300);
    assertThat(again.lineName(0)).isEqualTo("Bình Dương & Sài Gòn");
    assertThat(again.lineAttributes().findText(0, "operator")).isEqualTo("Becamex");
    assertThat(again.routes().attributes().findText(0, "direction")).isEqualTo("1");
    assertThat(again.routes().description(0)).isEqualTo("đi");
    assertThat(again.routes().properties(1))
        .isEqualTo(new RouteStop(1, 90, 120.5, 10, false, true, false));
    assertThat(again.routes().arrivalOffsetSeconds(0)).isEqualTo(SimTime.UNDEFINED);
    assertThat(again.departures().time(0)).isEqualTo(90_000);
    assertThat(again.departures().attributes().findText(0, "trip")).isEqualTo("t1");
    assertThat(again.departures().chained().value(0, 1)).isEqualTo(2);
  }

  @Test
  void theOnlyLinkOfARouteMayBeWrittenTwice() throws IOException {
    TransitSchedule schedule = read(STOPS + LINE + """
        <routeProfile><stop refId="A" departureOffset="00:00:00"/>
        <stop refId="A" arrivalOffset="00:02:00"/></routeProfile>
        <route><link refId="ab"/><link refId="ab"/></route>
        """ + DEPARTURES + END);

    assertThat(problems.problems()).isEmpty();
    assertThat(schedule.routes().links().size(0)).isEqualTo(1);
    assertThat(schedule.routes().linkPosition(1)).isZero();
  }

  @Test
  void oldFilesNameSeveralLinksAtOnce() throws IOException {
    TransitSchedule schedule = read(
        STOPS + LINE + PROFILE + "<route><link refId=\"ab bc cd\"/></route>" + DEPARTURES + END);

    assertThat(problems.problems()).isEmpty();
    assertThat(schedule.routes().links().size(0)).isEqualTo(3);
  }

  @Test
  void unknownStopIsTold() throws IOException {
    TransitSchedule schedule = read(STOPS + LINE + """
        <routeProfile><stop refId="A" departureOffset="00:00:00"/>
        <stop refId="Z" arrivalOffset="00:01:00"/>
        <stop refId="C" arrivalOffset="00:02:00"/></routeProfile>
        """ + LINKS + DEPARTURES + END);

    assertOnly(
        "unknown-stop",
        10,
        "schedule.xml:10 transitLine \"61\" transitRoute \"out\" stop: "
            + "refId is \"Z\", there is no such stopFacility before it. "
            + "Add the stop to transitStops, or correct the id.");
    assertThat(schedule.routes().stopCount(0)).isEqualTo(2);
  }

  @Test
  void stopOnUnknownLinkIsTold() throws IOException {
    read("""
        <transitStops>
        <stopFacility id="A" x="0" y="0" linkRefId="xy"/>
        </transitStops></transitSchedule>
        """);

    assertOnly("unknown-link", 3, "stopFacility \"A\": linkRefId is \"xy\"");
  }

  @Test
  void timesThatGoBackwardsAreTold() throws IOException {
    read(STOPS + LINE + """
        <routeProfile><stop refId="A" departureOffset="00:00:00"/>
        <stop refId="B" arrivalOffset="00:03:00" departureOffset="00:02:00"/>
        <stop refId="C" arrivalOffset="00:02:30"/></routeProfile>
        """ + LINKS + DEPARTURES + END);

    assertThat(problems.problems().stream().map(TransitScheduleXmlTest::place))
        .containsExactly("10 times-backwards", "11 times-backwards");
    assertThat(problems.problems().get(0).message())
        .contains("departureOffset is 00:02:00, must not be before 00:03:00");
  }

  @Test
  void stopWithoutTimesIsAWarning() throws IOException {
    read(STOPS + LINE + "<routeProfile><stop refId=\"A\"/><stop refId=\"C\"/></routeProfile>"
        + LINKS + DEPARTURES + END);

    assertThat(problems.countByKind()).containsOnlyKeys("stop-without-times");
    assertThat(problems.hasErrors()).isFalse();
  }

  @Test
  void departuresNeedAVehicleThatExists() throws IOException {
    String text = STOPS + LINE + PROFILE + LINKS + """
        <departures>
        <departure id="1" departureTime="06:00:00" vehicleRefId="bus-1"/>
        <departure id="2" departureTime="06:10:00"/>
        <departure id="3" departureTime="06:20:00" vehicleRefId="bus-9"/>
        </departures>
        """ + END;

    read(text);
    assertThat(problems.problems()).isEmpty();

    VehicleDefinitions vehicles = new VehicleDefinitions(new VehicleTypes());
    vehicles.addVehicle("bus-1", vehicles.types().add(VehicleType.ofMode("bus", "bus")));
    TransitScheduleXmlReader.read(write(text), network, vehicles, problems);
    assertThat(problems.problems().stream().map(TransitScheduleXmlTest::place))
        .containsExactly("14 departure-without-vehicle", "15 unknown-vehicle");
    assertThat(problems.problems().get(1).message())
        .contains("departure \"3\": vehicleRefId is \"bus-9\", there is no such transit vehicle");
  }

  @Test
  void linksThatDoNotJoinAreTold() throws IOException {
    read(STOPS + LINE + PROFILE + """
        <route><link refId="ab"/>
        <link refId="cd"/></route>
        """ + DEPARTURES + END);

    assertOnly("unjoined-route", 12, "link \"cd\" follows link \"ab\"");
  }

  @Test
  void unknownLinksOfARouteAreToldWithoutFollowUps() throws IOException {
    read(STOPS + LINE + PROFILE + """
        <route><link refId="ab"/>
        <link refId="xy"/>
        <link refId="da"/></route>
        """ + DEPARTURES + END);

    assertOnly("route-unknown-link", 12, "the route goes through link \"xy\"");
  }

  @Test
  void stopsMustLieOnTheRouteInItsOrder() throws IOException {
    read(STOPS + LINE + """
        <routeProfile><stop refId="B" departureOffset="00:00:00"/>
        <stop refId="A" arrivalOffset="00:01:00"/>
        <stop refId="nowhere" arrivalOffset="00:02:00"/>
        <stop refId="C" arrivalOffset="00:03:00"/></routeProfile>
        <route><link refId="ab"/><link refId="bc"/></route>
        """ + DEPARTURES + END);

    assertThat(problems.problems().stream().map(TransitScheduleXmlTest::place))
        .containsExactly("10 stop-out-of-order", "11 stop-without-link", "12 stop-off-route");
    assertThat(problems.problems().get(0).message())
        .contains("stop \"A\" lies on link \"ab\", the route comes there only before");
  }

  @Test
  void linesAndRoutesThatNobodyCanRideAreWarnings() throws IOException {
    read(STOPS + """
        <transitLine id="61"/>
        <transitLine id="62"><transitRoute id="r"><transportMode>bus</transportMode>
        <routeProfile/></transitRoute></transitLine>
        </transitSchedule>
        """);

    assertThat(problems.problems().stream().map(TransitScheduleXmlTest::place))
        .containsExactly(
            "8 line-without-routes", "9 route-without-stops", "9 route-without-departures");
    assertThat(problems.problems().get(0).message())
        .endsWith("schedule.xml:8 transitLine \"61\": the line has no transitRoute, "
            + "nobody can ride it. Add its routes or remove the line.");
    assertThat(problems.hasErrors()).isFalse();
  }

  @Test
  void everythingElseWrongIsToldAtOnce() throws IOException {
    read("""
        <transitStops>
        <stopFacility id="A" x="0" y="0" isBlocking="yes"/>
        <stopFacility id="A" x="0" y="0"/>
        <stopFacility x="0" y="north" colour="red"/>
        </transitStops>
        <minimalTransferTimes>
        <relation fromStop="A" toStop="Q" transferTime="60"/>
        <relation fromStop="A" toStop="A" transferTime="-60"/>
        <relation fromStop="A" toStop="A" transferTime="soon"/>
        </minimalTransferTimes>
        <transitLine id="61">
        <transitRoute id="r"><transportMode>bus</transportMode>
        <routeProfile><stop refId="A" arrivalOffset="0:0"/><stop refId="A" arrivalOffset="00:99:00"
         departureOffset="00:01:00"/></routeProfile>
        <departures>
        <departure id="1" departureTime="06:00:00"/>
        <departure id="1" departureTime="06:00:00"/>
        <departure id="2"/>
        <departure id="3" departureTime="undefined"/>
        <departure id="4" departureTime="07:00:00">
        <chainedDeparture toDeparture="9"/></departure>
        </departures></transitRoute>
        <transitRoute id="r"/>
        </transitLine>
        <transitLine id="61"/>
        <transitline id="62"/>
        </transitSchedule>
        """);

    assertThat(problems.problems().stream().map(TransitScheduleXmlTest::place))
        .containsExactly(
            "3 bad-flag",
            "4 duplicate-id",
            "5 unknown-attribute",
            "5 missing-attribute",
            "5 bad-number",
            "8 unknown-stop",
            "9 bad-time",
            "10 bad-time",
            "14 bad-time",
            "18 duplicate-id",
            "19 missing-attribute",
            "20 bad-time",
            "24 duplicate-id",
            "26 duplicate-id",
            "27 unknown-element",
            "22 unknown-departure");
  }

  @Test
  void anotherFileIsNotASchedule() throws IOException {
    TransitSchedule schedule = TransitScheduleXmlReader.read(
        Files.writeString(folder.resolve("n.xml"), "<network/>"), network, problems);

    assertThat(schedule.stops().count()).isZero();
    assertThat(problems.countByKind()).containsOnlyKeys("unknown-element");
  }

  @Test
  void aFileThatEndsEarlyGivesAnEmptySchedule() throws IOException {
    TransitSchedule schedule = read(STOPS);

    assertThat(schedule.stops().count()).isZero();
    assertThat(problems.countByKind()).containsOnlyKeys("malformed-xml");
  }

  @Test
  void referenceSchedulesAreReadAndWrittenBack() throws IOException {
    Path root = SharedFolder.require("reference/matsim");
    checkReference(root.resolve("micro/06a-bus-serial-denied"), "network.xml", 3, 1, 2);
    checkReference(root.resolve("micro/06b-bus-parallel-blocking"), "network.xml", 3, 1, 2);
    checkReference(root.resolve("micro/10-metro-transfer"), "network.xml", 6, 2, 16);
    checkReference(root.resolve("pt-simple/input"), "network.xml", 4, 1, 1);
    checkReference(root.resolve("pt-tutorial/input"), "multimodalnetwork.xml", 4, 1, 100);
    checkReference(root.resolve("siouxfalls-10pct/input"), "network.xml", 133, 10, 2040);
  }

  private void checkReference(Path input, String networkFile, int stops, int lines, int departures)
      throws IOException {
    Network roads = NetworkXmlReader.read(input.resolve(networkFile), new ModeTable(), problems);
    VehicleDefinitions vehicles =
        VehiclesXmlReader.read(input.resolve("transitVehicles.xml"), new VehicleTypes(), problems);
    Path recorded = input.resolve("transitSchedule.xml");
    TransitSchedule schedule = TransitScheduleXmlReader.read(
        Files.exists(recorded) ? recorded : input.resolve("transitschedule.xml"),
        roads,
        vehicles,
        problems);
    Path file = folder.resolve("again.xml");
    TransitScheduleXmlWriter.write(schedule, roads, file);
    TransitSchedule again = TransitScheduleXmlReader.read(file, roads, vehicles, problems);

    assertThat(problems.problems()).as(input.toString()).isEmpty();
    assertThat(schedule.stops().count()).isEqualTo(stops);
    assertThat(schedule.lineCount()).isEqualTo(lines);
    assertThat(schedule.departures().count()).isEqualTo(departures);
    assertSame(again, schedule);
  }

  private static void assertSame(TransitSchedule actual, TransitSchedule expected) {
    StopFacilities stops = expected.stops();
    assertThat(actual.stops().count()).isEqualTo(stops.count());
    for (int stop = 0; stop < stops.count(); stop++) {
      assertThat(actual.stops().id(stop)).isEqualTo(stops.id(stop));
      assertThat(actual.stops().properties(stop)).isEqualTo(stops.properties(stop));
      assertThat(actual.stops().attributes().namesOf(stop))
          .isEqualTo(stops.attributes().namesOf(stop));
    }
    assertThat(actual.lineCount()).isEqualTo(expected.lineCount());
    assertThat(actual.transferTimes().relationCount())
        .isEqualTo(expected.transferTimes().relationCount());
    TransitRoutes routes = expected.routes();
    assertThat(actual.routes().count()).isEqualTo(routes.count());
    for (int route = 0; route < routes.count(); route++) {
      assertThat(actual.routes().id(route)).isEqualTo(routes.id(route));
      assertThat(actual.lineId(actual.routes().line(route)))
          .isEqualTo(expected.lineId(routes.line(route)));
      assertThat(actual.routes().transportMode(route)).isEqualTo(routes.transportMode(route));
      assertThat(actual.routes().stopCount(route)).isEqualTo(routes.stopCount(route));
      assertThat(row(actual.routes().links(), route)).isEqualTo(row(routes.links(), route));
    }
    for (int routeStop = 0; routeStop < routes.routeStopCount(); routeStop++) {
      assertThat(actual.routes().properties(routeStop)).isEqualTo(routes.properties(routeStop));
    }
    Departures departures = expected.departures();
    assertThat(actual.departures().count()).isEqualTo(departures.count());
    for (int departure = 0; departure < departures.count(); departure++) {
      assertThat(actual.departures().id(departure)).isEqualTo(departures.id(departure));
      assertThat(actual.departures().route(departure)).isEqualTo(departures.route(departure));
      assertThat(actual.departures().time(departure)).isEqualTo(departures.time(departure));
      assertThat(actual.departures().vehicle(departure)).isEqualTo(departures.vehicle(departure));
      assertThat(row(actual.departures().chained(), departure))
          .isEqualTo(row(departures.chained(), departure));
    }
  }

  private static int[] row(IntRows rows, int row) {
    int[] values = new int[rows.size(row)];
    for (int ordinal = 0; ordinal < values.length; ordinal++) {
      values[ordinal] = rows.value(row, ordinal);
    }
    return values;
  }

  private void assertOnly(String kind, int line, String message) {
    assertThat(problems.problems()).hasSize(1);
    Problem problem = problems.problems().get(0);
    assertThat(place(problem)).isEqualTo(line + " " + kind);
    assertThat(problem.message()).contains(message);
  }

  private static String place(Problem problem) {
    return problem.position().line() + " " + problem.kind();
  }

  /** Reads a schedule; the root element is the first line unless the text has it. */
  private TransitSchedule read(String text) throws IOException {
    return TransitScheduleXmlReader.read(write(text), network, problems);
  }

  private Path write(String text) throws IOException {
    String whole = text.startsWith("<transitSchedule") ? text : "<transitSchedule>\n" + text;
    return Files.writeString(folder.resolve("schedule.xml"), whole);
  }
}
