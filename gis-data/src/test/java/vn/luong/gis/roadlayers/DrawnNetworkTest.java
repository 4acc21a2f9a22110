package vn.luong.gis.roadlayers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import vn.luong.gis.crs.MetricProjection;
import vn.luong.gis.features.LayerColumns;
import vn.luong.gis.features.LayerReader;
import vn.luong.gis.features.LayerRequest;
import vn.luong.gis.features.MapLayer;
import vn.luong.gis.roads.HighwayClass;
import vn.luong.sim.network.Network;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;
import vn.luong.sim.problems.SourcePosition;
import vn.luong.sim.units.ClosedHours;

class DrawnNetworkTest {
  private static final SourcePosition ASKER = SourcePosition.of("test");

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();
  private final MetricProjection metric = MetricProjection.of("EPSG:32648");

  @Test
  void roadsMeetAtTheirEndsAndWhereAnotherEndsOnThem() throws Exception {
    // A T: the side road ends 0.5 m beside the middle of the main road. A bridge crosses both
    // without meeting them.
    MapLayer layer = layer(
        "\"id\": \"main\", \"class\": \"primary\"", "LINESTRING (680000 1210000, 682000 1210000)",
        "\"id\": \"side\", \"lanes\": 1", "LINESTRING (681000 1210000.5, 681000 1211000)",
        "\"id\": \"loop\"", "LINESTRING (681000 1211000, 682000 1211000, 682000 1210000)",
        "\"id\": \"bridge\"", "LINESTRING (680500 1209000, 680500 1212000)");
    List<DrawnRoad> roads = RoadFeatures.read(layer, RoadColumns.usual(ASKER), problems);

    DrawnNetwork.Result result = DrawnNetwork.build(roads, metric, 1, false);

    Network network = result.network();
    assertThat(problems.problems()).isEmpty();
    assertThat(result.cuts()).isEqualTo(1);
    assertThat(ids(network))
        .containsExactly(
            "main_0_f",
            "main_0_b",
            "main_1_f",
            "main_1_b",
            "side_0_f",
            "side_0_b",
            "loop_0_f",
            "loop_0_b");
    int first = network.linkIds().index("main_0_f");
    assertThat(network.toNode(first))
        .isEqualTo(network.fromNode(network.linkIds().index("side_0_f")));
    assertThat(network.capacityPcePerPeriod(first)).isEqualTo(2 * 1650);
    // UTM stretches by 1.0000 here: the ellipsoid is 0.003 per cent longer or shorter.
    assertThat(network.lengthMeters(first)).isCloseTo(1000, within(0.5));
    assertThat(network.laneCount(network.linkIds().index("side_0_f"))).isEqualTo(1);
    assertThat(network.bendCount(network.linkIds().index("loop_0_f"))).isEqualTo(1);
    assertThat(result.droppedLinksByMode()).containsEntry("car", 2);
  }

  /** Whatever the order of a set is in this process. */
  @Test
  void modesOfTheNetworkComeInTheOrderOfTheirNames() throws Exception {
    MapLayer layer = layer(
        "\"id\": \"main\", \"modes\": \"truck;motorbike;car;bus;bicycle\"",
        "LINESTRING (680000 1210000, 682000 1210000)");
    List<DrawnRoad> roads = RoadFeatures.read(layer, RoadColumns.usual(ASKER), problems);

    Network network = DrawnNetwork.build(roads, metric, 1, false).network();

    assertThat(network.modeTable().namesOf(network.modes(0)))
        .containsExactly("bicycle", "bus", "car", "motorbike", "truck");
  }

  /** Where another road touches its only end, it still needs a node on the way. */
  @Test
  void loopsThatHangOnARoadAreKept() throws Exception {
    MapLayer layer = layer(
        "\"id\": \"a\"",
        "LINESTRING (680000 1210000, 681000 1210000)",
        "\"id\": \"loop\"",
        "LINESTRING (681000 1210000, 681500 1210500, 681500 1209500, 681000 1210000)");

    DrawnNetwork.Result result = DrawnNetwork.build(
        RoadFeatures.read(layer, RoadColumns.usual(ASKER), problems), metric, 1, false);

    assertThat(result.network().linkCount()).isEqualTo(6);
  }

  @Test
  void roadsAreClosedInTheHoursOfTheirColumn() throws Exception {
    MapLayer layer = layer(
        "\"id\": \"a\", \"closed_hours\": \"truck 6:00-9:00;motorbike 22:00-05:00\"",
        "LINESTRING (680000 1210000, 681000 1210000)",
        "\"id\": \"b\"",
        "LINESTRING (681000 1210000, 682000 1210000)");

    Network network = DrawnNetwork.build(
            RoadFeatures.read(layer, RoadColumns.usual(ASKER), problems), metric, 1, false)
        .network();

    assertThat(problems.problems()).isEmpty();
    for (String link : List.of("a_0_f", "a_0_b")) {
      assertThat(closedHours(network, link))
          .isEqualTo("motorbike 00:00-05:00,22:00-24:00;truck 06:00-09:00");
    }
    assertThat(closedHours(network, "b_0_f")).isNull();
  }

  @Test
  void closedHoursThatCannotBeReadAreToldWithTheFeature() throws Exception {
    MapLayer layer = layer(
        "\"id\": \"a\", \"gio_cam\": \"truck at night\"",
        "LINESTRING (680000 1210000, 681000 1210000)");

    RoadFeatures.read(layer, RoadColumns.usual(ASKER), problems);

    assertThat(problems.problems()).extracting(Problem::kind).containsExactly("bad-closed-hours");
    assertThat(problems.problems().get(0).message()).contains("truck at night");
  }

  private static String closedHours(Network network, String link) {
    return network.linkAttributes().findText(network.linkIds().index(link), ClosedHours.ATTRIBUTE);
  }

  /** F, T and B in Shapefiles of OpenStreetMap. */
  @Test
  void lettersOfDirection() throws Exception {
    MapLayer layer = layer(
        "\"id\": \"f\", \"oneway\": \"F\"", "LINESTRING (680000 1210000, 681000 1210000)",
        "\"id\": \"t\", \"oneway\": \"T\"", "LINESTRING (681000 1210000, 682000 1210000)",
        "\"id\": \"b\", \"oneway\": \"B\"", "LINESTRING (682000 1210000, 683000 1210000)");

    Network network = DrawnNetwork.build(
            RoadFeatures.read(layer, RoadColumns.usual(ASKER), problems), metric, 1, false)
        .network();

    // Both one-way roads lead into a node that nothing leads out of; only the road of both
    // directions is left.
    assertThat(network.linkCount()).isEqualTo(2);
    assertThat(network.fromNode(0)).isEqualTo(network.toNode(1));
  }

  @Test
  void crossingsAreJunctionsIfAsked() throws Exception {
    MapLayer layer = layer(
        "\"id\": \"a\"", "LINESTRING (680000 1210000, 682000 1210000)",
        "\"id\": \"b\"", "LINESTRING (681000 1209000, 681000 1211000)");

    DrawnNetwork.Result result = DrawnNetwork.build(
        RoadFeatures.read(layer, RoadColumns.usual(ASKER), problems), metric, 1, true);

    assertThat(result.cuts()).isEqualTo(2);
    assertThat(result.network().linkCount()).isEqualTo(8);
    assertThat(result.network().nodeCount()).isEqualTo(5);
  }

  @Test
  void columnsAndClassesAreTranslated() throws Exception {
    MapLayer layer = layer(
        "\"ma\": 13, \"loai\": \"Quốc lộ\", \"lan\": \"3\", \"vt\": \"62,5\", \"chieu\": \"-1\","
            + " \"xe\": \"car;bus\"",
        "LINESTRING (680000 1210000, 682000 1210000)",
        "\"ma\": 13, \"loai\": \"Đường mòn\"",
        "LINESTRING (682000 1210000, 683000 1210000)");
    Map<String, String> named = Map.of(
        "id", "ma", "class", "loai", "lanes", "lan", "speed", "vt", "oneway", "chieu", "modes",
        "xe");
    RoadColumns columns =
        new RoadColumns(new LayerColumns(named, ASKER), Map.of("Quốc lộ", HighwayClass.TRUNK));

    List<DrawnRoad> roads = RoadFeatures.read(layer, columns, problems);

    DrawnRoad road = roads.get(0);
    assertThat(road.id()).isEqualTo("13");
    assertThat(roads.get(1).id()).isEqualTo("13-2");
    assertThat(road.highwayClass()).isEqualTo(HighwayClass.TRUNK);
    assertThat(road.lanes()).isEqualTo(3);
    assertThat(road.speedMetersPerSecond()).isCloseTo(62.5 / 3.6, within(1e-9));
    assertThat(road.capacityPcePerHour()).isEqualTo(3 * 1800);
    assertThat(road.direction()).isEqualTo(DrawnRoad.Direction.BACKWARD);
    assertThat(road.modes()).containsExactlyInAnyOrder("car", "bus");
    assertThat(problems.problems()).extracting(Problem::kind).containsExactly("unknown-road-class");
  }

  @Test
  void valuesNoRoadCanHaveAreErrorsOfTheirFeature() throws Exception {
    MapLayer layer = layer(
        "\"id\": \"a\", \"lanes\": -2, \"oneway\": \"perhaps\", \"speed\": \"fast\"",
        "LINESTRING (680000 1210000, 682000 1210000)");

    RoadFeatures.read(layer, RoadColumns.usual(ASKER), problems);
    LayerColumns misnamed = new LayerColumns(Map.of("lanes", "lane"), ASKER);
    RoadFeatures.read(layer, new RoadColumns(misnamed, Map.of()), problems);

    assertThat(problems.problems())
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("roads.geojson:2 feature 1: column lanes is \"-2\""))
        .anyMatch(message -> message.contains("column oneway is \"perhaps\""))
        .anyMatch(message -> message.contains("column speed is \"fast\""))
        .anyMatch(message -> message.contains("Did you mean \"lanes\"?"));
  }

  private static List<String> ids(Network network) {
    List<String> ids = new ArrayList<>();
    for (int link = 0; link < network.linkCount(); link++) {
      ids.add(network.linkId(link));
    }
    return ids;
  }

  /** A GeoJSON layer of properties and lines in metres, in turn. */
  private MapLayer layer(String... propertiesAndLines) throws IOException, ParseException {
    List<String> features = new ArrayList<>();
    for (int at = 0; at < propertiesAndLines.length; at += 2) {
      Geometry line = metric.toLongitudeLatitude(new WKTReader().read(propertiesAndLines[at + 1]));
      List<String> places = new ArrayList<>();
      for (Coordinate place : line.getCoordinates()) {
        places.add("[" + place.x + ", " + place.y + "]");
      }
      features.add("{\"type\": \"Feature\", \"properties\": {" + propertiesAndLines[at]
          + "}, \"geometry\": {\"type\": \"LineString\", \"coordinates\": " + places + "}}");
    }
    Path file = Files.writeString(
        folder.resolve("roads.geojson"),
        "{\"type\": \"FeatureCollection\", \"features\": [\n" + String.join(",\n", features)
            + "]}");
    return LayerReader.read(
        LayerRequest.of(file, ASKER, LayerRequest.Shape.LINE), metric, problems);
  }
}
