package vn.luong.scenario.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.scenario.config.PassengerSettings;
import vn.luong.scenario.config.ScenarioFile;
import vn.luong.scenario.config.ScenarioFileReader;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.runfolder.JsonFile;
import vn.luong.sim.ids.IdTable;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.TransitScheduleXmlReader;
import vn.luong.sim.matsim.VehicleDefinitions;
import vn.luong.sim.matsim.VehiclesXmlReader;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.operations.OperationsChecks;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.transit.TransitVehicles;
import vn.luong.sim.vehicles.Fleet;
import vn.luong.sim.vehicles.VehicleTypes;

class ImportGtfsCommandTest {
  @TempDir
  Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private Path network;
  private Path feed;

  /** A street of 3 km to the east in both directions, and a feed with a bus along it and a metro. */
  @BeforeEach
  void writeInputs() throws IOException {
    double[] west = MetricProjection.of("EPSG:32648").project(106.65, 10.98);
    StringBuilder nodes = new StringBuilder();
    StringBuilder links = new StringBuilder();
    for (int node = 0; node <= 10; node++) {
      nodes.append(
          "<node id=\"n%d\" x=\"%s\" y=\"%s\"/>\n".formatted(node, west[0] + 300 * node, west[1]));
      for (int next : new int[] {node - 1, node + 1}) {
        if (next >= 0 && next <= 10) {
          links.append(
              ("<link id=\"l%d-%d\" from=\"n%d\" to=\"n%d\" length=\"300\" capacity=\"900\""
                      + " freespeed=\"13.9\" permlanes=\"1\" modes=\"car\"/>\n")
                  .formatted(node, next, node, next));
        }
      }
    }
    network = Files.writeString(
        folder.resolve("net.xml"),
        "<network><nodes>\n" + nodes + "</nodes><links>\n" + links + "</links></network>\n");
    feed = Files.createDirectory(folder.resolve("feed"));
    write("agency.txt", """
        agency_id,agency_name,agency_url,agency_timezone
        BD,Xe buýt Bình Dương,https://example.org,Asia/Ho_Chi_Minh
        """);
    write("stops.txt", """
        stop_id,stop_name,stop_lat,stop_lon
        cho,Chợ,10.9799,106.6510
        bv,Bệnh viện,10.9800,106.6600
        ben,Bến xe,10.9800,106.6750
        ga,Ga,10.9900,106.6750
        """);
    write("routes.txt", """
        route_id,route_short_name,route_type
        3,03,3
        M1,M1,1
        """);
    write("calendar_dates.txt", """
        service_id,date,exception_type
        ngay,20260302,1
        """);
    write("trips.txt", """
        route_id,service_id,trip_id,block_id
        3,ngay,di1,xe
        3,ngay,ve1,xe
        M1,ngay,m1,
        """);
    write("stop_times.txt", """
        trip_id,arrival_time,departure_time,stop_id,stop_sequence
        di1,06:00:00,06:00:00,cho,1
        di1,06:02:00,06:02:30,bv,2
        di1,06:06:00,06:06:00,ben,3
        ve1,06:20:00,06:20:00,ben,1
        ve1,06:27:00,06:27:00,cho,2
        m1,24:10:00,24:10:00,ben,1
        m1,24:12:00,24:12:00,ga,2
        """);
  }

  @Test
  void feedBecomesAScheduleThatVehiclesCanDrive() {
    Path out = folder.resolve("out");

    int code =
        run("import", "gtfs", feed, "--network", network, "--crs", "EPSG:32648", "--out", out);

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    assertThat(output.toString()).contains("Day 2026-03-02", "2 lines", "3 departures", "QGIS");
    ProblemLog problems = new ProblemLog();
    Network after = NetworkXmlReader.read(out.resolve("network.xml.gz"), new ModeTable(), problems);
    VehicleDefinitions vehicles =
        VehiclesXmlReader.read(out.resolve("transitVehicles.xml.gz"), new VehicleTypes(), problems);
    TransitSchedule schedule = TransitScheduleXmlReader.read(
        out.resolve("transitSchedule.xml.gz"), after, vehicles, problems);
    Fleet.Builder fleet = Fleet.builder(vehicles.types(), new IdTable());
    vehicles.addTo(fleet);
    OperationsChecks.run(TransitVehicles.of(schedule, fleet.build()), after, problems);
    assertThat(problems.problems()).isEmpty();
    assertThat(vehicles.vehicleCount()).isEqualTo(2);
    assertThat(schedule.lineCount()).isEqualTo(2);
  }

  /** One fare by line, one from zone to zone; a scenario reads both back. */
  @Test
  void faresOfTheFeedAreThoseOfTheScenario() throws IOException {
    write("stops.txt", """
        stop_id,stop_name,stop_lat,stop_lon,zone_id
        cho,Chợ,10.9799,106.6510,A
        bv,Bệnh viện,10.9800,106.6600,A
        ben,Bến xe,10.9800,106.6750,B
        ga,Ga,10.9900,106.6750,C
        """);
    write("fare_attributes.txt", """
        fare_id,price,currency_type,payment_method,transfers,transfer_duration
        xe,8000,VND,0,,3600
        gan,12000,VND,1,,3600
        xa,15000,VND,1,,5400
        """);
    write("fare_rules.txt", """
        fare_id,route_id,origin_id,destination_id
        xe,3,,
        gan,M1,B,C
        gan,M1,C,B
        xa,M1,,
        """);
    Path out = folder.resolve("out");

    int code =
        run("import", "gtfs", feed, "--network", network, "--crs", "EPSG:32648", "--out", out);

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    ScenarioFile scenario =
        ScenarioFileReader.read(out.resolve("scenario.yaml").toString(), ScenarioOverrides.NONE);
    PassengerSettings.Fares fares = scenario.transit().passengers().fares().orElseThrow();
    assertThat(fares.ofLine()).containsOnlyKeys("3");
    assertThat(fares.ofLine().get("3").base()).isEqualTo(8000);
    assertThat(fares.transferSeconds()).isEqualTo(3600);
    assertThat(fares.zones().orElseThrow().modes()).hasSize(1);
    assertThat(Files.readString(out.resolve("fares.csv")))
        .contains("from,to,fare\n", "B,C,12000\n", "C,B,12000\n", "A,C,15000\n");
    assertThat(Files.readString(out.resolve("fare-zones.csv"))).contains("ben,B\n", "ga,C\n");
  }

  @Test
  void faresThatNoScenarioCanSayAreTold() throws IOException {
    write("fare_attributes.txt", """
        fare_id,price,currency_type,payment_method,transfers
        xe,8000,VND,0,0
        """);
    write("fare_rules.txt", """
        fare_id,route_id,origin_id,destination_id,contains_id
        xe,M1,B,C,
        xe,3,,,A
        """);
    Path out = folder.resolve("out");

    run("import", "gtfs", feed, "--network", network, "--crs", "EPSG:32648", "--out", out);

    assertThat(errors.toString() + output)
        .contains(
            "stops have no zone_id", "through certain zones", "lines without a fare: 1, such as 3");
    assertThat(Files.exists(out.resolve("fares.csv"))).isFalse();
    assertThat(Files.readString(out.resolve("scenario.yaml"))).contains("\"M1\": {base: 8000 VND}");
  }

  /** What the scenario says of fares without the feed must hold then, not rides for nothing. */
  @Test
  void aFeedWhoseFaresAreAllLeftOutHasNone() throws IOException {
    write("fare_attributes.txt", """
        fare_id,price,currency_type,payment_method,transfers
        xe,8000,VND,0,0
        """);
    write("fare_rules.txt", """
        fare_id,route_id,origin_id,destination_id,contains_id
        xe,3,,,A
        """);
    Path out = folder.resolve("out");

    run("import", "gtfs", feed, "--network", network, "--crs", "EPSG:32648", "--out", out);

    assertThat(errors.toString() + output).contains("through certain zones");
    assertThat(Files.readString(out.resolve("scenario.yaml"))).doesNotContain("fares:");
  }

  @Test
  void reportsAndMapAreWritten() throws IOException {
    Path out = folder.resolve("out");

    run("import", "gtfs", feed, "--network", network, "--crs", "EPSG:32648", "--out", out);

    JsonNode report = JsonFile.readTree(out.resolve("import-report.json"));
    assertThat(report.at("/date").asText()).isEqualTo("2026-03-02");
    assertThat(report.at("/routes_matched/road").asInt()).isEqualTo(2);
    assertThat(report.at("/routes_matched/own_way").asInt()).isEqualTo(1);
    assertThat(Files.readString(out.resolve("import-report.txt")))
        .contains("Xe buýt Bình Dương", "M1 1 (M1): 2 stops");
    assertThat(Files.size(out.resolve("transit.gpkg"))).isPositive();
  }

  @Test
  void importedScheduleIsExportedAsAFeedAgain() throws IOException {
    Path out = folder.resolve("out");
    Path again = folder.resolve("again");
    run("import", "gtfs", feed, "--network", network, "--crs", "EPSG:32648", "--out", out);

    int code = run("export", out, "--to", "gtfs", "--out", again, "--date", "2026-03-02");

    assertThat(code).as(errors.toString()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(again.resolve("stop_times.txt")))
        .contains("m1,24:10:00,24:10:00,ben,0,0,0", "di1,06:02:00,06:02:30,bv,1,0,0");
    assertThat(Files.readString(again.resolve("stops.txt"))).contains("Bệnh viện");
    assertThat(Files.readString(again.resolve("calendar.txt"))).contains("20260302,20270301");
  }

  @Test
  void sameFeedGivesTheSameBytes() throws IOException {
    for (String name : new String[] {"a", "b"}) {
      run(
          "import",
          "gtfs",
          feed,
          "--network",
          network,
          "--crs",
          "EPSG:32648",
          "--out",
          folder.resolve(name));
    }

    for (String file : new String[] {
      "network.xml.gz",
      "transitSchedule.xml.gz",
      "transitVehicles.xml.gz",
      "transit.gpkg",
      "import-report.json",
      "import-report.txt"
    }) {
      assertThat(folder.resolve("a").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
    }
  }

  @Test
  void everythingWrongIsToldAtOnceAndNothingIsWritten() throws IOException {
    write("stops.txt", "stop_id,stop_name,stop_lat,stop_lon\ncho,Chợ,910,106.65\n");

    int code = run(
        "import",
        "gtfs",
        feed,
        "--network",
        network,
        "--date",
        "2.3.2026",
        "--out",
        folder.resolve("out"));

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString())
        .contains("--date: \"2.3.2026\" is no date")
        .contains("does not state its coordinate system", "--crs EPSG:32648")
        .contains("feed/stops.txt:2 field stop_lat: \"910\", must be a number from -90.0 to 90.0")
        .contains("feed/stop_times.txt:3 field stop_id: \"bv\" is not in stops.txt");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void feedOfAnotherRegionIsRefused() {
    int code = run(
        "import",
        "gtfs",
        feed,
        "--network",
        network,
        "--crs",
        "EPSG:32632",
        "--out",
        folder.resolve("out"));

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).containsAnyOf("km from the network", "does not reach");
  }

  @Test
  void exportWithoutANetworkSaysWhatIsMissing() throws IOException {
    Path schedule = Files.writeString(folder.resolve("s.xml"), "<transitSchedule/>");

    int code = run("export", schedule, "--to", "gtfs", "--out", folder.resolve("again"));

    assertThat(code).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(errors.toString()).contains("network.xml.gz", "--network");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(feed.resolve(file), text);
  }

  private int run(Object... arguments) {
    String[] texts = new String[arguments.length];
    for (int at = 0; at < texts.length; at++) {
      texts[at] = arguments[at].toString();
    }
    return Main.execute(new PrintWriter(output, true), new PrintWriter(errors, true), texts);
  }
}
