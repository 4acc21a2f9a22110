package vn.luong.scenario.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import vn.luong.gis.binhduong.BinhDuongNetwork;
import vn.luong.gis.binhduong.BinhDuongTables;
import vn.luong.gis.binhduong.BinhDuongZones;
import vn.luong.gis.export.FeatureLayer;
import vn.luong.gis.export.GeoPackageWriter;
import vn.luong.gis.zones.ZoneLayer;
import vn.luong.scenario.config.ScenarioOverrides;
import vn.luong.scenario.run.RunnableScenario;
import vn.luong.sim.fares.TollTable;
import vn.luong.sim.network.ModeTable;
import vn.luong.sim.network.Network;
import vn.luong.sim.population.Population;
import vn.luong.sim.problems.Problem;
import vn.luong.sim.problems.ProblemLog;

/** Scenarios with zones and roads that planners draw. */
class MapFileScenarioTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  @TempDir
  Path folder;

  private final ProblemLog problems = new ProblemLog();

  @Test
  void drawnRoadIsBuiltAndJoinedToTheNearestJunctions() throws IOException {
    Network before = bundled();
    int from = before.nodeIds().index("b01");
    int to = before.nodeIds().index("b05");
    // Begins 20 m beside b01, ends at b05, in two features that meet.
    Coordinate start = new Coordinate(before.nodeX(from) + 20, before.nodeY(from));
    Coordinate end = new Coordinate(before.nodeX(to), before.nodeY(to));
    Coordinate middle = new Coordinate((start.x + end.x) / 2 + 300, (start.y + end.y) / 2);
    roads(
        "roads.gpkg",
        line(start, middle),
        line(middle, end),
        line(middle, new Coordinate(start.x, end.y)));

    RunnableScenario scenario = compile("""
        measures:
          - open-road: roads.gpkg#r0
            lanes: 3
          - {open-road: r1, file: roads.gpkg, speed: 72 km/h, modes: [car]}
          - {change-road: r0_0_f, lanes: 1}
        """);

    Network network = scenario.network();
    int first = network.linkIds().index("r0_0_b");
    assertThat(network.linkCount()).isEqualTo(before.linkCount() + 4);
    assertThat(network.nodeId(network.toNode(first))).isEqualTo("b01");
    assertThat(network.laneCount(first)).isEqualTo(3);
    assertThat(network.laneCount(network.linkIds().index("r0_0_f"))).isEqualTo(1);
    assertThat(network.capacityPcePerPeriod(first)).isEqualTo(3 * 1650);
    assertThat(network.modeTable().namesOf(network.modes(first)))
        .contains("car", "motorbike", "bus");
    int second = network.linkIds().index("r1_0_f");
    assertThat(network.nodeId(network.toNode(second))).isEqualTo("b05");
    assertThat(network.fromNode(second)).isEqualTo(network.fromNode(first));
    assertThat(network.freeSpeedMetersPerSecond(second)).isCloseTo(20, within(1e-9));
    assertThat(scenario.inputs()).hasSize(2);
  }

  @Test
  void tollsOfMeasuresAndLayersAreSpreadAlongTheirRoads() throws IOException {
    Network before = bundled();
    int from = before.nodeIds().index("b01");
    int to = before.nodeIds().index("b05");
    Coordinate start = new Coordinate(before.nodeX(from), before.nodeY(from));
    Coordinate end = new Coordinate(before.nodeX(to), before.nodeY(to));
    LineString[] lines = {
      line(start, end), line(start, new Coordinate(start.x + 900, start.y + 900), end)
    };
    FeatureLayer layer =
        new FeatureLayer("roads", FeatureLayer.Shape.LINE_STRING, lines.length, row -> lines[row]);
    layer.text("id", row -> "r" + row);
    layer.real("toll", row -> row == 0 ? 30_000 : Double.NaN);
    try (GeoPackageWriter writer = GeoPackageWriter.create(folder.resolve("roads.gpkg"), 32648)) {
      writer.write(layer);
    }

    RunnableScenario scenario = compile("""
        measures:
          - open-road: roads.gpkg#r0
          - open-road: roads.gpkg#r1
            toll: {06:00-09:00: 20000 VND, else: 5000 VND}
            toll-modes: [car, motorbike]
          - {change-road: QL13, toll-per-km: 1500 VND}
        """);

    Network network = scenario.network();
    TollTable tolls = new TollTable(scenario.engine().passengers().tolls(), network);
    int car = network.modeTable().find("car");
    int motorbike = network.modeTable().find("motorbike");
    int first = network.linkIds().index("r0_0_f");
    int second = network.linkIds().index("r1_0_b");
    assertThat(tolls.money(car, first, 0)).isCloseTo(30, within(0.2));
    assertThat(tolls.money(motorbike, first, 0)).isZero();
    assertThat(tolls.money(car, second, 6 * 3600)).isCloseTo(20, within(1e-6));
    assertThat(tolls.money(motorbike, second, 9 * 3600)).isCloseTo(5, within(1e-6));
    int highway = network.linkIds().index("b01-b02");
    assertThat(tolls.money(car, highway, 0))
        .isCloseTo(1.5 * network.lengthMeters(highway) / 1000, within(1e-6));
    assertThatThrownBy(() -> compile("""
        measures:
          - {change-road: QL13, toll: 10000 VND, toll-per-km: 10 VND, toll-modes: [lorry]}
        """))
        .hasMessageContaining("a road has one kind of toll")
        .hasMessageContaining("\"lorry\"");
  }

  @Test
  void looseEndFarFromAnyJunctionAndUnknownRoadAreErrors() throws IOException {
    Network before = bundled();
    int from = before.nodeIds().index("b01");
    Coordinate start = new Coordinate(before.nodeX(from), before.nodeY(from));
    roads("roads.gpkg", line(start, new Coordinate(start.x, start.y - 40_000)));

    assertThatThrownBy(() -> compile("""
        measures:
          - open-road: roads.gpkg
          - open-road: roads.gpkg#r7
          - open-road: nowhere.gpkg#r0
        """))
        .hasMessageContaining("there is no file \"nowhere.gpkg\"");
    assertThatThrownBy(() -> compile("""
        measures:
          - open-road: roads.gpkg
          - open-road: roads.gpkg#r7
        """))
        .hasMessageContaining("must lie within 100 m of a junction")
        .hasMessageContaining("has this id or name")
        .hasMessageContaining("Did you mean \"r0\"?");
  }

  @Test
  void zonesOfAFileTakeThePlaceOfTheWards() throws IOException {
    ZoneLayer wards = BinhDuongZones.of(BinhDuongTables.read(), 2019);
    Envelope all = new Envelope();
    for (int ward = 0; ward < wards.zoneCount(); ward++) {
      all.expandToInclude(wards.polygon(ward).getEnvelopeInternal());
    }
    // West and east half of the province.
    double middle = (all.getMinX() + all.getMaxX()) / 2;
    Envelope west =
        new Envelope(all.getMinX() - 10, middle, all.getMinY() - 10, all.getMaxY() + 10);
    Envelope east =
        new Envelope(middle, all.getMaxX() + 10, all.getMinY() - 10, all.getMaxY() + 10);
    Envelope sea = new Envelope(
        all.getMaxX() + 5000, all.getMaxX() + 6000, all.getMinY(), all.getMinY() + 1000);
    zones("zones.gpkg", Double.NaN, west, east, sea);

    RunnableScenario whole = compile("");
    RunnableScenario scenario = compile("zones: zones.gpkg\n");

    assertThat(scenario.zones().zoneCount()).isEqualTo(2);
    assertThat(scenario.zones().name(0)).isEqualTo("Vùng 0");
    assertThat(scenario.zones().outline(0)).isPresent();
    assertThat(problems.problems()).extracting(Problem::kind).contains("zones-left-out");
    assertThat(scenario.population().personCount())
        .isCloseTo(whole.population().personCount(), within(whole.population().personCount() / 50));
    assertThat(scenario.population().personId(0)).startsWith("z0-");
    assertThat(scenario.inputs()).hasSize(2);
  }

  @Test
  void residentsOfTheFileGoBeforeThoseOfTheWards() throws IOException {
    Envelope centre = new Envelope(680_000, 686_000, 1_212_000, 1_218_000);
    zones("zones.gpkg", 300_000, centre);

    Population population = compile("zones: zones.gpkg\n").population();

    long residents = 0;
    for (int person = 0; person < population.personCount(); person++) {
      residents += population.personId(person).startsWith("z0-") ? 1 : 0;
    }
    assertThat(residents).isCloseTo(300, within(10L));
  }

  @Test
  void badZonesAreErrorsOfTheirFeatures() throws IOException {
    zones("zones.gpkg", -5, new Envelope(680_000, 686_000, 1_212_000, 1_218_000));

    assertThatThrownBy(() -> compile("zones: zones.gpkg\n"))
        .hasMessageContaining("zones.gpkg feature 1: column residents is \"-5\"");
    assertThatThrownBy(() -> compile("zones: zone.gpkg\n"))
        .hasMessageContaining("there is no file");
  }

  private static Network bundled() {
    return BinhDuongNetwork.build(BinhDuongTables.read(), 2019, new ModeTable());
  }

  private static LineString line(Coordinate... places) {
    return GEOMETRIES.createLineString(places);
  }

  private void roads(String file, LineString... lines) throws IOException {
    try (GeoPackageWriter writer = GeoPackageWriter.create(folder.resolve(file), 32648)) {
      writer.write(new FeatureLayer(
              "roads", FeatureLayer.Shape.LINE_STRING, lines.length, road -> lines[road])
          .text("id", road -> "r" + road)
          .text("class", road -> "primary"));
    }
  }

  private void zones(String file, double residents, Envelope... areas) throws IOException {
    List<Envelope> boxes = new ArrayList<>(List.of(areas));
    try (GeoPackageWriter writer = GeoPackageWriter.create(folder.resolve(file), 32648)) {
      writer.write(new FeatureLayer(
              "zones",
              FeatureLayer.Shape.POLYGON,
              boxes.size(),
              zone -> GEOMETRIES.toGeometry(boxes.get(zone)))
          .text("id", zone -> "z" + zone)
          .text("name", zone -> "Vùng " + zone)
          .real("residents", zone -> residents));
    }
  }

  private RunnableScenario compile(String more) throws IOException {
    Path file = Files.writeString(folder.resolve("scenario.yaml"), """
        name: drawn
        extends: binh-duong-2019
        population: {sample: 0.1%}
        """ + more);
    return ScenarioCompiler.compile(file.toString(), ScenarioOverrides.NONE, problems);
  }
}
