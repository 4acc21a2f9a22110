package vn.luong.gis.gtfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onebusaway.gtfs.impl.GtfsRelationalDaoImpl;
import org.onebusaway.gtfs.model.StopTime;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.transit.PlacedTransit;
import vn.luong.gis.transit.PlacementParameters;
import vn.luong.gis.transit.TransitPlacement;
import vn.luong.sim.matsim.NetworkXmlReader;
import vn.luong.sim.matsim.TransitScheduleXmlReader;
import vn.luong.sim.network.LinkProperties;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.network.NetworkBuilder;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.random.RandomStream;
import vn.luong.sim.testing.SharedFolder;
import vn.luong.sim.transit.TransitRoutes;
import vn.luong.sim.transit.TransitSchedule;
import vn.luong.sim.units.SimTime;

/** Schedules that are written as feeds and read again keep their halts to the second. */
class GtfsRoundTripTest {
  private static final MetricProjection UTM_48 = MetricProjection.of("EPSG:32648");
  private static final LocalDate TUESDAY = LocalDate.of(2026, 1, 6);

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void tinyFeedComesBackWithItsNames() throws IOException {
    GtfsFeed feed = GtfsReader.read(new TinyFeed().folder(folder.resolve("in")), problems);
    PlacedTransit first = place(feed, TUESDAY, streets());

    write(first.schedule(), first.network(), UTM_48, "out");
    GtfsFeed again = GtfsReader.read(folder.resolve("out"), problems);
    PlacedTransit second = place(again, TUESDAY, streets());

    assertThat(problems.hasErrors()).as(problems.problems().toString()).isFalse();
    assertThat(halts(second.schedule())).isEqualTo(halts(first.schedule()));
    assertThat(Files.readString(folder.resolve("out/routes.txt")))
        .contains("3,BD,03,Chợ – Bến xe,3,FF8800")
        .contains("M1,BD,,Tuyến metro số 1,1,");
    assertThat(Files.readString(folder.resolve("out/agency.txt")))
        .contains("BD,Xe buýt Bình Dương,https://example.org,Asia/Ho_Chi_Minh");
    assertThat(Files.readString(folder.resolve("out/stops.txt")))
        .contains("\"Chợ Thủ Dầu Một, cổng chính\"")
        .contains("nha,Bến xe khách");
    assertThat(Files.readString(folder.resolve("out/transfers.txt")))
        .contains("ben,ga,,,2,180")
        .contains("ben,ben,di1,ve1,4,")
        .hasLineCount(3);
  }

  @Test
  void writtenFeedIsReadByAnotherProgramWithTheSameTimes() throws IOException {
    GtfsFeed feed = GtfsReader.read(new TinyFeed().folder(folder.resolve("in")), problems);
    PlacedTransit placed = place(feed, TUESDAY, streets());
    write(placed.schedule(), placed.network(), UTM_48, "out");

    GtfsRelationalDaoImpl read = new GtfsRelationalDaoImpl();
    org.onebusaway.gtfs.serialization.GtfsReader reader =
        new org.onebusaway.gtfs.serialization.GtfsReader();
    reader.setInputLocation(folder.resolve("out").toFile());
    reader.setEntityStore(read);
    reader.run();

    Map<String, List<String>> halts = new TreeMap<>();
    for (StopTime halt : read.getAllStopTimes()) {
      halts
          .computeIfAbsent(halt.getTrip().getId().getId(), trip -> new ArrayList<>())
          .add(halt.getStop().getId().getId() + " " + SimTime.format(halt.getArrivalTime()) + " "
              + SimTime.format(halt.getDepartureTime()));
    }
    assertThat(halts).isEqualTo(halts(placed.schedule()));
    assertThat(halts.get("dem")).containsExactly("ga 23:50:00 23:50:00", "dx 24:10:00 24:10:00");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void generatedFeedKeepsItsHaltsToTheSecond(long seed) {
    GtfsFeed feed = GtfsReader.read(generated(seed).folder(folder.resolve("in")), problems);
    assertThat(problems.hasErrors()).as(problems.problems().toString()).isFalse();
    PlacedTransit first = place(feed, TUESDAY, streets());

    write(first.schedule(), first.network(), UTM_48, "out");
    PlacedTransit second =
        place(GtfsReader.read(folder.resolve("out"), problems), TUESDAY, streets());

    assertThat(halts(first.schedule())).hasSize(60);
    assertThat(halts(second.schedule())).isEqualTo(halts(first.schedule()));
  }

  @Test
  void busesOfSiouxFallsComeBackOnTheSameLinks() {
    Path input = SharedFolder.require("reference/matsim/siouxfalls-10pct/input");
    Network network =
        NetworkXmlReader.read(input.resolve("network.xml"), new ModeTable(), problems);
    TransitSchedule schedule =
        TransitScheduleXmlReader.read(input.resolve("transitSchedule.xml"), network, problems);
    MetricProjection projection = MetricProjection.of("EPSG:32614");

    write(schedule, network, projection, "out");
    GtfsFeed feed = GtfsReader.read(folder.resolve("out"), problems);
    FeedDay day = FeedLines.of(feed, TUESDAY, projection, problems);
    PlacedTransit placed =
        new TransitPlacement(network, PlacementParameters.STANDARD).place(day.sketch(), problems);

    assertThat(problems.hasErrors()).as(problems.problems().toString()).isFalse();
    assertThat(halts(placed.schedule())).isEqualTo(halts(schedule));
    assertThat(placed.schedule().routes().count()).isEqualTo(schedule.routes().count());
    for (int route = 0; route < schedule.routes().count(); route++) {
      // At a terminal on a junction the link before the stop is as good as the one behind it.
      List<String> all = links(placed.schedule(), placed.network(), route);
      List<String> expected = links(schedule, network, route);
      assertThat(all).containsAll(expected.subList(1, expected.size() - 1));
      assertThat(all.size()).isLessThanOrEqualTo(expected.size() + 2);
    }
  }

  private PlacedTransit place(GtfsFeed feed, LocalDate date, Network network) {
    FeedDay day = FeedLines.of(feed, date, UTM_48, problems);
    return new TransitPlacement(network, PlacementParameters.STANDARD)
        .place(day.sketch(), problems);
  }

  private void write(
      TransitSchedule schedule, Network network, MetricProjection projection, String name) {
    Path target = folder.resolve(name);
    target.toFile().mkdirs();
    new GtfsWriter(schedule, network, projection, GtfsWriter.Settings.STANDARD, problems)
        .write(target);
  }

  /** Stop and times of every halt, trip by trip; without what a stop facility on another link is called. */
  private static Map<String, List<String>> halts(TransitSchedule schedule) {
    Map<String, List<String>> halts = new TreeMap<>();
    TransitRoutes routes = schedule.routes();
    Map<String, Integer> count = new TreeMap<>();
    for (int departure = 0; departure < schedule.departures().count(); departure++) {
      count.merge(schedule.departures().id(departure), 1, Integer::sum);
    }
    for (int departure = 0; departure < schedule.departures().count(); departure++) {
      int route = schedule.departures().route(departure);
      double start = schedule.departures().time(departure);
      List<String> ofTrip = new ArrayList<>();
      for (int at = routes.firstStop(route); at < routes.endStop(route); at++) {
        ofTrip.add(schedule.stops().id(routes.stop(at)).replaceAll("\\.link:.*", "") + " "
            + SimTime.format(start + routes.arrivalOffsetSeconds(at)) + " "
            + SimTime.format(start + routes.departureOffsetSeconds(at)));
      }
      String id = schedule.departures().id(departure);
      halts.put(
          count.get(id) == 1
              ? id
              : schedule.lineId(routes.line(route)) + "_" + routes.id(route) + "_" + id,
          ofTrip);
    }
    return halts;
  }

  private static List<String> links(TransitSchedule schedule, Network network, int route) {
    List<String> links = new ArrayList<>();
    for (int at = schedule.routes().links().start(route);
        at < schedule.routes().links().end(route);
        at++) {
      links.add(network.linkId(schedule.routes().links().value(at)));
    }
    return links;
  }

  /** Two-way streets every 300 m from the market to the bus station. */
  private static Network streets() {
    ModeTable modes = new ModeTable();
    NetworkBuilder builder = new NetworkBuilder(modes);
    double[] corner = UTM_48.project(106.648, 10.978);
    int columns = 10;
    int rows = 3;
    for (int node = 0; node < columns * rows; node++) {
      double x = corner[0] + 300 * (node % columns);
      builder.addNode("n" + node, x, corner[1] + 300 * (node / columns));
    }
    LinkProperties street = new LinkProperties(300, 12, 900, 1, ModeTable.bit(modes.add("car")));
    for (int node = 0; node < columns * rows; node++) {
      if (node % columns + 1 < columns) {
        builder.addLink("e" + node, node, node + 1, street);
        builder.addLink("w" + node, node + 1, node, street);
      }
      if (node + columns < columns * rows) {
        builder.addLink("n" + node, node, node + columns, street);
        builder.addLink("s" + node, node + columns, node, street);
      }
    }
    return builder.build();
  }

  /** Three bus lines with twenty trips each, at times to the second, some past midnight. */
  private static TinyFeed generated(long seed) {
    StringBuilder stops = new StringBuilder("stop_id,stop_name,stop_lat,stop_lon\n");
    for (int stop = 0; stop < 12; stop++) {
      stops
          .append(stop)
          .append(",Trạm ")
          .append(stop)
          .append(',')
          .append(10.978 + 0.005 * RandomStream.doubleAt(seed, stop, 1, 0))
          .append(',')
          .append(106.648 + 0.024 * RandomStream.doubleAt(seed, stop, 2, 0))
          .append('\n');
    }
    StringBuilder routes = new StringBuilder("route_id,route_short_name,route_type\n");
    StringBuilder trips = new StringBuilder("route_id,service_id,trip_id,direction_id\n");
    StringBuilder halts =
        new StringBuilder("trip_id,arrival_time,departure_time,stop_id,stop_sequence\n");
    for (int line = 0; line < 3; line++) {
      routes.append(line).append(",Tuyến ").append(line).append(",3\n");
      for (int trip = 0; trip < 20; trip++) {
        String id = line + "-" + trip;
        trips
            .append(line)
            .append(",thuong,")
            .append(id)
            .append(',')
            .append(trip % 2)
            .append('\n');
        int time = (int) (5 * 3600 + 20 * 3600 * RandomStream.doubleAt(seed, line, trip, 3));
        for (int at = 0; at < 5; at++) {
          int stop = (line * 5 + (trip % 2 == 0 ? at : 4 - at)) % 12;
          int leaves = time + (int) (40 * RandomStream.doubleAt(seed, line, trip * 10 + at, 4));
          halts
              .append(id)
              .append(',')
              .append(SimTime.format(time))
              .append(',')
              .append(SimTime.format(leaves))
              .append(',')
              .append(stop)
              .append(',')
              .append(at)
              .append('\n');
          time = leaves + 60 + (int) (300 * RandomStream.doubleAt(seed, line, trip * 10 + at, 5));
        }
      }
    }
    return new TinyFeed()
        .put("stops.txt", stops.toString())
        .put("routes.txt", routes.toString())
        .put("trips.txt", trips.toString())
        .put("stop_times.txt", halts.toString())
        .remove("frequencies.txt")
        .remove("transfers.txt")
        .remove("shapes.txt");
  }
}
